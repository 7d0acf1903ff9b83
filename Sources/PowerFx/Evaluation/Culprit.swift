import Basis

extension Expression {
  /// The innermost part of the expression whose own value is an error: where a caret belongs.
  ///
  /// Parts that need a row of a table are not looked into, nor more than some dozens.
  ///
  /// - Parameters:
  ///   - fault: the error the whole expression has in `context`.
  ///   - context: what it was evaluated in.
  public func culprit(of fault: Fault, in context: EvaluationContext) -> SourceSpan {
    var lexer = Lexer(source, at: span.start, file: span.file)
    var parser = Parser(lexer.tokens(), file: span.file)
    var part = parser.parse()
    var tries = Self.mostTries
    while tries > 0 {
      let inner = part.parts.first { inner in
        tries -= 1
        return tries >= 0 && Self.has(fault, inner, context)
      }
      guard let inner else { break }
      part = inner
    }
    return part.span
  }

  /// Most parts that are evaluated to find one.
  private static let mostTries = 64

  private static func has(_ fault: Fault, _ syntax: Syntax, _ context: EvaluationContext) -> Bool {
    var compiler = Compiler()
    let root = compiler.compile(syntax)
    guard !compiler.diagnostics.contains(where: { $0.severity == .error }) else { return false }
    var evaluator = Evaluator(Program(compiler, root: root), in: context)
    guard let found = evaluator.evaluate(root).fault else { return false }
    return found.kind == fault.kind && found.message == fault.message
  }
}

extension Syntax {
  /// What it is made of, in the order written.
  fileprivate var parts: [Syntax] {
    switch kind {
    case .number, .text, .boolean, .name, .missing: []
    case .member(let base, _), .unary(_, let base), .named(let base, _): [base]
    case .binary(_, let left, let right): [left, right]
    case .call(_, _, let parts), .table(let parts), .interpolated(let parts), .chain(let parts): parts
    case .record(let fields): fields.map(\.value)
    }
  }
}
