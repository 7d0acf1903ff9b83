import Basis
import Channels
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
  var hours: [HoursEntry]
  var defaultQueue: Located<String>?
  var workstreams: [WorkstreamEntry]
  var queues: [QueueEntry]
  var bots: [BotEntry]
  var representatives: [RepresentativeEntry]
  var capacityProfiles: [CapacityProfileEntry]
  var stubs: [Stub]
  var records: RecordsEntry
  var desk: DeskSettings
  var notifications: [NotificationTemplate]
  var presences: [CustomPresence]
  var quickReplies: [QuickReplyEntry]
  var environments: [EnvironmentEntry]
  var prerequisites: Located<Prerequisites>?

  var messages: [Pair<MessageTable>]

  /// Its switches by id.
  var switches: [String: Bool] { rules.reduce(into: [:]) { $0[$1.id.value] = $1.isOn } }

  static let reader: Reader<OrganizationEntries> = .mapping("organization") { keys in
    let name = keys.required("organization", .string)
    let era = keys.optional("era", .era)
    let rules = keys.optional("rules", .ruleSwitches, default: [])
    let zone = keys.optional("time-zone", .located(.string))
    let declines = keys.optional("declines-allowed", .int(in: 1...5), default: 3)
    let hours = keys.optional("operating-hours", .list(HoursEntry.reader), default: [])
    let defaultQueue = keys.optional("default-queue", .located(.string))
    let workstreams = keys.required("workstreams", .list(WorkstreamEntry.reader))
    let queues = keys.optional("queues", .list(QueueEntry.reader), default: [])
    let bots = keys.optional("bots", .list(BotEntry.reader), default: [])
    let people = keys.optional("representatives", .list(RepresentativeEntry.reader), default: [])
    let profiles = keys.optional("capacity-profiles", .list(CapacityProfileEntry.reader), default: [])
    let stubs = keys.optional("stubs", .list(.stub), default: [])
    let records = keys.optional("records", RecordsEntry.reader, default: RecordsEntry())
    let desk = keys.optional("desk", .desk, default: DeskSettings())
    let notifications = keys.optional("notifications", .list(.notification), default: [])
    let presences = keys.optional("presences", .list(.customPresence), default: [])
    let replies = keys.optional("quick-replies", .list(QuickReplyEntry.reader), default: [])
    let environments = keys.optional("environments", .list(EnvironmentEntry.reader), default: [])
    let prerequisites = keys.optional("prerequisites", .located(.prerequisites))
    let messages = keys.optional("messages", .messages, default: [])
    return OrganizationEntries(
      name: name ?? "", era: era, rules: rules, zone: zone, declines: declines, hours: hours,
      defaultQueue: defaultQueue,
      workstreams: workstreams ?? [],
      queues: queues, bots: bots, representatives: people, capacityProfiles: profiles, stubs: stubs,
      records: records, desk: desk, notifications: notifications, presences: presences, quickReplies: replies,
      environments: environments, prerequisites: prerequisites,
      messages: messages)
  }
}
