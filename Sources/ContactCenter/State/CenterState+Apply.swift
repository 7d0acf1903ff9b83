import Basis

extension CenterState {
  /// Takes an event in. Total: it never fails and never decides; what does not fit is ignored.
  ///
  /// - Parameter number: the event's number in the log, from 1, higher than all before.
  public mutating func apply(_ event: CenterEvent, at time: VirtualTime, number: Int) {
    if case .rejected = event { return }
    latest = number
    beginDay(at: time)
    switch event {
    case .conversationStarted(let id, let workstream): start(id, workstream, at: time)
    case .contextVariablesSet(let id, let box): movingInLine(id) { $0.setContext(id, box.value) }
    case .skillsSet(let id, let box): change(id) { $0.skills = box.value }
    case .conversationEscalated(let id, let bot, _):
      change(id) {
        if !$0.escalatedBy.contains(bot) { $0.escalatedBy.append(bot) }
        $0.beginPass(.escalated(bot))
      }
    case .transferRequested(let id, let box):
      change(id) {
        $0.beginPass(.transferred(box.value.representative))
        $0.pass.transfer = box.value
      }
    case .memberLeft(let id, let member, let closure): leave(id, member, closure, at: time)
    case .conversationClassified(let id, let box):
      change(id) {
        $0.pass.classification = box
        $0.skills = $0.skills.appending(box.value.skills)
      }
      setContext(id, box.value.variables)
    case .queueOverflowed(let id, let box): overflow(id, box.value)
    case .conversationRouted(let id, let box):
      change(id) {
        if box.value.checkedOverflow { $0.hasCheckedOverflow = true }
        $0.queue = box.value.queue
        $0.place = number
        $0.queuedAt = time
        $0.pass.route = box
        $0.pending = .assignment
      }
    case .assignmentDecided(let id, let box): takeDecision(id, box, at: time)
    case .conversationAssigned(let id, let member, let units):
      assign(id, member, units: Int(units), at: time, number: number)
    case .conversationOffered(let id, let person, let expires, let units):
      offer(id, person, expires: expires, units: Int(units), at: time, number: number)
    case .offerAccepted(let id, let person): accept(id, person, at: time)
    case .offerDeclined(let id, let person): decline(id, person, .agentReject, .declined(person), at: time)
    case .offerTimedOut(let id, let person): decline(id, person, .agentTimeout, .timedOut(person), at: time)
    case .offerWithdrawn(let id, let person, let closure):
      endSession(id, .representative(person), closure, at: time)
      recheck(.representative(person), .capacity(.representative(person)))
    case .movedToWrapUp(let id, let reason, let releasesCapacity):
      moveToWrapUp(id, reason, releasesCapacity: releasesCapacity, at: time)
    case .conversationClosed(let id, let cause): close(id, cause, at: time)
    case .recordsIdentified(let id, let box): change(id) { $0.take(box) }
    case .recordLinked(let id, _, let box): change(id) { $0.take(box.value) }
    case .widgetClosed(let id): setCustomer(id, .closed, until: nil)
    case .customerDisconnected(let id, let until): setCustomer(id, .disconnected, until: until)
    case .customerReconnected(let id): setCustomer(id, .connected, until: nil)
    case .customerGraceElapsed(let id): setCustomer(id, .closed, until: nil)
    case .presenceChanged(let person, let presence, let byHand):
      let member = MemberID.representative(person)
      change(member) {
        // Signing in counts as having released nothing yet.
        if $0.presence == .offline, presence != .offline { $0.lastReleased = 0 }
        $0.presence = presence
        $0.customPresence = nil
        $0.presenceIsSticky = byHand && presence.isSticky
      }
      // What the system sets follows capacity, which has made the line be looked at already.
      if byHand { recheck(member, .presence(person)) }
    case .capacityChanged(let member, let capacity):
      let isMore = Int(capacity) > self[member]?.capacity ?? .max
      change(member) { $0.capacity = Int(capacity) }
      if isMore, capacityEditTriggers { recheck(member, .capacity(member)) }
    case .publicationChanged(let bot, let isPublished):
      change(.bot(bot)) { $0.isPublished = isPublished }
      if isPublished { recheck(.bot(bot), .published(bot)) }
    case .assignmentCycleEnded(let member, _):
      work.removeAll { if case .recheck(member, _) = $0 { true } else { false } }
    case .rejected: break
    default: applyDesk(event, at: time)
    }
    dropStaleTimers()
  }

