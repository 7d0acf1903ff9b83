import Basis
import PowerFx
import SourceYAML

extension Reader where Value == Pattern {
  /// Codes of the findings.
  enum PatternCode {
    static let regex = "expect.regex"
  }

  /// What a field is expected to be.
  static var pattern: Reader {
    Reader { node, diagnostics in
      if node.isNull { return Pattern(.absent, at: node.span) }
      if let items = node.items {
        return Pattern(.elements(items.compactMap { Reader.pattern.read($0, &diagnostics) }), at: node.span)
      }
      guard let entries = node.entries else {
        return Pattern(.text(node.text ?? ""), at: node.span)
      }
      let keys = entries.map { $0.key.text ?? "" }
      guard !keys.isEmpty, keys.allSatisfy({ PatternOperator(rawValue: $0) != nil }) else {
        return members(entries, at: node.span, &diagnostics)
      }
      let parts = entries.compactMap { entry in
        PatternOperator(rawValue: entry.key.text ?? "").flatMap { $0.read(entry.value, &diagnostics) }
      }
      return parts.count == 1 ? parts[0] : Pattern(.all(parts), at: node.span)
    }
  }

  /// `{Bot A: escalated-before}`: an object with at least these members.
  private static func members(
    _ entries: [Node.Entry], at span: SourceSpan, _ diagnostics: inout [Diagnostic]
  ) -> Pattern {
    let fields = entries.compactMap { entry -> FieldPattern? in
      guard let name = Reader<String>.string.read(entry.key, &diagnostics),
        let value = pattern.read(entry.value, &diagnostics)
      else { return nil }
      return FieldPattern(name, value)
    }
    return Pattern(.members(fields), at: span)
  }
}

/// The words that say more than a plain text can.
public enum PatternOperator: String, CaseIterable, Sendable {
  /// The text occurs.
  case contains
  /// The regular expression is found.
  case matches
  /// Anything else.
  case not
  /// One of several.
  case oneOf = "one-of"
  /// A number of at least so much.
  case atLeast = "at-least"
  /// A number of at most so much.
  case atMost = "at-most"

  func read(_ node: Node, _ diagnostics: inout [Diagnostic]) -> Pattern? {
    switch self {
    case .contains:
      return Reader<String>.string.read(node, &diagnostics).map { Pattern(.contains($0), at: node.span) }
    case .matches:
      guard let text = Reader<String>.string.read(node, &diagnostics) else { return nil }
      do throws(RegularExpression.Failure) {
        _ = try RegularExpression(text)
      } catch {
        diagnostics.append(
          Diagnostic(
            .error, Reader<Pattern>.PatternCode.regex,
            "\(text.prefix(60)) is not a regular expression: \(error.message)", at: node.span,
            hint: "use contains: for a text that is not one"))
        return nil
      }
      return Pattern(.matches(text), at: node.span)
    case .not:
      return Reader<Pattern>.pattern.read(node, &diagnostics).map { Pattern(.not($0), at: node.span) }
    case .oneOf:
      return Reader<[Pattern]>.list(.pattern).read(node, &diagnostics).map {
        Pattern(.oneOf($0), at: node.span)
      }
    case .atLeast, .atMost:
      guard let number = node.json.number else {
        diagnostics.append(
          Diagnostic(.error, YAML.Code.wrongType, "\(rawValue) needs a number", at: node.span, hint: nil))
        return nil
      }
      return Pattern(self == .atLeast ? .atLeast(number) : .atMost(number), at: node.span)
    }
  }
}
