import Basis

// The small steps that `apply` is made of.
extension CenterState {
  mutating func change(_ id: ConversationID, _ body: (inout CenterConversation) -> Void) {
    guard id.index >= 0, id.index < conversations.count else { return }
    body(&conversations[id.index])
  }

  mutating func setStatus(
    _ id: ConversationID, _ status: ConversationStatus, _ reason: StatusReason, at time: VirtualTime
  ) {
    if let conversation = self[id], (conversation.status == .waiting) != (status == .waiting),
      let member = conversation.sessions.last(where: { $0.ended != nil })?.member
    {
      change(member) {
        $0.waitingForCustomer.removeAll { $0 == id }
        if status == .waiting { $0.waitingForCustomer.append(id) }
      }
    }
    change(id) {
      guard $0.status != .closed else { return }
      $0.status = status
      $0.reason = reason
      $0.statusSince = time
    }
    disarm(id, .status)
  }

  // MARK: Work

  /// Puts something to be done about a conversation at the end of the work.
  mutating func schedule(_ id: ConversationID, _ pending: CenterConversation.Pending) {
    guard let conversation = self[id] else { return }
    if conversation.pending == .none { work.append(.conversation(id)) }
    change(id) { $0.pending = pending }
  }

  /// Nothing is left to be done about a conversation for now.
  mutating func settle(_ id: ConversationID) {
    guard let conversation = self[id], conversation.pending != .none else { return }
    change(id) { $0.pending = .none }
    if let index = work.firstIndex(of: .conversation(id)) { work.remove(at: index) }
  }

  /// A member may have become freer: if anybody waits where it serves, the line is looked at.
  mutating func recheck(_ member: MemberID, _ cause: RoutingCause) {
    guard hasSomebodyWaiting(for: member) else { return }
    let isPlanned = work.contains { if case .recheck(member, _) = $0 { true } else { false } }
    if !isPlanned { work.append(.recheck(member, cause)) }
  }

  private func hasSomebodyWaiting(for member: MemberID) -> Bool {
    self[member]?.queues.contains { !waiting[$0.index].isEmpty } ?? false
  }

  // MARK: Waiting

  /// Puts a conversation into its queue's line, at the place it had when it was routed there.
  mutating func wait(_ id: ConversationID, at time: VirtualTime) {
    guard let conversation = self[id], !conversation.isWaiting, let queue = conversation.queue,
      waiting.indices.contains(queue.index)
    else { return }
    waiting[queue.index].insert(waitingPlace(of: conversation))
    change(id) { $0.isWaiting = true }
    let open = limits(of: conversation).open
    if let most = longestWaits[queue.index], open.map({ most < $0 }) ?? true {
      arm(id, .waiting, after: most, from: time)
    } else {
      arm(id, .open, after: open, from: time)
    }
  }

  mutating func stopWaiting(_ id: ConversationID) {
    guard let conversation = self[id], conversation.isWaiting, let queue = conversation.queue else { return }
    waiting[queue.index].remove(waitingPlace(of: conversation))
    change(id) { $0.isWaiting = false }
    disarm(id, .status)
    guard waiting[queue.index].isEmpty else { return }
    work = work.filter {
      if case .recheck(let member, _) = $0 { hasSomebodyWaiting(for: member) } else { true }
    }
  }

  // MARK: Sessions

  mutating func beginSession(
    _ id: ConversationID, _ member: MemberID, units: Int, accepted: VirtualTime?, at time: VirtualTime,
    number: Int
  ) {
    change(id) {
      $0.units = units
      $0.sessions.append(
        CenterSession(
          member: member, queue: $0.pass.route?.value.queue, began: time, accepted: accepted, ended: nil,
          closure: nil))
    }
    if let queue = self[id]?.pass.route?.value.queue {
      noteAssignment(to: member, from: queue, number: number)
    }
    countInProfiles(id, of: member)
    change(member) {
      $0.lastAssigned = number
      $0.conversationCount += 1
      if member.representative != nil { $0.conversations.append(id) }
    }
  }

  /// Ends the session of a conversation's owner, or of whoever it is offered to, and releases what it cost.
  mutating func endSession(
    _ id: ConversationID, _ member: MemberID, _ closure: ClosureReason, at time: VirtualTime
  ) {
    guard let conversation = self[id] else { return }
    let isOffered = conversation.offer.map { MemberID.representative($0.representative) == member } ?? false
    guard isOffered || conversation.owner == member else { return }
    let number = latest
    stopCounting(id, of: member)
    change(member) {
      if isOffered { $0.reserved -= conversation.units } else { $0.used -= conversation.units }
      $0.conversationCount -= 1
      if !isOffered { $0.lastReleased = number }
      $0.conversations.removeAll { $0 == id }
      if $0.focus == id { $0.focus = nil }
    }
    change(id) {
      $0.units = 0
      $0.offer = nil
      $0.owner = nil
      if let last = $0.sessions.indices.last {
        $0.sessions[last].ended = time
        $0.sessions[last].closure = closure
      }
    }
    disarm(id, .status)
    disarm(id, .desk)
  }
}

extension CenterConversation {
  /// Begins another pass through routing.
  mutating func beginPass(_ cause: RoutingCause) {
    pass = RoutingPass(number: pass.number + 1, cause: cause)
    chosenBy = nil
  }
}

extension ClosureReason {
  /// Whether somebody else gets the conversation when a session ends so.
  public var leadsToRouting: Bool {
    switch self {
    case .botTransferToAgent, .agentTransferToQueue, .agentClosed, .agentReRouted, .agentDisconnected: true
    default: false
    }
  }

  /// Why the conversation goes back to its queue when a representative's session ends so; nil when it does not.
  public func returns(from person: RepresentativeID) -> RoutingCause? {
    switch self {
    case .agentClosed, .agentReRouted: .released(person)
    case .agentDisconnected: .disconnected(person)
    default: nil
    }
  }
}
