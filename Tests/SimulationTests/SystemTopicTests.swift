import Basis
import CopilotStudio
import CustomDump
import Simulation
import Testing

@Suite("Topics that the course of a conversation starts")
struct SystemTopicTests {
  /// A bot that listens to silence and to typing.
  private static func probe() throws -> SimulationProbe {
    func topic(_ trigger: String, _ says: String) -> String {
      "kind: AdaptiveDialog\nbeginDialog:\n  \(trigger)\n  id: main\n  actions: [{kind: SendActivity, id: a, activity: \(says)}]\n"
    }
    let files = SourceBundle([
      .init(
        path: "topics/Hello.mcs.yml",
        text: topic("kind: OnRecognizedIntent\n  intent: {triggerQueries: [hi]}", "hello")),
      .init(
        path: "topics/Quiet.mcs.yml",
        text: topic("kind: OnInactivity\n  durationInSeconds: 900", "still there?")),
      .init(
        path: "topics/Typing.mcs.yml", text: topic("kind: OnActivity\n  type: Typing", "I see you typing")),
    ])
    let agent = try #require(AgentLoader.load(files, fallbackName: "Q").agent)
    return try SimulationProbe("two-bots-one-queue/scenario.yml") { world in
      world.programs[0] = .copilotStudio(agent)
    }
  }

  @Test("a customer who says nothing is asked, once in a silence and anew after each word")
  func inactivity() throws {
    var probe = try Self.probe()
    let asks = "Bot A to customer, bot, supervisor: still there?"
    probe.customer(.open)
    probe.customer(.say("hi"))
    #expect(!probe.wait(.milliseconds(899_999)).contains(asks))
    #expect(probe.wait(.milliseconds(1)).contains(asks))
    #expect(!probe.wait(.minutes(10)).contains(asks))
    probe.customer(.say("hi"))
    #expect(!probe.wait(.minutes(14)).contains(asks))
    #expect(probe.wait(.minutes(1)).contains(asks))
  }

  @Test("nobody asks after the conversation has gone to a person")
  func handedOver() throws {
    var probe = try Self.probe()
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    #expect(!probe.wait(.minutes(16)).contains { $0.contains("still there?") })
  }

  @Test("a bot whose topic listens to typing is told of it")
  func typing() throws {
    var probe = try Self.probe()
    probe.customer(.open)
    probe.customer(.say("hi"))
    #expect(probe.customer(.type).contains("Bot A to customer, bot, supervisor: I see you typing"))
  }
}
