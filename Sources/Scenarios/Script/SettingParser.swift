import Basis
import ContactCenter
import CopilotStudio
import Simulation

/// Reads what follows `/set`: `bot-b.capacity=90`, `Mia.presence=Away`, `context.BotHandoffTopic=HomeLoan`,
/// `Global.Name = "Ana"`.
struct SettingParser {
  let organization: Organization
  let span: SourceSpan?

  /// What can be set, after the point.
  static let properties = ["capacity", "presence"]

  func parse(_ text: String) -> Result<Act, Failure> {
    guard let equals = text.firstIndex(of: "="), let point = text[..<equals].firstIndex(of: ".") else {
      return refuse("/set needs a name, a point, what to change, = and a value", hint: nil)
    }
    let target = text[..<point].trimmed
    let property = text[text.index(after: point)..<equals].trimmed
    let value = text[text.index(after: equals)...].trimmed
    guard !target.isEmpty, !property.isEmpty else {
      return refuse("/set needs a name, a point and what to change", hint: nil)
    }
    if VariableName.Scope(rawValue: target) != nil { return variable("\(target).\(property)", value) }
    return target == "context" ? context(property, value) : setting(of: target, property, value)
  }

  /// A variable of the bot: what follows is a Power Fx expression, whose value is found when it is carried out.
  private func variable(_ name: String, _ expression: String) -> Result<Act, Failure> {
    let findings = VariableChange.findings(name, expression, at: span)
    guard findings.isEmpty else { return .failure(Failure(findings)) }
    return .success(Act(seat: .stage, .setVariable(name, expression: expression)))
  }

  private func setting(of target: String, _ property: String, _ value: String) -> Result<Act, Failure> {
    organization.memberNames.resolve(target, at: span).flatMap { member in
      switch property {
      case "capacity":
        guard let capacity = Int(value), (0...1_000_000).contains(capacity) else {
          return refuse("\(value.prefix(40)) is no capacity", hint: "write a whole number, 0 or more")
        }
        return .success(Act(seat: .stage, .setCapacity(member, capacity)))
      case "presence":
        guard let person = member.representative else {
          return refuse("bots have no presence", hint: "set the presence of a representative")
        }
        return PresenceNames.table.resolve(value, at: span).map {
          Act(seat: .stage, .setPresence(person, $0))
        }
      default:
        let near = Suggestion.nearest(to: property, among: Self.properties).map { "did you mean \($0)?" }
        return refuse(
          "\(property.prefix(40)) cannot be set",
          hint: near ?? "what can be set: capacity, presence, context.NAME, Global.NAME, Topic.NAME")
      }
    }
  }

  /// A context variable: a number if it is declared so, true or false if nobody declared it, else text.
  private func context(_ name: String, _ value: String) -> Result<Act, Failure> {
    let declared = organization.contextVariables.first { $0.name == name }
    let json: JSON
    switch declared?.kind {
    case .number:
      guard let number = Int(value) else {
        return refuse("\(name) is a Number, \(value.prefix(40)) is none", hint: "write a whole number")
      }
      json = .int(number)
    case .text: json = .string(value)
    case nil: json = value == "true" || value == "false" ? .bool(value == "true") : .string(value)
    }
    return .success(Act(seat: .stage, .setContext(name, json)))
  }

  private func refuse<Value>(_ message: String, hint: String?) -> Result<Value, Failure> {
    let example = "write it like /set bot-b.capacity=90 or /set Global.Name = \"Ana\""
    return .failure(
      Failure(Diagnostic(.error, LineParser.Code.argument, message, at: span, hint: hint ?? example)))
  }
}
