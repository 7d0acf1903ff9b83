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

  /// Makes a finding.
  public init(
    _ severity: Severity, _ code: String, _ message: String, at span: SourceSpan? = nil, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
  }

  /// `file:line:column: error: message [code]`, the line with a caret when `source` is its text, and the hint.
  ///
  /// - Parameter source: the text of the span's file, if it is at hand.
  public func rendered(source: String? = nil) -> String {
    var text = ""
    if let span { text += "\(span.file):\(span.start.line):\(span.start.column): " }
    text += "\(severity.rawValue): \(message) [\(code)]"
    if let span, let excerpt = source.flatMap({ Self.excerpt(of: span, in: $0) }) { text += "\n\(excerpt)" }
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }

  /// The longest excerpt of a line that is shown, in scalars.
  private static let widestExcerpt = 100

  /// The span's first line, cut to a window around it, with carets below.
  private static func excerpt(of span: SourceSpan, in source: String) -> String? {
    let scalars = source.unicodeScalars
    var line = 1
    var index = scalars.startIndex
    while line < span.start.line, index < scalars.endIndex {
      if scalars[index] == "\n" { line += 1 }
      index = scalars.index(after: index)
    }
    guard line == span.start.line, index < scalars.endIndex else { return nil }
    let whole = Array(scalars[index...].prefix { $0 != "\n" && $0 != "\r" })
    let column = min(span.start.column - 1, whole.count)
    let first = max(0, min(column - widestExcerpt / 2, whole.count - widestExcerpt))
    let window = whole[first..<min(whole.count, first + widestExcerpt)]
    let sameLine = span.end.line == span.start.line
    let wanted = sameLine ? span.end.column - span.start.column : whole.count - column
    let carets = max(1, min(wanted, window.endIndex - column))
    // Tabs and anything that is not plain text become spaces: the line is somebody else's.
    let shown = window.map { $0.value >= 32 && $0.value != 127 ? Character($0) : " " }
    return "  " + String(shown) + "\n  " + String(repeating: " ", count: column - first)
      + String(repeating: "^", count: carets)
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
