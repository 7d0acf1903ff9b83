import Basis
import CopilotStudio

/// Something that can go wrong in a bot, or that nobody will ever see.
public struct Finding: Sendable {
  /// What it is about.
  public enum Kind: String, CaseIterable, Sendable {
    /// The engine did not come to rest: a mistake of this program, not of the bot.
    case engineFault = "engine-fault"
    /// A node fails.
    case failure
    /// Topics or nodes go round in a circle.
    case loop
    /// A redirect or a jump leads to nothing.
    case nowhere
    /// A question that nobody can answer.
    case unanswerable
    /// Questions out of which no answer leads.
    case trap
    /// The customer says something and hears nothing.
    case deadEnd = "dead-end"
    /// A variable is read before anything set it.
    case unset = "unset-variable"
    /// A node that nothing leads to.
    case unreachable
    /// A node that no conversation came to.
    case unreached = "never-reached"
    /// A topic ends without survey, end or transfer.
    case unclosed = "no-closing"
    /// A node that is not simulated.
    case notSimulated = "not-simulated"
  }

  /// What it is about.
  public var kind: Kind
  /// What, where and how to mend it; its code is `explore.` and the kind.
  public var diagnostic: Diagnostic
  /// The topic's display name; empty where it is about none.
  public var topic: String
  /// The shortest conversation that shows it; nil where none can.
  public var conversation: Conversation?

  init(
    _ kind: Kind, _ severity: Diagnostic.Severity, _ message: String, at span: SourceSpan?, topic: String,
    hint: String?, shownBy conversation: Conversation? = nil
  ) {
    self.kind = kind
    self.topic = topic
    self.conversation = conversation
    diagnostic = Diagnostic(severity, "explore.\(kind.rawValue)", message, at: span, hint: hint)
  }
}

extension Finding.Kind {
  /// A heading for findings of the kind.
  public var title: String {
    switch self {
    case .engineFault: "Faults of this program"
    case .failure: "Nodes that fail"
    case .loop: "Circles without an exit"
    case .nowhere: "Redirects and jumps to nothing"
    case .unanswerable: "Questions that cannot be answered"
    case .trap: "Questions without a way out"
    case .deadEnd: "Dead ends"
    case .unset: "Variables read before they are set"
    case .unreachable: "Nodes that cannot be reached"
    case .unreached: "Nodes that were not reached"
    case .unclosed: "Topics that end without survey or transfer"
    case .notSimulated: "Not simulated"
    }
  }

  /// Why it hurts, in a sentence.
  public var harm: String {
    switch self {
    case .engineFault: "Nothing can be said of what comes after; please report it."
    case .failure: "The conversation breaks off and On Error takes over."
    case .loop: "The product stops the turn with an error, and the customer loses the thread."
    case .nowhere: "The conversation breaks off with an error as soon as it comes here."
    case .unanswerable: "The customer is asked again and again until the bot gives up."
    case .trap: "Whatever the customer answers, only closing the chat helps."
    case .deadEnd: "The customer says something and hears nothing, not even that nobody understood."
    case .unset: "The value is blank: texts have gaps and conditions take the wrong branch."
    case .unreachable: "Nobody will ever see it: it is left over, or the way to it is missing."
    case .unreached: "It was not tried, so nothing is known about it."
    case .unclosed: "Analytics counts such conversations as abandoned, and nobody knows whether it helped."
    case .notSimulated: "It is passed over here; the product does something."
    }
  }
}
