import Basis

/// A moment at which something happens by itself in a conversation.
public struct CenterTimer: Sendable, Hashable {
  /// What happens. Raw values are those of recordings.
  public enum Kind: String, Sendable, CaseIterable {
    /// The offer has not been answered.
    case offer
    /// Nothing happened while a bot had the conversation.
    case botInactivity = "bot-inactivity"
    /// Nobody took the conversation.
    case open
    /// The conversation waited as long as its queue allows.
    case waiting
    /// The customer did not come back.
    case disconnectGrace = "disconnect-grace"
    /// The representative did not close the session.
    case wrapUp = "wrap-up"
    /// The offer's time is up and its representative has not seen it.
    case unseenOffer = "unseen-offer"
    /// Nothing happened while a representative had the conversation.
    case active
    /// The customer did not write.
    case customerResponse = "customer-response"
    /// Wrap-up has blocked the representative's capacity long enough.
    case wrapUpCapacity = "wrap-up-capacity"
    /// A colleague has not answered whether they can be consulted.
    case consult
    /// A representative did not come back.
    case representativeGrace = "representative-grace"

    /// Which of a conversation's timers it is; each slot holds one.
    enum Slot { case status, customer, desk }

    var slot: Slot {
      switch self {
      case .disconnectGrace: .customer
      case .wrapUpCapacity, .consult: .desk
      default: .status
      }
    }

    /// Whether the product's scheduler looks for it instead of a clock of its own.
    var isScheduled: Bool {
      switch self {
      case .botInactivity, .open, .active, .customerResponse, .wrapUp: true
      default: false
      }
    }
  }

  /// Whom it is about.
  public enum Subject: Sendable, Hashable {
    /// A conversation.
    case conversation(ConversationID)
    /// A representative, whatever conversations they have.
    case representative(RepresentativeID)
  }

  /// When it is due.
  public var due: VirtualTime
  /// Which of several due at once comes first: the one set earlier.
  public var sequence: Int
  /// Whom it is about.
  public var subject: Subject
  /// What happens.
  public var kind: Kind

  /// Makes a timer.
  public init(due: VirtualTime, sequence: Int, _ subject: Subject, kind: Kind) {
    self.due = due
    self.sequence = sequence
    self.subject = subject
    self.kind = kind
  }

  /// The conversation, if it is about one.
  public var conversation: ConversationID? {
    if case .conversation(let id) = subject { id } else { nil }
  }

  /// Whether it comes before another.
  static func precedes(_ a: CenterTimer, _ b: CenterTimer) -> Bool {
    a.due != b.due ? a.due < b.due : a.sequence < b.sequence
  }
}

/// A conversation's own note of a timer; an entry of the queue that differs from it is stale.
struct ArmedTimer: Sendable, Equatable {
  var kind: CenterTimer.Kind
  var due: VirtualTime
  var sequence: Int
}

/// A binary heap of timers. Cancelling leaves a stale entry behind; the owner drops stale entries from the top, so
/// that the top is always live, and rebuilds the heap when most of it is stale.
struct TimerQueue: Sendable, Equatable {
  private(set) var heap: [CenterTimer] = []

  var first: CenterTimer? { heap.first }
  var count: Int { heap.count }

  mutating func insert(_ timer: CenterTimer) {
    heap.append(timer)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard CenterTimer.precedes(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    guard !heap.isEmpty else { return }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    sink(0)
  }

  /// Keeps only the timers that are live.
  mutating func removeStale(_ isLive: (CenterTimer) -> Bool) {
    heap = heap.filter(isLive)
    for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(parent) }
  }

  private mutating func sink(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [parent * 2 + 1, parent * 2 + 2] where child < heap.count {
        if CenterTimer.precedes(heap[child], heap[least]) { least = child }
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
