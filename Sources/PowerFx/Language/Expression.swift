import Basis

/// A Power Fx expression, read and ready to run.
///
/// A class, since it never changes and is handed on whenever it is computed.
public final class Expression: Sendable {
  /// The text it was read from, without the leading `=`.
  public let source: String
  /// Where it stands in its file.
  public let span: SourceSpan
  /// The names it reads from outside, as paths such as `["Topic", "Name"]`, in order of first use. Fields of
  /// rows are not among them.
  public let references: [[String]]
  /// The one name it consists of, such as `Topic.Name`; nil when it is anything else. Whoever knows the name's value needs
  /// no evaluation, unless it is an error: that one has a place.
  public let name: Reference?
  /// Functions Copilot Studio accepts that cannot run here yet; calling one gives an error value.
  public let unsupportedFunctions: [String]
  let program: Program

  private init(
    _ source: String, _ span: SourceSpan, references: [[String]], unsupportedFunctions: [String],
    _ program: Program
  ) {
    self.source = source
    self.span = span
    self.references = references
    self.unsupportedFunctions = unsupportedFunctions
    self.program = program
    name =
      if case .global(let index) = program.nodes[Int(program.root)] { program.references[Int(index)] } else {
        nil
      }
  }

  /// Reads an expression in the V1 rules of the language.
  ///
  /// - Parameters:
  ///   - source: the expression without the leading `=`.
  ///   - origin: where `source` starts in its file.
  ///   - file: the file, for diagnostics.
  /// - Returns: the expression, nil when it cannot run, and everything there is to say about it.
  public static func parse(
    _ source: String, at origin: SourcePosition = .start, file: String = ""
  ) -> (Expression?, [Diagnostic]) {
    var lexer = Lexer(source, at: origin, file: file)
    let tokens = lexer.tokens()
    var parser = Parser(tokens, file: file)
    let syntax = parser.parse()
    var diagnostics = lexer.diagnostics + parser.diagnostics
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    var compiler = Compiler()
    let root = compiler.compile(syntax)
    diagnostics += compiler.diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    diagnostics += compiler.findings.filter { $0.code != Compiler.consequence }
    let end = tokens.last?.end ?? origin
    let expression = Expression(
      source, SourceSpan(file: file, start: origin, end: end), references: compiler.paths,
      unsupportedFunctions: compiler.unsupported, Program(compiler, root: root))
    return (expression, diagnostics)
  }

  /// Everything the language's rules say against an expression, also what merely follows from something else.
  static func findings(_ source: String) -> [Diagnostic] {
    var lexer = Lexer(source, at: .start, file: "")
    let tokens = lexer.tokens()
    var parser = Parser(tokens, file: "")
    let syntax = parser.parse()
    let unread = lexer.diagnostics + parser.diagnostics
    guard unread.isEmpty else { return unread }
    var compiler = Compiler()
    _ = compiler.compile(syntax)
    return compiler.diagnostics + compiler.findings
  }

  /// Computes the value. Errors are values.
  public func evaluate(in context: EvaluationContext) -> Value {
    var evaluator = Evaluator(program, in: context)
    return evaluator.evaluate(program.root)
  }

  /// The line of the expression that an error was met in, and carets below the part that failed; nil when the
  /// error says no place of this expression.
  public func excerpt(of fault: Fault) -> String? {
    guard let place = fault.place, place.lowerBound >= span.start, place.upperBound <= span.end else {
      return nil
    }
    let part = SourceSpan(file: "", start: inside(place.lowerBound), end: inside(place.upperBound))
    let lines = Diagnostic(.error, "", "", at: part).rendered(source: source)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// A place of the file as one of the expression's own text.
  private func inside(_ place: SourcePosition) -> SourcePosition {
    let isFirstLine = place.line == span.start.line
    return SourcePosition(
      line: place.line - span.start.line + 1,
      column: isFirstLine ? place.column - span.start.column + 1 : place.column,
      offset: place.offset - span.start.offset)
  }
}

extension Expression: Equatable {
  /// Expressions are equal when their texts and places are.
  public static func == (a: Expression, b: Expression) -> Bool { a.source == b.source && a.span == b.span }
}
