import Basis
import ContactCenter
import Simulation
import SourceYAML

/// Reads the lines of a script: each is one key and what would be typed.
struct ScriptReader {
  /// Codes of the findings.
  enum Code {
    static let line = "script.line"
  }

  let parser: LineParser
  let expectations: ExpectationReader
  var seats: SeatFinder
  var diagnostics: [Diagnostic] = []

  /// The keys that stand for a command instead of a seat.
  static let stageKeys = CommandCatalog.stage

  /// - Parameter file: the bundle's path and the text of a file that the script names, by its path as written and where
  ///   that stands; nil when it leads out of the bundle.
  init(
    organization: Organization, customers: [Customer],
    file: @escaping (String, SourceSpan) -> (path: String, text: String?)?
  ) {
    parser = LineParser(organization)
    seats = SeatFinder(organization: organization, customers: customers)
    expectations = ExpectationReader(
      names: ExpectedNames(organization, customers: customers),
      traces: TraceExpectationReader { file($0, $1)?.text },
      transcripts: TranscriptExpectationReader(file: file))
  }

  mutating func read(_ lines: [Node]) -> [ScriptLine] { lines.compactMap { line($0) } }

  private mutating func line(_ node: Node) -> ScriptLine? {
    guard let entries = node.entries, let entry = entries.first else {
      return refuse("a line of a script is a key and what is typed, such as customer: Hi", at: node.span)
    }
    if entries.count > 1 {
      refuse(
        "a line of a script has one key; \(entries[1].key.text ?? "the second") starts another",
        at: entries[1].key.span, hint: "begin it with a dash of its own") as Void?
    }
    let key = (entry.key.text ?? "").trimmed
    if key == "expect" {
      let expected = expectations.read(entry.value, &diagnostics)
      return expected.isEmpty ? nil : ScriptLine(.expect(expected), at: entry.key.span)
    }
    guard let text = Reader<String>.string.read(entry.value, &diagnostics) else { return nil }
    if Self.stageKeys.contains(key) {
      return act("/\(key) \(text)", at: .stage, typed: "/\(key) \(text)", entry)
    }
    guard let prefix = SeatPrefix(key) else { return unknown(key, at: entry.key.span) }
    switch seats.seat(prefix, at: entry.key.span) {
    case .success(let seat): return act(text, at: seat, typed: "\(key): \(text.trimmed)", entry)
    case .failure(let failure):
      diagnostics += failure.diagnostics
      return nil
    }
  }

  private mutating func act(_ text: String, at seat: Seat, typed: String, _ entry: Node.Entry) -> ScriptLine?
  {
    switch parser.parse(text, at: seat, span: entry.value.span) {
    case .success(let act): return ScriptLine(.act(act), typed: typed, at: entry.key.span)
    case .failure(let failure):
      diagnostics += failure.diagnostics
      return nil
    }
  }

  private mutating func unknown(_ key: String, at span: SourceSpan) -> ScriptLine? {
    let known = SeatPrefix.Role.allCases.map(\.rawValue) + Self.stageKeys + ["expect", "include"]
    let first = key.split(separator: " ").first.map(String.init) ?? key
    let near = Suggestion.nearest(to: first, among: known).map { "did you mean \($0):?" }
    return refuse(
      "a script has no line \(key.prefix(40)):", at: span,
      hint: near ?? "lines are: \(known.map { "\($0):" }.joined(separator: " "))")
  }

  @discardableResult
  private mutating func refuse<Value>(_ message: String, at span: SourceSpan, hint: String? = nil) -> Value? {
    diagnostics.append(Diagnostic(.error, Code.line, message, at: span, hint: hint))
    return nil
  }
}
