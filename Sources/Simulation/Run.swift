import Activities
import AzureBots
import Basis
import ContactCenter
import CopilotStudio

/// A run of a contact centre: commands in, events out, state as their fold.
///
/// A value: copying it is cheap and branches the run. Nothing in it reads a clock, a file or a generator; the
/// same world and the same commands give the same events.
///
/// ```swift
/// var run = Run(world)
/// run.perform(Command(at: world.start, seat: .customer(0), .say("Hi")))
/// ```
public struct Run: Sendable {
  /// What the run started from.
  public var world: World {
    _read { yield setting.value }
  }
  /// The world in its box: it is large, and every event is taken in with it.
  private let setting: Boxed<World>
  /// Where it stands.
  public internal(set) var state: State
  /// Everything that happened.
  public private(set) var log = EventLog()
  /// Decides for the contact centre.
  let logic: CenterLogic
  /// Bots' sessions that may have something to do; empty at rest.
  private var busy: [SessionID] = []
  /// Whether customers are told of their place in line at all; follows from the world.
  let tellsOfLines: Bool
  /// Whether somebody's place in a line may have changed since those who wait were told.
  var linesMoved = false
  /// What the bot that acted last depends on; follows from the world and is no state.
  var latestContext: (session: SessionID, context: BotContext)?

  /// How many steps a single command may lead to before the engine stops the chain.
  public static let longestChain = 20_000

  /// Starts a run.
  public init(_ world: World) {
    setting = Boxed(world)
    state = State(world)
    tellsOfLines = Self.tellsOfLines(world)
    logic = CenterLogic(world.organization, rules: world.rules, chance: world.chance)
  }

  /// Carries a command out, together with everything that becomes due before it, up to the engine's rest.
  ///
  /// A command that is not allowed leaves a refusal for whoever asked. A command from the past counts as now.
  public mutating func perform(_ command: Command) {
    let time = max(command.at, state.now)
    fireTimers(until: time)
    append(.commanded(Boxed(command)), at: time)
    carryOut(command)
    settle()
  }

  /// The time of the next thing that happens by itself; nil when nothing is pending.
  public var nextDue: VirtualTime? {
    let timer = state.center.nextTimer?.due
    let wakeup = state.wakeups.first?.due
    guard let timer, let wakeup else { return timer ?? wakeup }
    return min(timer, wakeup)
  }

  /// Takes a recorded event in without deciding anything.
  public mutating func replay(_ entry: consuming LoggedEvent) {
    state.apply(entry.event, entry.place, number: log.count, in: setting)
    log.append(consume entry)
  }

  /// What an assignment of a conversation to its queue would be asked now.
  public func assignmentQuestion(about conversation: ConversationID) -> AssignmentQuestion? {
    state.center[conversation].map { logic.question(for: $0, state.center) }
  }

  // MARK: - Appending

  /// Adds an event and takes it in.
  mutating func append(
    _ event: consuming Event, conversation: ConversationID? = nil, session: SessionID? = nil,
    at time: VirtualTime? = nil
  ) {
    let place = EventPlace(at: time ?? state.now, conversation: conversation, session: session)
    state.apply(event, place, number: log.count, in: setting)
    log.append(LoggedEvent(place, consume event))
  }

  /// Adds an event of a bot whose agent is known, and takes it in.
  mutating func append(
    _ event: consuming BotEvent, of session: SessionID, _ agent: Agent, in conversation: ConversationID
  ) {
    state.apply(event, of: session, agent, at: state.now, in: setting)
    log.append(
      LoggedEvent(at: state.now, conversation: conversation, session: session, event: .bot(consume event)))
  }

  /// Adds what the contact centre decided, and what follows from it for the bots and the people.
  mutating func append(_ events: [CenterEvent]) {
    for event in events {
      append(.center(event), conversation: event.conversation)
      react(to: event)
    }
  }

  /// Asks the contact centre.
  mutating func request(_ request: CenterRequest) {
    append(logic.decide(request, state.center, at: state.now))
  }

  /// Notes that a bot's session may have something to do.
  mutating func wake(_ session: SessionID) {
    if !busy.contains(session) { busy.append(session) }
  }

  // MARK: - Time and rest

  private mutating func fireTimers(until time: VirtualTime) {
    while let due = nextDue, due <= time {
      let count = log.count
      if let wakeup = state.wakeups.first, state.center.nextTimer.map({ wakeup.precedes($0) }) ?? true {
        resume(wakeup)
      } else if let timer = state.center.nextTimer {
        append(logic.decide(.timerDue(timer), state.center, at: max(due, state.now)), at: max(due, state.now))
      }
      settle()
      // What is due and changes nothing would be due for ever.
      guard log.count > count else { return }
    }
  }

  private mutating func append(_ events: [CenterEvent], at time: VirtualTime) {
    guard let first = events.first else { return }
    // The clock moves with the first event; everything that follows from it happens at the same moment.
    append(.center(first), conversation: first.conversation, at: time)
    react(to: first)
    append(Array(events.dropFirst()))
  }

  private mutating func resume(_ wakeup: State.Wakeup) {
    let session = state.sessions[Int(wakeup.session.raw)]
    let event: Event =
      if let status = wakeup.hub.flatMap({ world.stubs[Int($0)].hubStatus }) {
        .bot(.received(.event(name: HandOffProtocol.status, value: status)))
      } else if session.azure == nil {
        .bot(.received(wakeup.silence.map(BotInput.inactivity) ?? .resume))
      } else {
        .azureBot(.received(.silence(wakeup.silence ?? .milliseconds(0))))
      }
    append(
      event, conversation: session.conversation, session: wakeup.session, at: max(wakeup.due, state.now))
    wake(wakeup.session)
  }

  /// Lets bots and routing act until neither has anything left to do.
  private mutating func settle() {
    var left = Self.longestChain
    while left > 0 {
      left -= 1
      if let session = busy.first {
        let steps = advance(session, atMost: left)
        left -= steps
        if left > 0 { busy.removeFirst() }
      } else if let event = logic.next(state.center, at: state.now) {
        append([event])
      } else if !tellOfLines() {
        return
      }
    }
    busy = []
    append(.halted("one command led to \(Self.longestChain) steps without an end; the chain was stopped"))
  }
}

extension State.Wakeup {
  /// Whether it comes before a timer: by time, of the same time the one set first.
  func precedes(_ timer: CenterTimer) -> Bool {
    due != timer.due ? due < timer.due : sequence < timer.sequence
  }
}
