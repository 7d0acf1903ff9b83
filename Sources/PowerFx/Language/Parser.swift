import Basis

/// Reads tokens by operator precedence.
struct Parser {
  /// Deepest nesting that is read.
  static let deepest = 200

  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tokens: [Token], file: String) {
    self.tokens = tokens
    self.file = file
  }

  private init(_ tokens: [Token], inside parser: Parser) {
    self.tokens = tokens
    file = parser.file
    depth = parser.depth
  }

  /// The whole expression; always a tree, with `missing` where something could not be read.
  mutating func parse() -> Syntax {
    let syntax = chain()
    if case .end = current.kind {
    } else if diagnostics.isEmpty {
      let hint: String? =
        current.isSymbol("&&") || current.isSymbol("||") ? nil : "Remove it or add an operator"
      report("unexpected", "\(spelling(current)) is not expected here", at: current, hint: hint)
    }
    return syntax
  }

  // MARK: Moving

  private var current: Token { tokens[min(index, tokens.count - 1)] }
  private var following: Token { tokens[min(index + 1, tokens.count - 1)] }

  private mutating func take() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  private mutating func skip(_ symbol: String) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    _ = take()
    return true
  }

  private mutating func expect(_ symbol: String, closing opener: String) {
    guard !skip(symbol), diagnostics.isEmpty else { return }
    report(
      "expected", "\(spelling(current)) stands where \(symbol) should close \(opener)", at: current,
      hint: "Add \(symbol)")
  }

  private func span(from start: SourcePosition) -> SourceSpan {
    let end = index > 0 ? tokens[index - 1].end : current.start
    return SourceSpan(file: file, start: start, end: end)
  }

  private mutating func report(_ code: String, _ message: String, at token: Token, hint: String? = nil) {
    let span = SourceSpan(file: file, start: token.start, end: token.end)
    diagnostics.append(Diagnostic(.error, "expression.\(code)", message, at: span, hint: hint))
  }

  private func spelling(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the expression"
    case .symbol(let text): "\u{201C}\(text)\u{201D}"
    case .identifier(let name, _): "\u{201C}\(name)\u{201D}"
    case .number(let text): "the number \(text)"
    case .text, .interpolated: "a text"
    }
  }

  // MARK: Operators

  private mutating func chain() -> Syntax {
    let start = current.start
    var parts = [expression(0)]
    while skip(";") || skip(";;") {
      if case .end = current.kind { break }
      if current.isSymbol(")") || current.isSymbol(",") { break }
      parts.append(expression(0))
    }
    return parts.count == 1 ? parts[0] : Syntax(kind: .chain(parts), span: span(from: start))
  }

  /// How strongly operators bind; higher binds tighter.
  private enum Strength {
    static let power = 10
    static let prefix = 11
    static let alias = 9
  }

  private static func binary(_ kind: Token.Kind) -> (BinaryOperator, Int)? {
    switch kind {
    case .symbol("||"), .identifier("Or", quoted: false): (.or, 1)
    case .symbol("&&"), .identifier("And", quoted: false): (.and, 2)
    case .identifier("in", quoted: false): (.in, 3)
    case .identifier("exactin", quoted: false): (.exactIn, 3)
    case .symbol("="): (.equal, 4)
    case .symbol("<>"): (.notEqual, 4)
    case .symbol("<"): (.less, 4)
    case .symbol("<="): (.lessOrEqual, 4)
    case .symbol(">"): (.greater, 4)
    case .symbol(">="): (.greaterOrEqual, 4)
    case .symbol("&"): (.concatenate, 5)
    case .symbol("+"): (.add, 6)
    case .symbol("-"): (.subtract, 6)
    case .symbol("*"): (.multiply, 7)
    case .symbol("/"): (.divide, 7)
    case .symbol("^"): (.power, Strength.power)
    default: nil
    }
  }

  private mutating func expression(_ minimum: Int) -> Syntax {
    let start = current.start
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return tooDeep(from: start) }
    var left = operand()
    while true {
      let mark = SourceSpan(file: file, start: current.start, end: current.end)
      if current.isSymbol("%") {
        _ = take()
        left = Syntax(kind: .unary(.percent, left), span: span(from: start), mark: mark)
      } else if case .identifier("As", quoted: false) = current.kind, minimum <= Strength.alias {
        _ = take()
        left = Syntax(kind: .named(left, name(after: "As")), span: span(from: start), mark: mark)
      } else if let (op, strength) = Self.binary(current.kind), strength >= minimum {
        _ = take()
        let right = expression(op == .power ? Strength.prefix : strength + 1)
        left = Syntax(kind: .binary(op, left, right), span: span(from: start), mark: mark)
      } else {
        return left
      }
      if left.height > Self.deepest { return tooDeep(from: start) }
    }
  }

  /// Reports once and skips the rest.
  private mutating func tooDeep(from start: SourcePosition) -> Syntax {
    if diagnostics.last?.code != "expression.too-deep" {
      report(
        "too-deep", "nested deeper than \(Self.deepest) levels", at: current, hint: "Split the expression")
    }
    index = tokens.count - 1
    return Syntax(kind: .missing, span: span(from: start))
  }

  // MARK: Operands

  private mutating func operand() -> Syntax {
    let start = current.start
    if current.isSymbol("-") { return prefixed(.minus) }
    if skip("+") { return expression(Strength.prefix) }
    if current.isSymbol("!") { return prefixed(.not) }
    if case .identifier("Not", quoted: false) = current.kind, !following.isSymbol("(") {
      return prefixed(.not)
    }
    var base = primary()
    while true {
      let dot = current.start
      if current.isSymbol(".") || current.isSymbol("!"), case .identifier = following.kind {
        let sign = current.isSymbol(".") ? "." : "!"
        _ = take()
        let name = name(after: sign)
        base = Syntax(kind: .member(base, name), span: span(from: start), mark: span(from: dot))
      } else if skip(".") {
        base = Syntax(kind: .member(base, name(after: ".")), span: span(from: start))
      } else if current.isSymbol("["), following.isSymbol("@") {
        _ = take()
        _ = take()
        base = Syntax(kind: .member(base, name(after: "@")), span: span(from: start))
        expect("]", closing: "[@")
      } else {
        return base
      }
      if base.height > Self.deepest { return tooDeep(from: start) }
    }
  }

  /// An operator that stands before its operand.
  private mutating func prefixed(_ op: UnaryOperator) -> Syntax {
    let sign = take()
    let operand = expression(Strength.prefix)
    let mark = SourceSpan(file: file, start: sign.start, end: sign.end)
    return Syntax(kind: .unary(op, operand), span: span(from: sign.start), mark: mark)
  }

  private mutating func name(after mark: String) -> String {
    if case .identifier(let name, _) = current.kind {
      _ = take()
      return name
    }
    if diagnostics.isEmpty {
      report("expected-name", "\(spelling(current)) stands where a name should follow \(mark)", at: current)
    }
    return ""
  }

  private mutating func primary() -> Syntax {
    let token = current
    let kind: Syntax.Kind
    switch token.kind {
    case .number(let text):
      _ = take()
      kind = .number(text)
    case .text(let text):
      _ = take()
      kind = .text(text)
    case .interpolated(let pieces):
      _ = take()
      kind = .interpolated(pieces.map { piece($0, at: token) })
    case .identifier("true", quoted: false), .identifier("false", quoted: false):
      _ = take()
      kind = .boolean(token.kind == .identifier("true", quoted: false))
    case .identifier(let name, _): return named(name)
    case .symbol("("):
      _ = take()
      var inner = chain()
      expect(")", closing: "(")
      inner.span = span(from: token.start)
      return inner
    case .symbol("{"): kind = record()
    case .symbol("["): kind = table()
    default:
      if diagnostics.isEmpty {
        report("expected-value", "\(spelling(token)) stands where a value should be", at: token)
      }
      kind = .missing
    }
    return Syntax(kind: kind, span: span(from: token.start))
  }

  private mutating func piece(_ piece: Token.Piece, at token: Token) -> Syntax {
    switch piece {
    case .text(let text):
      return Syntax(kind: .text(text), span: SourceSpan(file: file, start: token.start, end: token.end))
    case .expression(let tokens):
      var parser = Parser(tokens, inside: self)
      parser.depth += 1
      let syntax = parser.parse()
      diagnostics += parser.diagnostics
      return syntax
    }
  }

  /// A name, or a call of a function of that name.
  private mutating func named(_ name: String) -> Syntax {
    let token = take()
    guard current.isSymbol("(") else {
      return Syntax(kind: .name(name, isGlobal: false), span: span(from: token.start))
    }
    _ = take()
    var arguments: [Syntax] = []
    if !current.isSymbol(")") {
      repeat {
        arguments.append(chain())
      } while skip(",")
    }
    expect(")", closing: "(")
    let nameSpan = SourceSpan(file: file, start: token.start, end: token.end)
    return Syntax(kind: .call(name, nameSpan: nameSpan, arguments), span: span(from: token.start))
  }

  private mutating func record() -> Syntax.Kind {
    _ = take()
    var fields: [(name: String, value: Syntax)] = []
    while !current.isSymbol("}") {
      if case .text(let name) = current.kind {
        report(
          "quoted-field", "a field's name is in double quotes", at: current,
          hint: name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            ? "Write \(name):" : "Write '\(name)':")
        _ = take()
        _ = skip(":")
        fields.append((name, expression(0)))
      } else {
        let field = name(after: "{")
        if !skip(":"), diagnostics.isEmpty {
          report("expected", "\(spelling(current)) stands where : should follow a field's name", at: current)
        }
        fields.append((field, expression(0)))
      }
      guard skip(",") else { break }
    }
    expect("}", closing: "{")
    return .record(fields)
  }

  private mutating func table() -> Syntax.Kind {
    _ = take()
    if skip("@") {
      let name = name(after: "[@")
      expect("]", closing: "[@")
      return .name(name, isGlobal: true)
    }
    var rows: [Syntax] = []
    while !current.isSymbol("]") {
      rows.append(expression(0))
      guard skip(",") else { break }
    }
    expect("]", closing: "[")
    return .table(rows)
  }
}
