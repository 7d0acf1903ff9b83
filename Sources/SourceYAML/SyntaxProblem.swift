import Basis

// libyaml says what it missed in terms of its own states. People want to know what they wrote and how to
// mend it, so its words are looked up here; unknown ones are passed on.

extension SyntaxProblem {
  /// The finding for the person who wrote the file.
  func diagnostic(in source: PreparedText) -> Diagnostic {
    let character = source.scalar(problemIndex)
    if character == "\t" || problem.contains("found a tab character") {
      return Diagnostic(
        .error, YAML.Code.tab, "a tab cannot indent or separate here",
        at: source.span(problemIndex, problemIndex + 1),
        hint: "use spaces")
    }
    if let finding = foreign(in: source, character) { return finding }
    let known = Self.explanations.first { $0.problem == problem && (context + " ").contains($0.context) }
    let index = known?.pointsAtContext == true ? contextIndex : problemIndex
    let end = source.scalar(index) == nil ? index : index + 1
    return Diagnostic(
      .error, YAML.Code.syntax, known?.message ?? fallback, at: source.span(index, end),
      hint: known?.hint ?? Self.startHint(source.scalar(index)))
  }

  /// What comes from other notations: Markdown's fences, `//` comments, quotes inside quotes.
  private func foreign(in source: PreparedText, _ character: Unicode.Scalar?) -> Diagnostic? {
    func finding(_ start: Int, _ length: Int, _ message: String, hint: String) -> Diagnostic {
      Diagnostic(.error, YAML.Code.syntax, message, at: source.span(start, start + length), hint: hint)
    }
    for index in [problemIndex, contextIndex, 0] where source.text(index, 3) == "```" {
      return finding(
        index, 3, "a Markdown code fence is not YAML", hint: "delete the lines that start with ```")
    }
    for index in [contextIndex, problemIndex] where source.text(index, 2) == "//" {
      return finding(index, 2, "// does not start a comment in YAML", hint: "start the comment with #")
    }
    let quote = source.text(problemIndex - 1, 1)
    if problem == "did not find expected key", quote == "\"" || quote == "'", let character, character != "\n"
    {
      return finding(
        problemIndex, 1, "text follows the closing quotes",
        hint: quote == "'"
          ? "write quotes inside quotes twice" : "put a backslash before quotes inside quotes")
    }
    return nil
  }

  private var fallback: String { context.isEmpty ? problem : "\(problem) \(context)" }

  private static func startHint(_ scalar: Unicode.Scalar?) -> String? {
    guard let scalar, "&*!|>%@`{}[],#?:-".unicodeScalars.contains(scalar) else { return nil }
    return "write text that starts with \(scalar) in quotes"
  }

  private struct Explanation: Sendable {
    var problem: String
    /// Part of libyaml's context; a space matches every context.
    var context: String
    /// Whether the place where the construct began says more than the place where it failed.
    var pointsAtContext: Bool
    var message: String
    var hint: String

    init(_ problem: String, in context: String = " ", start: Bool = false, _ message: String, hint: String) {
      self.problem = problem
      self.context = context
      pointsAtContext = start
      self.message = message
      self.hint = hint
    }
  }

  private static let explanations: [Explanation] = [
    Explanation(
      "found unexpected end of stream", in: "quoted", start: true, "the quotes opened here are never closed",
      hint: "close them"),
    Explanation(
      "found unexpected document indicator", in: "quoted", start: true,
      "the quotes opened here are not closed before the end of the document", hint: "close them"),
    Explanation(
      "found unknown escape character", "a backslash in double quotes starts an escape, and this is none",
      hint: "double the backslash, or use single quotes"),
    Explanation(
      "did not find expected hexdecimal number", "an escape lacks hexadecimal digits",
      hint: "write all its digits, as in \\u00E9"),
    Explanation(
      "found invalid Unicode character escape code", "an escape names no character",
      hint: "write the character itself"),
    Explanation(
      "mapping values are not allowed in this context", "a colon cannot make a key here",
      hint: "indent the line as its neighbours are, or write text with a colon in quotes"),
    Explanation(
      "block sequence entries are not allowed in this context", "a list item cannot start here",
      hint: "put the list on the lines below its key"),
    Explanation(
      "mapping keys are not allowed in this context", "a key cannot start here",
      hint: "write text that starts with ? in quotes"),
    Explanation(
      "could not find expected ':'", start: true, "this looks like a key but has no colon after it",
      hint: "write a colon and a space after the key, or indent the line if it continues the text above"),
    Explanation(
      "did not find expected key", in: "block mapping", "expected a key here",
      hint: "check this line's indentation, and the quotes and brackets before it"),
    Explanation(
      "did not find expected '-' indicator", "expected a list item here",
      hint: "indent the line deeper than the dash, or start it with a dash"),
    Explanation(
      "did not find expected ',' or '}'", start: true,
      "the brace opened here is not closed, or a comma is missing",
      hint: "close it with }, or write text that starts with { in quotes"),
    Explanation(
      "did not find expected ',' or ']'", start: true,
      "the bracket opened here is not closed, or a comma is missing",
      hint: "close it with ], or write text that starts with [ in quotes"),
    Explanation(
      "did not find expected <document start>", "text after the end of the file's value",
      hint: "check this line's indentation, and the quotes before it"),
    Explanation(
      "did not find expected comment or line break", in: "block scalar",
      "text cannot follow | or > on the same line",
      hint: "start the text on the next line, or write text that starts with | or > in quotes"),
    Explanation(
      "did not find expected alphabetic or numeric character", start: true, "an anchor or alias needs a name",
      hint: "write text that starts with & or * in quotes"),
    Explanation(
      "found undefined tag handle", start: true, "a tag uses a handle that no %TAG line declares",
      hint: "write text that starts with ! in quotes"),
    Explanation(
      "found character that cannot start any token", "this character cannot start a value",
      hint: "write the text in quotes"),
  ]
}
