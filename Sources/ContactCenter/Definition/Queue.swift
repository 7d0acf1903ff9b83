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
  /// How a member is chosen where the queue has a method of its own.
  public var rulesets: [AssignmentRuleset]
  /// Which conversations are served first where the queue has a method of its own.
  public var prioritization: [PrioritizationRule]

  /// Makes a queue.
  public init(
    name: String, assignment: AssignmentMethod = .highestCapacity, members: [MemberID] = [],
    priority: Int = 1,
    hours: Int? = nil, overflow: [Overflow] = [], judgesSentiment: Bool = false,
    rulesets: [AssignmentRuleset] = [], prioritization: [PrioritizationRule] = []
  ) {
    self.name = name
    self.assignment = assignment
    self.members = members
    self.priority = priority
    self.hours = hours
    self.overflow = overflow
    self.judgesSentiment = judgesSentiment
    self.rulesets = rulesets
    self.prioritization = prioritization
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
  /// Whoever the queue's own rules choose.
  case custom
  /// Nobody chooses: whoever had the conversation gets it again.
  case sameRepresentative = "same-representative"
  /// Nobody chooses: the workstream's own bot gets new conversations before any queue.
  case workstreamBot = "workstream-bot"
  /// Nobody chooses: representatives pick from the open conversations.
  case pick

  /// Whether members are compared by presence, capacity and skills without a rule that says so: the product's own
  /// methods.
  public var isAutomatic: Bool { self == .highestCapacity || self == .roundRobin || self == .leastActive }
}
