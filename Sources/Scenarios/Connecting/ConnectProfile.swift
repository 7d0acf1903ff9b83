import Basis
import ContactCenter

// The page that shows how a bot is connected, and what can be done to a connection later.
extension Connecting {
  /// The profile page after the set-up.
  func profile(of id: BotID, _ environment: String, _ application: String, _ place: String) {
    guard let bot = organization[id] else { return }
    talk.say("")
    talk.say("\(bot.name)  connected")
    talk.say("  environment     \(environment)")
    talk.say("  application ID  \(application)")
    if !bot.connection.isAzure { talk.say("  Teams channel   on") }
    talk.say("  works in        \(place)")
    talk.say("  capacity        \(bot.capacity)")
    talk.say(
      "It accepts conversations that customers begin. See also: \(menus.further.joined(separator: ", "))")
    if !bot.connection.isAzure {
      talk.say(
        "Its author publishes the topics and creates one that closes the conversation; for the flow that such a"
      )
      talk.say("topic calls the author may need access to Power Automate.")
    }
  }

  /// Disconnects or disables a bot, where the product can.
  mutating func end(_ state: BotConnection.State) throws(Failure) {
    let id = try bound()
    guard let bot = organization[id] else { return }
    guard rules.holds(RoutingRules.removal) else {
      throw refusal(
        RoutingRules.noRemoval, "the connection of \(bot.name) cannot be removed",
        hint: "Create a new bot and connect that one", at: file.places.span(of: .connection(id)))
    }
    try editor.set("connection", to: state.rawValue, at: [.key("bots"), .named(bot.name)])
    talk.say(
      state == .disabled
        ? "\(bot.name) is disabled: no traffic reaches it"
        : "\(bot.name) is disconnected: its application user is disabled, and it can be connected again")
  }

  /// Says whether a connection works, and what keeps it from working.
  func refresh() throws(Failure) {
    let id = try bound()
    guard let bot = organization[id] else { return }
    guard rules.holds(RoutingRules.removal) else {
      throw refusal(
        RoutingRules.removal, "a connection can be tested from 2021-11 on",
        hint: "Set era to 2021-11 or later, or use handoff check", at: place(of: id))
    }
    let about: [OrganizationLint.Subject] = [.setUp, .member(.bot(id)), .connection(id)]
    let found = OrganizationLint.findings(organization, rules: rules).filter {
      about.contains($0.subject) && $0.severity > .note
    }
    guard found.isEmpty else {
      throw Failure(
        found.map { finding in
          var diagnostic = finding.diagnostic(at: file.places.span(of: finding.subject))
          diagnostic.severity = .error
          return diagnostic
        })
    }
    talk.say(
      "\(bot.name) is connected to \(bot.connection.environments.joined(separator: ", ")), and it works")
  }

  /// The bot whose connection is meant.
  private func bound() throws(Failure) -> BotID {
    let names = NameTable(
      "connected bot",
      organization.bots.enumerated().filter { !$1.connection.environments.isEmpty }
        .map { ($1.name, BotID($0)) })
    return try choose(.bot, names, proposed: names.names.count == 1 ? names.names[0] : nil)
  }
}
