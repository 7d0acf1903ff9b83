import Basis
import CustomDump
import Scenarios
import Testing

/// What `connect` changes in the organization's file.
@Suite("Connecting a bot: what is written")
struct ConnectFileTests {
  @Test("a Teams channel that is on already is not spoken of, and not written again (row 33)")
  func teamsIsOn() {
    let text = Contoso.organization.replacing(
      "agent: bots/a\n", with: "agent: bots/a\n    teams-channel: true\n")
    let result = Contoso.connect(Contoso.usual + [(.queue, "Support")], era: "2020-06", text)
    expectNoDifference(result.findings, [])
    #expect(!result.said.contains { $0.contains("switched on") })
    #expect(!result.changes.contains { $0.contains("teams-channel") })
    #expect(result.said.contains("  Teams channel   on"))
  }

  @Test(
    "option 2: own queue, people's queue, context variable, rule for people, rule for the bot (rows 67, 69)")
  func ownQueue() {
    let result = Contoso.connect(
      Contoso.usual + [
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

  @Test("rules that fail after Done leave the bot connected and in its queue, and say so (row 64)")
  func doneWithoutRules() {
    let result = Contoso.connect(Contoso.usual + [(.escalation, "2"), (.humanQueue, "Nobody's")])
    expectNoDifference(
      result.findings, ["name.unknown: there is no queue called Nobody's | there are: Support"])
    expectNoDifference(
      result.changes,
      [
        "-     members: [Mia Novak]   # people", "+     members: [Mia Novak, Bot A]   # people",
        "+     connected-to: Contoso", "+     application-id: app-a", "+     teams-channel: true",
      ])
    // Of two queues none is meant unless it is said.
    let two = Contoso.organization.replacing(
      "- name: Support\n", with: "- {name: Cards, members: [Mia Novak]}\n  - name: Support\n")
    expectNoDifference(
      Contoso.connect(Contoso.usual + [(.escalation, "2")], era: "2020-06", two).findings,
      [
        "connect.no-answer: nothing says which queue it is; the escalation rules are not set | Answer, or add "
          + "--human-queue: Cards, Support"
      ])
  }

  @Test("a second instance is refused; before 2021-11 only a new bot helps (rows 28, 36, 37)")
  func secondInstance() {
    let answers = [(ConnectQuestion.bot, "Bot A"), (.privacy, "yes"), (.environment, "Contoso Asia")]
    let message =
      "18:19 connect.one-instance: Bot A is connected to Contoso; a bot sends conversations to one Omnichannel instance | "
    expectNoDifference(
      Contoso.connect(answers, era: "2020-06", Contoso.connected).findings,
      [message + "Create a new bot and connect that one: a connection cannot be removed"])
    expectNoDifference(
      Contoso.connect(answers, era: "2022-06", Contoso.connected).findings,
      [message + "Disconnect Bot A with handoff connect --disconnect, then connect it again"])
  }

  @Test("a connection is removed, stopped and tested from 2021-11 on, and never before (row 36)")
  func removal() {
    for order in [Connecting.Order.disconnect, .disable] {
      expectNoDifference(
        Contoso.connect([], order, era: "2021-10", Contoso.connected).findings,
        [
          "18:19 connect.no-removal: the connection of Bot A cannot be removed | Create a new bot and connect that one"
        ])
    }
    expectNoDifference(
      Contoso.connect([], .disconnect, era: "2021-11", Contoso.connected).changes,
      ["+     connection: disconnected"])
    expectNoDifference(
      Contoso.connect([], .disable, era: "2021-11", Contoso.connected).changes, ["+     connection: disabled"]
    )
    let cut = Contoso.connected.replacing("teams-channel: true", with: "teams-channel: false")
    expectNoDifference(
      Contoso.connect([], .refresh, era: "2022-06", cut).findings.map { String($0.prefix(60)) },
      [
        "16:11 connect.finish-in-omnichannel: Bot A is in no queue an",
        "18:19 connect.teams-automatic: Bot A is connected, and its T",
      ])
  }

  @Test("each bot is connected for itself: connecting one leaves the other as it was (row 29)")
  func oneByOne() {
    let published = Contoso.organization.replacing(", published: false", with: "")
    let first = Contoso.connect(
      Contoso.usual + [(.escalation, "1"), (.queue, "Support")], .connect, era: "2020-06", published)
    #expect(first.findings.isEmpty && !first.changes.contains { $0.contains("Bot B") })
    let second = Contoso.connect(
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
    let text = Contoso.connected.replacing("teams-channel: true", with: "connection: disconnected")
    let result = Contoso.connect(
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
}
