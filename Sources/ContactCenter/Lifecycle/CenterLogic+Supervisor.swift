import Basis

// What supervisors do. Where two rules refuse, the switch comes first, then the kind of member, then the state.
extension CenterLogic {
  func assign(
    _ id: ConversationID, to member: MemberID, overrides: Bool, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try assignable(id, state)
    let person = try person(member)
    guard let runtime = state[member] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(member)")
    }
    if rules.holds(RoutingRules.supervisorOverride), !overrides {
      try checkRoom(for: conversation, runtime, organization.name(of: member))
    }
    return [.representativeChosen(id, person, by: .supervisor)]
      + [offer(conversation, to: person, state, at: time, chosen: true)]
  }

  private func checkRoom(
    for conversation: CenterConversation, _ runtime: MemberState, _ name: String
  ) throws(Refusal) {
    let workstream = organization[conversation.workstream]
    if let presence = runtime.presence, workstream.map({ !$0.allowedPresences.contains(presence) }) ?? false {
      throw Refusal(
        RoutingRules.supervisorOverride, "\(name) is \(presence.rawValue); --anyway overrides it")
    }
    let cost = workstream?.units ?? 0
    guard runtime.available >= cost else {
      throw Refusal(
        RoutingRules.supervisorOverride,
        "\(name) has \(runtime.available) units left, it costs \(cost); --anyway overrides it")
    }
  }

  /// Skips the workstream's rules, and overflow with them (CE manage-overflow).
  func assign(
    _ id: ConversationID, to queue: QueueID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    _ = try assignable(id, state)
    guard organization[queue] != nil else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(queue)")
    }
    let route = RouteOutcome(choice: .transfer, queue: queue, rules: [])
    return [.assignedToQueue(id, queue), .conversationRouted(id, Boxed(route))]
  }

  private func assignable(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> CenterConversation {
    try check(organization.desk.supervisorAssigns, "Assigning")
    let conversation = try live(id, state)
    guard conversation.status == .open || !rules.holds(RoutingRules.assignsOpenOnly) else {
      throw Refusal(
        RoutingRules.assignsOpenOnly, "\(id) is in \(conversation.status.name); /transfer moves it")
    }
    guard conversation.status == .open else {
      throw Refusal(RoutingRules.onlyTheOwner, "\(id) is in \(conversation.status.name)")
    }
    return conversation
  }

  func superviseTransfer(
    _ id: ConversationID, to target: MemberID, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    try check(organization.desk.supervisorTransfers, "Transferring")
    let conversation = try live(id, state)
    let colleague = try person(target)
    if let bot = conversation.owner?.bot {
      throw Refusal(
        RoutingRules.supervisorNeverBots, "\(organization.name(of: .bot(bot))) is a bot and has \(id)")
    }
    let owner = conversation.owner
    guard conversation.status == .waiting || conversation.status == .active && owner != nil else {
      throw Refusal(RoutingRules.transfersActiveOnly, "\(id) is in \(conversation.status.name)")
    }
    try checkListed(colleague, besides: owner?.representative, state)
    let chosen = CenterEvent.representativeChosen(id, colleague, by: .supervisor)
    guard let owner else {
      return [chosen, offer(conversation, to: colleague, state, at: time, chosen: true)]
    }
    return [chosen]
      + handing(conversation, from: owner, .supervisorTransferToAgent, to: colleague, state, at: time)
  }

  func supervise(
    _ id: ConversationID, _ supervision: Supervision, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    try check(organization.desk.supervisorMonitors, "Monitoring")
    let conversation = try live(id, state)
    let isAccepted = conversation.owner != nil || conversation.status == .waiting
    guard isAccepted || !rules.holds(RoutingRules.monitorsAccepted) else {
      throw Refusal(
        RoutingRules.monitorsAccepted, "\(id) is in \(conversation.status.name), nobody accepted it")
    }
    return conversation.supervision == supervision ? [] : [.supervisionBegan(id, supervision)]
  }

  func forceClose(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    try check(organization.desk.supervisorForceCloses, "Force close")
    let conversation = try live(id, state)
    return leaving(conversation, .forceClose) + [.conversationClosed(id, .supervisor)]
      + presence(
        after: conversation.owner == nil ? 0 : -conversation.units, of: conversation.owner, state,
        sessions: conversation.owner == nil ? 0 : -1)
  }

  private func check(_ isOn: Bool, _ what: String) throws(Refusal) {
    guard isOn else {
      throw Refusal(RoutingRules.supervisorSwitch, "\(what) is switched off for supervisors")
    }
  }

  private func person(_ member: MemberID) throws(Refusal) -> RepresentativeID {
    guard let person = member.representative else {
      throw Refusal(
        RoutingRules.supervisorNeverBots,
        "\(organization.name(of: member)) is a bot; assign to a queue it is in")
    }
    return person
  }
}
