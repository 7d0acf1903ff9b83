import Basis
import ContactCenter
import CopilotStudio

extension Run {
  /// Starts a topic by name in the bot that has the conversation somebody speaks of. What the customer said plays
  /// no part; the trace says that the topic was started by name.
  mutating func startTopic(_ name: String, _ seat: Seat) {
    guard let conversation = subject(of: seat) else {
      return refuse(seat, "conversation.none", "there is no conversation yet")
    }
    guard let session = state.openSession(of: conversation),
      let dialog = state.sessions[Int(session.raw)].dialog?.value,
      let agent = world.agent(of: state.sessions[Int(session.raw)].bot)
    else {
      return refuse(
        seat, "topic.no-bot", "no bot with topics has the conversation", in: conversation)
    }
    guard !dialog.turn.isSuspended else {
      return refuse(
        seat, "topic.bot-waits", "the bot waits for a service; /wait lets it answer", in: conversation)
    }
    guard let number = agent.topic(named: name), agent.topics[number].isActive else {
      let names = agent.topics.filter(\.isActive).map(\.displayName)
      let near = Suggestion.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      return refuse(
        seat, "topic.unknown", "the bot has no topic \(name.prefix(80)) that is on\(near)", in: conversation)
    }
    append(.bot(.received(.startTopic(name))), conversation: conversation, session: session)
    wake(session)
  }
}
