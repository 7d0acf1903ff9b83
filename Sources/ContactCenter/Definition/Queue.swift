import Basis

/// Where conversations wait and who serves them (CE queues-omnichannel).
public struct Queue: Sendable, Equatable {
  /// The name.
  public var name: String
  /// How a member is chosen.
  public var assignment: AssignmentMethod
  /// Bots and representatives in the order they joined.
  public var members: [MemberID]
  /// Which queue is served first by a member of several: 1 comes before 2.
  public var priority: Int
  /// When it is served: a position in `Organization.operatingHours`; nil for always.
  public var hours: Int?
  /// What is done when it has no room or no time, in the order asked.
  public var overflow: [Overflow]
  /// Whether the mood of its customers is judged (real-time sentiment).
  public var judgesSentiment: Bool

  /// Makes a queue.
  public init(
    name: String, assignment: AssignmentMethod = .highestCapacity, members: [MemberID] = [],
    priority: Int = 1,
    hours: Int? = nil, overflow: [Overflow] = [], judgesSentiment: Bool = false
  ) {
    self.name = name
    self.assignment = assignment
    self.members = members
    self.priority = priority
    self.hours = hours
    self.overflow = overflow
    self.judgesSentiment = judgesSentiment
  }
}

/// How a member of a queue is chosen. Raw values are those of organization files.
public enum AssignmentMethod: String, Sendable, CaseIterable {
  /// The member with the most available capacity.
  case highestCapacity = "highest-capacity"
  /// The member who got nothing from this queue for longest.
  case roundRobin = "round-robin"
  /// The member who released capacity longest ago.
  case leastActive = "least-active"
  /// Nobody chooses: whoever had the conversation gets it again.
  case sameRepresentative = "same-representative"
  /// Nobody chooses: the workstream's own bot gets new conversations before any queue.
  case workstreamBot = "workstream-bot"
  /// Nobody chooses: representatives pick from the open conversations.
  case pick

  /// The method by which a queue's members are ordered. In a queue for voice and for messages least active may
  /// hold for the one and not for the other; then its members are ordered for voice.
  func ordering(_ organization: Organization, _ rules: RuleBook) -> AssignmentMethod {
    guard self == .leastActive, rules.holds(RoutingRules.leastActiveVoiceOnly),
      !organization.workstreams.contains(where: { $0.channel == "voice" })
    else { return self }
    return .highestCapacity
  }

  /// Whether members are compared: the methods that a queue can have.
  public var isAutomatic: Bool { self == .highestCapacity || self == .roundRobin || self == .leastActive }
}
