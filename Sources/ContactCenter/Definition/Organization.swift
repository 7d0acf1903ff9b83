import Basis

/// What an administrator has set up: who there is and how conversations find them. It never changes in a run;
/// what changes (presence, capacity, who has what) is `CenterState`.
public struct Organization: Sendable, Equatable {
  /// The name shown in headings.
  public var name: String
  /// Where conversations come in.
  public var workstreams: [Workstream]
  /// Where conversations wait for members.
  public var queues: [Queue]
  /// The programs.
  public var bots: [Bot]
  /// The people.
  public var representatives: [Representative]
  /// Limits counted in conversations.
  public var capacityProfiles: [CapacityProfile]
  /// After how many declines of one conversation it is never offered again to the same representative; 1 to 5
  /// (`msdyn_number_of_declines_allowed`, CE assignment-methods).
  public var declinesAllowed: Int
  /// What is switched on for representatives and supervisors.
  public var desk: DeskSettings
  /// How offers look and behave where a workstream does not say.
  public var notifications: [NotificationTemplate]
  /// Presences added to the product's.
  public var presences: [CustomPresence]
  /// Texts that representatives have ready.
  public var quickReplies: [QuickReply]
  /// The plans by which queues are open.
  public var operatingHours: [OperatingHours]
  /// Where conversations go that no rule matches, when the older application is simulated.
  public var defaultQueue: QueueID?
  /// The customers and cases that conversations are linked to.
  public var records: RecordBook
  /// What was prepared before its bots were connected.
  public var setUp: SetUp
  /// The time zone of its clocks.
  public var zone: TimeZoneRules

  /// Makes an organization.
  public init(
    name: String, workstreams: [Workstream] = [], queues: [Queue] = [], bots: [Bot] = [],
    representatives: [Representative] = [], capacityProfiles: [CapacityProfile] = [],
    declinesAllowed: Int = 3, desk: DeskSettings = DeskSettings(), notifications: [NotificationTemplate] = [],
    presences: [CustomPresence] = [], quickReplies: [QuickReply] = [], operatingHours: [OperatingHours] = [],
    defaultQueue: QueueID? = nil,
    zone: TimeZoneRules = .utc, records: RecordBook = RecordBook(),
    setUp: SetUp = SetUp()
  ) {
    self.name = name
    self.workstreams = workstreams
    self.queues = queues
    self.bots = bots
    self.representatives = representatives
    self.capacityProfiles = capacityProfiles
    self.declinesAllowed = declinesAllowed
    self.desk = desk
    self.notifications = notifications
    self.presences = presences
    self.quickReplies = quickReplies
    self.operatingHours = operatingHours
    self.defaultQueue = defaultQueue
    self.zone = zone
    self.records = records
    self.setUp = setUp
  }

  /// The workstream of an id, if there is one.
  public subscript(id: WorkstreamID) -> Workstream? {
    workstreams.indices.contains(id.index) ? workstreams[id.index] : nil
  }
  /// The queue of an id, if there is one.
  public subscript(id: QueueID) -> Queue? { queues.indices.contains(id.index) ? queues[id.index] : nil }
  /// The bot of an id, if there is one.
  public subscript(id: BotID) -> Bot? { bots.indices.contains(id.index) ? bots[id.index] : nil }
  /// The representative of an id, if there is one.
  public subscript(id: RepresentativeID) -> Representative? {
    representatives.indices.contains(id.index) ? representatives[id.index] : nil
  }

  /// The capacity profile of an id, if there is one.
  public subscript(id: CapacityProfileID) -> CapacityProfile? {
    capacityProfiles.indices.contains(id.index) ? capacityProfiles[id.index] : nil
  }

  /// A member's name; its id when there is no such member.
  public func name(of member: MemberID) -> String {
    switch member {
    case .bot(let id): self[id]?.name ?? id.description
    case .representative(let id): self[id]?.name ?? id.description
    }
  }
}
