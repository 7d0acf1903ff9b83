import Basis

/// The conversations that wait in one queue, in the order in which they are served. Finding, inserting and removing
/// anywhere take logarithmic time.
public typealias WaitingLine = OrderedSet<WaitingPlace>

/// A conversation's place among those that wait in a queue: first come, first served, so that one that returns
/// after a decline keeps its place.
public struct WaitingPlace: Sendable, Equatable, Comparable {
  /// Since when it counts as waiting: when it was routed here, or of asynchronous channels its last activity.
  public var since: VirtualTime
  /// The number of the event that routed it here.
  public var place: Int
  /// The conversation.
  public var conversation: ConversationID

  /// The place of a conversation in the line of its queue.
  init(_ conversation: CenterConversation, isAsynchronous: Bool) {
    since = isAsynchronous ? conversation.lastActivity : conversation.queuedAt
    place = conversation.place
    self.conversation = conversation.id
  }

  /// Whether one is served before another.
  public static func < (a: WaitingPlace, b: WaitingPlace) -> Bool {
    if a.since != b.since { return a.since < b.since }
    return a.place != b.place ? a.place < b.place : a.conversation < b.conversation
  }
}

extension CenterState {
  /// Whether a conversation waits by its last activity.
  func isAsynchronous(_ conversation: CenterConversation) -> Bool {
    let workstream = conversation.workstream.index
    return waitsByActivity.indices.contains(workstream) && waitsByActivity[workstream]
  }
}
