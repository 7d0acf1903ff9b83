import Basis
import ContactCenter
import Simulation

/// One thing of a contact centre that could have been otherwise, as it is typed: `bot-b.capacity=90`.
public struct WorldChange: Sendable, Equatable {
  /// How it was typed.
  public var text: String
  /// What is otherwise.
  public var kind: Kind

  /// What can be otherwise.
  public enum Kind: Sendable, Equatable {
    /// `bot-b.capacity=90`
    case capacity(MemberID, Int)
    /// `mia.presence=Away`
    case presence(RepresentativeID, Presence)
    /// `mia.skills.Billing=5`; nil for `none`.
    case skill(RepresentativeID, String, Int?)
    /// `bot-b.published=false`
    case published(BotID, Bool)
    /// `transfer.bot-bound=off`
    case rule(String, Bool)
    /// `context.IssueType=billing`
    case context(String, JSON)
    /// `credit-card.BotHandoffTopic=CreditCard`: what a route-to-queue rule compares with.
    case condition(WorkstreamID, rule: Int, variable: String, String)
    /// `mia.attributes.Level=3`; nil for `none`.
    case attribute(MemberID, String, String?)
    /// `seniors.Level=2`: what a rule of a queue's own compares with.
    case ownCondition(QueueID, ruleset: Int, rule: Int, attribute: String, String)
    /// `support.hours=Office`; nil for `none`.
    case hours(QueueID, Int?)
  }

  /// The world with this otherwise.
  public func applied(to world: World) -> World {
    var world = world
    switch kind {
    case .capacity(.bot(let id), let value): world.organization.bots[id.index].capacity = value
    case .capacity(.representative(let id), let value):
      world.organization.representatives[id.index].capacity = value
    case .presence(let id, let value): world.organization.representatives[id.index].presence = value
    case .skill(let id, let name, let rating):
      var skills = world.organization.representatives[id.index].skills.filter { $0.name != name }
      if let rating { skills.append(Representative.Skill(name, rating: rating)) }
      world.organization.representatives[id.index].skills = skills
    case .published(let id, let value): world.organization.bots[id.index].isPublished = value
    case .rule(let id, let isOn): world.rules.switches[id] = isOn
    case .context(let name, let value):
      for index in world.customers.indices {
        world.customers[index].context.removeAll { $0.name == name }
        world.customers[index].context.append(JSON.Member(name, value))
      }
    case .condition(let workstream, let rule, let variable, let value):
      world.organization.workstreams[workstream.index].routeToQueue[rule].when.replace(variable, with: value)
    case .attribute(.bot(let id), let name, let value):
      world.organization.bots[id.index].attributes.replace(name, with: value)
    case .attribute(.representative(let id), let name, let value):
      world.organization.representatives[id.index].attributes.replace(name, with: value)
    case .ownCondition(let queue, let ruleset, let rule, let name, let value):
      world.organization.queues[queue.index].rulesets[ruleset].rules[rule].replace(name, with: value)
    case .hours(let id, let plan): world.organization.queues[id.index].hours = plan
    }
    return world
  }
}

extension [CustomColumn] {
  fileprivate mutating func replace(_ name: String, with text: String?) {
    removeAll { $0.name == name }
    if let text { append(CustomColumn(name, text)) }
  }
}

extension AssignmentRule {
  /// Compares an attribute with another value.
  fileprivate mutating func replace(_ name: String, with text: String) {
    for place in conditions.indices {
      guard case .attribute(name, let comparison, _) = conditions[place] else { continue }
      conditions[place] = .attribute(name, comparison, MemberCondition.Operand(text))
    }
  }
}

extension RuleConditions {
  fileprivate mutating func replace(_ variable: String, with value: String) {
    for index in all.indices where all[index].variable == variable { all[index].value = value }
    for group in any.indices {
      for index in any[group].indices where any[group][index].variable == variable {
        any[group][index].value = value
      }
    }
  }
}
