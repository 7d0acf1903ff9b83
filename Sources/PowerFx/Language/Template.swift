import Basis

/// A text of a message with `{expression}` islands, as Copilot Studio's text fields have them.
public struct Template: Sendable, Equatable {
  /// A stretch of literal text or an island.
  public enum Piece: Sendable, Equatable {
    /// Text that is shown as it stands.
    case text(String)
    /// An expression whose value is shown.
    case expression(Expression)
  }

  /// The text it was read from.
  public let source: String
  /// The pieces in order.
  public let pieces: [Piece]

  /// The expressions in order.
  public var expressions: [Expression] {
    pieces.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }

  /// Reads a text. A brace without its partner is literal and gives a warning. An island that cannot be read
  /// gives its errors, and there is no template.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - origin: where it starts in its file.
  ///   - file: the file, for diagnostics.
  public static func parse(
    _ source: String, at origin: SourcePosition = .start, file: String = ""
  ) -> (Template?, [Diagnostic]) {
    guard source.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
      return (Template(source: source, pieces: source.isEmpty ? [] : [.text(source)]), [])
    }
    var scanner = TemplateScanner(source, at: origin, file: file)
    scanner.scan()
    let failed = scanner.diagnostics.contains { $0.severity == .error }
    return (failed ? nil : Template(source: source, pieces: scanner.pieces), scanner.diagnostics)
  }

  /// Fills in the values.
  ///
  /// - Returns: the text (an error's island is empty), and the errors met in order.
  public func render(in context: EvaluationContext) -> (text: String, faults: [Fault]) {
    render { $0.evaluate(in: context) }
  }

  /// Fills in the values that a function gives for its expressions.
  ///
  /// - Returns: the text (an error's island is empty), and the errors met in order.
  public func render(_ value: (Expression) -> Value) -> (text: String, faults: [Fault]) {
    if pieces.count == 1, case .text(let text) = pieces[0] { return (text, []) }
    var text = ""
    text.reserveCapacity(source.utf8.count)
    var faults: [Fault] = []
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .expression(let expression):
        let value = value(expression)
        if case .error(let fault) = value { faults.append(fault) } else { text += value.display }
      }
    }
    return (text, faults)
  }
}

/// Finds the islands of a text.
private struct TemplateScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var place: SourcePosition
  private let file: String
  private var literal = String.UnicodeScalarView()
  private(set) var pieces: [Template.Piece] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: String, at origin: SourcePosition, file: String) {
    scalars = Array(source.unicodeScalars)
    place = origin
    self.file = file
  }

  mutating func scan() {
    while index < scalars.count {
      switch scalars[index] {
      case "{":
        if let end = closing() { island(to: end) } else { warn("opening", "}") }
      case "}": warn("closing", "{")
      default: step(keep: true)
      }
    }
    if !literal.isEmpty { pieces.append(.text(String(literal))) }
  }

  private mutating func step(keep: Bool) {
    let scalar = scalars[index]
    if keep { literal.append(scalar) }
    index += 1
    place.advance(over: scalar)
  }

  private mutating func warn(_ which: String, _ partner: String) {
    let start = place
    step(keep: true)
    diagnostics.append(
      Diagnostic(
        .warning, "template.lone-brace", "the \(which) brace has no partner and is shown as it stands",
        at: SourceSpan(file: file, start: start, end: place), hint: "Add \(partner) or remove the brace"))
  }

  /// Where the island that starts here ends; braces inside texts, names and records do not count.
  private func closing() -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    for position in index..<scalars.count {
      let scalar = scalars[position]
      if let open = quote {
        if scalar == open { quote = nil }
        continue
      }
      switch scalar {
      case "\"", "'": quote = scalar
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
    }
    return nil
  }

  private mutating func island(to end: Int) {
    if !literal.isEmpty { pieces.append(.text(String(literal))) }
    literal = String.UnicodeScalarView()
    let open = place
    step(keep: false)
    let inside = String(String.UnicodeScalarView(scalars[index..<end]))
    let start = place
    while index <= end { step(keep: false) }
    if inside.allSatisfy(\.isWhitespace) {
      diagnostics.append(
        Diagnostic(
          .warning, "template.empty-braces",
          "nothing stands between the braces; they are shown as they stand",
          at: SourceSpan(file: file, start: open, end: place)))
      literal.append(contentsOf: "{\(inside)}".unicodeScalars)
      return
    }
    let (expression, found) = Expression.parse(inside, at: start, file: file)
    diagnostics += found
    if let expression { pieces.append(.expression(expression)) }
  }
}
