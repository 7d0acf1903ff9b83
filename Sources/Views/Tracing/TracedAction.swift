import Basis
import ContactCenter
import CopilotStudio
import Simulation

/// One action of a topic that ran, as the product traces it (an element of `DialogTracingInfo.actions`).
public struct TracedAction: Hashable, Sendable {
  /// The number of the event it began with.
  public var number: Int
  /// In which bot's session.
  public var session: SessionID
  /// The topic's schema name.
  public var topicID: String
  /// The topic's number in its agent.
  public var topic: Int32
  /// The action's id as its author's canvas wrote it.
  public var actionID: String
  /// The id of the topic's trigger.
  public var triggerID: String
  /// The action's kind.
  public var actionType: String
  /// The ids of the branches a condition left by.
  public var exits: [String] = []
  /// The topic's variables after it.
  public var dialogState: [JSON.Member] = []
  /// The global variables after it.
  public var globalState: [JSON.Member] = []
  /// What failed; empty when nothing did.
  public var exception = ""
}

extension Run {
  /// The actions that bots ran, in order.
  ///
  /// A question that waits is one action, also when other topics come between; each pass of a loop is another one
  /// (inferred: no published trace has either).
  ///
  /// - Parameters:
  ///   - conversation: only those of one conversation.
  ///   - end: only those begun before this event.
  public func tracedActions(of conversation: ConversationID? = nil, before end: Int = .max) -> [TracedAction]
  {
    var tracers: [SessionID: SessionTracer] = [:]
    var order: [TracedAction] = []
    for number in 0..<min(end, log.count) {
      let entry = log[number]
      guard case .bot(let event) = entry.event, let session = entry.session,
        conversation == nil || entry.conversation == conversation
      else { continue }
      if tracers[session] == nil {
        guard state.sessions.indices.contains(Int(session.raw)),
          let agent = world.agent(of: state.sessions[Int(session.raw)].bot)
        else { continue }
        tracers[session] = SessionTracer(agent: agent, session: session)
      }
      tracers[session]?.take(event, number, into: &order)
    }
    return order
  }
}
