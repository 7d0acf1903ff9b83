import Basis

// What happens at desks, taken in. Total as `apply` is.
extension CenterState {
  mutating func applyDesk(_ event: CenterEvent, at time: VirtualTime) {
    switch event {
    case .customerAuthenticated(let id): change(id) { $0.isAuthenticated = true }
    case .customerReturned(let id): resume(id, at: time)
    case .offerUnseen(let id, let person, let until):
      if self[id]?.offer?.representative == person { arm(id, .unseenOffer, due: until) }
    case .representativeChosen(let id, _, let chooser): choose(id, chooser, at: time)
    case .assignedToQueue(let id, _): giveToQueue(id, at: time)
    case .wrapUpCapacityReleased(let id):
      guard let conversation = self[id], conversation.status == .wrapUp, let owner = conversation.owner else {
        return
      }
      disarm(id, .desk)
      releaseUnits(id, of: owner)
    case .conversationFocused(let id, let person):
      change(.representative(person)) { if $0.has(id) { $0.focus = id } }
    case .supervisionBegan(let id, let supervision):
      change(id) { if $0.status != .closed { $0.supervision = supervision } }
    case .representativeDisconnected(let person, let until): disconnect(person, until: until)
    case .representativeReconnected(let person):
      disarm(person)
      change(.representative(person)) {
        $0.isDisconnected = false
        $0.formerPresence = nil
      }
      recheck(.representative(person), .presence(person))
    case .representativeGraceElapsed(let person):
      disarm(person)
      change(.representative(person)) { $0.formerPresence = nil }
    case .presenceNamed(let person, let place):
      change(.representative(person)) { $0.customPresence = Int(place) }
    default: applyConsult(event, at: time)
    }
  }

  /// A representative has a conversation from now on.
  mutating func beginTalk(_ id: ConversationID, _ member: MemberID, at time: VirtualTime) {
    change(member) { $0.focus = id }
    guard let conversation = self[id] else { return }
    arm(id, .active, after: limits(of: conversation).active, from: time)
  }

  /// What a conversation costs its owner is free again while they still have it.
  mutating func releaseUnits(_ id: ConversationID, of owner: MemberID) {
    guard let units = self[id]?.units else { return }
    let number = latest
    change(owner) {
      $0.used -= units
      $0.lastReleased = number
    }
    change(id) { $0.units = 0 }
    stopCounting(id, of: owner)
    recheck(owner, .capacity(owner))
  }

  private mutating func resume(_ id: ConversationID, at time: VirtualTime) {
    guard self[id]?.status == .waiting else { return }
    change(id) { $0.beginPass(.resumed) }
    setStatus(id, .open, .awaitingAgentAssignment, at: time)
    schedule(id, .routing)
  }

  private mutating func choose(_ id: ConversationID, _ chooser: Chooser, at time: VirtualTime) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    change(id) { $0.chosenBy = chooser }
    guard chooser == .supervisor, conversation.status == .open || conversation.status == .waiting else {
      return
    }
    stopWaiting(id)
    setStatus(id, .open, .assignedBySupervisor, at: time)
  }

  private mutating func giveToQueue(_ id: ConversationID, at time: VirtualTime) {
    guard self[id]?.status == .open else { return }
    stopWaiting(id)
    change(id) { $0.beginPass(.assigned) }
    setStatus(id, .open, .assignedBySupervisor, at: time)
    schedule(id, .routing)
  }

  private mutating func disconnect(_ person: RepresentativeID, until: VirtualTime?) {
    change(.representative(person)) {
      if let presence = $0.presence {
        $0.formerPresence = FormerPresence(
          presence: presence, isSticky: $0.presenceIsSticky, custom: $0.customPresence)
      }
      $0.isDisconnected = true
    }
    if let until { arm(person, due: until) }
  }
}

extension MemberState {
  /// Whether a representative has a conversation, is offered it or takes part in it.
  func has(_ id: ConversationID) -> Bool { conversations.contains(id) || consulting.contains(id) }
}
