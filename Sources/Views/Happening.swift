import Basis
import ContactCenter

/// An event told as a fact that a person can read and a test can match: a kind and named fields.
///
/// Scenario expectations, walk-through steps, the strip and the JSON-lines report all read the same facts;
/// `HappeningKind` lists them. One event gives none, one or several.
public struct Happening: Hashable, Sendable {
  /// The event's number in the log.
  public var number: Int
  /// When it happened.
  public var at: VirtualTime
  /// In which conversation, if in one.
  public var conversation: ConversationID?
  /// What kind of fact, as scenarios name it: `routed`, `offered`, `message`.
  public var kind: HappeningKind
  /// The fields, in the order they are worth reading.
  public var fields: [JSON.Member]

  /// Makes a fact.
  public init(
    number: Int, at: VirtualTime, conversation: ConversationID?, kind: HappeningKind, fields: [JSON.Member]
  ) {
    self.number = number
    self.at = at
    self.conversation = conversation
    self.kind = kind
    self.fields = fields
  }

  /// The value of a field.
  public subscript(name: String) -> JSON? { fields.first { $0.name == name }?.value }
}

/// The facts that scenarios can expect, with their fields.
public enum HappeningKind: String, Hashable, Sendable, CaseIterable {
  /// A customer opened the chat: `customer`, `channel`, `workstream`.
  case opened
  /// Something happened in a customer's window: `customer`, `is` (`survey`, `asked`, `answered`, `skipped`, `survey-ended`,
  /// `kept`, `retried`, `closed`), and `text`: which survey, the answer, what was kept, or what the window says.
  case widget
  /// Something was said: `from`, `to` (list of seats), `text`, `kind`.
  case message
  /// Somebody started typing: `from`, `to`.
  case typing
  /// The customer's channel touched a message on its way: `rule`, `is` (`dropped`, `changed`, `marked`), `from`, `what`,
  /// `channel`.
  case limited
  /// Work classification set what it found out: `rules` that were applied, `skills` that were added.
  case classified
  /// A queue had no room or no time: `queue`, `when` (`out-of-hours`, `work-items`, `waiting`), `then` (`end`,
  /// `transfer`, `assign`).
  case overflow
  /// Routing chose a queue: `queue`, `rule` (or `fallback`), `cause`, `pass`.
  case routed
  /// A bot got the conversation: `to`, `queue`, `method`, `losers` (name: verdict), `rules`.
  case assigned
  /// A person was offered the conversation: the same fields.
  case offered
  /// Nobody could get it: `queue`, `losers`.
  case waiting
  /// A person accepted: `by`.
  case accepted
  /// A person declined: `by`.
  case declined
  /// An offer ran out: `by`.
  case missed
  /// Somebody came into the conversation: `who`.
  case joined
  /// Somebody left the conversation: `who`, `reason`.
  case left
  /// A bot handed over: `by` and every context variable by its own name.
  case escalated
  /// A person or a supervisor handed over: `by`, `queue` and `to-bot`, or `to` somebody by name.
  case transferred
  /// A colleague was asked for advice, takes part, or does so no longer: `who`, `is`.
  case consult
  /// A supervisor reads along or takes part: `is`.
  case supervised
  /// A person's connection was lost or is back, or an offer stays unseen because of it: `who`, `is`.
  case connection
  /// A bot received an activity that is no message: `to`, `activity`, `name`.
  case delivered
  /// An Azure bot's handler took a branch: `bot`, `branch`, `text` it recognised.
  case handled
  /// An Azure bot sent an activity: `bot`, `text`, `bridged`, `tags`.
  case activity
  /// A topic began: `bot`, `topic`, `cause`, `score`.
  case topic
  /// A bot asked: `bot`, `variable`.
  case asked
  /// A question got its value: `bot`, `value`, `entity`, `words` it stands on, and `phrase` when the customer
  /// had said it before and was not asked.
  case answered
  /// A bot's variable changed: `bot`, `name`, `value`.
  case variable
  /// An action needs an answer nobody declared: `bot`, `topic`, `action`, `kind`.
  case stubMissing = "stub-missing"
  /// A bot met an error: `bot`, `code`, `message`.
  case error
  /// A context variable of the conversation changed: `name`, `value`.
  case context
  /// The conversation's state changed: `state`, `reason`.
  case state
  /// Customer and case were looked for: `customer`, `case`, what each table had (`accounts`, `contacts`, `cases`:
  /// none, one, several, or not asked), `when`, `rules`.
  case identified
  /// A person linked a record or unlinked it: `what`, `to`, `by`.
  case linked
  /// Somebody's presence changed: `who`, `presence`.
  case presence
  /// Somebody's capacity changed: `who`, `capacity`.
  case capacity
  /// A request was refused: `who`, `rule`, `because`.
  case rejected
  /// A moment was named: `name`.
  case mark
}
