import Basis

// What members do, and with it their places in the order of their queues.
extension CenterState {
  /// Changes a member and moves it in the order of each of its queues. Costs a logarithm for each queue.
  mutating func change(_ member: MemberID, _ body: (inout MemberState) -> Void) {
    switch member {
    case .bot(let id):
      guard bots.indices.contains(id.index) else { return }
      let before = bots[id.index].standing
      body(&bots[id.index])
      move(bots[id.index], from: before)
    case .representative(let id):
      guard representatives.indices.contains(id.index) else { return }
      let before = representatives[id.index].standing
      body(&representatives[id.index])
      move(representatives[id.index], from: before)
    }
  }

  private mutating func move(_ member: MemberState, from before: MemberState.Standing) {
    let now = member.standing
    guard now != before else { return }
    for (queue, position) in zip(member.queues, member.positions) {
      members[queue.index].move(position, from: before, to: now)
    }
  }

  /// Puts a member into the order of its queues, when a run begins.
  mutating func placeInQueues(_ member: MemberState) {
    for (queue, position) in zip(member.queues, member.positions) {
      members[queue.index].insert(position, member.standing)
    }
  }

  /// A member got something from a queue.
  mutating func noteAssignment(to member: MemberID, from queue: QueueID, number: Int) {
    guard let position = position(of: member, in: queue), let state = self[member] else { return }
    members[queue.index].noteAssignment(position, state.standing, number: number)
  }

  /// What is known about a member whatever the conversation.
  func facts(_ member: MemberID) -> CandidateFacts? {
    switch member {
    case .bot(let id): bots.indices.contains(id.index) ? bots[id.index].facts(member) : nil
    case .representative(let id):
      representatives.indices.contains(id.index) ? representatives[id.index].facts(member) : nil
    }
  }

  /// How many members of a queue joined before one of them; nil when it is none.
  func position(of member: MemberID, in queue: QueueID) -> Int32? {
    guard let state = self[member], let slot = state.queues.firstIndex(of: queue) else { return nil }
    return state.positions[slot]
  }

  /// The number of the event by which a member last got something from a queue; 0 for never.
  func lastAssigned(to member: MemberID, from queue: QueueID) -> Int {
    position(of: member, in: queue).map { members[queue.index].lastAssigned[Int($0)] } ?? 0
  }
}

// Capacity profiles.
extension CenterState {
  /// A conversation begins to count in the profiles of whoever gets it.
  mutating func countInProfiles(_ id: ConversationID, of member: MemberID) {
    guard let taken = profilesTaken(by: id), !taken.isEmpty, member.representative != nil else { return }
    change(id) { $0.countsInProfiles = true }
    change(member) { $0.count(in: taken, by: 1) }
  }

  /// A conversation stops counting; in a profile that is reset at the end of the day it counts on.
  mutating func stopCounting(_ id: ConversationID, of member: MemberID) {
    guard self[id]?.countsInProfiles == true, let taken = profilesTaken(by: id) else { return }
    change(id) { $0.countsInProfiles = false }
    change(member) { $0.count(in: taken, by: -1) }
  }

  /// With the first event of another day, only what is not over counts in profiles that are reset at its end.
  mutating func beginDay(at time: VirtualTime) {
    guard let today else { return }
    let civil = zone.civil(time)
    let day = CivilTime.daysSinceEpoch(year: civil.year, month: civil.month, day: civil.day)
    guard day != today else { return }
    self.today = day
    for index in representatives.indices
    where representatives[index].profiles.contains(where: { !$0.resetsAtOnce }) {
      let counted = representatives[index].conversations.filter { self[$0]?.countsInProfiles ?? false }
        .compactMap { profilesTaken(by: $0) }
      for place in representatives[index].profiles.indices
      where !representatives[index].profiles[place].resetsAtOnce {
        let profile = representatives[index].profiles[place].profile
        representatives[index].profiles[place].used = counted.count { $0.contains(profile) }
      }
    }
  }

  private func profilesTaken(by id: ConversationID) -> [CapacityProfileID]? {
    guard let workstream = self[id]?.workstream.index, profiles.indices.contains(workstream) else {
      return nil
    }
    return profiles[workstream]
  }
}

extension MemberState {
  fileprivate mutating func count(in taken: [CapacityProfileID], by change: Int) {
    for index in profiles.indices where taken.contains(profiles[index].profile) {
      if change > 0 || profiles[index].resetsAtOnce { profiles[index].used += change }
    }
  }

  fileprivate func facts(_ member: MemberID) -> CandidateFacts {
    CandidateFacts(
      member: member, capacity: capacity, used: used + reserved, presence: presence, isPublished: isPublished,
      lastAssigned: lastAssigned, lastReleased: lastReleased)
  }
}
