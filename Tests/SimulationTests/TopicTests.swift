import Basis
import CopilotStudio
import CustomDump
import ShippedScenarios
import Testing

@testable import Simulation

@Suite("Starting a topic by name")
struct TopicTests {
  private static let scenario = "two-bots-one-queue/scenario.yml"

  private func topics(_ run: Run) -> [String] {
    (0..<run.log.count).compactMap { number in
      guard case .bot(.topicStarted(let start)) = run.log[number].event, start.cause == .forced else {
        return nil
      }
      let agent = run.world.agent(of: 0)
      return agent?.topic(start.topic)?.displayName
    }
  }

  @Test("the topic starts whatever was said, and the log says that it was by name")
  func starts() throws {
    var probe = try SimulationProbe(Self.scenario)
    probe.customer(.open)
    let happened = probe.customer(.startTopic("Opening hours"))
    #expect(topics(probe.run) == ["Opening hours"])
    #expect(happened.contains { $0.hasPrefix("Bot A to customer") })
  }

  @Test("it takes the customer away from a question")
  func interrupts() throws {
    var probe = try SimulationProbe(Self.scenario)
    probe.customer(.say("Where is my order?"))
    probe.perform(.stage, .startTopic("Refunds"))
    #expect(topics(probe.run) == ["Refunds"])
  }

  @Test("a name that is no topic's is refused, and so is a conversation without a bot")
  func refusals() throws {
    var probe = try SimulationProbe(Self.scenario)
    #expect(probe.perform(.stage, .startTopic("Refunds")) == ["refused conversation.none"])
    probe.customer(.open)
    #expect(probe.perform(.stage, .startTopic("Refund")) == ["refused topic.unknown"])
    #expect(topics(probe.run) == [])
    probe.customer(.say("Talk to a person"))
    #expect(probe.perform(.stage, .startTopic("Refunds")) == ["refused topic.no-bot"])
  }

  @Test("a recording keeps the command")
  func recorded() throws {
    let command = Command(at: VirtualTime(milliseconds: 5), seat: .customer(0), .startTopic("Opening hours"))
    var writer = JSONWriter()
    command.record(to: &writer)
    expectNoDifference(Command(recorded: try JSON(parsing: writer.text)), command)
  }
}
