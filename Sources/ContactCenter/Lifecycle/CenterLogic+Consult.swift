import Basis

// Asking a colleague to read along.
extension CenterLogic {
  func consult(
    _ id: ConversationID, _ person: RepresentativeID, with target: MemberID, _ state: CenterState,
    at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try owned(id, by: .representative(person), state)
    let name = organization.name(of: target)
    guard let colleague = target.representative else {
      throw Refusal(RoutingRules.consultNeverBots, "\(name) is a bot and cannot be consulted")
    }
    try checkListed(colleague, besides: person, state)
    if conversation.consult(of: colleague) != nil {
      throw Refusal(RoutingRules.consultOnce, "\(name) is consulted already")
    }
    if let asked = conversation.askedColleague {
      let other = organization.name(of: .representative(asked))
      throw Refusal(RoutingRules.consultOnce, "\(other) has not answered yet")
    }
    let template = organization.template(for: .consult, in: conversation.workstream)
    return [.consultRequested(id, colleague, expires: expiry(template, conversation, state, at: time))]
  }

  func add(
    _ colleague: RepresentativeID, to id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try owned(id, by: .representative(person), state)
    guard conversation.consult(of: colleague) == .consulting else {
      let name = organization.name(of: .representative(colleague))
      throw Refusal(RoutingRules.consultInternal, "\(name) is not consulted about \(id)")
    }
    return [.consultantAdded(id, colleague)]
  }

  func leaveConsult(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let stage = try live(id, state).consult(of: person)
    guard stage == .consulting || stage == .added else {
      let name = organization.name(of: .representative(person))
      throw Refusal(RoutingRules.consultInternal, "\(name) is not consulted about \(id)")
    }
    return [.consultEnded(id, person, .left)]
  }

  /// Consults end with the session of whoever asked: their ends come before it.
  func endingConsults(_ events: [CenterEvent], _ state: CenterState) -> [CenterEvent] {
    guard let index = events.firstIndex(where: \.endsConsults), let id = events[index].conversation,
      let consults = state[id]?.consults, !consults.isEmpty
    else { return events }
    let ends = consults.map { CenterEvent.consultEnded(id, $0.representative, .over) }
    return Array(events[..<index]) + ends + Array(events[index...])
  }

  /// Ends the part that a representative takes in colleagues' conversations.
  func leavingConsults(_ person: RepresentativeID, _ state: CenterState) -> [CenterEvent] {
    (state[.representative(person)]?.consulting ?? []).map { .consultEnded($0, person, .left) }
  }
}

extension CenterEvent {
  /// Whether the talk of whoever has the conversation ends with it.
  fileprivate var endsConsults: Bool {
    switch self {
    case .memberLeft(_, .representative, _), .movedToWrapUp, .conversationClosed: true
    default: false
    }
  }
}
