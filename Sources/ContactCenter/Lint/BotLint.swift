import Basis

// What is doubtful about bots.
extension OrganizationLint.Lint {
  func bots() -> [Finding] {
    var findings: [Finding] = []
    var owners: [String: String] = [:]
    for (index, bot) in organization.bots.enumerated() {
      let id = BotID(index)
      let subject = Subject.member(.bot(id))
      let application = bot.applicationID.lowercased()
      if application.isEmpty {
        findings.append(
          Finding(
            .warning, "no-application-id", subject, by: RoutingRules.registrationFirst,
            "\(bot.name) has no application id, so it is no application user",
            hint: "Give it an application-id of its own"))
      } else if let owner = owners[application], rules.holds(RoutingRules.uniqueApplication) {
        findings.append(
          Finding(
            .error, "duplicate-application-id", subject, by: RoutingRules.uniqueApplication,
            "\(bot.name) has the application id of \(owner); each bot of an organization needs its own",
            hint: "Register another application for \(bot.name)"))
      } else {
        owners[application] = bot.name
      }
      findings += reach(id, bot) + connection(id, bot)
    }
    return findings
  }

  private func reach(_ id: BotID, _ bot: Bot) -> [Finding] {
    let subject = Subject.member(.bot(id))
    var findings: [Finding] = []
    let isQueued = organization.queues.contains { $0.members.contains(.bot(id)) }
    if bot.connection.state == .enabled {
      findings +=
        isQueued || organization.workstreams.contains(where: { $0.bot == id })
        ? onlyPick(id, bot)
        : [
          Finding(
            .warning, "bot-nowhere", subject, by: RoutingRules.finishInOmnichannel,
            "\(bot.name) is in no queue and on no workstream, so it gets no conversations",
            hint: "Add it to a queue's members or to a workstream")
        ]
    }
    if !bot.isPublished {
      findings.append(
        Finding(
          .warning, "bot-unpublished", subject, by: RoutingRules.unpublishedBot,
          "\(bot.name) is not published, so it gets no conversations (error 2009)",
          hint: "Set published to true"))
    }
    if isQueued, let cost = organization.workstreams.map(\.units).min(), bot.capacity < cost {
      findings.append(
        Finding(
          .warning, "bot-below-cost", subject, by: RoutingRules.botCapacityCoversCost,
          "\(bot.name) has capacity \(bot.capacity), below the cost \(cost) of one conversation, and is passed over",
          hint: "Give it at least \(cost)"))
    }
    return findings
  }

  private func onlyPick(_ id: BotID, _ bot: Bot) -> [Finding] {
    let reaching = organization.workstreams.filter { workstream in
      workstream.bot == id
        || queues(reachedFrom: workstream).contains { organization[$0]?.members.contains(.bot(id)) ?? false }
    }
    guard !reaching.isEmpty, reaching.allSatisfy({ $0.distribution == .pick }) else { return [] }
    return [
      Finding(
        .error, "bot-only-in-pick", .member(.bot(id)), by: RoutingRules.pushOnly,
        "\(bot.name) can be reached by pick workstreams only, so it gets no conversations",
        hint: "Set distribution of \(reaching[0].name) to push, or put the bot into another queue")
    ]
  }
}
