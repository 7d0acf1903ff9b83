import Basis
import ContactCenter

/// Somebody at a desk: who gives a command, and who may see what is said.
public enum Seat: Hashable, Sendable {
  /// A customer, by place in the scenario's list.
  case customer(Int)
  /// A person of the contact centre.
  case representative(RepresentativeID)
  /// Whoever watches over the contact centre.
  case supervisor
  /// The stage itself: the clock, settings, marks.
  case stage
}

/// Whom a message was meant for when it was sent. Empty: a rule dropped it.
public struct Audience: OptionSet, Hashable, Sendable {
  /// One bit for each seat, as recordings write them.
  public let rawValue: UInt8
  /// Makes an audience from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The customer.
  public static let customer = Audience(rawValue: 1)
  /// The bot that has the conversation.
  public static let bot = Audience(rawValue: 2)
  /// The representative who has the conversation.
  public static let representative = Audience(rawValue: 4)
  /// The supervisor, who sees everything that is not internal to a bot.
  public static let supervisor = Audience(rawValue: 8)

  /// Every seat, in the order screens list them.
  public static let seats: [(audience: Audience, name: String)] = [
    (.customer, "customer"), (.bot, "bot"), (.representative, "agent"), (.supervisor, "supervisor"),
  ]
}
