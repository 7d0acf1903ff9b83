import Basis
import ContactCenter
import Simulation

/// Reads what `--set` and `--sweep` name: `bot-b.capacity=90`, `mia.presence=Away`, `transfer.bot-bound=off`.
public struct WorldChangeParser {
  /// The world in which names are looked up.
  let world: World

  /// Makes a parser for a world.
  public init(_ world: World) { self.world = world }

  private var organization: Organization { world.organization }

  /// What can be changed, for help and hints.
  static let forms =
    "NAME.capacity, NAME.presence, NAME.skills.SKILL, NAME.attributes.ATTRIBUTE, BOT.published, QUEUE.hours, RULE.VARIABLE, context.VARIABLE "
    + "or the id of a rule"

  /// Reads one change.
  public func parse(_ text: String) -> Result<WorldChange, Failure> {
    guard let equals = text.firstIndex(of: "=") else { return refuse("\(text.prefix(60)) has no =") }
    let name = text[..<equals].trimmed
    let value = text[text.index(after: equals)...].trimmed
    return kind(name, value).map { WorldChange(text: text.trimmed, kind: $0) }
  }

  private func kind(_ name: String, _ value: String) -> Result<WorldChange.Kind, Failure> {
    if RuleTable.ids.contains(name) { return rule(name, value) }
    guard let point = name.firstIndex(of: ".") else {
      return refuse("\(name.prefix(60)) has no point, and no rule is called so")
    }
    let target = name[..<point].trimmed
    let property = name[name.index(after: point)...].trimmed
    if target == "context" { return .success(.context(property, contextValue(property, value))) }
    if let member = organization.memberNames.find(target) { return change(of: member, property, value) }
    if let queue = organization.queueNames.find(target) { return change(of: queue, property, value) }
    if let (workstream, rule) = ruleNames.find(target) {
      return condition(workstream, rule, property, value)
    }
    if let (queue, ruleset, rule) = ownRuleNames.find(target) {
      return ownCondition(queue, ruleset, rule, property, value)
    }
    let names =
      organization.memberNames.names + organization.queueNames.names + ruleNames.names + ownRuleNames.names
    let near =
      Suggestion.nearest(to: name, among: RuleTable.ids)
      ?? Suggestion.nearest(to: target, among: names + names.map(Slug.of))
    return refuse("nothing is called \(target.prefix(60))", hint: near.map { "did you mean \($0)?" })
  }

  private var ruleNames: NameTable<(WorkstreamID, Int)> {
    NameTable(
      "rule",
      organization.workstreams.enumerated().flatMap { index, workstream in
        workstream.routeToQueue.enumerated().map { ($1.name, (WorkstreamID(index), $0)) }
      })
  }

  private var ownRuleNames: NameTable<(QueueID, ruleset: Int, rule: Int)> {
    var entries: [(name: String, value: (QueueID, ruleset: Int, rule: Int))] = []
    for (queue, definition) in organization.queues.enumerated() {
      for (ruleset, own) in definition.rulesets.enumerated() {
        for (rule, one) in own.rules.enumerated() {
          entries.append((one.name, (QueueID(queue), ruleset, rule)))
        }
      }
    }
    return NameTable("rule", entries)
  }

  private func ownCondition(
    _ queue: QueueID, _ ruleset: Int, _ rule: Int, _ attribute: String, _ value: String
  ) -> Result<WorldChange.Kind, Failure> {
    let definition = organization.queues[queue.index].rulesets[ruleset].rules[rule]
    var attributes: [String] = []
    for case .attribute(let name, _, _) in definition.conditions { attributes.append(name) }
    guard attributes.contains(attribute) else {
      let near = Suggestion.nearest(to: attribute, among: attributes) ?? attributes.first
      return refuse(
        "the rule \(definition.name) does not test \(attribute.prefix(40))",
        hint: near.map { "it tests \($0)" })
    }
    return .success(
      .ownCondition(queue, ruleset: ruleset, rule: rule, attribute: attribute, value))
  }

  private func rule(_ id: String, _ value: String) -> Result<WorldChange.Kind, Failure> {
    switch value {
    case "on", "true": .success(.rule(id, true))
    case "off", "false": .success(.rule(id, false))
    default: refuse("a rule is on or off, not \(value.prefix(40))", hint: "write \(id)=off")
    }
  }

  private func change(
    of member: MemberID, _ property: String, _ value: String
  ) -> Result<WorldChange.Kind, Failure> {
    switch (property, member) {
    case ("capacity", _): return number(value, in: 0...1_000_000).map { .capacity(member, $0) }
    case ("presence", .representative(let person)):
      return PresenceNames.table.resolve(value).map { .presence(person, $0) }
    case ("published", .bot(let bot)):
      guard value == "true" || value == "false" else { return refuse("published is true or false") }
      return .success(.published(bot, value == "true"))
    case (let property, .representative(let person)) where property.hasPrefix("skills."):
      let skill = String(property.dropFirst("skills.".count))
      if value == "none" { return .success(.skill(person, skill, nil)) }
      return number(value, in: 0...100).map { .skill(person, skill, $0) }
    case (let property, _) where property.hasPrefix("attributes."):
      let name = String(property.dropFirst("attributes.".count))
      return .success(.attribute(member, name, value == "none" ? nil : value))
    default:
      return refuse("\(organization.name(of: member)) has no \(property.prefix(40)) to change")
    }
  }

  private func change(
    of queue: QueueID, _ property: String, _ value: String
  ) -> Result<WorldChange.Kind, Failure> {
    guard property == "hours" else { return refuse("a queue has no \(property.prefix(40)) to change") }
    if value == "none" { return .success(.hours(queue, nil)) }
    return organization.hourNames.resolve(value).map { .hours(queue, $0) }
  }

  private func condition(
    _ workstream: WorkstreamID, _ rule: Int, _ variable: String, _ value: String
  ) -> Result<WorldChange.Kind, Failure> {
    let definition = organization.workstreams[workstream.index].routeToQueue[rule]
    let variables = definition.when.comparisons.map(\.variable)
    guard variables.contains(variable) else {
      let near = Suggestion.nearest(to: variable, among: variables) ?? variables.first
      return refuse(
        "the rule \(definition.name) does not test \(variable.prefix(40))",
        hint: near.map { "it tests \($0)" })
    }
    return .success(.condition(workstream, rule: rule, variable: variable, value))
  }

  private func contextValue(_ name: String, _ value: String) -> JSON {
    let declared = organization.contextVariables.first { $0.name == name }
    if declared?.kind == .number, let number = Int(value) { return .int(number) }
    if declared == nil, value == "true" || value == "false" { return .bool(value == "true") }
    return .string(value)
  }

  private func number(_ text: String, in range: ClosedRange<Int>) -> Result<Int, Failure> {
    guard let number = Int(text), range.contains(number) else {
      return refuse("\(text.prefix(40)) is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return .success(number)
  }

  private func refuse<Value>(_ message: String, hint: String? = nil) -> Result<Value, Failure> {
    .failure(
      Failure(
        Diagnostic(.error, "what-if.unknown", message, hint: hint ?? "what can be changed: \(Self.forms)")))
  }
}
