import Basis

// Keeping the same agent for the entire conversation (CE create-workstreams).
extension CenterLogic {
  /// The decision that gives a conversation back to the representative who had it, before its queue is asked; nil
  /// when there is none, or when they declined or were asked in this pass.
  func keptRepresentativeDecision(
    _ conversation: CenterConversation, _ state: CenterState
  ) -> RoutingDecision? {
    guard let workstream = organization[conversation.workstream], workstream.keepsRepresentative,
      workstream.distribution == .push, rules.holds(RoutingRules.keepsRepresentative),
      !conversation.pass.consideredRepresentative, let person = conversation.keptRepresentative
    else { return nil }
    var terms = terms(for: conversation)
    terms.method = .sameRepresentative
    guard let facts = facts(.representative(person), conversation, terms, state),
      terms.disqualification(of: facts) == nil
    else { return nil }
    return decision(conversation, AssignmentQuestion(terms: terms, candidates: [facts]), cause: nil)
  }
}

extension CenterConversation {
  /// How somebody leaves a conversation that does not come back to them.
  private static let givenAway: [ClosureReason] = [
    .agentTransferToQueue, .agentTransferred, .agentReRouted, .supervisorAssignToQueue,
    .supervisorTransferToAgent,
  ]

  /// The representative who had it last, unless it was given away.
  var keptRepresentative: RepresentativeID? {
    guard
      let session = sessions.last(where: {
        $0.member.representative != nil && $0.accepted != nil
      }), !Self.givenAway.contains(session.closure ?? .default)
    else { return nil }
    return session.member.representative
  }
}
