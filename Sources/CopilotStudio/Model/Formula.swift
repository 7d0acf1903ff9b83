import Basis
import PowerFx

/// A property that is either a Power Fx expression (written with a leading `=`) or a value as it stands.
public enum Formula: Sendable {
  /// A value as it stands.
  case literal(Value)
  /// An expression.
  case expression(Expression)

  /// Functions it calls that cannot run yet.
  var unsupportedFunctions: [String] {
    if case .expression(let expression) = self { expression.unsupportedFunctions } else { [] }
  }
}

/// A text with `{expressions}` in it.
public struct TextTemplate: Sendable {
  /// The text as it was written.
  public var source: String
  var template: Template?
  /// What it says when there is no expression in it, which is so for most.
  let constant: String?

  init(source: String, template: Template?) {
    self.source = source
    self.template = template
    let isPlain = template?.expressions.isEmpty ?? true
    let nothing = EvaluationContext(now: VirtualTime(milliseconds: 0))
    constant = isPlain ? template?.render(in: nothing).text ?? source : nil
  }
}
