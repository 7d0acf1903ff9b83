import ContactCenter
import CopilotStudio

extension Run {
  /// Changes a variable of the bot that has the conversation somebody speaks of.
  mutating func setVariable(_ name: String, _ expression: String, _ seat: Seat) {
    guard let conversation = subject(of: seat) else {
      return refuse(seat, "conversation.none", "there is no conversation yet")
    }
    guard let session = state.openSession(of: conversation),
      let dialog = state.sessions[Int(session.raw)].dialog?.value,
      let agent = world.agent(of: state.sessions[Int(session.raw)].bot)
    else {
      return refuse(
        seat, "variable.no-bot", "no bot with variables has the conversation", in: conversation)
    }
    switch VariableChange.decide(name, expression, dialog, agent, botContext(session)) {
    case .success(let event): append(.bot(event), conversation: conversation, session: session)
    case .failure(let refusal): refuse(seat, refusal.rule, refusal.sentence, in: conversation)
    }
  }
}
