import Basis

// What an assignment asks, and what it knows.
extension CenterLogic {
  /// After how many representatives' declines a conversation is no longer given out
  /// (rule `offer.hundred-declines`).
  static let mostDecliners = 100

  /// What holds for every conversation of a workstream that does not transfer.
  static func terms(
    of workstream: Workstream, _ organization: Organization, _ switches: AssignmentSwitches
  ) -> AssignmentTerms {
    AssignmentTerms(
      method: workstream.distribution == .pick ? .pick : .highestCapacity, cost: workstream.units,
      allowedPresences: workstream.allowedPresences, declinesAllowed: organization.declinesAllowed,
      rules: switches, skillMatching: workstream.skillMatching)
  }

  func terms(for conversation: CenterConversation) -> AssignmentTerms {
    let workstream = conversation.workstream.index
    var terms =
      workstreamTerms.indices.contains(workstream)
      ? workstreamTerms[workstream] : AssignmentTerms(method: .highestCapacity, cost: 0, allowedPresences: [])
    if terms.method != .pick { terms.method = method(for: conversation) }
    if let transfer = conversation.pass.transfer {
      terms.isBotBound = transfer.toBot || transfer.bot != nil
      terms.namedBot = transfer.bot
    }
    terms.skills = conversation.skills
    if terms.method == .custom { terms.ruleset = ruleset(for: conversation) }
    terms.isLeftToPeople =
      conversation.declines.count >= Self.mostDecliners && rules.holds(RoutingRules.hundredDeclines)
    return terms
  }

  private func method(for conversation: CenterConversation) -> AssignmentMethod {
    guard let queue = conversation.queue?.index, organization.queues.indices.contains(queue) else {
      return .highestCapacity
    }
    let method = organization.queues[queue].assignment
    guard method == .leastActive, organization[conversation.workstream]?.channel != "voice",
      rules.holds(RoutingRules.leastActiveVoiceOnly)
    else { return method }
    return .highestCapacity
  }

  func facts(
    _ member: MemberID, _ conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState
  ) -> CandidateFacts? {
    guard var facts = state.facts(member) else { return nil }
    if terms.method == .roundRobin || terms.method == .custom, let queue = conversation.queue {
      facts.lastAssigned = state.lastAssigned(to: member, from: queue)
    }
    switch member {
    case .bot(let bot): facts.escalatedBefore = conversation.escalatedBy.contains(bot)
    case .representative(let person):
      facts.transferredIt = conversation.pass.transfer?.representative == person
      facts.declines = conversation.declines(by: person)
    }
    facts.profile = profileBar(of: member, conversation, state)
    if terms.method == .custom { facts.own = ownFacts(of: member, conversation, state) }
    if terms.asksSkills(of: member) { facts.ratings = ratings(of: member, for: terms.skills) }
    return facts
  }

  func ratings(of member: MemberID, for skills: [RequiredSkill]) -> [Int?] {
    let own = member.representative.flatMap { organization[$0]?.skills } ?? []
    return skills.map { skill in own.first { $0.name == skill.name }?.rating }
  }
}
