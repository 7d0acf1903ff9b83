import Basis

/// What a representative is notified of (CE notification-templates).
public enum NotificationKind: String, Sendable, CaseIterable {
  /// A conversation of a customer who is signed in.
  case authenticated
  /// A conversation of a customer nobody knows.
  case unauthenticated
  /// A conversation that a bot handed over.
  case botEscalation = "bot-escalation"
  /// A conversation that a colleague or a supervisor hands over.
  case transfer
  /// A colleague's question.
  case consult

  /// The product's words for it.
  public var title: String {
    switch self {
    case .authenticated: "Incoming authenticated conversation"
    case .unauthenticated: "Incoming conversation"
    case .botEscalation: "Escalation from bot"
    case .transfer: "Transfer"
    case .consult: "Consult"
    }
  }
}

/// How a notification looks and behaves.
public struct NotificationTemplate: Sendable, Equatable {
  /// What it is for; nil for every kind that has no template of its own.
  public var kind: NotificationKind?
  /// The title; nil for the kind's own.
  public var title: String?
  /// Lines with slugs such as `{customerName}`, in the order shown.
  public var fields: [String]
  /// How long it stands; nil for the workstream's `offer` timing.
  public var timeout: TimeSpan?
  /// Whether the countdown is shown; it runs all the same.
  public var showsTimeout: Bool
  /// Whether there is a Reject button.
  public var hasReject: Bool
  /// Whether the conversation is the representative's without being asked ("Autoassign work items").
  public var autoAssigns: Bool
  /// Whether the notification accepts itself.
  public var autoAccepts: Bool

  /// Makes a template; the defaults are the product's.
  public init(
    for kind: NotificationKind? = nil, title: String? = nil, fields: [String] = [], timeout: TimeSpan? = nil,
    showsTimeout: Bool = true, hasReject: Bool = true, autoAssigns: Bool = false, autoAccepts: Bool = false
  ) {
    self.kind = kind
    self.title = title
    self.fields = fields
    self.timeout = timeout
    self.showsTimeout = showsTimeout
    self.hasReject = hasReject
    self.autoAssigns = autoAssigns
    self.autoAccepts = autoAccepts
  }

  /// Whether the representative is not asked.
  public var isAutomatic: Bool { autoAssigns || autoAccepts }

  /// The slugs that `fields` may hold, besides the names of context variables.
  public static let slugs = [
    "customerName", "caseId", "caseTitle", "queueId", "visitorLanguage", "visitorDevice",
    "entityRoutingLogicalName", "customerEntityName", "customerRecordId",
  ]
}

extension Organization {
  /// The template of a notification: the workstream's own for the kind, its own for all kinds, then the
  /// organization's; the product's where nobody wrote one.
  public func template(for kind: NotificationKind, in workstream: WorkstreamID) -> NotificationTemplate {
    let written = (self[workstream]?.notifications ?? [], notifications)
    func find(_ templates: [NotificationTemplate]) -> NotificationTemplate? {
      templates.first { $0.kind == kind } ?? templates.first { $0.kind == nil }
    }
    return find(written.0) ?? find(written.1) ?? NotificationTemplate()
  }
}
