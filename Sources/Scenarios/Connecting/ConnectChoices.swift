import Basis
import ContactCenter
import SourceYAML

// The choices of a set-up, each checked before it counts.
extension Connecting {
  /// How often a question is asked again after an answer that cannot be.
  private static let mostAttempts = 5

  /// Says what has to be there, and stops when something lacks.
  func prerequisites() throws(Failure) {
    guard organization.setUp.prerequisites != nil else {
      talk.say(
        "Nobody says what was prepared (prerequisites:). Needed are licences of the bots' product and of")
      talk.say(
        "Omnichannel, the role Omnichannel administrator, a registered application and a published bot.")
      talk.say("")
      return
    }
    let lacks = SetUpCheck(organization, rules).lacking
    if !lacks.isEmpty {
      throw Failure(lacks.map { diagnostic($0, at: file.places.span(of: .setUp)) })
    }
    talk.say("Prerequisites: licences, administrator role and extensions are there")
    talk.say("")
  }

  /// Every environment is listed, also where nobody provisioned Omnichannel. Without a list it is the organization's
  /// own.
  func chosenEnvironment(for id: BotID) throws(Failure) -> String {
    guard let bot = organization[id] else { return organization.name }
    talk.say(menus.path)
    let environments = organization.setUp.environments
    guard !environments.isEmpty else { return bot.connection.environments.first ?? organization.name }
    let names = NameTable("environment", environments.map { ($0.name, $0) })
    for environment in environments { talk.say("  \(environment.name)") }
    let chosen = try choose(.environment, names, proposed: bot.connection.environments.first)
    if !chosen.hasOmnichannel {
      throw refusal(
        RoutingRules.allEnvironments,
        "Omnichannel is not provisioned in \(chosen.name): you are invited to a trial, and nothing was connected",
        hint: "Choose an environment with Omnichannel, or start the trial and set omnichannel: true",
        at: place(of: id))
    }
    if let other = bot.connection.environments.first(where: { $0 != chosen.name }),
      bot.connection.state != .disconnected, rules.holds(RoutingRules.oneInstance)
    {
      throw refusal(
        RoutingRules.oneInstance,
        "\(bot.name) is connected to \(other); a bot sends conversations to one Omnichannel instance",
        hint: SetUpCheck.otherInstance(bot, rules), at: file.places.span(of: .connection(id)))
    }
    var moved = bot
    moved.connection.environments = [chosen.name]
    let lacks = SetUpCheck(organization, rules).lacking(for: moved)
    if !lacks.isEmpty { throw Failure(lacks.map { diagnostic($0, at: place(of: id)) }) }
    return chosen.name
  }

  /// The id of a registration that no other bot of the organization has.
  func applicationID(for id: BotID) throws(Failure) -> String {
    let own = organization[id]?.applicationID ?? ""
    talk.say(
      "Register an application: a name, which users see and which can be changed later; the supported account"
    )
    talk.say(
      "types, that is who can use it; a redirect URI if you want one; then Register. It is listed, and its")
    talk.say("Overview page shows the Application (client) ID to paste here.")
    talk.say("\(menus.application)\(own.isEmpty ? "" : " [\(own)]")")
    let answer = talk.ask(.application).map(Self.trimmed) ?? ""
    let application = answer.isEmpty ? own : answer
    guard !application.isEmpty else {
      throw refusal(
        RoutingRules.registrationFirst, "there is no application id to connect with",
        hint: "Register an application and give its id: --application ID", at: place(of: id))
    }
    let owner = organization.bots.indices.first { index in
      BotID(index) != id && organization.bots[index].applicationID.lowercased() == application.lowercased()
    }
    if let owner, rules.holds(RoutingRules.uniqueApplication) {
      throw refusal(
        RoutingRules.uniqueApplication,
        "\(organization.bots[owner].name) has this application id; each bot of an organization needs its own",
        hint: "Register another application", at: place(of: BotID(owner)))
    }
    return application
  }

  /// Asks until the answer names one of the things; an empty answer takes what is proposed, and `create` can make
  /// something of an answer first.
  func choose<Value>(
    _ question: ConnectQuestion, _ names: NameTable<Value>, proposed: String? = nil,
    or create: (String) -> Value? = { _ in nil }
  ) throws(Failure) -> Value {
    var last: Failure?
    for _ in 0..<Self.mostAttempts {
      guard let given = talk.ask(question) else { break }
      let answer = Self.trimmed(given)
      if answer.isEmpty, let proposed, let value = names.find(proposed) { return value }
      if let made = create(answer) { return made }
      switch names.resolve(answer) {
      case .success(let value): return value
      case .failure(let failure):
        last = failure
        for finding in failure.diagnostics {
          talk.say("\(finding.message)\(finding.hint.map { "; \($0)" } ?? "")")
        }
      }
    }
    if last == nil, let proposed, let value = names.find(proposed) { return value }
    if last == nil, names.entries.count == 1 { return names.entries[0].value }
    throw last
      ?? Failure(
        Diagnostic(
          .error, "connect.no-answer",
          "nothing says which \(names.what) it is; "
            + (assigned == nil ? "nothing was connected" : "the escalation rules are not set"),
          hint: "Answer, or add --\(question.rawValue): \(names.names.prefix(20).joined(separator: ", "))"))
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.drop { $0.isWhitespace }
    return String(scalars.reversed().drop { $0.isWhitespace }.reversed())
  }

  // MARK: - Refusals

  func place(of bot: BotID) -> SourceSpan { file.places.span(of: .member(.bot(bot))) }

  func diagnostic(_ lack: SetUpCheck.Lack, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, "connect.prerequisite", lack.message, at: span, hint: lack.hint, rule: lack.rule.id)
  }

  func refusal(_ rule: Rule, _ message: String, hint: String, at span: SourceSpan? = nil) -> Failure {
    Failure(Diagnostic(.error, "connect.refused", message, at: span, hint: hint, rule: rule.id))
  }
}
