import Basis

// Handing a conversation to a person by name.
extension CenterLogic {
  func transfer(
    _ id: ConversationID, _ person: RepresentativeID, to target: MemberID, _ state: CenterState,
    at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let member = MemberID.representative(person)
    let conversation = try owned(id, by: member, state)
    let name = organization.name(of: target)
    guard let colleague = target.representative else {
      throw Refusal(RoutingRules.botInQueue, "\(name) is a bot: transfer to a queue it is in, with /tq")
    }
    guard organization.desk.transferToRepresentatives || !rules.holds(RoutingRules.toRepresentatives) else {
      throw Refusal(RoutingRules.toRepresentatives, "transfer-to-representatives is off; transfer to a queue")
    }
    try checkListed(colleague, besides: person, state)
    return [.representativeChosen(id, colleague, by: .representative(person))]
      + handing(conversation, from: member, .agentTransferred, to: colleague, state, at: time)
  }

  /// One leaves at once, the other is notified.
  func handing(
    _ conversation: CenterConversation, from member: MemberID, _ closure: ClosureReason,
    to colleague: RepresentativeID, _ state: CenterState, at time: VirtualTime
  ) -> [CenterEvent] {
    [
      .memberLeft(conversation.id, member, closure),
      offer(conversation, to: colleague, state, at: time, chosen: true),
    ] + presence(after: -conversation.units, of: member, state, sessions: -1, releasing: conversation)
  }

  /// Refuses whoever the product's list of people does not show.
  func checkListed(
    _ colleague: RepresentativeID, besides person: RepresentativeID?, _ state: CenterState
  ) throws(Refusal) {
    let name = organization.name(of: .representative(colleague))
    guard let runtime = state[.representative(colleague)], let presence = runtime.presence else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(colleague)")
    }
    guard colleague != person else {
      throw Refusal(RoutingRules.somebodyElse, "\(name) has the conversation already")
    }
    guard presence.isListed || !rules.holds(RoutingRules.listedPresences) else {
      throw Refusal(RoutingRules.listedPresences, "\(name) is \(presence.rawValue)")
    }
  }
}
