import Basis

// Presence: by hand, by capacity, by connection.
extension CenterLogic {
  /// How many sessions make a representative Do not disturb (rule `presence.ten-sessions`).
  public static let mostSessions = 10
  /// How long a disconnected representative may take to come back (CE oc-manage-presence-status).
  public static let representativeGrace = TimeSpan.seconds(150)

  func setPresence(
    _ person: RepresentativeID, _ presence: Presence, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    _ = try member(person, state)
    guard presence != .inactive else {
      throw Refusal(RoutingRules.inactiveIsSystems, "Inactive is set by the system and cannot be chosen")
    }
    return [.presenceChanged(person, presence, byHand: true)]
  }

  func setCustomPresence(
    _ person: RepresentativeID, _ place: Int, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    guard organization.presences.indices.contains(place) else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no such presence")
    }
    return try setPresence(person, organization.presences[place].base, state)
      + [.presenceNamed(person, Int32(clamping: place))]
  }

  func disconnect(
    _ person: RepresentativeID, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let member = try member(person, state)
    let isGraceLimited = rules.holds(RoutingRules.disconnectOpens)
    let until = isGraceLimited ? time + Self.representativeGrace : nil
    return [.representativeDisconnected(person, until: until)]
      + (member.presence == .offline ? [] : [.presenceChanged(person, .offline, byHand: false)])
  }

  func reconnect(_ person: RepresentativeID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let member = try member(person, state)
    guard member.isDisconnected else {
      throw Refusal(
        RoutingRules.disconnectIsOffline,
        "\(organization.name(of: .representative(person))) is not disconnected")
    }
    let back = CenterEvent.representativeReconnected(person)
    guard let former = member.formerPresence, rules.holds(RoutingRules.presenceRestored) else {
      return [back, .presenceChanged(person, followed(member, used: member.used), byHand: false)]
    }
    return [back, .presenceChanged(person, former.presence, byHand: former.isSticky)]
      + (former.custom.map { [.presenceNamed(person, Int32(clamping: $0))] } ?? [])
  }

  /// Nobody works without a connection.
  func checkConnection(of request: CenterRequest, _ state: CenterState) throws(Refusal) {
    if case .reconnectRepresentative = request { return }
    guard let asker = request.asker, state[asker]?.isDisconnected ?? false else { return }
    throw Refusal(
      RoutingRules.disconnectIsOffline,
      "\(organization.name(of: asker)) is disconnected; /reconnect comes back")
  }

  private func member(_ person: RepresentativeID, _ state: CenterState) throws(Refusal) -> MemberState {
    guard let member = state[.representative(person)] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(person)")
    }
    return member
  }

  /// The change to a presence that the system sets for another reason than capacity.
  func presence(_ wanted: Presence, of person: RepresentativeID, _ state: CenterState) -> [CenterEvent] {
    guard let member = state[.representative(person)], !member.isDisconnected, member.presence != wanted
    else {
      return []
    }
    return [.presenceChanged(person, wanted, byHand: false)]
  }

  /// The change of presence that follows when a representative's units used change.
  ///
  /// - Parameters:
  ///   - units: how many units more are used; negative when some are released.
  ///   - sessions: how many conversations more there are.
  ///   - released: the conversation that is left, for its capacity profiles.
  func presence(
    after units: Int, of member: MemberID?, _ state: CenterState, capacity: Int? = nil, sessions: Int = 0,
    releasing released: CenterConversation? = nil
  ) -> [CenterEvent] {
    guard rules.holds(RoutingRules.presenceFollowsCapacity), let person = member?.representative,
      let runtime = state[.representative(person)], !runtime.presenceIsSticky, runtime.presence != .inactive,
      !runtime.isDisconnected
    else { return [] }
    let wanted = followed(
      runtime, used: runtime.used + units, capacity: capacity, sessions: runtime.conversationCount + sessions,
      releasing: released)
    return wanted == runtime.presence ? [] : [.presenceChanged(person, wanted, byHand: false)]
  }

  /// The presence that follows from capacity and the number of sessions.
  private func followed(
    _ member: MemberState, used: Int, capacity: Int? = nil, sessions: Int? = nil,
    releasing released: CenterConversation? = nil
  ) -> Presence {
    if sessions ?? member.conversationCount >= Self.mostSessions, rules.holds(RoutingRules.tenSessions) {
      return .doNotDisturb
    }
    return presence(of: member, using: used, of: capacity ?? member.capacity, releasing: released)
  }

  /// The largest capacity and cost, in units.
  public static let largestCapacity = 1_000_000

  /// A capacity or cost from a file, brought into range.
  static func bounded(_ units: Int) -> Int { min(max(units, 0), largestCapacity) }

  func setCapacity(_ member: MemberID, _ capacity: Int, _ state: CenterState) throws(Refusal) -> [CenterEvent]
  {
    guard state[member] != nil else { throw Refusal(RoutingRules.namesWhatExists, "There is no \(member)") }
    guard (0...Self.largestCapacity).contains(capacity) else {
      throw Refusal(RoutingRules.capacityRange, "A capacity is from 0 to \(Self.largestCapacity) units")
    }
    return [.capacityChanged(member, Int32(clamping: capacity))]
      + presence(after: 0, of: member, state, capacity: capacity)
  }
}