  /// Notes that somebody did something in a conversation, such as sending a message: a bot's inactivity or a
  /// representative's is counted from now.
  public mutating func noteActivity(_ id: ConversationID, at time: VirtualTime) {
    guard holds(id), conversations[id.index].status != .closed, conversations[id.index].lastActivity != time
    else { return }
    movingInLine(id) { state in state.change(id) { $0.lastActivity = time } }
    guard let kind = conversations[id.index].statusTimer?.kind else { return }
    switch kind {
    case .botInactivity: arm(id, kind, after: limits(of: conversations[id.index]).botInactivity, from: time)
    case .active: arm(id, kind, after: limits(of: conversations[id.index]).active, from: time)
    default: return
    }
    dropStaleTimers()
  }

  private mutating func start(_ id: ConversationID, _ workstream: WorkstreamID, at time: VirtualTime) {
    guard id.index == conversations.count else { return }
    conversations.append(CenterConversation(id: id, workstream: workstream, at: time))
    liveCount += 1
    schedule(id, .routing)
  }

  private mutating func setContext(_ id: ConversationID, _ variables: [ContextVariable]) {
    change(id) {
      for variable in variables {
        if let index = $0.context.firstIndex(where: { $0.name == variable.name }) {
          $0.context[index] = variable
        } else {
          $0.context.append(variable)
        }
        if $0.pass.attempts == 0, !$0.pass.changedVariables.contains(variable.name) {
          $0.pass.changedVariables.append(variable.name)
        }
      }
    }
  }

