import Basis
import CustomDump
import Scenarios
import Testing

/// What `connect` asks and tells on the way, and what it refuses.
@Suite("Connecting a bot: what is asked and said")
struct ConnectTalkTests {
  @Test("in 2020 a bot is connected and joins a queue; comments and layout stay (S-14)")
  func queue() {
    let result = Contoso.connect(Contoso.usual + [(.escalation, "1"), (.queue, "Support")])
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

  @Test("in 2023 a bot is added to a workstream, and the menus are others (row 76)")
  func workstream() {
    let result = Contoso.connect(Contoso.usual + [(.workstream, "Chat")], era: "2023-06")
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
      let result = Contoso.connect(Contoso.usual + more, era: "2023-06")
      expectNoDifference(result.findings, [])
      #expect(result.said.contains(line))
      #expect(!Contoso.connect(Contoso.usual + more, era: "2020-06").said.contains(line))
    }
  }

  @Test("no application id, none of its own: it is registered first (row 13)")
  func unregistered() {
    let result = Contoso.connect([(.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso")])
    expectNoDifference(
      result.findings,
      [
        "16:11 connect.registration-first: there is no application id to connect with | Register an application and "
          + "give its id: --application ID"
      ])
    expectNoDifference(result.changes, [])
  }

  @Test(
    "the order: existing queue, done, profile, ready; then option 2: workstream, variable, people, bot (rows 64, 69)"
  )
  func order() {
    var log: [String] = []
    var answers =
      Contoso.usual + [
        (.escalation, "2"), (.rulesWorkstream, "new: Sales chat"), (.humanQueue, "Support"),
        (.value, "CreditCard"),
      ]
    let talk = ConnectTalk(say: { log.append($0) }) { question in
      log.append("? \(question.rawValue)")
      return answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let text = "era: 2020-06\n" + Contoso.organization
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
    let result = Contoso.connect(
      Contoso.usual + [(.workstream, "Chat"), (.escalation, "2"), (.humanQueue, "Support")], era: "2023-06")
    expectNoDifference(result.findings, [])
    #expect(result.said.contains("  works in        workstream Chat"))
    #expect(result.changes.contains("+     bot: Bot A"))
    #expect(result.changes.contains("+   - {name: BotQueue, members: [Bot A]}"))
  }

  @Test("a queue without people that the bot is assigned to becomes its own (row 67)")
  func assignedToItsOwn() {
    let text = Contoso.organization.replacing(
      "- name: Support\n", with: "- {name: Bots, members: []}\n  - name: Support\n")
    let own = Contoso.connect(
      Contoso.usual + [(.queue, "Bots"), (.escalation, "2"), (.humanQueue, "Support")], era: "2020-06", text)
    expectNoDifference(own.findings, [])
    #expect(own.changes.contains("+   - {name: Bots, members: [Bot A]}"))
    #expect(own.said.contains("  Virtual agent  BotHandoffTopic contains no data: queue Bots"))
    #expect(!own.changes.contains { $0.contains("BotQueue") })
    // With option 1 that nobody is there is said.
    let alone = Contoso.connect(Contoso.usual + [(.queue, "Bots"), (.escalation, "1")], era: "2020-06", text)
    #expect(
      alone.said.contains("Bots has no representative: what the bot escalates into it goes to nobody"))
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
    let result = Contoso.connect(refused.answers)
    expectNoDifference(result.findings, [refused.finding])
    expectNoDifference(result.changes, [])
  }

  @Test("nothing answered is told with the flag that would answer")
  func silence() {
    expectNoDifference(
      Contoso.connect([]).findings,
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
