import Basis
import ContactCenter
import CopilotStudio
import SourceYAML

// The parts of an organization as they are written: names are not ids yet.

struct OrganizationEntries: Sendable {
  var name: String
  var era: Era?
  var rules: [OrganizationFile.RuleSwitch]
  var zone: Located<String>?
  var declines: Int
  var workstreams: [WorkstreamEntry]
  var queues: [QueueEntry]
  var bots: [BotEntry]
  var representatives: [RepresentativeEntry]
  var stubs: [Stub]

  static let reader: Reader<OrganizationEntries> = .mapping("organization") { keys in
    let name = keys.required("organization", .string)
    let era = keys.optional("era", .era)
    let rules = keys.optional("rules", .ruleSwitches, default: [])
    let zone = keys.optional("time-zone", .located(.string))
    let declines = keys.optional("declines-allowed", .int(in: 1...5), default: 3)
    let workstreams = keys.required("workstreams", .list(WorkstreamEntry.reader))
    let queues = keys.optional("queues", .list(QueueEntry.reader), default: [])
    let bots = keys.optional("bots", .list(BotEntry.reader), default: [])
    let people = keys.optional("representatives", .list(RepresentativeEntry.reader), default: [])
    let stubs = keys.optional("stubs", .list(.stub), default: [])
    return OrganizationEntries(
      name: name ?? "", era: era, rules: rules, zone: zone, declines: declines,
      workstreams: workstreams ?? [],
      queues: queues, bots: bots, representatives: people, stubs: stubs)
  }
}

struct BotEntry: Sendable {
  var name: Located<String>
  var agent: Located<String>?
  var bot: Bot

  static let reader: Reader<BotEntry> = .mapping("bot") { keys in
    let name = keys.required("name", .located(.string))
    let agent = keys.optional("agent", .located(.string))
    let application = keys.optional("application-id", .string, default: "")
    let published = keys.optional("published", .bool, default: true)
    let capacity = keys.optional("capacity", .int(in: 0...1_000_000), default: 100)
    guard let name else { return nil }
    let bot = Bot(
      name: name.value, applicationID: application, isPublished: published, capacity: capacity,
      agentPath: agent?.value ?? "")
    return BotEntry(name: name, agent: agent, bot: bot)
  }
}

struct RepresentativeEntry: Sendable {
  var name: Located<String>
  var representative: Representative

  static let reader: Reader<RepresentativeEntry> = .mapping("representative") { keys in
    let name = keys.required("name", .located(.string))
    let shown = keys.optional("display-name", .string)
    let capacity = keys.optional("capacity", .int(in: 0...1_000_000), default: 100)
    let presence = keys.optional("presence", .presence, default: .available)
    let skills = keys.optional("skills", .pairs(.int(in: 0...100)), default: [])
    guard let name else { return nil }
    let representative = Representative(
      name: name.value, displayName: shown, capacity: capacity, presence: presence,
      skills: skills.map { Representative.Skill($0.key.value, rating: $0.value) })
    return RepresentativeEntry(name: name, representative: representative)
  }
}

struct QueueEntry: Sendable {
  var name: Located<String>
  var assignment: AssignmentMethod
  var members: [Located<String>]
  var priority: Int

  /// How a queue can be told to choose; the other methods are no queue's.
  static let methods: [(word: String, value: AssignmentMethod)] = [
    (AssignmentMethod.highestCapacity.rawValue, .highestCapacity)
  ]

  static let reader: Reader<QueueEntry> = .mapping("queue") { keys in
    let name = keys.required("name", .located(.string))
    let assignment = keys.optional("assignment", .choice(methods), default: .highestCapacity)
    let members = keys.optional("members", .list(.located(.string)), default: [])
    let priority = keys.optional("priority", .int(in: 1...1000), default: 1)
    guard let name else { return nil }
    return QueueEntry(name: name, assignment: assignment, members: members, priority: priority)
  }
}

struct WorkstreamEntry: Sendable {
  var name: Located<String>
  var workstream: Workstream
  var bot: Located<String>?
  var fallbackQueue: Located<String>?
  var rules: [RuleEntry]

  static let reader: Reader<WorkstreamEntry> = .mapping("workstream") { keys in
    let name = keys.required("name", .located(.string))
    let channel = keys.optional("channel", .string, default: "live-chat")
    let distribution = keys.optional("distribution", .oneOf(Workstream.Distribution.self), default: .push)
    let cost = keys.optional("cost", .int(in: 0...1_000_000), default: 25)
    let bot = keys.optional("bot", .located(.string))
    let variables = keys.optional("context-variables", .list(.contextVariable), default: [])
    let rules = keys.optional("route-to-queue", .list(RuleEntry.reader), default: [])
    let fallback = keys.optional("fallback-queue", .located(.string))
    let presences = keys.optional("allowed-presences", .list(.presence), default: [.available, .busy])
    let blocks = keys.optional("wrap-up-blocks-capacity", .bool, default: true)
    let timings = keys.optional("timings", .timings, default: Timings())
    guard let name else { return nil }
    let workstream = Workstream(
      name: name.value, channel: channel, distribution: distribution, cost: cost, contextVariables: variables,
      allowedPresences: presences, wrapUpBlocksCapacity: blocks, timings: timings)
    return WorkstreamEntry(
      name: name, workstream: workstream, bot: bot, fallbackQueue: fallback, rules: rules)
  }
}

struct RuleEntry: Sendable {
  var name: Located<String>
  var conditions: [ConditionEntry]
  var queue: Located<String>

  static let reader: Reader<RuleEntry> = .mapping("rule") { keys in
    let name = keys.required("rule", .located(.string))
    let when = keys.optional("when", .pairs(ConditionEntry.comparisons), default: [])
    let queue = keys.required("queue", .located(.string))
    guard let name, let queue else { return nil }
    let conditions = when.flatMap { pair in
      pair.value.map { comparison in
        ConditionEntry(
          condition: QueueCondition(pair.key.value, comparison.operation, comparison.value),
          span: pair.key.span)
      }
    }
    return RuleEntry(name: name, conditions: conditions, queue: queue)
  }
}

struct ConditionEntry: Sendable {
  var condition: QueueCondition
  /// Where the variable is named.
  var span: SourceSpan

  struct Comparison: Sendable {
    var operation: QueueCondition.Operator
    var value: String
  }

  /// Operators as organization files write them.
  static let operators: [(word: String, operation: QueueCondition.Operator)] = [
    ("equals", .equals), ("does-not-equal", .doesNotEqual), ("contains", .contains),
    ("begins-with", .beginsWith),
    ("greater-than", .greaterThan), ("less-than", .lessThan),
  ]

  /// `CreditCard`, or `{equals: CreditCard}`, or `{contains-data: false}`.
  static let comparisons = Reader<[Comparison]> { node, diagnostics in
    guard node.entries != nil else {
      return Reader<String>.string.read(node, &diagnostics).map {
        [Comparison(operation: .equals, value: $0)]
      }
    }
    let reader = Reader<[Comparison]>.mapping("condition") { keys in
      var all: [Comparison] = []
      for (word, operation) in operators {
        if let value = keys.optional(word, .string) {
          all.append(Comparison(operation: operation, value: value))
        }
      }
      if let hasData = keys.optional("contains-data", .bool) {
        all.append(Comparison(operation: hasData ? .containsData : .doesNotContainData, value: ""))
      }
      return all
    }
    return reader.read(node, &diagnostics)
  }
}