  private mutating func leave(
    _ id: ConversationID, _ member: MemberID, _ closure: ClosureReason, at time: VirtualTime
  ) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    endSession(id, member, closure, at: time)
    if closure.leadsToRouting {
      if let person = member.representative, let cause = closure.returns(from: person) {
        change(id) { $0.beginPass(cause) }
      }
      setStatus(id, .open, .awaitingAgentAssignment, at: time)
      schedule(id, .routing)
    } else if closure == .agentMovedConversationToWaiting {
      setStatus(id, .waiting, .awaitingCustomerResponse, at: time)
      arm(id, .customerResponse, after: limits(of: conversation).waiting, from: time)
    }
    // The conversation itself goes on before its former owner takes another one.
    if conversation.units > 0 || conversation.countsInProfiles { recheck(member, .capacity(member)) }
  }

  private mutating func overflow(_ id: ConversationID, _ overflowed: RouteOutcome.Overflowed) {
    guard case .transfer = overflowed.action else { return }
    stopWaiting(id)
    change(id) {
      $0.beginPass(.overflowed)
      $0.pass.overflow = overflowed
    }
    schedule(id, .routing)
  }

  private mutating func takeDecision(
    _ id: ConversationID, _ box: Boxed<RoutingDecision>, at time: VirtualTime
  ) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    let decision = box.value
    change(id) {
      $0.decision = box
      $0.pass.attempts += 1
      $0.pass.attemptCause = nil
      $0.chosenBy = nil
      if decision.terms.method == .workstreamBot { $0.pass.consideredWorkstreamBot = true }
      if decision.terms.method == .sameRepresentative { $0.pass.consideredRepresentative = true }
    }
    if let winner = decision.winner {
      let isScheduled = conversation.pending != .none
      stopWaiting(id)
      change(id) { $0.pending = .handing(winner) }
      if !isScheduled { work.insert(.conversation(id), at: 0) }
    } else if decision.terms.method != .workstreamBot, decision.terms.method != .sameRepresentative {
      settle(id)
      wait(id, at: time)
    }
  }

  private mutating func assign(
    _ id: ConversationID, _ member: MemberID, units: Int, at time: VirtualTime, number: Int
  ) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    stopWaiting(id)
    settle(id)
    beginSession(id, member, units: units, accepted: time, at: time, number: number)
    change(member) { $0.used += units }
    change(id) {
      $0.owner = member
      $0.lastActivity = time
    }
    setStatus(id, .active, .inConversation, at: time)
    if member.bot != nil {
      arm(id, .botInactivity, after: limits(of: conversation).botInactivity, from: time)
    } else {
      beginTalk(id, member, at: time)
    }
  }

  private mutating func offer(
    _ id: ConversationID, _ person: RepresentativeID, expires: VirtualTime?, units: Int, at time: VirtualTime,
    number: Int
  ) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    stopWaiting(id)
    settle(id)
    beginSession(id, .representative(person), units: units, accepted: nil, at: time, number: number)
    change(.representative(person)) { $0.reserved += units }
    change(id) {
      $0.offer = CenterConversation.Offer(representative: person, since: time, expires: expires)
    }
    setStatus(id, .active, .awaitingAgentAcceptance, at: time)
    if let expires { arm(id, .offer, due: expires) }
  }

  private mutating func accept(_ id: ConversationID, _ person: RepresentativeID, at time: VirtualTime) {
    guard let conversation = self[id], conversation.offer?.representative == person else { return }
    change(.representative(person)) {
      $0.reserved -= conversation.units
      $0.used += conversation.units
    }
    change(id) {
      $0.offer = nil
      $0.owner = .representative(person)
      $0.lastActivity = time
      $0.chosenBy = nil
      if let last = $0.sessions.indices.last { $0.sessions[last].accepted = time }
    }
    setStatus(id, .active, .inConversation, at: time)
    beginTalk(id, .representative(person), at: time)
  }

  private mutating func decline(
    _ id: ConversationID, _ person: RepresentativeID, _ closure: ClosureReason, _ cause: RoutingCause,
    at time: VirtualTime
  ) {
    guard self[id]?.offer?.representative == person else { return }
    endSession(id, .representative(person), closure, at: time)
    change(id) {
      if let index = $0.declines.firstIndex(where: { $0.representative == person }) {
        $0.declines[index].count += 1
      } else {
        $0.declines.append(CenterConversation.DeclineCount(representative: person, count: 1))
      }
      $0.pass.attemptCause = cause
    }
    setStatus(id, .open, .awaitingAgentAssignment, at: time)
    schedule(id, .assignment)
    recheck(.representative(person), .capacity(.representative(person)))
  }

  private mutating func moveToWrapUp(
    _ id: ConversationID, _ reason: StatusReason, releasesCapacity: Bool, at time: VirtualTime
  ) {
    guard let conversation = self[id], let owner = conversation.owner else { return }
    setStatus(id, .wrapUp, reason, at: time)
    arm(id, .wrapUp, after: limits(of: conversation).wrapUp, from: time)
    if releasesCapacity {
      releaseUnits(id, of: owner)
    } else if let block = block(of: conversation) {
      arm(id, .wrapUpCapacity, due: time + block)
    }
  }

  private mutating func close(_ id: ConversationID, _ cause: CloseCause, at time: VirtualTime) {
    guard let conversation = self[id], conversation.status != .closed else { return }
    stopWaiting(id)
    settle(id)
    setStatus(id, .closed, cause.reason, at: time)
    disarm(id, .customer)
    disarm(id, .desk)
    change(id) { $0.supervision = .none }
    liveCount -= 1
  }

  private mutating func setCustomer(
    _ id: ConversationID, _ customer: CenterConversation.CustomerPresence, until: VirtualTime?
  ) {
    change(id) { $0.customer = customer }
    disarm(id, .customer)
    if let until { arm(id, .disconnectGrace, due: until) }
  }
}
