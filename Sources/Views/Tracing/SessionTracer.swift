import Basis
import CopilotStudio
import Simulation

/// Follows one session of a bot and says which actions ran.
struct SessionTracer {
  let agent: Agent
  let session: SessionID
  private var dialog: BotSession
  private var open: [Open] = []

  /// An action that is not done: it waits, or a topic it called runs.
  private struct Open {
    /// How many topics lie above each other where it runs.
    var depth: Int
    var place: ActionReference
    /// Its place among the actions.
    var index: Int
    /// Whether it has asked: what it is traced with stays as it was then.
    var isAsked = false
  }

  init(agent: Agent, session: SessionID) {
    self.agent = agent
    self.session = session
    dialog = BotSession(agent: agent)
  }

  /// Takes an event in.
  mutating func take(_ event: BotEvent, _ number: Int, into actions: inout [TracedAction]) {
    let depth = dialog.frames.count
    let place = event.tracedPlace
    if let place { begin(place, depth, event, number, &actions) }
    dialog.apply(event, agent: agent)
    if event.stopsOthers { open = [] }
    guard let place else { return close(below: dialog.frames.count) }
    if let current = open.last(where: { $0.place == place && $0.depth == depth }) {
      if !current.isAsked { finish(current, event, &actions) }
      if case .errorRaised(let error) = event { actions[current.index].exception = error.message }
    }
    if case .asked = event, let last = open.lastIndex(where: { $0.place == place && $0.depth == depth }) {
      open[last].isAsked = true
    }
    if event.movesOn { open.removeAll { $0.place == place && $0.depth == depth } }
    close(below: dialog.frames.count)
  }

  private mutating func begin(
    _ place: ActionReference, _ depth: Int, _ event: BotEvent, _ number: Int, _ actions: inout [TracedAction]
  ) {
    guard !open.contains(where: { $0.place == place && $0.depth == depth }),
      let topic = agent.topic(place.topic), let instruction = agent.instruction(at: place),
      !instruction.kind.isEmpty
    else { return }
    open.append(Open(depth: depth, place: place, index: actions.count))
    actions.append(
      TracedAction(
        number: number, session: session, topicID: topic.id, topic: place.topic, actionID: instruction.id,
        triggerID: topic.trigger.id, actionType: instruction.kind))
  }

  private func finish(_ current: Open, _ event: BotEvent, _ actions: inout [TracedAction]) {
    if let variables = dialog.frames.last?.variables, dialog.frames.count == current.depth {
      actions[current.index].dialogState = variables.fields.map { JSON.Member($0.name, $0.value.json) }
    }
    actions[current.index].globalState = dialog.globals.fields.map { JSON.Member($0.name, $0.value.json) }
    guard case .branched(let place, let branch, _) = event, let id = agent.branchID(at: place, branch: branch)
    else { return }
    actions[current.index].exits = [id]
    var part = actions[current.index]
    part.actionID = id
    part.actionType = "ConditionItem"
    part.exits = []
    actions.append(part)
  }

  /// Forgets what ran in topics that are gone.
  private mutating func close(below depth: Int) { open.removeAll { $0.depth > depth } }
}

extension BotEvent {
  /// The action an event belongs to; nil for events of no action.
  var tracedPlace: ActionReference? {
    switch self {
    case .acted(let place, _), .branched(let place, _, _), .loopStarted(let place, _, _),
      .loopAdvanced(let place),
      .variableSet(let place, _, _), .variablesCleared(let place, _), .answered(let place, _, _),
      .slotFilled(let place, _, _),
      .questionSkipped(let place, _), .questionGivenUp(let place, _), .topicsCancelled(let place),
      .telemetryLogged(let place, _, _), .outcomeSet(let place, _), .stubCalled(let place, _, _),
      .stubMissing(let place, _), .actionUnsupported(let place, _), .conversationEnded(let place):
      place
    case .messageSent(let message), .asked(let message), .reprompted(let message): message.from
    case .redirected(let redirection): redirection.from
    case .handedOff(let request): request.from
    case .errorRaised(let error): error.at
    default: nil
    }
  }

  /// Whether a topic takes the place of all others with it.
  fileprivate var stopsOthers: Bool {
    switch self {
    case .topicStarted(let start): start.cancelsOthers
    case .redirected(let redirection): redirection.cancelsOthers
    default: false
    }
  }

  /// Whether the action it belongs to is done with it.
  fileprivate var movesOn: Bool {
    switch self {
    case .acted, .branched, .questionSkipped, .topicsCancelled, .conversationEnded, .handedOff, .errorRaised:
      true
    case .redirected(let redirection): !redirection.returns
    default: false
    }
  }
}
