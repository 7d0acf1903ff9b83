import Basis
import ContactCenter
import SourceYAML

struct QueueEntry: Sendable {
  var name: Located<String>
  var assignment: AssignmentMethod
  var members: [Located<String>]
  var priority: Int
  var hours: Located<String>?
  var overflow: [OverflowEntry]
  var sentiment: Bool
  var rulesets: [AssignmentRulesetEntry]
  var prioritization: [PrioritizationEntry]

  /// How a queue can be told to choose; the other methods are no queue's.
  static let methods: [(word: String, value: AssignmentMethod)] = [
    (AssignmentMethod.highestCapacity.rawValue, .highestCapacity),
    (AssignmentMethod.roundRobin.rawValue, .roundRobin),
    (AssignmentMethod.leastActive.rawValue, .leastActive),
    (AssignmentMethod.custom.rawValue, .custom),
  ]

  static let reader: Reader<QueueEntry> = .mapping("queue") { keys in
    let name = keys.required("name", .located(.string))
    let assignment = keys.optional("assignment", .choice(methods), default: .highestCapacity)
    let members = keys.optional("members", .list(.located(.string)), default: [])
    let priority = keys.optional("priority", .int(in: 1...1000), default: 1)
    let hours = keys.optional("hours", .located(.string))
    let overflow = keys.optional("overflow", .list(OverflowEntry.reader), default: [])
    let sentiment = keys.optional("sentiment", .bool, default: false)
    let rulesets = keys.optional("rulesets", .list(AssignmentRulesetEntry.reader), default: [])
    let prioritization = keys.optional("prioritization", .list(PrioritizationEntry.reader), default: [])
    for (key, isGiven) in [("rulesets", !rulesets.isEmpty), ("prioritization", !prioritization.isEmpty)]
    where isGiven && assignment != .custom {
      keys.report(
        .error, "queue.own-rules-unused",
        "the queue chooses by \(assignment.rawValue), so its \(key) are not asked",
        at: key, hint: "write assignment: custom, or leave them out")
    }
    guard let name else { return nil }
    return QueueEntry(
      name: name, assignment: assignment, members: members, priority: priority, hours: hours,
      overflow: overflow, sentiment: sentiment, rulesets: rulesets, prioritization: prioritization)
  }
}
