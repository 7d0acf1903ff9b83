import Activities
import Cards
import ContactCenter
import Simulation
import Views

/// The cards that customers have before them, as far as somebody has touched them.
struct CardHands: Sendable {
  /// A card of a conversation.
  struct Key: Hashable, Sendable {
    var message: MessageID
    /// Its place among what was sent along.
    var attachment: Int
  }

  private var forms: [Key: CardForm] = [:]
  /// How often any of them changed; what was drawn from an older one is stale.
  private(set) var version = 0

  /// A card as it is filled in, if somebody has touched it.
  subscript(key: Key) -> CardForm? {
    get { forms[key] }
    set {
      forms[key] = newValue
      version += 1
    }
  }

  /// The touched cards of a message, by their places among what was sent along.
  func forms(of message: MessageID) -> [Int: CardForm] {
    var found: [Int: CardForm] = [:]
    for (key, form) in forms where key.message == message { found[key.attachment] = form }
    return found
  }

  /// The cards of a message that can be filled in or pressed, in their order.
  func operable(_ line: SeatLine) -> [(key: Key, form: CardForm)] {
    line.activity.attachments.indices.compactMap { index in
      let key = Key(message: line.id, attachment: index)
      guard let form = forms[key] ?? Card(line.activity.attachments[index]).map(CardForm.init),
        !form.controls.isEmpty
      else { return nil }
      return (key, form)
    }
  }

  /// How far back a card is looked for, in lines of the conversation.
  private static let farthest = 40

  /// The latest cards that a customer can fill in or press, as they were received.
  ///
  /// - Parameter isFresh: whether only what came since the customer's last line counts.
  func latest(in thread: Thread?, of run: Run, isFresh: Bool = false) -> [(key: Key, form: CardForm)] {
    guard let thread else { return [] }
    for place in thread.lines.indices.suffix(Self.farthest).reversed() {
      let message = thread.lines[place].message
      if isFresh, message.isFromCustomer, message.kind == .text { return [] }
      guard message.attached != nil, !message.isFromCustomer, message.kind == .text,
        let line = run.customerLine(place, of: thread)
      else { continue }
      let cards = operable(line)
      if !cards.isEmpty { return cards }
    }
    return []
  }

  /// Whether a submit of a message's card says which button sent it: Copilot Studio tells its topics, others are sent
  /// what the card sends.
  static func namesButton(_ message: MessageID, in thread: Thread?, of run: Run) -> Bool {
    guard let line = thread?.lines.last(where: { $0.message.id == message }),
      case .bot(let bot) = line.message.sender
    else { return false }
    return run.world.azureBot(of: bot) == nil
  }
}
