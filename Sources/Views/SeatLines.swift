import Basis
import ContactCenter
import Simulation

/// The lines of one conversation that one seat sees; follows the conversation as it grows, so that a line costs the
/// same however many there were before.
public struct SeatLines: Sendable {
  /// Who looks.
  public enum Viewer: Hashable, Sendable {
    /// The customer.
    case customer
    /// A person of the contact centre.
    case representative(RepresentativeID)
  }

  /// The places of the thread's lines that are seen, in order.
  public private(set) var places = Blocks<Int32>()
  /// Of those, what bots told the person at a hand-off.
  public private(set) var privateMessages: [Int32] = []
  /// How many of them others wrote, indicators left out: what can be unread.
  public private(set) var fromOthers = 0

  private var viewer: Viewer?
  private var conversation: ConversationID?
  private var followed = 0
  private var reveals: [Thread.Reveal] = []
  private var consults: [Thread.ConsultStay] = []

  /// Makes an empty list.
  public init() {}

  /// Takes in what was said since it last looked. Another conversation or viewer, or lines that became visible
  /// afterwards, are read afresh.
  public mutating func follow(_ thread: Thread?, seenBy viewer: Viewer) {
    guard let thread else {
      self = SeatLines()
      return
    }
    let isSame =
      conversation == thread.id && self.viewer == viewer && followed <= thread.lines.count
      && reveals == thread.reveals && consults == thread.consults
    if !isSame {
      self = SeatLines()
      self.viewer = viewer
      (conversation, reveals, consults) = (thread.id, thread.reveals, thread.consults)
    }
    for place in followed..<thread.lines.count where thread.isVisible(place, to: viewer) {
      let message = thread.lines[place].message
      places.append(Int32(place))
      if message.kind == .privateMessage { privateMessages.append(Int32(place)) }
      if message.kind != .typing, !message.isOwn(of: viewer) { fromOthers += 1 }
    }
    followed = thread.lines.count
  }
}

extension Thread {
  fileprivate func isVisible(_ place: Int, to viewer: SeatLines.Viewer) -> Bool {
    switch viewer {
    case .customer: lines[place].message.audience.contains(.customer)
    case .representative(let person): isVisible(place, toRepresentative: person)
    }
  }
}

extension Message {
  fileprivate func isOwn(of viewer: SeatLines.Viewer) -> Bool {
    switch viewer {
    case .customer: isFromCustomer
    case .representative: isFromRepresentative
    }
  }
}
