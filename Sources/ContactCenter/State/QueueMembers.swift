import Basis

/// The members of one queue in every order in which its assignments ask them.
struct QueueMembers: Sendable, Equatable {
  /// What they have in common.
  let bands: MemberBands
  private var indexes: [MemberIndex]
  /// By position in the queue: the number of the event by which that member last got something from the queue.
  private(set) var lastAssigned = Blocks<Int>()

  init(_ queue: Queue, _ organization: Organization, _ rules: RuleBook) {
    let costs = Set(organization.workstreams.map(\.units)).sorted()
    let orderings = queue.orderings(organization, rules)
    let bands = MemberBands(queue, organization, asksSkills: queue.asksSkills(organization))
    self.bands = bands
    indexes = orderings.map { MemberIndex($0, bands: bands.count, costs: costs) }
    for _ in queue.members { lastAssigned.append(0) }
  }

  /// The members in an order, if the queue keeps it.
  func index(_ ordering: MemberIndex.Ordering) -> MemberIndex? { indexes.first { $0.ordering == ordering } }

  mutating func insert(_ position: Int32, _ standing: MemberState.Standing) {
    let (member, situation) = (member(position), situation(position, standing))
    for place in indexes.indices { indexes[place].insert(member, situation) }
  }

  mutating func move(_ position: Int32, from before: MemberState.Standing, to now: MemberState.Standing) {
    let member = member(position)
    let (old, new) = (situation(position, before), situation(position, now))
    for place in indexes.indices { indexes[place].move(member, from: old, to: new) }
  }

  mutating func noteAssignment(_ position: Int32, _ standing: MemberState.Standing, number: Int) {
    let (member, old) = (member(position), situation(position, standing))
    lastAssigned[Int(position)] = number
    let new = situation(position, standing)
    for place in indexes.indices { indexes[place].move(member, from: old, to: new) }
  }

  private func member(_ position: Int32) -> MemberIndex.Member {
    MemberIndex.Member(position: position, band: bands[position])
  }

  private func situation(_ position: Int32, _ standing: MemberState.Standing) -> MemberIndex.Situation {
    MemberIndex.Situation(standing: standing, turn: lastAssigned[Int(position)])
  }
}

extension Queue {
  /// The orders in which its members are asked.
  fileprivate func orderings(_ organization: Organization, _ rules: RuleBook) -> [MemberIndex.Ordering] {
    var found: [MemberIndex.Ordering] = []
    func keep(_ ordering: MemberIndex.Ordering?) {
      if let ordering, !found.contains(ordering) { found.append(ordering) }
    }
    if assignment == .custom {
      for rule in rulesets.flatMap(\.rules) { keep(rule.order.ordering) }
      return found
    }
    let channels = Set(organization.workstreams.map(\.channel))
    if assignment == .leastActive, rules.holds(RoutingRules.leastActiveVoiceOnly) {
      if channels.contains("voice") { keep(.released) }
      if channels != ["voice"] { keep(.units) }
    } else {
      keep(assignment.ordering)
    }
    if rules.holds(RoutingRules.closestTiesStay),
      organization.workstreams.contains(where: { $0.skillMatching == .closest })
    {
      keep(.joined)
    }
    return found
  }

  /// Whether its assignments may ask for skills.
  fileprivate func asksSkills(_ organization: Organization) -> Bool {
    guard assignment == .custom else {
      return organization.workstreams.contains { $0.skillMatching != .none }
    }
    return rulesets.contains { ruleset in
      ruleset.rules.contains {
        $0.conditions.contains(.skills) || $0.order.key == .proficiency || $0.order.key == .skillCount
      }
    }
  }
}

extension AssignmentMethod {
  /// The order that one of the product's own methods asks in.
  var ordering: MemberIndex.Ordering? {
    switch self {
    case .highestCapacity: .units
    case .roundRobin: .turn
    case .leastActive: .released
    case .custom, .sameRepresentative, .workstreamBot, .pick: nil
    }
  }
}

extension MemberOrder {
  /// The order in which members of one band are asked; nil where everybody is compared.
  var ordering: MemberIndex.Ordering? {
    switch key {
    case .roundRobin: isAscending ? .turn : nil
    case .leastActive: isAscending ? .releasedThenTurn : nil
    case .units: isAscending ? nil : .unitsThenTurn
    case .profiles: nil
    case .proficiency, .skillCount, .attribute: .turn
    }
  }

  /// Whether it is the same for a whole band.
  var isOfBand: Bool {
    switch key {
    case .proficiency, .skillCount, .attribute: true
    case .roundRobin, .leastActive, .units, .profiles: false
    }
  }
}
