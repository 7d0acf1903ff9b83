import Basis

/// Reads YAML as Copilot Studio writes it and as people write organization and scenario files.
///
/// The dialect differs from YAML where the product's own files do: a plain scalar may start with `@`, a
/// backtick, `%` (but `%YAML` and `%TAG` at the start of a line), and with `*` when no alias follows;
/// only `true` and `false` are booleans; there are no dates and no merge keys. Everything the parser
/// doubts is reported with its place and a hint, and it never traps, whatever the text.
public enum YAML {
  /// Largest file that is read, in UTF-8 bytes: 8 MiB. A larger one is refused at once.
  public static let largestFile = 8 << 20
  /// Deepest nesting that is read.
  public static let deepest = 200
  /// Most values a file may have, counted with what its aliases repeat.
  public static let mostNodes = 1_000_000
  /// Most findings about one file; a last one says that there are more.
  public static let mostFindings = 100

  /// The codes of what this room finds.
  public enum Code {
    /// The file has no value at all. An error; who accepts empty files looks for this code.
    public static let empty = "yaml.empty"
    /// Larger than `largestFile`, nested deeper than `deepest`, or more values than `mostNodes`.
    public static let tooLarge = "yaml.too-large"
    /// Not UTF-8.
    public static let encoding = "yaml.encoding"
    /// A character that YAML does not allow.
    public static let character = "yaml.character"
    /// A tab where spaces must indent.
    public static let tab = "yaml.tab"
    /// Not YAML.
    public static let syntax = "yaml.syntax"
    /// A key that its mapping already has.
    public static let duplicateKey = "yaml.duplicate-key"
    /// A second document in the file.
    public static let severalDocuments = "yaml.several-documents"
    /// An alias without an anchor, or inside what it stands for.
    public static let alias = "yaml.alias"
    /// A key that nobody reads.
    public static let unknownKey = "key.unknown"
    /// A key that must be there and is not.
    public static let missingKey = "key.missing"
    /// A value of another kind than expected.
    public static let wrongType = "value.type"
    /// A value of the right kind that means nothing here.
    public static let wrongValue = "value.invalid"
    /// More findings than are listed.
    public static let more = "yaml.more"
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - text: the file's text; a byte order mark and CRLF are accepted.
  ///   - file: the path that diagnostics name.
  /// - Returns: the value, nil when the file is empty, is refused or is not YAML, and all findings in order of
  ///   place. After a syntax error, reading goes on at the next top-level key, so that further errors
  ///   are found too.
  public static func parse(_ text: String, file: String) -> (root: Node?, diagnostics: [Diagnostic]) {
    guard text.utf8.count <= largestFile else {
      let megabytes = text.utf8.count / (1 << 20)
      let finding = Diagnostic(
        .error, Code.tooLarge, "the file has \(megabytes) MiB; at most \(largestFile >> 20) MiB are read",
        at: .file(file), hint: "split the file or check that it is the right one")
      return (nil, [finding])
    }
    var findings = Findings()
    let source = PreparedText(text, file: file, findings: &findings)
    let root = compose(source, findings: &findings)
    return (root, findings.inOrder)
  }

  /// Reads one file from its bytes; what is not UTF-8 is reported and read as U+FFFD.
  ///
  /// Offsets count from the start of the text after that replacement.
  public static func parse(bytes: [UInt8], file: String) -> (root: Node?, diagnostics: [Diagnostic]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let finding = Diagnostic(
        .error, Code.encoding, "the file is UTF-16; only UTF-8 is read", at: .file(file),
        hint: "save the file as UTF-8")
      return (nil, [finding])
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var result = parse(text, file: file)
    if bytes.count <= largestFile, String(validating: bytes, as: UTF8.self) == nil {
      let place = SourcePosition.firstDifference(of: text, from: bytes)
      let finding = Diagnostic(
        .error, Code.encoding, "bytes that are not UTF-8 were read as U+FFFD",
        at: SourceSpan(file: file, start: place, end: place), hint: "save the file as UTF-8")
      result.diagnostics.insert(finding, at: 0)
    }
    return result
  }

  /// How often reading starts again after a syntax error.
  private static let mostRestarts = 20

  private static func compose(_ source: PreparedText, findings: inout Findings) -> Node? {
    var segment = PreparedText.Segment.whole
    var root: Node?
    for attempt in 0...mostRestarts {
      var composer = Composer(source, segment: segment, findings: findings)
      let outcome = composer.run()
      findings = composer.findings
      switch outcome {
      case .value(let node):
        if attempt == 0 { root = node }
        return root
      case .refused:
        return nil
      case .brokenAt(let index):
        guard let next = source.topLevel(afterIndex: index) else { return nil }
        segment = next
      }
    }
    return nil
  }
}

/// What was found, up to a limit.
struct Findings {
  private var diagnostics: [Diagnostic] = []
  private var surplus = 0

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < YAML.mostFindings { diagnostics.append(diagnostic) } else { surplus += 1 }
  }

  /// The findings by place; those of equal place in the order found.
  var inOrder: [Diagnostic] {
    let order = diagnostics.indices.sorted {
      let a = diagnostics[$0].span?.start.offset ?? 0
      let b = diagnostics[$1].span?.start.offset ?? 0
      return (a, $0) < (b, $1)
    }
    var ordered = order.map { diagnostics[$0] }
    if surplus > 0, let last = ordered.last {
      ordered.append(
        Diagnostic(
          .note, YAML.Code.more, "\(surplus) more findings in this file are not listed", at: last.span))
    }
    return ordered
  }
}

extension SourcePosition {
  /// Where a text stops being the bytes it was decoded from.
  fileprivate static func firstDifference(of text: String, from bytes: [UInt8]) -> SourcePosition {
    var place = SourcePosition.start
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      let end = place.offset + width
      guard end <= bytes.count, bytes[place.offset..<end].elementsEqual(String(scalar).utf8) else { break }
      place.offset = end
      place.column += 1
      if scalar == "\n" { (place.line, place.column) = (place.line + 1, 1) }
    }
    return place
  }
}
