import Activities
import Basis
import ContactCenter
import CopilotStudio
import Simulation

extension Run {
  /// What the test canvas would save of this run: `{"activities": […]}` with the messages of customers and bots,
  /// and after them `DialogTracingInfo` events that say which actions ran (`formats.md` 6 and 10).
  ///
  /// Which actions share an event is inferred: those up to a message of the bot, then the rest of the turn.
  public var canvasTranscript: JSON {
    var writer = CanvasWriter(run: self)
    for number in 0..<log.count { writer.take(log[number], number) }
    writer.finish()
    return ["activities": .array(writer.activities)]
  }
}

/// Turns a run's log into activities.
private struct CanvasWriter {
  let run: Run
  private(set) var activities: [JSON] = []
  private let actions: [TracedAction]
  private var written = 0

  init(run: Run) {
    self.run = run
    actions = run.tracedActions()
  }

  mutating func take(_ entry: LoggedEvent, _ number: Int) {
    guard let thread = thread(entry) else { return }
    switch entry.event {
    // What a customer says is there from when the bot is given it.
    case .bot(.received(.message(let message))):
      trace(before: number)
      var activity = Activity.message(message.text, format: .plain)
      activity.value = message.value
      append(activity, from: user(thread), to: bot(entry.session), entry)
    case .bot(.messageSent(let message)), .bot(.asked(let message)), .bot(.reprompted(let message)):
      append(message.activity, from: bot(entry.session), to: user(thread), entry)
      trace(before: number + 1)
    default: break
    }
  }

  mutating func finish() { trace(before: .max) }

  /// Writes the actions that began before an event, an activity for each session.
  private mutating func trace(before number: Int) {
    while written < actions.count, actions[written].number < number {
      let session = actions[written].session
      let end =
        actions[written...].firstIndex { $0.session != session || $0.number >= number } ?? actions.count
      let batch = actions[written..<end]
      written = end
      guard let last = batch.last, let thread = thread(run.log[last.number]) else { continue }
      var activity = Activity.event("DialogTracing", value: ["actions": .array(batch.map { json($0) })])
      activity.other.append(JSON.Member("valueType", "DialogTracingInfo"))
      append(activity, from: bot(session), to: user(thread), run.log[last.number])
    }
  }

  private func json(_ action: TracedAction) -> JSON {
    [
      "actionId": .string(action.actionID), "topicId": .string(action.topicID),
      "triggerId": .string(action.triggerID),
      "dialogComponentId": .string(
        run.world.chance.uuid(event: UInt64(UInt32(bitPattern: action.topic)), index: 8)),
      "actionType": .string(action.actionType),
      "conditionItemExit": .array(action.exits.map { ["condition": .string($0)] }),
      "variableState": [
        "dialogState": .object(action.dialogState), "globalState": .object(action.globalState),
      ],
      "exception": .string(action.exception), "resultTrace": [:],
    ]
  }

  private mutating func append(
    _ activity: Activity, from: Account, to: Account, _ entry: LoggedEvent
  ) {
    var activity = activity
    activity.id = run.world.chance.uuid(event: UInt64(activities.count), index: 9)
    activity.timestamp = ISO8601.format(entry.at)
    activity.channelID = "pva-studio"
    activity.from = from
    activity.recipient = to
    activity.conversationID = entry.conversation.map(run.world.wireID) ?? ""
    activities.append(activity.json)
  }

  private func thread(_ entry: LoggedEvent) -> Thread? { entry.conversation.flatMap { run.state.thread($0) } }

  private func user(_ thread: Thread) -> Account {
    Account(
      id: run.world.userID(ofCustomer: thread.customer), name: run.world.customerName(thread.customer),
      role: "user")
  }

  private func bot(_ session: SessionID?) -> Account {
    guard let session, run.state.sessions.indices.contains(Int(session.raw)) else {
      return Account(id: "", role: "bot")
    }
    return account(run.state.sessions[Int(session.raw)].bot)
  }

  private func account(_ bot: BotID) -> Account {
    let definition = run.world.organization[bot]
    return Account(id: definition?.applicationID ?? "", name: definition?.name ?? "", role: "bot")
  }
}
