import AzureBots
import Basis
import ContactCenter
import CopilotStudio
import Simulation

/// The values that an organization's conversations can bring with them, to find rules that wait for another one.
///
/// Only what stands in files counts. A variable that a question, an expression or the outside can fill may have any
/// value: then only a slip of the hand is told.
struct SentValues {
  private let world: World
  /// What bots send.
  private var outlets: [String: VariableOutlet] = [:]
  /// What pages and classification set.
  private var others: [String: [String]] = [:]

  init(_ world: World) {
    self.world = world
    for program in world.programs {
      switch program {
      case .copilotStudio(let agent)?: for outlet in agent.outlets { add(outlet) }
      case .azure(let bot)?:
        for item in AzureBot.sampleContext {
          add(VariableOutlet(name: item.name, values: [item.value.contextText]))
        }
        for case .escalate(let items) in bot.criteria.map(\.outcome) {
          for item in items { add(VariableOutlet(name: item.name, values: [item.value.contextText])) }
        }
      case nil: break
      }
    }
    for item in world.customers.flatMap(\.context) {
      others[item.name, default: []].append(item.value.contextText)
    }
    let rules = world.organization.workstreams.flatMap(\.classification).flatMap(\.rules)
    for case .variable(let variable) in rules.flatMap(\.outputs) {
      others[variable.name, default: []].append(variable.value.contextText)
    }
  }

  private mutating func add(_ outlet: VariableOutlet) {
    var known = outlets[outlet.name] ?? VariableOutlet(name: outlet.name)
    for value in outlet.values { known.add(value) }
    known.isOpen = known.isOpen || outlet.isOpen
    outlets[outlet.name] = known
  }

  /// Rules that want a value which nothing sends.
  func findings(_ places: OrganizationFile.Places) -> [Diagnostic] {
    guard world.rules.holds(RoutingRules.exactComparison) else { return [] }
    return world.organization.workstreams.enumerated().flatMap { stream, workstream in
      workstream.routeToQueue.enumerated().flatMap { number, rule in
        rule.when.comparisons.enumerated().compactMap { place, condition in
          let subject = OrganizationLint.Subject.comparison(WorkstreamID(stream), number, place)
          return finding(condition, of: rule, subject)?.diagnostic(at: places.span(of: subject))
        }
      }
    }
  }

  private func finding(
    _ condition: QueueCondition, of rule: QueueRule, _ subject: OrganizationLint.Subject
  ) -> OrganizationLint.Finding? {
    guard condition.comparison == .equals, let outlet = outlets[condition.variable], !outlet.values.isEmpty,
      !outlet.values.contains(condition.value),
      !(others[condition.variable] ?? []).contains(condition.value)
    else { return nil }
    let near = Suggestion.nearest(to: condition.value, among: outlet.values)
    guard near != nil || !outlet.isOpen else { return nil }
    let sent = outlet.values.prefix(5).map { "\($0.prefix(40))" }.joined(separator: ", ")
    return OrganizationLint.Finding(
      .warning, "value-never-sent", subject, by: RoutingRules.exactComparison,
      "\(rule.name) wants \(condition.value.prefix(60)), which no bot sends: "
        + "values are compared exactly, so it never matches",
      hint: near.map { "did you mean \($0.prefix(60))?" } ?? "bots send: \(sent)")
  }
}
