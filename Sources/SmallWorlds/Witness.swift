import Basis
import ContactCenter
import Simulation

/// What somebody knows who only reads the events: who has each conversation, and what nobody got yet.
///
/// It is kept apart from the state on purpose: what it knows is compared with what the state says.
struct Witness: Sendable {
  /// One conversation, by its number.
  struct Account: Sendable {
    var owner: MemberID?
    var escalatedBy: [BotID] = []
    /// Who may see it: whoever accepted it or was consulted.
    var readers: [RepresentativeID] = []
    /// How many lines there were.
    var lines = 0
    /// What the customer wrote and nobody got: its place and its words.
    var outstanding: [(place: Int, text: String)] = []
  }

  private(set) var accounts: [Account] = []

  /// Takes an event in; what is wrong with it, if anything is.
  mutating func take(_ entry: LoggedEvent) -> Breach? {
    guard let index = entry.conversation?.index else { return nil }
    while accounts.count <= index { accounts.append(Account()) }
    return accounts[index].take(entry)
  }
}

extension Witness.Account {
  fileprivate mutating func take(_ entry: LoggedEvent) -> Breach? {
    switch entry.event {
    case .center(let event): take(event)
    case .said(let message): take(message.value)
    case .bot(.received(.message(let heard))): deliver(heard.text)
    case .azureBot(.received(.activity(let activity))) where activity.type == .message:
      deliver(activity.text ?? "")
    case .revealed(let person): reveal(to: person)
    case .halted: .endlessChain
    default: nil
    }
  }

  private mutating func take(_ event: CenterEvent) -> Breach? {
    switch event {
    case .conversationEscalated(_, let bot, _):
      escalatedBy.append(bot)
      return owner == .bot(bot) ? nil : .escalatedByStranger
    case .conversationAssigned(_, let member, _):
      if let bot = member.bot, escalatedBy.contains(bot) { return .givenBack }
      return own(member)
    case .offerAccepted(_, let person): return own(.representative(person))
    case .consultJoined(_, let person):
      readers.append(person)
      return nil
    case .memberLeft(_, let member, _):
      guard owner == member else { return .leftByStranger }
      owner = nil
      return nil
    default: return nil
    }
  }

  private mutating func own(_ member: MemberID) -> Breach? {
    let breach: Breach? = owner == nil ? nil : .twoOwners
    owner = member
    member.representative.map { readers.append($0) }
    return breach
  }

  private mutating func take(_ message: Message) -> Breach? {
    defer { lines += 1 }
    let audience = message.audience
    if [.privateMessage, .note, .internal].contains(message.kind), audience.contains(.customer) {
      return .internalShown
    }
    switch message.sender {
    case .customer:
      if audience.contains(.bot), owner?.bot == nil { return .wrongSide }
      if audience.contains(.representative) { return owner?.representative == nil ? .wrongSide : nil }
      if message.kind == .text { outstanding.append((lines, message.text)) }
    case .representative(let person):
      if owner != .representative(person), !readers.contains(person) { return .wrongSide }
    case .bot(let bot): if owner != .bot(bot) { return .wrongSide }
    case .supervisor, .system: break
    }
    return nil
  }

  /// A bot got what was written; it has to be the first thing that nobody got yet.
  private mutating func deliver(_ text: String) -> Breach? {
    guard outstanding.first?.text == text else { return .deliveredOutOfTurn }
    outstanding.removeFirst()
    return nil
  }

  private mutating func reveal(to person: RepresentativeID) -> Breach? {
    guard readers.contains(person) else { return .shownToStranger }
    if owner == .representative(person) { outstanding = [] }
    return nil
  }
}
