/// A finding for the person who wrote a file or typed a command: what, where, why, and the mend.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is lost.
    case note
    /// Works, but probably not as meant.
    case warning
    /// Cannot work.
    case error

    /// Whether a severity is less bad than another.
    public static func < (a: Severity, b: Severity) -> Bool {
      a == .note && b != .note || a == .warning && b == .error
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// Stable and dotted, for filters: `scenario.unknown-key`.
  public var code: String
  /// What is wrong and why it matters, one sentence, no final full stop.
  public var message: String
  /// Where; nil when it is about no file.
  public var span: SourceSpan?
  /// How to mend it, in the imperative.
  public var hint: String?
  /// The id of the product's rule that makes it a mistake; nil when none does.
  public var rule: String?

  /// Makes a finding.
  public init(
    _ severity: Severity, _ code: String, _ message: String, at span: SourceSpan? = nil, hint: String? = nil,
    rule: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.rule = rule
  }

  /// `file:line:column: error: message [code, rule id]`, the line with a caret when `source` is its text, and the hint.
  ///
  /// - Parameter source: the text of the span's file, if it is at hand.
  public func rendered(source: String? = nil) -> String {
    var text = ""
    if let span { text += "\(Self.harmless(span.file)):\(span.start.line):\(span.start.column): " }
    text += "\(severity.rawValue): \(Self.harmless(message)) [\(code)\(rule.map { ", rule \($0)" } ?? "")]"
    if let span, let excerpt = source.flatMap({ Self.excerpt(of: span, in: $0) }) { text += "\n\(excerpt)" }
    if let hint { text += "\n  hint: \(Self.harmless(hint))" }
    return text
  }

  /// The longest excerpt of a line that is shown, in scalars.
  private static let widestExcerpt = 100

  /// The span's first line, cut to a window around it, with carets below.
  private static func excerpt(of span: SourceSpan, in source: String) -> String? {
    guard let whole = line(span.start.line, of: source) else { return nil }
    let column = min(max(span.start.column, 1) - 1, whole.count)
    let first = max(0, min(column - widestExcerpt / 2, whole.count - widestExcerpt))
    let window = whole[first..<min(whole.count, first + widestExcerpt)]
    let sameLine = span.end.line == span.start.line
    let end = sameLine ? min(max(span.end.column, 1) - 1, whole.count) : whole.count
    let carets = max(1, min(end, window.endIndex) - column)
    return "  " + harmless(String(String.UnicodeScalarView(window))) + "\n  "
      + String(repeating: " ", count: column - first) + String(repeating: "^", count: carets)
  }

  /// The scalars of a line without its end; LF, CRLF and CR end lines, a byte order mark belongs to none.
  /// Nil for an empty last line and beyond.
  private static func line(_ number: Int, of source: String) -> [Unicode.Scalar]? {
    var rest = source.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    var line = 1
    while line < number, let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      let isPair = rest[end] == "\r" && rest[end...].dropFirst().first == "\n"
      rest = rest[end...].dropFirst(isPair ? 2 : 1)
      line += 1
    }
    guard line == number, !rest.isEmpty else { return nil }
    return Array(rest.prefix { $0 != "\n" && $0 != "\r" })
  }

  /// Somebody else's text for a terminal: tabs, controls and invisible marks become spaces.
  private static func harmless(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isHarmless(scalar) ? scalar : " ") }
    return String(scalars)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 32 && scalar.value != 127 }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return false
    // The joiners shape letters and emoji; the other marks can only mislead.
    case .format: return scalar.value == 0x200C || scalar.value == 0x200D
    default: return true
    }
  }
}

/// Findings that stop what was asked.
public struct Failure: Error, Sendable {
  /// All of them, at least one.
  public var diagnostics: [Diagnostic]

  /// Makes a failure.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Makes a failure of one finding.
  public init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }
}
