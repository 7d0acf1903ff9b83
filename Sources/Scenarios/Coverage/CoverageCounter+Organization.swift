import Basis
import ContactCenter
import Simulation
import Views

// What of the organization had to do with conversations: its parts, its rules of routing and of work classification.

extension CoverageCounter {
  mutating func organization() {
    objects()
    var applied: [WorkstreamID: [Int: Int]] = [:]
    var asked: [WorkstreamID: [Int: RulesetDeeds]] = [:]
    for entry in run.log.entries {
      guard case .center(let event) = entry.event, let id = event.conversation,
        let workstream = run.state.center[id]?.workstream
      else { continue }
      switch event {
      case .conversationRouted(_, let outcome):
        if case .rule(let rule) = outcome.value.choice {
          applied[workstream, default: [:]][rule, default: 0] += 1
        }
      case .conversationClassified(_, let outcome):
        for (number, trace) in outcome.value.rulesets.enumerated() {
          asked[workstream, default: [:]][number, default: RulesetDeeds()].take(trace)
        }
      default: break
      }
    }
    let places = result.loaded.places
    for (number, workstream) in world.organization.workstreams.enumerated() {
      let id = WorkstreamID(number)
      if places.classification.indices.contains(number) {
        classification(workstream.classification, places.classification[number], asked[id] ?? [:])
      }
      guard places.rules.indices.contains(number) else { continue }
      for (index, (rule, span)) in zip(workstream.routeToQueue, places.rules[number]).enumerated() {
        add(.rule, span, rule.name, applied[id]?[index] ?? 0)
      }
    }
  }

  /// How often a ruleset was asked, and each of its rules applied.
  private struct RulesetDeeds {
    var asked = 0
    var applied: [Int: Int] = [:]

    mutating func take(_ trace: ClassificationOutcome.RulesetTrace) {
      asked += 1
      for (number, rule) in trace.rules.enumerated() where rule.state == .applied {
        applied[number, default: 0] += 1
      }
    }
  }

  private mutating func classification(
    _ rulesets: [ClassificationRuleset], _ places: [OrganizationFile.RulesetPlaces],
    _ deeds: [Int: RulesetDeeds]
  ) {
    for (number, (ruleset, place)) in zip(rulesets, places).enumerated() {
      add(.ruleset, place.ruleset, ruleset.name, deeds[number]?.asked ?? 0)
      for (index, (rule, span)) in zip(ruleset.rules, place.rules).enumerated() {
        add(.classification, span, "\(rule.name) of \(ruleset.name)", deeds[number]?.applied[index] ?? 0)
      }
    }
  }

  private mutating func objects() {
    var seen: [String: Int] = [:]
    for number in 0..<run.log.count {
      for fact in run.happenings(at: number) {
        let name: JSON? =
          switch fact.kind {
          case .opened: fact["workstream"]
          case .routed: fact["queue"]
          case .joined: fact["who"]
          case .assigned, .offered: fact["to"]
          default: nil
          }
        let what = fact.kind == .opened ? "workstream" : fact.kind == .routed ? "queue" : "member"
        if let name = name?.string { seen["\(what) \(name)", default: 0] += 1 }
      }
    }
    func object(_ what: String, _ key: String, _ name: String, _ span: SourceSpan) {
      add(.object, span, "\(what) \(name)", seen["\(key) \(name)"] ?? 0)
    }
    let places = result.loaded.places
    let organization = world.organization
    for (part, span) in zip(organization.workstreams, places.workstreams) {
      object("workstream", "workstream", part.name, span)
    }
    for (part, span) in zip(organization.queues, places.queues) { object("queue", "queue", part.name, span) }
    for (part, span) in zip(organization.bots, places.bots) { object("bot", "member", part.name, span) }
    for (part, span) in zip(organization.representatives, places.representatives) {
      object("representative", "member", part.name, span)
    }
  }
}
