import Basis

/// One word of an expression.
struct Token {
  enum Kind: Equatable {
    case identifier(String, quoted: Bool)
    case number(String)
    case text(String)
    /// An operator, bracket or separator; `&&`, `And` and the like share one spelling.
    case symbol(String)
    /// `$"` … `"`: literal pieces and the tokens of the expressions between them.
    case interpolated([Piece])
    case end
  }

  /// A part of an interpolated text.
  enum Piece: Equatable {
    case text(String)
    case expression([Token])

    static func == (a: Piece, b: Piece) -> Bool {
      switch (a, b) {
      case (.text(let x), .text(let y)): x == y
      case (.expression(let x), .expression(let y)): x.map(\.kind) == y.map(\.kind)
      default: false
      }
    }
  }

  var kind: Kind
  /// From the first scalar up to the one after the last.
  var start: SourcePosition
  var end: SourcePosition

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
}

/// Splits an expression into tokens.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var place: SourcePosition
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: String, at origin: SourcePosition, file: String) {
    scalars = Array(source.unicodeScalars)
    place = origin
    self.file = file
  }

  /// All tokens, the last of kind `end`.
  mutating func tokens() -> [Token] {
    var tokens = scan(depth: 0, insideText: false)
    tokens.append(Token(kind: .end, start: place, end: place))
    return tokens
  }

  // MARK: Moving

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ distance: Int = 1) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private mutating func advance() {
    guard let scalar = current else { return }
    index += 1
    place.advance(over: scalar)
  }

  private mutating func report(
    _ code: String, _ message: String, from start: SourcePosition, hint: String? = nil
  ) {
    let span = SourceSpan(file: file, start: start, end: place)
    diagnostics.append(Diagnostic(.error, "expression.\(code)", message, at: span, hint: hint))
  }

  // MARK: Scanning

  /// Tokens up to the end, or up to the brace that closes an expression inside a text.
  private mutating func scan(depth: Int, insideText: Bool) -> [Token] {
    var tokens: [Token] = []
    var braces = 0
    while let scalar = current {
      if insideText, scalar == "}", braces == 0 { break }
      let start = place
      if let kind = token(scalar, depth: depth) {
        if kind == .symbol("{") { braces += 1 }
        if kind == .symbol("}") { braces -= 1 }
        tokens.append(Token(kind: kind, start: start, end: place))
      }
    }
    return tokens
  }

  private mutating func token(_ scalar: Unicode.Scalar, depth: Int) -> Token.Kind? {
    switch scalar {
    case _ where Self.isSpace(scalar):
      advance()
      return nil
    case "/" where peek() == "/":
      while let next = current, next != "\n" { advance(); _ = next }
      return nil
    case "/" where peek() == "*":
      comment()
      return nil
    case "\"": return .text(quoted("\""))
    case "'": return .identifier(quoted("'"), quoted: true)
    case "$" where peek() == "\"": return interpolated(depth: depth)
    case "0"..."9": return .number(number())
    case "." where peek().map { ("0"..."9").contains($0) } ?? false: return .number(number())
    case _ where Self.startsName(scalar): return .identifier(word(), quoted: false)
    default: return symbol(scalar)
    }
  }

  private mutating func comment() {
    let start = place
    advance()
    advance()
    while let scalar = current {
      if scalar == "*", peek() == "/" {
        advance()
        advance()
        return
      }
      advance()
    }
    report("open-comment", "the comment is never closed", from: start, hint: "End it with */")
  }

  /// What stands between two quotes; a doubled quote stands for one.
  private mutating func quoted(_ quote: Unicode.Scalar) -> String {
    let start = place
    var text = String.UnicodeScalarView()
    advance()
    while let scalar = current {
      if scalar == quote {
        advance()
        guard current == quote else { return String(text) }
      }
      text.append(scalar)
      advance()
    }
    report(
      "open-quote", "the \(quote == "'" ? "name" : "text") is never closed", from: start,
      hint: "End it with \(quote)")
    return String(text)
  }

  private mutating func number() -> String {
    var text = ""
    func digits(_ lexer: inout Lexer) {
      while let scalar = lexer.current, ("0"..."9").contains(scalar) {
        text.unicodeScalars.append(scalar)
        lexer.advance()
      }
    }
    digits(&self)
    if current == "." {
      text += "."
      advance()
      digits(&self)
    }
    if let mark = current, mark == "e" || mark == "E" {
      let signed = peek() == "+" || peek() == "-"
      if let digit = peek(signed ? 2 : 1), ("0"..."9").contains(digit) {
        text += "e"
        advance()
        if signed, let sign = current {
          text.unicodeScalars.append(sign)
          advance()
        }
        digits(&self)
      }
    }
    return text
  }

  // Nearly all is ASCII, for which the tables of Unicode need not be asked.

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || ("\t"..."\r").contains(scalar)
      : scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.isASCII
      ? scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .letterNumber
  }

  /// Whether a scalar that starts no name may stand in one.
  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    let category = scalar.properties.generalCategory
    return category == .decimalNumber || category == .nonspacingMark || category == .spacingMark
      || category == .connectorPunctuation || category == .format
  }

  private mutating func word() -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current, Self.startsName(scalar) || Self.continuesName(scalar) {
      text.append(scalar)
      advance()
    }
    return String(text)
  }

  private static let doubles: Set<String> = ["&&", "||", "<=", ">=", "<>", ";;"]

  private mutating func symbol(_ scalar: Unicode.Scalar) -> Token.Kind? {
    let start = place
    if let next = peek() {
      let pair = String(String.UnicodeScalarView([scalar, next]))
      if Self.doubles.contains(pair) {
        advance()
        advance()
        return .symbol(pair)
      }
    }
    advance()
    if "+-*/^%=<>&!.,;:()[]{}@".unicodeScalars.contains(scalar) { return .symbol(String(scalar)) }
    report(
      "unexpected-character", "the character \u{201C}\(scalar)\u{201D} has no meaning here", from: start,
      hint: "Put text in double quotes and unusual names in single quotes")
    return nil
  }

  /// `$"Hello {name}"`; doubled braces stand for single ones.
  private mutating func interpolated(depth: Int) -> Token.Kind {
    let start = place
    var pieces: [Token.Piece] = []
    var literal = String.UnicodeScalarView()
    advance()
    advance()
    while let scalar = current {
      switch scalar {
      case "\"" where peek() != "\"":
        advance()
        if !literal.isEmpty { pieces.append(.text(String(literal))) }
        return .interpolated(pieces)
      case "\"",
        "{" where peek() == "{",
        "}" where peek() == "}":
        advance()
        literal.append(scalar)
        advance()
      case "{":
        if !literal.isEmpty { pieces.append(.text(String(literal))) }
        literal = String.UnicodeScalarView()
        guard let tokens = island(depth: depth) else { return .interpolated(pieces) }
        pieces.append(.expression(tokens))
      case "}":
        let at = place
        advance()
        report("lone-brace", "a closing brace without an opening one", from: at, hint: "Write }} for a brace")
      default:
        literal.append(scalar)
        advance()
      }
    }
    report("open-quote", "the text is never closed", from: start, hint: "End it with \"")
    return .interpolated(pieces)
  }

  private mutating func island(depth: Int) -> [Token]? {
    let start = place
    guard depth < Parser.deepest else {
      report("too-deep", "nested deeper than \(Parser.deepest) levels", from: start)
      index = scalars.count
      return nil
    }
    advance()
    var tokens = scan(depth: depth + 1, insideText: true)
    if tokens.isEmpty { report("empty-braces", "nothing stands between the braces", from: start) }
    tokens.append(Token(kind: .end, start: place, end: place))
    guard current == "}" else {
      report("open-brace", "the brace is never closed", from: start, hint: "End it with }")
      return nil
    }
    advance()
    return tokens
  }
}
