import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import ShippedScenarios
import Simulation
import Testing

@Suite("Whatever people do")
struct PropertyTests {
  private static let scenarios = [
    "two-bots-two-queues/scenario.yml", "two-bots-one-queue/scenario.yml",
    "two-bots-one-queue-two-people/scenario.yml", "azure-bot/scenario.yml",
  ]
  private static let cases = scenarios.flatMap { scenario in
    (UInt64(1)...12).map { Case(scenario: scenario, seed: $0) }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var scenario: String
    var seed: UInt64
    var testDescription: String { "\(scenario), seed \(seed)" }
  }

  @Test("random commands never break the contact centre", arguments: cases)
  func wander(wandering: Case) throws {
    var world = try #require(Shipped.load(wandering.scenario)).world
    world.customers.append(Customer(name: "Ben Roth"))
    world.stubs = [Stub(kind: "SearchAndSummarizeContent", outcome: .result(""), delay: .seconds(7))]
    var run = Run(world)
    var wanderer = Wanderer(seed: wandering.seed)
    var closed: Set<ConversationID> = []
    for _ in 0..<120 {
      let start = run.log.count
      let command = wanderer.command(in: run)
      run.perform(command)
      check(run, from: start, closed: closed, after: command)
      for conversation in run.state.center.conversations where conversation.status == .closed {
        closed.insert(conversation.id)
      }
    }
    try checkAgain(run)
  }

  private func check(_ run: Run, from start: Int, closed: Set<ConversationID>, after command: Command) {
    if let due = run.nextDue { #expect(due > run.state.now, "not at rest after \(command)") }
    #expect(run.state.center.isAtRest, "not at rest after \(command)")
    for conversation in run.state.center.conversations { check(conversation, run, closed) }
    for number in start..<run.log.count { check(run.log[number], closed, command) }
  }

  private func check(_ conversation: CenterConversation, _ run: Run, _ closed: Set<ConversationID>) {
    let id = conversation.id
    if closed.contains(id) { #expect(conversation.status == .closed, "\(id) is open again") }
    if conversation.status == .closed || conversation.status == .open { #expect(conversation.owner == nil) }
    if conversation.owner != nil { #expect(conversation.offer == nil) }
    // A bot's session is open exactly while the bot has the conversation.
    let session = run.state.openSession(of: id).map { run.state.sessions[Int($0.raw)].bot }
    #expect(session == conversation.owner?.bot)
    let open = run.state.sessions.filter { $0.conversation == id && $0.isOpen }
    #expect(open.count <= 1)
  }

  private func check(_ entry: LoggedEvent, _ closed: Set<ConversationID>, _ command: Command) {
    switch entry.event {
    case .halted(let reason): Issue.record("\(reason) after \(command)")
    case .said(let message):
      #expect(!message.audience.isEmpty, "\(message) is for nobody")
      if message.kind == .privateMessage || message.kind == .note {
        #expect(!message.audience.contains(.customer), "\(message)")
      }
    case .center(let event):
      guard let id = entry.conversation, closed.contains(id) else { return }
      switch event {
      case .conversationAssigned, .conversationOffered, .offerAccepted, .memberLeft, .conversationRouted:
        Issue.record("\(event) after \(id) was closed")
      default: break
      }
    default: break
    }
  }

  /// Replay equals live, and the same commands lead to the same events.
  private func checkAgain(_ run: Run) throws {
    var folded = Run(run.world)
    var performed = Run(run.world)
    for entry in run.log.entries {
      var writer = JSONWriter()
      entry.record(to: &writer)
      folded.replay(try #require(LoggedEvent(recorded: JSON(parsing: writer.text)), "\(writer.text)"))
      if case .commanded(let command) = entry.event { performed.perform(command.value) }
    }
    #expect(folded.state == run.state)
    #expect(performed.log == run.log)
  }
}
