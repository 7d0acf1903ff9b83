import Basis

/// The conversations that wait in one queue, in the order in which they are served. Finding, inserting and removing
/// anywhere take logarithmic time.
public typealias WaitingLine = OrderedSet<WaitingPlace>

/// A conversation's place among those that wait in a queue: first come, first served, so that one that returns
/// after a decline keeps its place.
public struct WaitingPlace: Sendable, Equatable, Comparable {
  /// Less comes first: what goes back to the representative who had it comes before the rest.
  public var rank: Int32
  /// The number of the event that routed it here.
  public var place: Int
  /// The conversation.
  public var conversation: ConversationID

  /// The place of a conversation in the line of its queue.
  init(_ conversation: CenterConversation) {
    rank = conversation.lineRank
    place = conversation.place
    self.conversation = conversation.id
  }

  /// Whether one is served before another.
  public static func < (a: WaitingPlace, b: WaitingPlace) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    return a.place != b.place ? a.place < b.place : a.conversation < b.conversation
  }
}
