/// A representative's presence; raw values are the product's names (CE oc-manage-presence-status).
public enum Presence: String, Sendable, CaseIterable, Hashable {
  /// Free to take conversations.
  case available = "Available"
  /// Has conversations and room for more.
  case busy = "Busy"
  /// Takes no more conversations; also what full capacity leads to.
  case doNotDisturb = "Do not disturb"
  /// Away from the desk.
  case appearAway = "Appear away"
  /// Signed out.
  case offline = "Offline"
  /// Set by the system after a missed notification; nobody can choose it.
  case inactive = "Inactive"

  /// Whether it stays, once chosen by hand, until it is changed by hand. Available and Busy last until the
  /// next conversation is accepted or closed.
  public var isSticky: Bool { self == .doNotDisturb || self == .appearAway || self == .offline }

  /// Whether lists of people to transfer to or consult show whoever has it (CE oc-conversation-control).
  public var isListed: Bool { self == .available || self == .busy }
}
