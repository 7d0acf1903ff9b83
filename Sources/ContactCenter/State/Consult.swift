import Basis

/// A colleague's part in a conversation that somebody else has.
public struct Consult: Sendable, Hashable {
  /// How far it is.
  public enum Stage: String, Sendable, CaseIterable {
    /// The colleague is asked.
    case asked
    /// They read along and write to the representative alone.
    case consulting
    /// They are added to the chat: the customer reads them.
    case added
  }

  /// Why a consult ended. Raw values are those of recordings.
  public enum End: String, Sendable, CaseIterable {
    /// The colleague declined.
    case declined
    /// The colleague did not answer in time.
    case timedOut = "timed-out"
    /// The colleague left.
    case left
    /// Whoever had the conversation has it no longer.
    case over
  }

  /// Who.
  public var representative: RepresentativeID
  /// How far.
  public var stage: Stage
}

/// Who names a representative without asking assignment.
public enum Chooser: Sendable, Hashable {
  /// The representative who had the conversation.
  case representative(RepresentativeID)
  /// A supervisor.
  case supervisor
}

/// What a supervisor does in a conversation.
public enum Supervision: String, Sendable, CaseIterable {
  /// Nothing.
  case none
  /// Reads along.
  case monitoring
  /// Takes part.
  case joined
}

extension CenterConversation {
  /// The stage of a colleague's part; nil when they have none.
  public func consult(of representative: RepresentativeID) -> Consult.Stage? {
    consults.first { $0.representative == representative }?.stage
  }

  /// When the question to a colleague is withdrawn; nil without limit or question.
  public var consultExpires: VirtualTime? { deskTimer?.kind == .consult ? deskTimer?.due : nil }

  /// The colleague who is asked and has not answered.
  var askedColleague: RepresentativeID? { consults.first { $0.stage == .asked }?.representative }
}
