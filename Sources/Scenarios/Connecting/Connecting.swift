import Basis
import ContactCenter
import SourceYAML

/// The documented set-up of a hand-off: a bot is connected to Omnichannel and put to work (`domain.md` 1.9). It asks,
/// checks, and changes the organization file where it is written.
public struct Connecting {
  /// What is to be done.
  public enum Order: String, Sendable {
    /// Connect a bot and put it to work.
    case connect
    /// Disable the bot's application user.
    case disconnect
    /// Stop all its traffic.
    case disable
    /// Test the connection.
    case refresh
  }

  let file: OrganizationFile
  let rules: RuleBook
  let talk: ConnectTalk
  var editor: OrganizationEditor
  /// The file once the bot is assigned; what fails after that leaves it connected, without escalation rules.
  var assigned: String?

  var organization: Organization { file.organization }
  var menus: ConnectMenus { ConnectMenus(rules: rules) }

  /// Does what is asked for in the text of an organization file.
  ///
  /// - Parameters:
  ///   - order: what is to be done.
  ///   - text: the file's text.
  ///   - path: its path, for findings.
  ///   - talk: who answers.
  public static func perform(
    _ order: Order, on text: String, file path: String, talk: ConnectTalk
  ) -> ConnectOutcome {
    let (file, findings) = OrganizationReader.read(text, file: path)
    guard let file, !findings.contains(where: { $0.severity == .error }) else {
      return ConnectOutcome(diagnostics: findings)
    }
    let rules = RuleBook(
      era: file.era ?? .standard, switches: file.rules.reduce(into: [:]) { $0[$1.id.value] = $1.isOn })
    var connecting = Connecting(
      file: file, rules: rules, talk: talk, editor: OrganizationEditor(text: text, file: path))
    do throws(Failure) {
      switch order {
      case .connect: try connecting.connect(instead: text)
      case .disconnect: try connecting.end(.disconnected)
      case .disable: try connecting.end(.disabled)
      case .refresh: try connecting.refresh()
      }
      let changed = try connecting.verified(instead: text)
      return ConnectOutcome(text: changed)
    } catch {
      return ConnectOutcome(text: connecting.assigned, diagnostics: error.diagnostics)
    }
  }

  /// What was written must read as an organization again.
  private func verified(instead old: String) throws(Failure) -> String? {
    guard editor.text != old else { return nil }
    let (_, findings) = OrganizationReader.read(editor.text, file: editor.file)
    let errors = findings.filter { $0.severity == .error }
    if !errors.isEmpty { throw Failure(errors + OrganizationEditor.refusal(.file(editor.file)).diagnostics) }
    return editor.text
  }

  // MARK: - The steps

  /// In the documented order: the bot is connected, then assigned; its profile shows it connected and ready, and the
  /// escalation rules come last.
  private mutating func connect(instead old: String) throws(Failure) {
    talk.say("Connect a bot of \(organization.name) to Omnichannel (\(rules.era))")
    talk.say("")
    try prerequisites()
    let bot = try chosenBot()
    try ready(bot)
    try acknowledgePrivacy()
    let environment = try chosenEnvironment(for: bot)
    let application = try applicationID(for: bot)
    try write(bot, environment, application)
    talk.say(
      "\(organization[bot]?.name ?? "") is connected. Go to Omnichannel to finish: \(menus.omnichannel)")
    let place = try assign(bot)
    assigned = try verified(instead: old)
    talk.say("Done")
    profile(of: bot, environment, application, place.text)
    try setEscalationRules(bot, place)
  }

  private func chosenBot() throws(Failure) -> BotID {
    let names = organization.botNames
    talk.say("Bots: \(names.names.joined(separator: ", "))")
    return try choose(.bot, names, proposed: names.names.count == 1 ? names.names[0] : nil)
  }

  private func ready(_ id: BotID) throws(Failure) {
    guard let bot = organization[id] else { return }
    if !bot.isPublished, rules.holds(RoutingRules.connectPublished) {
      throw refusal(
        RoutingRules.connectPublished,
        "\(bot.name) is not published: connected, it would answer with error 2009 and get nothing",
        hint: "Publish it: published: true", at: place(of: id))
    }
    if bot.name.count > SetUpCheck.longestBotName, rules.holds(RoutingRules.botNameLength) {
      throw refusal(
        RoutingRules.botNameLength,
        "the name of \(bot.name.prefix(SetUpCheck.longestBotName))… has \(bot.name.count) characters; "
          + "with more than \(SetUpCheck.longestBotName) it is not connected",
        hint: "Shorten the name", at: place(of: id))
    }
    let lacks = SetUpCheck(organization, rules).lacking(for: bot)
    if !lacks.isEmpty { throw Failure(lacks.map { diagnostic($0, at: place(of: id)) }) }
  }

  private func acknowledgePrivacy() throws(Failure) {
    guard rules.holds(RoutingRules.privacyAcknowledged) else { return }
    for line in ConnectMenus.privacy { talk.say(line) }
    let answer = talk.ask(.privacy)?.lowercased()
    guard answer == "yes" || answer == "y" else {
      throw refusal(
        RoutingRules.privacyAcknowledged, "the privacy notice was not acknowledged; nothing was connected",
        hint: "Answer yes, or add --acknowledge-privacy")
    }
  }

  private mutating func write(_ id: BotID, _ environment: String, _ application: String) throws(Failure) {
    guard let bot = organization[id] else { return }
    let path: [OrganizationEditor.Step] = [.key("bots"), .named(bot.name)]
    let connection = bot.connection
    if !connection.isAzure, connection.teamsChannel != true, rules.holds(RoutingRules.teamsAutomatic) {
      talk.say("The Teams channel of \(bot.name) is off; it is switched on, for Omnichannel is reached by it")
      try editor.set("teams-channel", to: "true", at: path)
    }
    if application != bot.applicationID {
      try editor.set("application-id", to: ScalarText.short(application), at: path)
    }
    if connection.state != .enabled { try editor.set("connection", to: "enabled", at: path) }
    if connection.environments != [environment] {
      try editor.set("connected-to", to: ScalarText.short(environment), at: path)
    }
  }
}
