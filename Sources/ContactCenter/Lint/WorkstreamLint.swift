import Basis

// What is doubtful about workstreams.
extension OrganizationLint.Lint {
  typealias Finding = OrganizationLint.Finding
  typealias Subject = OrganizationLint.Subject

  func workstreams() -> [Finding] {
    var findings: [Finding] = []
    for (index, workstream) in organization.workstreams.enumerated() {
      let id = WorkstreamID(index)
      findings += pick(workstream, .workstream(id))
      findings += settings(workstream, .workstream(id))
      findings += fallback(workstream, .workstream(id))
      findings += names(workstream, id)
      findings += demands(workstream, .workstream(id))
      findings += routeRules(workstream, id)
    }
    return findings
  }

  private func settings(_ workstream: Workstream, _ subject: Subject) -> [Finding] {
    var findings: [Finding] = []
    if workstream.fallbackQueue == nil {
      findings.append(
        Finding(
          .warning, "no-fallback-queue", subject, by: RoutingRules.fallbackQueue,
          "\(workstream.name) has no fallback queue: a conversation that matches no rule is closed",
          hint: "Name a fallback-queue"))
    }
    if let offer = workstream.timings.offer, offer.milliseconds <= 0 {
      findings.append(
        Finding(
          .error, "offer-without-time", subject, by: RoutingRules.offerTimeout,
          "Offers of \(workstream.name) last \(offer), so nobody could answer; they are made without limit",
          hint: "Give them a length, as in 120s"))
    }
    if workstream.allowedPresences.isEmpty {
      findings.append(
        Finding(
          .error, "no-allowed-presence", subject, by: RoutingRules.allowedPresence,
          "\(workstream.name) allows no presence: no representative is ever offered a conversation",
          hint: "Allow Available and Busy"))
    }
    return findings
  }

  private func pick(_ workstream: Workstream, _ subject: Subject) -> [Finding] {
    guard workstream.distribution == .pick else { return [] }
    // A bot in a queue that people pick from as well may have its conversations from elsewhere; one that has none is
    // told of by itself.
    guard let bot = workstream.bot else { return [] }
    return [
      Finding(
        .warning, "bot-in-pick-workstream", subject, by: RoutingRules.pushOnly,
        "\(workstream.name) distributes by pick, and \(organization.name(of: .bot(bot))) gets nothing from it",
        hint: "Set distribution to push, or remove the bot")
    ]
  }

  /// A queue without members is told where the queue is.
  private func fallback(_ workstream: Workstream, _ subject: Subject) -> [Finding] {
    guard let id = workstream.fallbackQueue, let queue = organization[id], !queue.members.isEmpty,
      !queue.members.contains(where: { canServe($0, cost: workstream.units) })
    else { return [] }
    return [
      Finding(
        .error, "fallback-unserved", subject, by: RoutingRules.fallbackQueue,
        "Nobody in \(queue.name), the fallback queue of \(workstream.name), can take its conversations: "
          + "what matches no rule waits until it is closed",
        hint: "Add a representative with capacity \(workstream.units) or more, or a published bot")
    ]
  }

  private func names(_ workstream: Workstream, _ id: WorkstreamID) -> [Finding] {
    let rule =
      rules.holds(RoutingRules.contextNameLength)
      ? RoutingRules.contextNameLength : RoutingRules.contextNameLength2021
    guard rules.holds(rule) else { return [] }
    let limit = rule == RoutingRules.contextNameLength ? 100 : 200
    return workstream.contextVariables.enumerated().compactMap { index, variable in
      guard variable.name.count > limit else { return nil }
      return Finding(
        .error, "name-too-long", .variable(id, index), by: rule,
        "The name of the context variable \(variable.name.prefix(20))… has \(variable.name.count) characters; "
          + "\(limit) are allowed",
        hint: "Shorten it, also where bots and rules name it")
    }
  }

  /// Capacity profiles and skills that nobody has.
  private func demands(_ workstream: Workstream, _ subject: Subject) -> [Finding] {
    let people = queues(reachedFrom: workstream).compactMap { organization[$0] }.flatMap(\.members)
      .compactMap(\.representative).compactMap { organization[$0] }
    guard !people.isEmpty else { return [] }
    var findings: [Finding] = []
    for profile in workstream.profiles
    where !people.contains(where: { $0.profiles.contains { $0.profile == profile } }) {
      let name = organization[profile]?.name ?? ""
      findings.append(
        Finding(
          .warning, "profile-nobody-has", subject, by: RoutingRules.profileLimit,
          "\(workstream.name) takes the capacity profile \(name), and nobody in its queues has it",
          hint: "Give it to a representative"))
    }
    let prerequisites = organization.setUp.prerequisites
    let asksSkills = workstream.classification.flatMap(\.rules).flatMap(\.outputs).contains {
      if case .skill = $0 { true } else { false }
    }
    if asksSkills, prerequisites?.skillBasedRouting == false, rules.holds(RoutingRules.skillsNeedRouting) {
      findings.append(
        Finding(
          .warning, "skills-not-added", subject, by: RoutingRules.skillsNeedRouting,
          "\(workstream.name) finds skills, and skill-based routing is not enabled: they are not added",
          hint: "Enable it: skill-based-routing: true"))
      return findings
    }
    guard workstream.skillMatching == .exact else { return findings }
    var known: Set<String> = []
    for case .skill(let skill) in workstream.classification.flatMap(\.rules).flatMap(\.outputs)
    where known.insert("\(skill.name) \(skill.rating)").inserted {
      let has = people.contains { $0.skills.contains { $0.name == skill.name && $0.rating >= skill.rating } }
      guard !has else { continue }
      findings.append(
        Finding(
          .warning, "skill-nobody-has", subject, by: RoutingRules.exactSkills,
          "\(workstream.name) can ask for \(skill.name) at \(skill.rating), and nobody in its queues is as good",
          hint: "Give the skill to a representative, or set skill-matching to closest"))
    }
    return findings
  }
}
