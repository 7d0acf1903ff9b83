import Basis

/// The constant expressions of a flow's outputs, as its author types them under "Value": `bool(true)`,
/// `int('5')`. A stub may repeat them; anything else stands for itself.
enum FlowExpression {
  /// A result with the constants of its outputs in place of the expressions.
  static func resolved(_ json: JSON) -> JSON {
    if let members = json.members {
      return .object(members.map { JSON.Member($0.name, $0.value.string.flatMap(constant) ?? $0.value) })
    }
    return json.string.flatMap(constant) ?? json
  }

  /// The value of `function(argument)`; nil for any other text.
  static func constant(_ text: String) -> JSON? {
    var rest = text.trimmed[...]
    if rest.first == "@" { rest = rest.dropFirst() }
    guard rest.count <= 200, rest.last == ")", let open = rest.firstIndex(of: "(") else { return nil }
    let name = rest[..<open]
    var argument = rest[rest.index(after: open)...].dropLast().trimmed
    if argument.count >= 2, argument.first == "'", argument.last == "'" {
      argument = String(argument.dropFirst().dropLast())
    }
    switch name {
    case "bool":
      switch argument.lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: return nil
      }
    case "int": return Int(argument).map { JSON.int($0) }
    case "float": return Double(argument).map { _ in JSON.number(argument) }
    default: return nil
    }
  }
}
