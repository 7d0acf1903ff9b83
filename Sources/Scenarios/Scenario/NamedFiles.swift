import SourceYAML

/// The files that a scenario, a fixture or an included script names besides its organization, as written.
struct NamedFiles: Sendable {
  /// What a file is for.
  enum Use: Sendable {
    /// What several scenarios share.
    case fixture
    /// Lines of a script.
    case include
    /// A trace of the product.
    case trace
    /// What a conversation must look like; it need not be there yet.
    case golden
  }

  private(set) var all: [(path: String, use: Use)] = []

  /// Finds the names in a text. A text that has none of the words is not read: this is asked of every scenario before
  /// anything is seen.
  init(in text: String) {
    guard
      Wanted.mentions("trace:", in: text) || Wanted.mentions("include:", in: text)
        || Wanted.mentions("fixtures:", in: text) || Wanted.mentions("transcript:", in: text),
      let root = YAML.parse(text, file: "").root
    else { return }
    if let fixtures = root["fixtures"] {
      for fixture in fixtures.items ?? [fixtures] { add(fixture, .fixture) }
    }
    for line in root.items ?? root["script"]?.items ?? [] {
      if let include = line["include"] { add(include, .include) }
      if let expected = line["expect"] { addExpected(expected) }
    }
  }

  private mutating func addExpected(_ node: Node) {
    for item in node.items ?? [node] {
      if let trace = item["trace"] { add(trace["file"] ?? trace, .trace) }
      if let transcript = item["transcript"] { add(transcript["file"] ?? transcript, .golden) }
      for word in ["optional", "critical"] {
        if let inside = item[word] { addExpected(inside) }
      }
    }
  }

  private mutating func add(_ node: Node, _ use: Use) {
    if let path = node.text, !path.isEmpty { all.append((path, use)) }
  }
}
