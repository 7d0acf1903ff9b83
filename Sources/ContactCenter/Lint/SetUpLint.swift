import Basis

// What was not prepared, and what is wrong about a bot's connection.
extension OrganizationLint.Lint {
  func setUp() -> [Finding] {
    SetUpCheck(organization, rules).lacking.map { lack in
      Finding(.warning, "prerequisite", .setUp, by: lack.rule, lack.message, hint: lack.hint)
    }
  }

  func connection(_ id: BotID, _ bot: Bot) -> [Finding] {
    let subject = Subject.connection(id)
    var findings = SetUpCheck(organization, rules).lacking(for: bot).map { lack in
      Finding(.warning, "prerequisite", .member(.bot(id)), by: lack.rule, lack.message, hint: lack.hint)
    }
    let connection = bot.connection
    if bot.name.count > SetUpCheck.longestBotName, rules.holds(RoutingRules.botNameLength) {
      findings.append(
        Finding(
          .warning, "name-too-long", .member(.bot(id)), by: RoutingRules.botNameLength,
          "The name of \(bot.name.prefix(20))… has \(bot.name.count) characters; with more than "
            + "\(SetUpCheck.longestBotName) a bot is not connected",
          hint: "Shorten the name"))
    }
    if connection.environments.count > 1, rules.holds(RoutingRules.oneInstance) {
      findings.append(
        Finding(
          .error, "bot-of-two-instances", subject, by: RoutingRules.oneInstance,
          "\(bot.name) is connected to \(connection.environments.joined(separator: " and ")); "
            + "a bot sends conversations to one Omnichannel instance",
          hint: SetUpCheck.otherInstance(bot, rules)))
    }
    for name in connection.environments where !organization.setUp.environments.isEmpty {
      findings += environment(name, bot, subject)
    }
    if connection.environments.isEmpty, !organization.setUp.environments.isEmpty, !connection.isAzure {
      findings.append(
        Finding(
          .warning, "bot-not-connected", .member(.bot(id)), by: RoutingRules.finishInOmnichannel,
          "\(bot.name) is connected to no environment", hint: "Connect it with handoff connect"))
    }
    return findings + state(id, bot)
  }

  private func environment(_ name: String, _ bot: Bot, _ subject: Subject) -> [Finding] {
    let environments = organization.setUp.environments
    guard let found = environments.first(where: { $0.name == name }) else {
      let near = Suggestion.nearest(to: name, among: environments.map(\.name))
      return [
        Finding(
          .error, "unknown-environment", subject,
          "There is no environment \(name.prefix(60)) for \(bot.name)",
          hint: near.map { "did you mean \($0)?" }
            ?? "there are: \(environments.map(\.name).joined(separator: ", "))")
      ]
    }
    guard !found.hasOmnichannel else { return [] }
    return [
      Finding(
        .error, "environment-without-omnichannel", subject, by: RoutingRules.allEnvironments,
        "\(bot.name) is connected to \(name), where Omnichannel is not provisioned: nobody answers there",
        hint: SetUpCheck.otherInstance(bot, rules))
    ]
  }

  private func state(_ id: BotID, _ bot: Bot) -> [Finding] {
    var findings: [Finding] = []
    if bot.connection.teamsChannel == false, !bot.connection.isAzure, !bot.connection.environments.isEmpty,
      rules.holds(RoutingRules.teamsAutomatic)
    {
      findings.append(
        Finding(
          .warning, "teams-channel-off", .connection(id), by: RoutingRules.teamsAutomatic,
          "\(bot.name) is connected, and its Teams channel is off: nothing reaches it",
          hint: "Set teams-channel to true"))
    }
    guard bot.connection.state != .enabled else { return findings }
    if rules.holds(RoutingRules.noRemoval) {
      findings.append(
        Finding(
          .error, "connection-not-removable", .connection(id), by: RoutingRules.noRemoval,
          "\(bot.name) is \(bot.connection.state.rawValue), which the product cannot do before 2021-11",
          hint: "Create a new bot, or set era to 2021-11 or later"))
    } else {
      findings.append(
        Finding(
          .warning, "bot-\(bot.connection.state.rawValue)", .connection(id), by: RoutingRules.removal,
          "\(bot.name) is \(bot.connection.state.rawValue), so it gets no conversations",
          hint: "Remove connection:, or connect it again with handoff connect"))
    }
    return findings
  }
}
