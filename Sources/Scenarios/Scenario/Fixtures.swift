import Basis
import SourceYAML

/// Puts what several scenarios share in front of one: the files under `fixtures:`.
///
/// Customers, stubs and rules of a fixture come after the scenario's own, its script comes before; of everything else
/// the scenario's own word counts.
struct FixtureReader {
  /// Codes of the findings.
  enum Code {
    static let key = "fixture.key"
  }

  /// What a fixture can hold.
  static let keys = [
    "organization", "tags", "clock", "seed", "era", "rules", "customers", "stubs", "script",
  ]

  let bundle: SourceBundle
  var diagnostics: [Diagnostic] = []

  init(_ bundle: SourceBundle) { self.bundle = bundle }

  /// A scenario's mapping with what its fixtures add.
  mutating func merged(_ root: Node) -> Node {
    guard var own = root.entries, let list = root["fixtures"] else { return root }
    for written in list.items ?? [list] {
      guard let fixture = fixture(written)?.entries else { continue }
      for entry in fixture { add(entry, to: &own) }
    }
    return Node(.mapping(own), span: root.span, tag: root.tag)
  }

  private mutating func fixture(_ written: Node) -> Node? {
    guard let text = Reader<String>.string.read(written, &diagnostics) else { return nil }
    guard let path = BundlePath.resolve(text, in: BundlePath.folder(of: written.span.file)) else {
      diagnostics.append(
        Diagnostic(
          .error, ScenarioLoader.Code.outside, "\(text.prefix(100)) leads out of the files at hand",
          at: written.span))
      return nil
    }
    guard let source = bundle[path] else {
      diagnostics.append(
        Diagnostic(
          .error, ScenarioLoader.Code.missing, "there is no file \(path)", at: written.span,
          hint: "the path starts at the scenario's folder"))
      return nil
    }
    let (root, findings) = YAML.parse(source, file: path)
    diagnostics += findings
    return root
  }

  private mutating func add(_ entry: Node.Entry, to own: inout [Node.Entry]) {
    let key = entry.key.text ?? ""
    guard Self.keys.contains(key) else {
      let near = Suggestion.nearest(to: key, among: Self.keys).map { "did you mean \($0)?" }
      diagnostics.append(
        Diagnostic(
          .error, Code.key, "a fixture has no key \(key.prefix(40))", at: entry.key.span,
          hint: near ?? "the keys of a fixture are: \(Self.keys.joined(separator: ", "))"))
      return
    }
    guard let index = own.firstIndex(where: { $0.key.text == key }) else { return own.append(entry) }
    let (mine, shared) = (own[index].value, entry.value)
    if let mine = mine.items, let shared = shared.items {
      own[index].value.kind = .sequence(key == "script" ? shared + mine : mine + shared)
    } else if key == "rules", let mine = mine.entries, let shared = shared.entries {
      own[index].value.kind = .mapping(shared + mine)
    }
  }
}
