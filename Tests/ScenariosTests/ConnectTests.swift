import Basis
import ContactCenter
import CustomDump
import Scenarios
import Testing

@Suite("Connecting a bot")
struct ConnectTests {
  /// An organization as a class would write it: with comments, block and flow style mixed.
  static let organization = """
    # Contoso before its bots are connected
    organization: Contoso
    environments:
      - {name: Contoso, region: Europe}   # the one
      - {name: Playground, omnichannel: false}
      - {name: Contoso Asia}
    prerequisites: {licences: [bot, chat], roles: [omnichannel-administrator], extensions: [omnichannel]}
    workstreams:
      - name: Chat   # the web site's
        fallback-queue: Support
    queues:
      - name: Support
        members: [Mia Novak]   # people
    bots:
      - name: Bot A   # sells
        agent: bots/a
        capacity: 300
      - {name: Bot B, agent: bots/b, application-id: app-b, capacity: 50, published: false}
    representatives: [{name: Mia Novak}]

    """

  /// What came of it: the lines that differ, with a sign; the findings; everything that was said.
  struct Result {
    var changes: [String]
    var findings: [String]
    var said: [String]
  }

  static func connect(
    _ answers: [(ConnectQuestion, String)], _ order: Connecting.Order = .connect, era: String = "2020-06",
    _ text: String = organization
  ) -> Result {
    var said: [String] = []
    var answers = answers
    let old = "era: \(era)\n" + text
    let talk = ConnectTalk(say: { said.append($0) }) { question in
      answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let outcome = Connecting.perform(order, on: old, file: "o.yml", talk: talk)
    let before = old.split(separator: "\n").map(String.init)
    let after = (outcome.text ?? old).split(separator: "\n").map(String.init)
    let changes =
      before.filter { !after.contains($0) }.map { "- \($0)" }
      + after.filter { !before.contains($0) }.map { "+ \($0)" }
    let findings = outcome.diagnostics.map { finding in
      let place = finding.span.map { "\($0.start.line):\($0.start.column) " } ?? ""
      return "\(place)\(finding.rule ?? finding.code): \(finding.message) | \(finding.hint ?? "")"
    }
    return Result(changes: changes, findings: findings, said: said)
  }

  static let usual: [(ConnectQuestion, String)] = [
    (.bot, "bot-a"), (.privacy, "yes"), (.environment, "Contoso"), (.application, "app-a"),
  ]

  @Test("in 2020 a bot is connected and joins a queue; comments and layout stay (S-14)")
  func queue() {
    let result = Self.connect(Self.usual + [(.escalation, "1"), (.queue, "Support")])
    expectNoDifference(result.findings, [])
    expectNoDifference(
      result.changes,
      [
        "-     members: [Mia Novak]   # people",
        "+     members: [Mia Novak, Bot A]   # people",
        "+     connected-to: Contoso",
        "+     application-id: app-a",
        "+     teams-channel: true",
      ])
    expectNoDifference(
      result.said,
      [
        "Connect a bot of Contoso to Omnichannel (2020-06)",
        "",
        "Prerequisites: licences, administrator role and extensions are there",
        "",
        "Bots: Bot A, Bot B",
      ] + ConnectMenusText.privacy + [
        "Settings > Transfer to agent > Dynamics 365 Omnichannel",
        "  Contoso",
        "  Playground",
        "  Contoso Asia",
        "Register an application: a name, which users see and which can be changed later; the supported account",
        "types, that is who can use it; a redirect URI if you want one; then Register. It is listed, and its",
        "Overview page shows the Application (client) ID to paste here.",
        "Power Virtual Agents Application ID",
        "The Teams channel of Bot A is off; it is switched on, for Omnichannel is reached by it",
        "Bot A is connected. Go to Omnichannel to finish: Omnichannel Administration > Queues & Users",
        "Done",
        "",
        "Bot A  connected",
        "  environment     Contoso",
        "  application ID  app-a",
        "  Teams channel   on",
        "  works in        queue Support",
        "  capacity        300",
        "It accepts conversations that customers begin. See also: Manage context variables, Context variables for "
          + "bots, Automatically identify customers, Work streams, Queues, Routing rules, Chat widget",
        "Its author publishes the topics and creates one that closes the conversation; for the flow that such a",
        "topic calls the author may need access to Power Automate.",
        "",
        "Escalation rules (changed later under Work Streams)",
        "1  The bot works in the representatives' queue; its routing rules stay as they are",
        "2  The bot gets a queue of its own; a context variable and two rules route between it and people",
        "  none is added: those that bring conversations to queue Support stay as they are",
      ])
  }

  /// A rule of the set-up and what shows it: the answers, what is otherwise in the file, the era.
  struct Switch: Sendable, CustomStringConvertible {
    var rule: String
    var answers: [(ConnectQuestion, String)] = usual + [(.escalation, "1"), (.queue, "Support")]
    var change: (old: String, new: String) = ("", "")
    var order = Connecting.Order.connect
    var era = "2020-06"
    var isOn = true
    var description: String { rule }
  }

  private static let afterConnecting = (
    old: "agent: bots/a\n", new: "agent: bots/a\n    application-id: app-a\n    connected-to: Contoso\n"
  )

  static let switches: [Switch] = [
    Switch(rule: "connect.licences", change: ("licences: [bot, chat]", "licences: []")),
    Switch(rule: "connect.administrator", change: ("roles: [omnichannel-administrator]", "roles: []")),
    Switch(
      rule: "connect.extensions", change: ("extensions: [omnichannel]", "extensions: []"), era: "2022-06"),
    Switch(rule: "connect.published-bot", answers: [(.bot, "bot-b")] + usual.dropFirst()),
    Switch(
      rule: "connect.same-region", change: ("agent: bots/a\n", "agent: bots/a\n    region: Asia\n"),
      era: "2023-06"),
    Switch(
      rule: "connect.skill-based-routing",
      change: ("agent: bots/a\n", "kind: azure\n"), era: "2023-06"),
    Switch(
      rule: "connect.unique-application-id",
      answers: usual.dropLast() + [(.application, "app-b"), (.escalation, "1"), (.queue, "Support")]),
    Switch(
      rule: "connect.one-instance",
      answers: [(.bot, "bot-a"), (.privacy, "yes"), (.environment, "Contoso Asia"), (.application, "app-a")],
      change: afterConnecting),
    Switch(rule: "connect.teams-automatic"),
    Switch(rule: "connect.privacy-acknowledged", answers: [(.bot, "bot-a"), (.privacy, "no")]),
    Switch(
      rule: "connect.name-length", answers: [(.bot, "Bot A")] + usual.dropFirst(),
      change: ("name: Bot A", "name: Bot A\n    # renamed"), era: "2024-06"),
    Switch(rule: "connect.bot-on-workstream", answers: usual + [(.workstream, "Chat")], era: "2023-06"),
    Switch(
      rule: "connect.no-removal", answers: [],
      change: (
        old: afterConnecting.old, new: afterConnecting.new + "    connection: disconnected\n"
      )),
    Switch(
      rule: "connect.removal", answers: [(.bot, "bot-a")], change: afterConnecting, order: .disconnect,
      era: "2022-06"),
  ]

  @Test(
    "each rule of the set-up decides: with and without it the same answers lead elsewhere",
    arguments: switches)
  func switched(_ one: Switch) {
    func result(_ isOn: Bool) -> String {
      var text =
        one.change.old.isEmpty
        ? Self.organization : Self.organization.replacing(one.change.old, with: one.change.new)
      if one.rule == "connect.name-length" {
        text = text.replacing("Bot A", with: "Bot A of a name that has no end")
      }
      text = "rules: {\(one.rule): \(isOn ? "on" : "off")}\n" + text
      let result = Self.connect(one.answers, one.order, era: one.era, text)
      let (file, _) = OrganizationReader.read("era: \(one.era)\n" + text, file: "o.yml")
      let lint = file.map { file in
        OrganizationLint.findings(
          file.organization, rules: RuleBook(era: file.era ?? .standard, switches: [one.rule: isOn])
        ).map { "\($0.code) \($0.message)" }
      }
      return "\(result.changes) \(result.findings) \(result.said) \(lint ?? [])"
    }
    #expect(result(true) != result(false))
  }

  @Test("in 2023 a bot is added to a workstream, and the menus are others (row 76)")
  func workstream() {
    let result = Self.connect(Self.usual + [(.workstream, "Chat")], era: "2023-06")
    expectNoDifference(result.findings, [])
    expectNoDifference(
      result.changes,
      [
        "+     bot: Bot A", "+     connected-to: Contoso", "+     application-id: app-a",
        "+     teams-channel: true",
      ])
    #expect(result.said.contains("Settings > Agent transfers > Omnichannel"))
    let place = "Customer Service admin center or Omnichannel admin center > Workstreams > Add a bot"
    #expect(result.said.contains("Bot A is connected. Go to Omnichannel to finish: \(place)"))
    #expect(result.said.contains { $0.hasSuffix("Best practices for bots") })
    #expect(!result.said.contains { $0.contains("deprecated") })
  }

  @Test("in 2023 a queue can still be joined, on pages that are deprecated; in 2020 they are not (row 78)")
  func deprecated() {
    let line =
      "Omnichannel Administration > Queues & Users is kept but deprecated: a bot is added to a workstream now"
    for more in [[(ConnectQuestion.queue, "Support")], [(.escalation, "2"), (.humanQueue, "Support")]] {
      let result = Self.connect(Self.usual + more, era: "2023-06")
      expectNoDifference(result.findings, [])
      #expect(result.said.contains(line))
      #expect(!Self.connect(Self.usual + more, era: "2020-06").said.contains(line))
    }
  }

  @Test("no application id, none of its own: it is registered first (row 13)")
  func unregistered() {
    let result = Self.connect([(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso")])
    expectNoDifference(
      result.findings,
      [
        "16:11 connect.registration-first: there is no application id to connect with | Register an application and "
          + "give its id: --application ID"
      ])
    expectNoDifference(result.changes, [])
  }

  @Test("a Teams channel that is on already is not spoken of, and not written again (row 33)")
  func teamsIsOn() {
    let text = Self.organization.replacing(
      "agent: bots/a\n", with: "agent: bots/a\n    teams-channel: true\n")
    let result = Self.connect(Self.usual + [(.queue, "Support")], era: "2020-06", text)
    expectNoDifference(result.findings, [])
    #expect(!result.said.contains { $0.contains("switched on") })
    #expect(!result.changes.contains { $0.contains("teams-channel") })
    #expect(result.said.contains("  Teams channel   on"))
  }

  @Test("two bots written in code need ids of their own as well (row 27)")
  func azurePair() {
    let text = Self.organization.replacing("agent: bots/a", with: "kind: azure")
      .replacing("agent: bots/b", with: "kind: azure")
    let answers = Array(Self.usual.dropLast())
    expectNoDifference(
      Self.connect(answers + [(.application, "app-b")], era: "2020-06", text).findings,
      [
        "19:12 connect.unique-application-id: Bot B has this application id; each bot of an organization needs its own "
          + "| Register another application"
      ])
    expectNoDifference(
      Self.connect(answers + [(.application, "app-a"), (.queue, "Support")], era: "2020-06", text).findings,
      [])
  }

  @Test(
    "option 2: own queue, people's queue, context variable, rule for people, rule for the bot (rows 67, 69)")
  func ownQueue() {
    let result = Self.connect(
      Self.usual + [
        (.escalation, "2"), (.rulesWorkstream, "Chat"), (.botQueue, "BotQueue"), (.humanQueue, "Support"),
        (.variable, "BotHandoffTopic"), (.value, "CreditCard"),
      ])
    expectNoDifference(result.findings, [])
    expectNoDifference(
      result.changes.filter {
        !$0.contains("application-id") && !$0.contains("connected-to") && !$0.contains("teams")
      },
      [
        "+     route-to-queue: [{rule: Human agent, when: {BotHandoffTopic: CreditCard}, queue: Support}, "
          + "{rule: Virtual agent, when: {BotHandoffTopic: {contains-data: false}}, queue: BotQueue}]",
        "+     context-variables: [{name: BotHandoffTopic, type: Text}]",
        "+   - {name: BotQueue, members: [Bot A]}",
      ])
  }

  @Test(
    "the order: existing queue, done, profile, ready; then option 2: workstream, variable, people, bot (rows 64, 69)"
  )
  func order() {
    var log: [String] = []
    var answers =
      Self.usual + [
        (.escalation, "2"), (.rulesWorkstream, "new: Sales chat"), (.humanQueue, "Support"),
        (.value, "CreditCard"),
      ]
    let talk = ConnectTalk(say: { log.append($0) }) { question in
      log.append("? \(question.rawValue)")
      return answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let text = "era: 2020-06\n" + Self.organization
    let outcome = Connecting.perform(.connect, on: text, file: "o.yml", talk: talk)
    expectNoDifference(outcome.diagnostics, [])
    expectNoDifference(
      Array(log.drop { !$0.hasPrefix("Bot A is connected") }.filter { !$0.hasPrefix("It accepts") }),
      [
        "Bot A is connected. Go to Omnichannel to finish: Omnichannel Administration > Queues & Users",
        "? queue",
        "Done",
        "",
        "Bot A  connected",
        "  environment     Contoso",
        "  application ID  app-a",
        "  Teams channel   on",
        "  works in        queue Support",
        "  capacity        300",
        "Its author publishes the topics and creates one that closes the conversation; for the flow that such a",
        "topic calls the author may need access to Power Automate.",
        "",
        "Escalation rules (changed later under Work Streams)",
        "1  The bot works in the representatives' queue; its routing rules stay as they are",
        "2  The bot gets a queue of its own; a context variable and two rules route between it and people",
        "? escalation",
        "  Workstreams: Chat; new:NAME creates one",
        "? rules-workstream",
        "? variable",
        "? value",
        "? human-queue",
        "  Human agent    BotHandoffTopic is CreditCard: queue Support",
        "? bot-queue",
        "  Bot A leaves queue Support for a queue of its own",
        "  Virtual agent  BotHandoffTopic contains no data: queue BotQueue",
      ])
    let made =
      "  - {name: Sales chat, fallback-queue: Support, context-variables: [{name: BotHandoffTopic, type: Text}], "
      + "route-to-queue: [{rule: Human agent, when: {BotHandoffTopic: CreditCard}, queue: Support}, {rule: Virtual "
      + "agent, when: {BotHandoffTopic: {contains-data: false}}, queue: BotQueue}]}"
    let written = (outcome.text ?? "").split(separator: "\n").map(String.init)
    #expect(written.contains(made), "\(written)")
    // It is a member of its own queue alone.
    #expect(written.contains("    members: [Mia Novak]   # people"))
    #expect(written.contains("  - {name: BotQueue, members: [Bot A]}"))
  }

  @Test("in 2023 option 2 leaves the bot on the workstream it was added to (rows 69, 76)")
  func orderOfWorkstreams() {
    let result = Self.connect(
      Self.usual + [(.workstream, "Chat"), (.escalation, "2"), (.humanQueue, "Support")], era: "2023-06")
    expectNoDifference(result.findings, [])
    #expect(result.said.contains("  works in        workstream Chat"))
    #expect(result.changes.contains("+     bot: Bot A"))
    #expect(result.changes.contains("+   - {name: BotQueue, members: [Bot A]}"))
  }

  @Test("a queue without people that the bot is assigned to becomes its own (row 67)")
  func assignedToItsOwn() {
    let text = Self.organization.replacing(
      "- name: Support\n", with: "- {name: Bots, members: []}\n  - name: Support\n")
    let own = Self.connect(
      Self.usual + [(.queue, "Bots"), (.escalation, "2"), (.humanQueue, "Support")], era: "2020-06", text)
    expectNoDifference(own.findings, [])
    #expect(own.changes.contains("+   - {name: Bots, members: [Bot A]}"))
    #expect(own.said.contains("  Virtual agent  BotHandoffTopic contains no data: queue Bots"))
    #expect(!own.changes.contains { $0.contains("BotQueue") })
    // With option 1 that nobody is there is said.
    let alone = Self.connect(Self.usual + [(.queue, "Bots"), (.escalation, "1")], era: "2020-06", text)
    #expect(
      alone.said.contains("Bots has no representative: what the bot escalates into it goes to nobody"))
  }

  @Test("rules that fail after Done leave the bot connected and in its queue, and say so (row 64)")
  func doneWithoutRules() {
    let result = Self.connect(Self.usual + [(.escalation, "2"), (.humanQueue, "Nobody's")])
    expectNoDifference(
      result.findings, ["name.unknown: there is no queue called Nobody's | there are: Support"])
    expectNoDifference(
      result.changes,
      [
        "-     members: [Mia Novak]   # people", "+     members: [Mia Novak, Bot A]   # people",
        "+     connected-to: Contoso", "+     application-id: app-a", "+     teams-channel: true",
      ])
    // Of two queues none is meant unless it is said.
    let two = Self.organization.replacing(
      "- name: Support\n", with: "- {name: Cards, members: [Mia Novak]}\n  - name: Support\n")
    expectNoDifference(
      Self.connect(Self.usual + [(.escalation, "2")], era: "2020-06", two).findings,
      [
        "connect.no-answer: nothing says which queue it is; the escalation rules are not set | Answer, or add "
          + "--human-queue: Cards, Support"
      ])
  }

  @Test("a chat goes by the rules that the set-up made, and by others once they are changed (row 63)")
  func played() throws {
    let text =
      "era: 2020-06\n"
      + Self.organization.replacing("bots/a", with: "bot").replacing("bots/b", with: "bot")
      .replacing("- name: Support\n", with: "- {name: Cards, members: [Mia Novak]}\n  - name: Support\n")
    var answers =
      Self.usual + [
        (.escalation, "2"), (.rulesWorkstream, "Chat"), (.humanQueue, "Support"), (.value, "CreditCard"),
      ]
    let talk = ConnectTalk(say: { _ in }) { question in
      answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let made = try #require(Connecting.perform(.connect, on: text, file: "o.yml", talk: talk).text)
    func misses(_ organization: String, _ queue: String, _ rule: String) throws -> [String] {
      var bot = SmallBot.usual
      bot.topics["Card"] = SmallBot.topic(
        "OnRecognizedIntent", phrases: "my card",
        "{kind: SetVariable, id: set, variable: Global.BotHandoffTopic, value: CreditCard}",
        "{kind: BeginDialog, id: up, dialog: cr1_bot.topic.Escalate}")
      bot.files["bot/variables/BotHandoffTopic.mcs.yml"] = "kind: Variable\nname: BotHandoffTopic\n"
      var bundle = bot.bundle([])
      bundle.insert(SourceBundle.File(path: "o.yml", text: organization))
      bundle.insert(
        SourceBundle.File(
          path: "scenario.yml",
          text: """
            scenario: As it was set up
            clock: 2020-06-01T09:00:00Z
            organization: o.yml
            customers: [{name: Ana Ruiz}]
            script:
              - customer: hi
              - expect: {routed: {queue: BotQueue, rule: Virtual agent}}
              - customer: my card
              - expect: {routed: {queue: \(queue), rule: \(rule)}}

            """))
      let (loaded, findings) = Shipped.load("scenario.yml", in: bundle)
      let scenario = try #require(loaded, "\(findings.map { $0.rendered() })")
      return ScenarioRunner.play(scenario).misses.map { "\($0.unmet.expected) | \($0.unmet.came)" }
    }
    expectNoDifference(try misses(made, "Support", "Human agent"), [])
    #expect(try !misses(made, "Cards", "Human agent").isEmpty)
    let changed = made.replacing(
      "{BotHandoffTopic: CreditCard}, queue: Support", with: "{BotHandoffTopic: CreditCard}, queue: Cards")
    #expect(changed != made)
    expectNoDifference(try misses(changed, "Cards", "Human agent"), [])
    #expect(try !misses(changed, "Support", "Human agent").isEmpty)
  }

  @Test("which licence is needed depends on the channels; that of 2019 was for all of them (row 11)")
  func licences() {
    func lacks(_ licences: String, _ channel: String) -> [String] {
      let text = Self.organization.replacing("licences: [bot, chat]", with: "licences: [bot, \(licences)]")
        .replacing("extensions: [omnichannel]", with: "extensions: [telephony, omnichannel, voice]")
        .replacing("    fallback-queue", with: "    channel: \(channel)\n    fallback-queue")
      return Self.connect([], era: "2023-06", text).findings.filter { $0.contains("connect.licences") }
        .map { String($0.drop { $0 != " " }.dropFirst("  connect.licences:".count)) }
    }
    let voice =
      "There is no licence for voice, and a workstream takes calls | Buy what the channels need: licences: [bot, voice]"
    let messaging =
      "There is no licence for digital messaging, and a workstream takes sms | Buy what the channels need: licences: "
      + "[bot, digital-messaging]"
    expectNoDifference(lacks("chat", "live-chat"), [])
    expectNoDifference(lacks("digital-messaging", "live-chat"), [])
    expectNoDifference(lacks("chat", "sms"), [messaging])
    expectNoDifference(lacks("digital-messaging", "sms"), [])
    expectNoDifference(lacks("digital-messaging", "voice"), [voice])
    expectNoDifference(lacks("voice", "voice"), [])
    for channel in ["live-chat", "sms", "voice"] { expectNoDifference(lacks("omnichannel", channel), []) }
  }

  /// Answers that are refused, and with what.
  struct Refused: Sendable {
    var answers: [(ConnectQuestion, String)]
    var finding: String

    init(_ answers: [(ConnectQuestion, String)], _ finding: String) {
      self.answers = answers
      self.finding = finding
    }
  }

  static let refusals: [Refused] = [
    Refused(
      [(.bot, "Bot A"), (.privacy, "no")],
      "connect.privacy-acknowledged: the privacy notice was not acknowledged; nothing was connected | Answer yes, or "
        + "add --acknowledge-privacy"),
    Refused(
      [(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Playground")],
      "16:11 connect.lists-all-environments: Omnichannel is not provisioned in Playground: you are invited to a "
        + "trial, and nothing was connected | Choose an environment with Omnichannel, or start the trial and set "
        + "omnichannel: true"),
    Refused(
      [(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso"), (.application, "APP-B")],
      "19:12 connect.unique-application-id: Bot B has this application id; each bot of an organization needs its own "
        + "| Register another application"),
    Refused(
      [(.bot, "Bot B"), (.privacy, "yes")],
      "19:12 connect.published-bot: Bot B is not published: connected, it would answer with error 2009 and get "
        + "nothing | Publish it: published: true"),
    Refused(
      [(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contso")],
      "name.unknown: there is no environment called Contso | did you mean Contoso?"),
  ]

  @Test(
    "what the product refuses is refused with its rule, and nothing is written (S-14, S-15)",
    arguments: refusals)
  func refused(_ refused: Refused) {
    let result = Self.connect(refused.answers)
    expectNoDifference(result.findings, [refused.finding])
    expectNoDifference(result.changes, [])
  }

  private static let connected = organization.replacing(
    "    agent: bots/a\n",
    with: "    agent: bots/a\n    connected-to: Contoso\n    application-id: app-a\n    teams-channel: true\n"
  )

  @Test("a second instance is refused; before 2021-11 only a new bot helps (rows 28, 36, 37)")
  func secondInstance() {
    let answers = [(ConnectQuestion.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso Asia")]
    let message =
      "18:19 connect.one-instance: Bot A is connected to Contoso; a bot sends conversations to one Omnichannel instance | "
    expectNoDifference(
      Self.connect(answers, era: "2020-06", Self.connected).findings,
      [message + "Create a new bot and connect that one: a connection cannot be removed"])
    expectNoDifference(
      Self.connect(answers, era: "2022-06", Self.connected).findings,
      [message + "Disconnect Bot A with handoff connect --disconnect, then connect it again"])
  }

  @Test("a connection is removed, stopped and tested from 2021-11 on, and never before (row 36)")
  func removal() {
    for order in [Connecting.Order.disconnect, .disable] {
      expectNoDifference(
        Self.connect([], order, era: "2021-10", Self.connected).findings,
        [
          "18:19 connect.no-removal: the connection of Bot A cannot be removed | Create a new bot and connect that one"
        ])
    }
    expectNoDifference(
      Self.connect([], .disconnect, era: "2021-11", Self.connected).changes,
      ["+     connection: disconnected"])
    expectNoDifference(
      Self.connect([], .disable, era: "2021-11", Self.connected).changes, ["+     connection: disabled"])
    let cut = Self.connected.replacing("teams-channel: true", with: "teams-channel: false")
    expectNoDifference(
      Self.connect([], .refresh, era: "2022-06", cut).findings.map { String($0.prefix(60)) },
      [
        "16:11 connect.finish-in-omnichannel: Bot A is in no queue an",
        "18:19 connect.teams-automatic: Bot A is connected, and its T",
      ])
  }

  @Test("each bot is connected for itself: connecting one leaves the other as it was (row 29)")
  func oneByOne() {
    let published = Self.organization.replacing(", published: false", with: "")
    let first = Self.connect(
      Self.usual + [(.escalation, "1"), (.queue, "Support")], .connect, era: "2020-06", published)
    #expect(first.findings.isEmpty && !first.changes.contains { $0.contains("Bot B") })
    let second = Self.connect(
      [(.bot, "Bot B"), (.privacy, "yes"), (.environment, "Contoso"), (.queue, "Support")], .connect,
      era: "2020-06",
      published)
    expectNoDifference(
      second.changes.filter { $0.hasPrefix("+") },
      [
        "+     members: [Mia Novak, Bot B]   # people",
        "+   - {name: Bot B, agent: bots/b, application-id: app-b, capacity: 50, teams-channel: true, "
          + "connected-to: Contoso}",
      ])
  }

  @Test("a bot that was disconnected can be connected elsewhere")
  func again() {
    let text = Self.connected.replacing("teams-channel: true", with: "connection: disconnected")
    let result = Self.connect(
      [(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso Asia"), (.workstream, "Chat")],
      era: "2022-06",
      text)
    expectNoDifference(result.findings, [])
    expectNoDifference(
      result.changes,
      [
        "-     connected-to: Contoso", "-     connection: disconnected", "+     bot: Bot A",
        "+     teams-channel: true", "+     connected-to: Contoso Asia", "+     connection: enabled",
      ])
  }

  @Test("what was not prepared stops the set-up, in the words of check (rows 10 to 16, 19)")
  func prerequisites() {
    let bare = Self.organization.replacing(
      "{licences: [bot, chat], roles: [omnichannel-administrator], extensions: [omnichannel]}",
      with: "{roles: []}")
    expectNoDifference(
      Self.connect([], era: "2023-06", bare).findings,
      [
        "8:16 connect.licences: There is no licence of the bots' own product | Buy one or take a trial: licences: [bot]",
        "8:16 connect.licences: There is no licence of Omnichannel: for chat, digital messaging or voice | Buy what the "
          + "channels need: licences: [bot, chat]",
        "8:16 connect.administrator: Whoever connects bots does not have the role Omnichannel administrator | Grant it: "
          + "roles: [omnichannel-administrator]",
        "8:16 connect.extensions: Omnichannel Power Virtual Agent extension is not installed: bots lack the variables "
          + "and actions they need | Install: extensions: [omnichannel]; then see that their variables appear in Power "
          + "Virtual Agents",
      ])
    // In 2019 no page spoke of extensions.
    #expect(!Self.connect([], era: "2019-11", bare).findings.contains { $0.contains("connect.extensions") })
  }

  @Test("with voice three extensions are installed, in their order (row 16)")
  func voice() {
    func findings(_ extensions: String) -> [String] {
      let text = Self.organization.replacing("extensions: [omnichannel]", with: "extensions: [\(extensions)]")
        .replacing("licences: [bot, chat]", with: "licences: [bot, voice]")
        .replacing("    fallback-queue", with: "    channel: voice\n    fallback-queue")
      return Self.connect([], era: "2023-06", text).findings.filter { $0.contains("connect.extensions") }
        .map { String($0.drop { $0 != "|" }) }
    }
    expectNoDifference(
      findings("omnichannel"),
      [
        "| Install: extensions: [telephony, omnichannel, voice]; then see that their variables appear in Power Virtual Agents"
      ])
    expectNoDifference(
      findings("omnichannel, telephony, voice"),
      ["| Install them in this order: extensions: [telephony, omnichannel, voice]"])
    expectNoDifference(findings("telephony, omnichannel, voice"), [])
  }

  @Test("nothing answered is told with the flag that would answer")
  func silence() {
    expectNoDifference(
      Self.connect([]).findings,
      [
        "connect.no-answer: nothing says which bot it is; nothing was connected | Answer, or add --bot: Bot A, Bot B"
      ])
  }
}

/// The notice as it is shown.
enum ConnectMenusText {
  static let privacy = [
    "Your data may be shared with external systems. By connecting this bot you allow the customer's data to flow to",
    "a bot, perhaps of a third party, outside the compliance boundary of your Dynamics 365 environment, also when",
    "that is in a Government Cloud. What happens to it there follows the terms of that system.",
  ]
}
