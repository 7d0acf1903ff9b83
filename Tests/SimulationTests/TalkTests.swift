import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import Simulation
import Testing

private let oneQueue = "two-bots-one-queue/scenario.yml"

/// A knowledge search that finds nothing after five seconds.
private let slowSearch = Stub(kind: "SearchAndSummarizeContent", outcome: .result(""), delay: .seconds(5))

@Suite("Who gets what is said")
struct TalkTests {
  @Test("a bot is told that it was added, gets the context and greets, in this order (rows 2, 8, 88, 89)")
  func opening() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.expect(
      .customer(0), .open,
      [
        "opened by customer 0", "started", "routed to Support", "decided for Bot A", "assigned to Bot A",
        "session of Bot A", "bot receives conversationUpdate", "bot receives omnichannelSetContext",
        "bot is made to greet", "Bot A to customer, bot, supervisor: Hello! I'm the Contoso a",
      ])
  }

  @Test("what a customer writes first opens the chat and reaches the bot after its greeting (row 1)")
  func firstWords() throws {
    var probe = try SimulationProbe(oneQueue)
    let facts = probe.customer(.say("When are you open?"))
    #expect(facts.first == "opened by customer 0")
    #expect(
      facts.suffix(3) == [
        "Bot A to customer, bot, supervisor: Hello! I'm the Contoso a", "bot receives When are you open?",
        "Bot A to customer, bot, supervisor: Our shops are open Monda",
      ])
  }

  @Test(
    "an escalation reaches the person: the bot's words, the private message, routing again, the notice (rows 138, 139, 143)"
  )
  func escalation() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.expect(
      .customer(0), .say("Talk to a person"),
      [
        "Ana to customer, bot, supervisor: Talk to a person", "bot receives Talk to a person",
        "Bot A to customer, bot, supervisor: I'll find someone for yo", "bot hands over",
        "Bot A (private) to bot, agent, supervisor: Order: none given", "escalated by Bot A",
        "set va_Scope va_LastTopic va_Topics va_LastPhrase va_Phrases va_ConversationId va_AgentMessage va_BotId va_BotName va_Language",
        "left Bot A: BotTransferToAgent", "session closed", "routed to Support", "decided for Mia Novak",
        "offered to Mia Novak", "system (notice) to customer, supervisor: An agent will be with yo",
      ])
    probe.expect(
      .customer(0), .say("Hello?"), ["Ana to customer, supervisor: Hello?"])
    probe.expect(
      .representative(0), .accept,
      [
        "accepted by Mia Novak", "revealed to Mia Novak",
        "system (notice) to customer, supervisor: Mia has joined the conve", "Mia Novak is Busy",
      ])
  }

  @Test("a hand-back tells the person's leaving before routing, then serves the second bot (rows 80 to 90)")
  func handBack() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    probe.agent(.accept)
    let facts = probe.agent(.transfer(queue: 0, toBot: true, bot: nil))
    expectNoDifference(
      Array(facts.prefix(12)),
      [
        "transferred by Mia Novak", "left Mia Novak: AgentTransferToQueue",
        "system (notice) to customer, supervisor: Mia has left the convers", "Mia Novak is Available",
        "routed to Support", "decided for Bot B", "assigned to Bot B", "session of Bot B",
        "bot receives conversationUpdate", "bot receives omnichannelSetContext", "bot is made to greet",
        "Bot B to customer, bot, supervisor: Hello, this is the Conto",
      ])
    #expect(probe.first?.owner == .bot(1))
  }

  @Test("what is written while nobody has the conversation reaches the next bot")
  func unownedWords() throws {
    // Bot A's queue has nobody else, so that the customer waits until the person is available.
    var probe = try SimulationProbe(oneQueue) { world in
      world.organization.representatives[0].presence = .appearAway
      world.organization.bots[1].isPublished = false
    }
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    #expect(probe.first?.owner == nil)
    probe.expect(.customer(0), .say("Call back"), ["Ana to customer, supervisor: Call back"])
    probe.customer(.type)
    // The person comes and sends the customer on without a word.
    probe.perform(.stage, .setPresence(0, .available))
    probe.agent(.accept)
    let thread = try #require(probe.run.state.thread(ConversationID(1)))
    let words = thread.lines.indices.filter { thread.isVisible($0, toRepresentative: 0) }
    #expect(words.map { thread.lines[$0].message.text }.contains("Call back"))
  }

  @Test("words that a leaving bot had not read go to the next owner")
  func unreadWords() throws {
    var probe = try SimulationProbe(oneQueue) { world in
      world.stubs = [slowSearch]
      // Bot B is next in line, as in the documented mistake.
      world.organization.bots[1].capacity = 200
    }
    probe.customer(.open)
    probe.customer(.say("Do you sell bagpipes?"))
    probe.customer(.say("Talk to a person"))
    probe.expect(.customer(0), .say("Are you there?"), ["Ana to customer, bot, supervisor: Are you there?"])
    let facts = probe.wait(.seconds(5))
    #expect(facts.contains("assigned to Bot B"))
    #expect(facts.last { $0.hasPrefix("bot receives ") } == "bot receives Are you there?")
  }

  @Test("an indicator that the customer is typing opens no turn of the bot (row 126)")
  func typing() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.expect(.customer(0), .type, ["Ana (typing) to bot, supervisor: "])
    let facts = probe.customer(.say("When are you open?"))
    #expect(facts.filter { $0.hasPrefix("bot receives") } == ["bot receives When are you open?"])
  }

  @Test("a bot that has handed over says nothing more")
  func silence() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    probe.agent(.accept)
    let facts = probe.customer(.say("When are you open?")) + probe.wait(.hours(2))
    #expect(facts == ["Ana to customer, agent, supervisor: When are you open?"])
  }

  @Test("the customer is told once per Open period that somebody will come")
  func notice() throws {
    var probe = try SimulationProbe("two-bots-one-queue-two-people/scenario.yml")
    let notice = "system (notice) to customer, supervisor: An agent will be with yo"
    probe.customer(.open)
    #expect(probe.customer(.say("Talk to a person")).filter { $0 == notice }.count == 1)
    #expect(probe.agent(.decline).filter { $0 == notice } == [])
    // Noah is asked, and the customer hears nothing of it.
    let offered = try #require(probe.first?.offer?.representative)
    #expect(offered == 1)
    #expect(probe.perform(.representative(1), .accept).filter { $0 == notice } == [])
  }

  @Test("another Open period, after a person has left, has a notice of its own")
  func noticeAgain() throws {
    var probe = try SimulationProbe("two-bots-one-queue-two-people/scenario.yml")
    let notice = "system (notice) to customer, supervisor: An agent will be with yo"
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    probe.agent(.accept)
    let facts = probe.agent(.transfer(queue: 0, toBot: false, bot: nil))
    #expect(facts.filter { $0 == notice }.count == 1)
    #expect(probe.perform(.representative(1), .decline).filter { $0 == notice } == [])
  }

  @Test("an Open period that a bot ended does not keep the next one quiet")
  func noticeAfterBot() throws {
    // The person declines thrice, Bot B gets it, and the customer asks Bot B for a person again.
    var probe = try SimulationProbe(oneQueue) { world in
      world.organization.representatives.append(world.organization.representatives[0])
      world.organization.representatives[1].name = "Noah Berg"
      world.organization.representatives[1].presence = .appearAway
      world.organization.queues[0].members.append(.representative(1))
    }
    let notice = "system (notice) to customer, supervisor: An agent will be with yo"
    probe.customer(.open)
    #expect(probe.customer(.say("Talk to a person")).contains(notice))
    for _ in 0..<10 where probe.first?.offer != nil { probe.agent(.decline) }
    #expect(probe.first?.owner == .bot(1))
    probe.perform(.stage, .setPresence(1, .available))
    #expect(probe.customer(.say("Talk to a person")).contains(notice))
  }
}
