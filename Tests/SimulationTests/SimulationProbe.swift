import AzureBots
import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import ShippedScenarios
import Simulation
import Testing

/// A run under test: performs commands and compares the whole list of what happened.
struct SimulationProbe {
  private(set) var run: Run

  init(_ world: World) { run = Run(world) }

  /// Starts in the world of a shipped scenario, perhaps changed.
  init(_ scenario: String, change: (inout World) -> Void = { _ in }) throws {
    var world = try #require(Shipped.load(scenario)).world
    change(&world)
    run = Run(world)
  }

  /// The conversation that was opened first.
  var first: CenterConversation? { run.state.center[ConversationID(1)] }

  /// Does something now, or after some time; what happened in words.
  @discardableResult
  mutating func perform(_ seat: Seat, _ action: Command.Action, after span: TimeSpan = .milliseconds(0))
    -> [String]
  {
    let start = run.log.count
    run.perform(Command(at: run.state.now + span, seat: seat, action))
    return (start..<run.log.count).compactMap { words(run.log[$0]) }
  }

  @discardableResult
  mutating func customer(_ action: Command.Action) -> [String] { perform(.customer(0), action) }

  @discardableResult
  mutating func agent(_ action: Command.Action) -> [String] { perform(.representative(0), action) }

  @discardableResult
  mutating func wait(_ span: TimeSpan) -> [String] { perform(.stage, .wait, after: span) }

  /// Does something and compares everything that happened.
  mutating func expect(
    _ seat: Seat, _ action: Command.Action, after span: TimeSpan = .milliseconds(0), _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectNoDifference(
      perform(seat, action, after: span), expected, fileID: #fileID, filePath: #filePath,
      line: UInt(sourceLocation.line), column: UInt(sourceLocation.column))
  }

  /// An event in words; nil for commands and for a bot's inner steps.
  func words(_ entry: LoggedEvent) -> String? {
    switch entry.event {
    case .commanded: nil
    case .refused(let refusal): "refused \(refusal.value.rule)"
    case .center(let event): words(event)
    case .threadOpened(let customer): "opened by customer \(customer)"
    case .sessionOpened(let bot): "session of \(name(.bot(bot)))"
    case .sessionClosed: "session closed"
    case .bot(let event): words(event)
    case .azureBot(let event): words(event)
    case .said(let message): words(message.value)
    case .revealed(let person): "revealed to \(name(.representative(person)))"
    case .widget(let event): "window: \(event.value.change)"
    case .marked(let name): "mark \(name)"
    case .halted(let reason): "halted: \(reason)"
    }
  }

  private func name(_ member: MemberID) -> String { run.world.organization.name(of: member) }

  private func words(_ message: Message) -> String {
    let sender: String =
      switch message.sender {
      case .customer(let place): run.world.customers[Int(place)].firstName
      case .bot(let bot): name(.bot(bot))
      case .representative(let person): name(.representative(person))
      case .supervisor: "supervisor"
      case .system: "system"
      }
    let seats = Audience.seats.filter { message.audience.contains($0.audience) }.map(\.name)
    let kind = message.kind == .text ? "" : " (\(message.kind.rawValue))"
    return "\(sender)\(kind) to \(seats.joined(separator: ", ")): \(message.text.prefix(24))"
  }

  private func words(_ event: AzureBotEvent) -> String? {
    switch event {
    case .received(.activity(let activity)): "azure receives \(activity.name ?? activity.type.rawValue)"
    case .received(.silence(let span)): "azure hears nothing for \(span)"
    case .handled(let branch, let text): "azure handles \(branch.rawValue) \(text)"
    case .contextKept: nil
    case .sent(let activity):
      "azure sends \(activity.value.channelData?.text.prefix(60) ?? "") \(activity.value.text?.prefix(24) ?? "")"
    case .refused(let refusal): "azure is refused \(refusal.rule)"
    }
  }

  private func words(_ event: BotEvent) -> String? {
    switch event {
    case .received(.conversationUpdate): "bot receives conversationUpdate"
    case .received(.setContext): "bot receives omnichannelSetContext"
    case .received(.greet): "bot is made to greet"
    case .received(.message(let message)): "bot receives \(message.text)"
    case .received(.resume): "bot goes on"
    case .stubCalled(_, let delay, _): "bot calls a service, \(delay)"
    case .handedOff: "bot hands over"
    case .conversationEnded: "bot ends it"
    case .errorRaised(let error): "bot error \(error.code)"
    default: nil
    }
  }

  private func words(_ event: CenterEvent) -> String {
    switch event {
    case .conversationStarted: "started"
    case .contextVariablesSet(_, let set): "set " + set.value.map(\.name).joined(separator: " ")
    case .conversationEscalated(_, let bot, _): "escalated by \(name(.bot(bot)))"
    case .transferRequested(_, let transfer):
      "transferred by \(name(.representative(transfer.value.representative)))"
    case .memberLeft(_, let member, let reason): "left \(name(member)): \(reason.rawValue)"
    case .conversationClassified(_, let outcome):
      "classified by \(outcome.value.applied.joined(separator: ", "))"
    case .queueOverflowed: "overflowed"
    case .conversationRouted(_, let outcome):
      "routed to \(run.world.organization[outcome.value.queue]?.name ?? "?")"
    case .assignmentDecided(_, let decision): "decided for \(decision.value.winner.map(name) ?? "nobody")"
    case .conversationAssigned(_, let member, _): "assigned to \(name(member))"
    case .conversationOffered(_, let person, _, _): "offered to \(name(.representative(person)))"
    case .offerAccepted(_, let person): "accepted by \(name(.representative(person)))"
    case .offerDeclined(_, let person): "declined by \(name(.representative(person)))"
    case .offerTimedOut(_, let person): "timed out on \(name(.representative(person)))"
    case .offerWithdrawn(_, let person, _): "withdrawn from \(name(.representative(person)))"
    case .movedToWrapUp(_, let reason, _): "wrap-up: \(reason.rawValue)"
    case .conversationClosed(_, let cause): "closed: \(cause.rawValue)"
    case .recordsIdentified: "records identified"
    case .recordLinked: "record linked"
    case .widgetClosed: "widget closed"
    case .customerDisconnected: "disconnected"
    case .customerReconnected: "reconnected"
    case .customerGraceElapsed: "grace over"
    case .presenceChanged(let person, let presence, _):
      "\(name(.representative(person))) is \(presence.rawValue)"
    case .capacityChanged(let member, let capacity): "capacity of \(name(member)) \(capacity)"
    case .skillsSet(let id, _): "\(id) skills set"
    case .publicationChanged(let bot, let isPublished): "\(name(.bot(bot))) published: \(isPublished)"
    case .assignmentCycleEnded: "cycle ended"
    case .rejected(let rejection): "rejected \(rejection.value.rule)"
    default: event.name
    }
  }
}
