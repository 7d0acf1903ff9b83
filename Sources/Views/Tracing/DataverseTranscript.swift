import Activities
import Basis
import ContactCenter
import CopilotStudio
import Simulation

extension Run {
  /// What the product would keep of this run in the table `conversationtranscript`: a row for each bot's part, its
  /// `content` the activities with trace activities between them (`formats.md` 6).
  ///
  /// Roles are 0 for the bot and 1 for the user, times whole seconds. Answers of language models and searches leave no
  /// trace here.
  public var dataverseTranscripts: [JSON] {
    let sessions = analyticsSessions()
    return state.sessions.indices.map { index in
      var writer = DataverseWriter(run: self, part: SessionID(Int32(index)), sessions: sessions)
      for number in 0..<log.count { writer.take(log[number], number) }
      return writer.row
    }
  }
}

/// Writes the transcript of one bot's part.
private struct DataverseWriter {
  let run: Run
  let part: SessionID
  let session: SessionState
  let sessions: [AnalyticsSession]
  private var activities: [JSON] = []

  init(run: Run, part: SessionID, sessions: [AnalyticsSession]) {
    self.run = run
    self.part = part
    session = run.state.sessions[Int(part.raw)]
    self.sessions = sessions.filter { $0.part == part }
  }

  private var agent: Agent? { run.world.agent(of: session.bot) }

  /// The row, with what analytics say of the part at its end.
  var row: JSON {
    let definition = run.world.organization[session.bot]
    let metadata: JSON = [
      "BotId": .string(definition?.applicationID ?? ""), "BotName": .string(agent?.schemaName ?? ""),
      "BatchId": 0,
    ]
    let counted = sessions.flatMap { ratings(of: $0) + [summary($0)] }
    let content: JSON = ["activities": .array([info] + activities + counted)]
    return [
      "name": .string("\(run.world.wireID(of: session.conversation))_\(definition?.applicationID ?? "")"),
      "conversationstarttime": .string(ISO8601.format(sessions.first?.start ?? run.world.start)),
      "schematype": "powervirtualagents", "metadata": .string(metadata.text),
      "content": .string(content.text),
    ]
  }

  private var info: JSON {
    let thread = run.state.thread(session.conversation)
    let customers = run.world.customers
    let locale = thread.flatMap {
      customers.indices.contains($0.customer) ? customers[$0.customer].locale : nil
    }
    return trace(
      "ConversationInfo",
      ["isDesignMode": false, "locale": .string(locale ?? "en-US")], sessions.first?.start ?? run.world.start)
  }

  /// How the customer rated a session; the session's own row does not say.
  private func ratings(of session: AnalyticsSession) -> [JSON] {
    session.rating.map {
      [trace("CSATSurveyResponse", ["score": .int($0), "comment": ""], session.ended ?? session.latest)]
    } ?? []
  }

  private func summary(_ session: AnalyticsSession) -> JSON {
    let end = VirtualTime(milliseconds: .max)
    let outcome = session.finalOutcome
    return trace(
      "SessionInfo",
      [
        "startTimeUtc": .string(ISO8601.format(session.start)),
        "endTimeUtc": .string(ISO8601.format(session.ended ?? session.latest)),
        "type": .string(session.isEngaged ? "Engaged" : "Unengaged"),
        "outcome": .string(outcome == .unengaged ? "None" : outcome.rawValue),
        "turnCount": .int(session.turns),
        "impliedSuccess": .bool(session.survey == .shown),
        "outcomeReason": .string(session.reason(at: end)?.rawValue ?? ""),
      ], session.ended ?? session.latest)
  }

  // MARK: - Activities

  mutating func take(_ entry: LoggedEvent, _ number: Int) {
    guard entry.session == part, case .bot(let event) = entry.event else { return }
    switch event {
    case .received(.message(let message)): say(.message(message.text, format: .plain), role: 1, entry)
    case .messageSent(let message), .asked(let message), .reprompted(let message):
      say(message.activity, role: 0, entry)
    case .recognized(let recognition): recognize(recognition, entry)
    case .redirected(let call):
      add("DialogRedirect", ["targetDialogId": .string(agent?.topic(call.topic)?.id ?? "")], entry)
    case .variableSet(_, let name, let value), .variableChanged(let name, let value):
      add("VariableAssignment", assignment(name, value.json, type: value.typeName), entry)
    case .errorRaised(let error):
      add(
        "ErrorTraceData",
        [
          "errorCode": .string(error.code), "errorMessage": .string(error.message), "errorSubCode": "",
          "isUserError": .bool(error.code != "3000"),
        ], entry)
    case .handedOff: add("HandOff", ["escalationType": "AgentTransfer"], entry)
    default: break
    }
  }

  private mutating func recognize(_ recognition: Recognition, _ entry: LoggedEvent) {
    guard recognition.outcome == .exact || recognition.outcome == .direct,
      let best = recognition.candidates.first
    else {
      if recognition.outcome == .none {
        add("UnknownIntent", ["userQuery": .string(recognition.text)], entry)
      }
      return
    }
    let score = "\(best.score / 10_000).\(ISO8601.padded(Int(best.score % 10_000), 4))"
    add(
      "IntentRecognition",
      [
        "intentTitle": .string(agent?.topic(best.topic)?.displayName ?? ""),
        "intentId": .string(agent?.topic(best.topic)?.id ?? ""),
        "intentScore": ["score": .number(score)], "triggerUtterance": .string(best.phrase),
      ], entry)
  }

  private func assignment(_ name: VariableName, _ value: JSON, type: String) -> JSON {
    [
      "id": .string(name.description), "name": .string(name.path.joined(separator: ".")), "newValue": value,
      "type": .string(type),
    ]
  }

  private mutating func add(_ type: String, _ value: JSON, _ entry: LoggedEvent) {
    activities.append(trace(type, value, entry.at))
  }

  private func trace(_ type: String, _ value: JSON, _ at: VirtualTime) -> JSON {
    [
      "valueType": .string(type), "type": "trace", "timestamp": seconds(at), "from": ["id": "", "role": 0],
      "value": value,
    ]
  }

  private mutating func say(_ activity: Activity, role: Int, _ entry: LoggedEvent) {
    guard case .object(let members) = activity.json else { return }
    let thread = run.state.thread(session.conversation)
    let id = role == 0 ? run.world.organization[session.bot]?.applicationID ?? "" : "customer"
    let user = thread.map { run.world.userID(ofCustomer: $0.customer) } ?? id
    activities.append(
      .object(
        [
          JSON.Member("timestamp", seconds(entry.at)),
          JSON.Member("from", ["id": .string(role == 0 ? id : user), "role": .int(role)]),
        ] + members))
  }

  private func seconds(_ at: VirtualTime) -> JSON { .int(at.milliseconds / 1000) }
}
