import Activities
import AzureBots
import Basis
import ContactCenter
import CustomDump
import Simulation
import Testing

@Suite("Azure bots in a conversation")
struct AzureTests {
  private static func probe(
    _ bot: AzureBot = AzureBot(greeting: "Hello"), _ switches: [String: Bool] = [:]
  ) throws -> SimulationProbe {
    try SimulationProbe("azure-bot/scenario.yml") { world in
      world.programs[0] = .azure(bot)
      for (rule, isOn) in switches { world.rules.switches[rule] = isOn }
    }
  }

  private static func bot(_ criteria: Criterion...) -> AzureBot { AzureBot(greeting: "", criteria: criteria) }

  private static func on(_ text: String) -> Criterion.Condition { .words([Phrase(text)].compactMap(\.self)) }

  @Test("it is added, gets Omnichannel's context, and greets; nothing else makes it greet")
  func opens() throws {
    var probe = try Self.probe()
    expectNoDifference(
      probe.perform(.customer(0), .open).filter { $0.contains("azure") || $0.contains("Bank bot to") },
      [
        "azure receives conversationUpdate",
        "azure handles membersAdded 6f0d1c3e-2b54-4a7e-9a61-5d1f0c8b7e20",
        "azure receives startConversation", "azure handles omnichannelSetContext startConversation",
        #"azure sends {"deliveryMode":"bridged"} Hello"#, "Bank bot to customer, bot, supervisor: Hello",
      ])
  }

  @Test("two activities go out in order, then Omnichannel acts (rows 146, 149, 150; S-18)")
  func escalates() throws {
    var probe = try Self.probe()
    probe.perform(.customer(0), .open)
    let lines = probe.perform(.customer(0), .say("agent"))
    expectNoDifference(
      Array(lines.prefix(7)),
      [
        "Ana to customer, bot, supervisor: agent", "azure receives message", "azure handles command Agent",
        #"azure sends {"deliveryMode":"bridged"} Perfect I'll transfer yo"#,
        "Bank bot to customer, bot, supervisor: Perfect I'll transfer yo",
        #"azure sends {"tags":"{\"type\":\"Escalate\",\"context\":{\"BotHandoffTop The customer said: agent"#,
        "Bank bot (private) to bot, agent, supervisor: The customer said: agent",
      ])
    #expect(lines.count { $0.hasPrefix("azure sends") } == 2)
    #expect(probe.run.state.center[1]?.escalatedBy == [0])
  }

  @Test("a message of more than 28 KB is not delivered, and a command in it is not taken")
  func size() throws {
    let long = String(repeating: "x", count: AzureRules.largestMessage)
    let bot = Self.bot(
      Criterion(Self.on("long"), .escalate([]), says: "ok", tells: long),
      Criterion(Self.on("end"), .end, says: long))
    var probe = try Self.probe(bot)
    probe.perform(.customer(0), .say("Hello"))
    let lines = probe.perform(.customer(0), .say("long"))
    #expect(lines.last == "azure is refused azure.message-size")
    #expect(probe.run.state.openSession(of: 1) != nil)
    var off = try Self.probe(bot, ["azure.message-size": false])
    off.perform(.customer(0), .say("Hello"))
    off.perform(.customer(0), .say("long"))
    #expect(off.run.state.openSession(of: 1) == nil)
  }

  @Test("a rejected escalation leaves the conversation with the bot, which goes on (row 158; S-11)")
  func rejected() throws {
    let bot = Self.bot(Criterion(Self.on("wrong"), .escalate([JSON.Member("A", true)])))
    var probe = try Self.probe(bot)
    let lines = probe.perform(.customer(0), .say("wrong"))
    #expect(lines.last == "azure is refused azure.context-types")
    #expect(
      probe.perform(.customer(0), .say("echo:there")).last == "Bank bot to customer, bot, supervisor: there")
    var off = try Self.probe(bot, ["azure.context-types": false])
    off.perform(.customer(0), .say("wrong"))
    #expect(off.run.state.center[1]?.context.last == ContextVariable("A", true))
  }

  @Test("without the rule every message that is no command reaches the customer")
  func unbridged() throws {
    let bot = Self.bot(Criterion(Self.on("go"), .escalate([]), says: "unbridged", isBridged: false))
    for isOn in [true, false] {
      var probe = try Self.probe(bot, ["azure.bridged-only": isOn])
      let lines = probe.perform(.customer(0), .say("go"))
      #expect(lines.contains("Bank bot to bot, agent, supervisor: unbridged") == isOn)
      #expect(lines.contains("Bank bot to customer, bot, supervisor: unbridged") == !isOn)
    }
  }

  @Test("after EndChat the bot sends one more reply, which reaches nobody (row 171)")
  func endChat() throws {
    var probe = try Self.probe()
    probe.perform(.customer(0), .open)
    let lines = probe.perform(.customer(0), .say("endchat"))
    #expect(lines.count { $0.hasPrefix("azure sends") } == 3)
    #expect(lines.last?.hasPrefix("azure sends") == true)
    #expect(lines.count { $0.hasPrefix("Bank bot") } == 2)
    #expect(probe.run.state.center[1]?.status == .closed)
  }

  @Test("silence counts from the greeting or the customer's last message, and is noticed once (row 161)")
  func silence() throws {
    var probe = try Self.probe(
      Self.bot(Criterion(.silence(.minutes(5)), .escalate([JSON.Member("A", true)]), says: "Hello?")))
    probe.perform(.customer(0), .open)
    #expect(probe.wait(.minutes(4)) == [])
    probe.perform(.customer(0), .say("hm"))
    #expect(probe.wait(.minutes(4)) == [])
    #expect(probe.wait(.minutes(1)).first == "azure hears nothing for 5m")
    #expect(probe.wait(.minutes(6)) == [])
  }

  @Test("a file reaches a bot by its name, whichever kind of bot it is")
  func attaches() throws {
    var probe = try Self.probe()
    let lines = probe.perform(.customer(0), .attach("photos/bill.pdf"))
    #expect(lines.last == "Bank bot to customer, bot, supervisor: Received: bill.pdf (appl")
    var other = try SimulationProbe("two-bots-one-queue/scenario.yml")
    other.perform(.customer(0), .open)
    let heard = other.perform(.customer(0), .attach("bill.pdf"))
    #expect(heard.prefix(2) == ["Ana to customer, bot, supervisor: ", "bot receives "])
    let message = try #require(
      other.run.state.threads.last?.lines.first { !($0.message.attached?.value.attachments ?? []).isEmpty })
    #expect(
      message.message.activity.attachments == [Attachment(contentType: "application/pdf", name: "bill.pdf")])
  }

  @Test("topics and variables are an agent's")
  func topics() throws {
    var probe = try Self.probe()
    probe.perform(.customer(0), .open)
    probe.expect(.stage, .startTopic("Greeting"), ["refused topic.no-bot"])
    probe.expect(.stage, .setVariable("Global.A", expression: "1"), ["refused variable.no-bot"])
  }
}
