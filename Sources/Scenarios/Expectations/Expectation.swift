import Basis
import Views

/// Something that must hold at a point of the script.
public struct Expectation: Sendable, Hashable {
  /// What must hold.
  public indirect enum Form: Sendable, Hashable {
    /// One of the rows about this subject has these fields.
    case holds(Subject, [FieldPattern])
    /// None of the rows about this subject has all these fields.
    case never(Subject, [FieldPattern])
    /// These happened one after the other.
    case inOrder([Expectation])
    /// The bot ran the actions of this trace, and no others.
    case trace(TraceExpectation)
    /// What somebody can see is what a file says.
    case transcript(TranscriptExpectation)
  }

  /// What follows when it does not hold.
  public enum Weight: Sendable, Hashable {
    /// The scenario fails and goes on.
    case usual
    /// It is noted, and the scenario passes all the same.
    case optional
    /// The scenario fails, and nothing after it is played.
    case critical
  }

  /// What must hold.
  public var form: Form
  /// Where it is written: its key.
  public var span: SourceSpan
  /// What follows when it does not hold.
  public var weight = Weight.usual

  /// Makes an expectation.
  public init(_ form: Form, at span: SourceSpan) {
    self.form = form
    self.span = span
  }

  /// The same turned around; nil for an order, a trace and a transcript, which cannot be.
  func negated() -> Expectation? {
    switch form {
    case .holds(let subject, let fields): Expectation(.never(subject, fields), at: span)
    case .never(let subject, let fields): Expectation(.holds(subject, fields), at: span)
    case .inOrder, .trace, .transcript: nil
    }
  }
}

/// What expectations speak about.
public enum Subject: Sendable, Hashable {
  /// A fact since the last act.
  case happening(HappeningKind)
  /// The conversation's state now.
  case state
  /// The lines somebody can see now.
  case seen
  /// What bots, people and the product sent since the last act.
  case sent
  /// What the customer received since the last act, after the channel's limitations.
  case received
  /// The steps of the walk-through now.
  case walkthrough
  /// The sessions that analytics count, as they stand now.
  case session
  /// The nodes of topics that bots ran since the last act.
  case node
  /// How customers' words were matched with topics since the last act.
  case recognized
  /// The variables that bots have now.
  case variables

  /// The key in expectations.
  public var key: String {
    switch self {
    case .happening(let kind): kind.rawValue
    case .state: "state"
    case .seen: "seen"
    case .sent: "sent"
    case .received: "received"
    case .walkthrough: "walkthrough"
    case .session: "session"
    case .node: "node"
    case .recognized: "recognized"
    case .variables: "variables"
    }
  }

  /// All subjects by key. `state` asks for the state now; in an order it is the fact that it changed.
  public static let all: [Subject] =
    HappeningKind.allCases.filter { $0 != .state }.map(Subject.happening) + [
      .state, .seen, .sent, .received, .walkthrough, .session, .node, .recognized, .variables,
    ]

  /// The subject of a key.
  public init?(key: String) {
    guard let found = Self.all.first(where: { $0.key == key }) else { return nil }
    self = found
  }

  /// The fields, in the order documentation lists them. The first one is meant when only a text is written.
  public var fields: [String] {
    switch self {
    case .happening(let kind): FactFields.fields[kind] ?? []
    case .state: ["state", "reason", "owner", "queue", "context"]
    case .seen: ["text", "by", "what", "from", "kind"]
    case .sent: ["text", "from", "kind", "format", "to", "cards", "actions"]
    case .received: ["text", "from", "kind", "format", "limits", "on", "cards", "actions"]
    case .walkthrough: ["step", "is", "why", "title"]
    case .session: ["outcome", "reason", "bot", "turns", "topic", "rating", "begins", "end", "number"]
    case .node: ["node", "topic", "bot", "kind", "branch"]
    case .recognized: ["topic", "outcome", "bot", "text", "phrase", "score", "candidates"]
    case .variables: ["bot"]
    }
  }

  /// Further fields that say how often, when, and what the whole activity is.
  public var measures: [String] {
    switch self {
    case .happening(.message), .sent, .received: Measure.allCases.map(\.rawValue)
    case .happening, .node, .recognized: Measure.allCases.filter { $0 != .json }.map(\.rawValue)
    case .state, .seen, .walkthrough, .session, .variables: []
    }
  }

  /// Whether fields of other names can occur.
  public var isOpen: Bool { self == .happening(.escalated) || self == .variables }
}

/// What can be expected of any fact besides its own fields.
public enum Measure: String, Sendable, CaseIterable {
  /// How often there is one.
  case times
  /// How long after the last act began at most.
  case within
  /// How long after the last act began at least.
  case after
  /// The clock of the organization's zone: `09:30:05`.
  case at
  /// The activity as JSON.
  case json
}

/// The fields of each kind of fact, the one that a plain text means first. A test compares them with what
/// runs tell.
public enum FactFields {
  /// Fields by kind.
  public static let fields: [HappeningKind: [String]] = [
    .opened: ["customer", "channel", "workstream"], .widget: ["is", "text", "customer"],
    .message: ["text", "from", "to", "kind", "choices", "files"],
    .typing: ["from", "to"],
    .limited: ["rule", "is", "from", "what", "channel"],
    .classified: ["rules", "skills", "withheld"],
    .overflow: ["queue", "when", "then"],
    .routed: ["queue", "rule", "cause", "pass"],
    .assigned: ["to", "queue", "method", "losers", "rules", "cause", "pass"],
    .offered: ["to", "queue", "method", "losers", "rules", "cause", "pass"],
    .waiting: ["queue", "method", "losers", "rules", "cause", "pass"],
    .accepted: ["by"],
    .declined: ["by"],
    .missed: ["by"],
    .joined: ["who"],
    .left: ["who", "reason"],
    .escalated: ["by"],
    .transferred: ["queue", "by", "to-bot", "to"],
    .consult: ["who", "is"],
    .supervised: ["is"],
    .connection: ["who", "is"],
    .delivered: ["activity", "to", "name"],
    .topic: ["topic", "bot", "cause"],
    .handled: ["branch", "bot", "text"], .activity: ["text", "bot", "bridged", "tags"],
    .asked: ["text", "bot"],
    .answered: ["value", "bot", "entity", "words", "phrase"],
    .variable: ["name", "bot", "value"],
    .stubMissing: ["kind", "bot", "topic"],
    .error: ["code", "bot", "message"],
    .context: ["name", "value"],
    .state: ["state", "reason"],
    .identified: ["customer", "case", "accounts", "contacts", "cases", "when", "rules"],
    .linked: ["to", "what", "by"],
    .presence: ["presence", "who"],
    .capacity: ["capacity", "who"],
    .rejected: ["rule", "who", "because"],
    .mark: ["name"],
  ]
}
