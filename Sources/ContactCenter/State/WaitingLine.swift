/// The conversations that wait in one queue, first come, first served.
///
/// Sorted by place, so that one that returns after a decline keeps its place. Finding is logarithmic; inserting
/// at the end, the usual case, is constant.
public struct WaitingLine: Sendable, Equatable, RandomAccessCollection {
  /// A conversation and its place.
  public struct Entry: Sendable, Equatable {
    /// The number of the event that routed it here.
    public var place: Int
    /// The conversation.
    public var conversation: ConversationID
  }

  private var entries: [Entry] = []

  /// Makes an empty line.
  init() {}

  /// 0.
  public var startIndex: Int { 0 }
  /// How many wait.
  public var endIndex: Int { entries.count }
  /// Who is at a position; 0 is served first.
  public subscript(position: Int) -> Entry { entries[position] }

  mutating func insert(_ conversation: ConversationID, place: Int) {
    let entry = Entry(place: place, conversation: conversation)
    if let last = entries.last, last.place < place {
      entries.append(entry)
    } else {
      entries.insert(entry, at: position(of: place))
    }
  }

  mutating func remove(place: Int) {
    let index = position(of: place)
    if index < entries.count, entries[index].place == place { entries.remove(at: index) }
  }

  private func position(of place: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
