import Basis
import ContactCenter
import CopilotStudio
import PowerFx
import Simulation
import Views

// What bots did and remember, as evidence.

extension Evidence {
  /// The nodes that bots ran since the last act: `node`, `topic`, `bot`, `kind`, `branch`.
  var nodes: [Row] {
    run.tracedActions().filter { $0.number >= since }.map { action in
      let bot = run.state.sessions[Int(action.session.raw)].bot
      var fields = [
        JSON.Member("node", .string(action.actionID)),
        JSON.Member("topic", .string(run.world.topicName(action.topic, of: bot))),
        JSON.Member("bot", .string(run.world.organization.name(of: .bot(bot)))),
        JSON.Member("kind", .string(action.actionType)),
      ]
      if !action.exits.isEmpty { fields.append(JSON.Member("branch", .array(action.exits.map(JSON.string)))) }
      return Row(number: action.number, at: run.log[action.number].at, fields: fields)
    }
  }

  /// How words were matched since the last act: `topic`, `outcome`, `bot`, `text`, `phrase`, `score`, `candidates`.
  var recognitions: [Row] {
    events.compactMap { number in
      let entry = run.log[number]
      guard case .bot(.recognized(let recognition)) = entry.event, let session = entry.session,
        run.state.sessions.indices.contains(Int(session.raw))
      else { return nil }
      let bot = run.state.sessions[Int(session.raw)].bot
      func name(_ topic: Int32) -> JSON { .string(run.world.topicName(topic, of: bot)) }
      let best = recognition.candidates.first
      return Row(
        number: number, at: entry.at,
        fields: [
          JSON.Member("topic", recognition.topics.first.map(name) ?? .null),
          JSON.Member("outcome", .string(recognition.outcome.rawValue)),
          JSON.Member("bot", .string(run.world.organization.name(of: .bot(bot)))),
          JSON.Member("text", .string(recognition.text)),
          JSON.Member("phrase", best.map { .string($0.phrase) } ?? .null),
          JSON.Member("score", best.map { .number(Self.score($0.score)) } ?? .null),
          JSON.Member("candidates", .array(recognition.candidates.map { name($0.topic) })),
        ])
    }
  }

  /// 9,134 of 10,000 as `0.9134`.
  private static func score(_ fixed: Int32) -> String {
    "\(fixed / 10_000).\(ISO8601.padded(Int(fixed % 10_000), 4))"
  }

  /// What bots remember now, a row for each bot's part of a conversation: `bot` and every variable by its name.
  var variables: [Row] {
    run.state.sessions.compactMap { session in
      guard let dialog = session.dialog?.value else { return nil }
      let declared = run.world.agent(of: session.bot)?.globals.filter { dialog.globals[$0.name] == nil } ?? []
      let globals =
        dialog.globals.fields.map { JSON.Member("Global.\($0.name)", $0.value.json) }
        + declared.map { JSON.Member("Global.\($0.name)", .null) }
      let topic = dialog.frames.last?.variables.fields ?? []
      return Row(
        number: run.log.count, at: run.state.now,
        fields: [JSON.Member("bot", .string(run.world.organization.name(of: .bot(session.bot))))] + globals
          + topic.map { JSON.Member("Topic.\($0.name)", $0.value.json) })
    }
  }
}
