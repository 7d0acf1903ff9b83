import Basis
import CopilotStudio
import Simulation

extension Run {
  /// Where a bot is: the topics that run, the outermost first, and the action that is current. Empty at rest.
  public func position(of part: BotTrace.Part) -> [String] {
    let index = Int(part.session.raw)
    guard state.sessions.indices.contains(index), state.sessions[index].isOpen,
      let dialog = state.sessions[index].dialog, let agent = world.agent(of: part.bot),
      let top = dialog.frames.last
    else { return [] }
    let topics = dialog.frames.map { world.topicName($0.topic, of: part.bot) }
    let place = ActionReference(topic: top.topic, index: top.index)
    return topics + (agent.instruction(at: place).map { [$0.label] } ?? [])
  }

  /// The action that an event of the log belongs to, and where it is written; nil for events of none.
  public func action(at number: Int) -> (label: String, span: SourceSpan)? {
    guard log.entries.indices.contains(number), case .bot(let event) = log[number].event,
      let place = event.tracedPlace,
      let agent = agent(at: number), let instruction = agent.instruction(at: place)
    else { return nil }
    return (instruction.label, instruction.span)
  }

  /// The expression that led to an error of a bot; nil when the event is none, or the error had another cause.
  public func failedExpression(at number: Int) -> FailedExpression? {
    guard log.entries.indices.contains(number), case .bot(.errorRaised(let error)) = log[number].event,
      let session = log[number].session, let agent = agent(at: number)
    else { return nil }
    var dialog = BotSession(agent: agent)
    for entry in log.entries.prefix(number) where entry.session == session {
      if case .bot(let event) = entry.event { dialog.apply(event, agent: agent) }
    }
    return dialog.failedExpression(error, agent: agent, context: botContext(session, at: number))
  }

  private func agent(at number: Int) -> Agent? {
    guard let session = log[number].session, state.sessions.indices.contains(Int(session.raw)) else {
      return nil
    }
    return world.agent(of: state.sessions[Int(session.raw)].bot)
  }
}

extension Instruction {
  /// What to call it: the author's name for it, or its kind and id.
  var label: String { displayName.isEmpty ? "\(kind) \(id)" : displayName }
}
