/// A small number that names one thing of an organization or of a run; cheap to copy, to compare and to index with.
public protocol DenseID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral
{
  /// The number.
  var raw: Int32 { get }
  /// What stands before the number when the id is written.
  static var prefix: String { get }
  /// Makes an id; numbers that do not fit are clamped.
  init(_ number: Int)
}

extension DenseID {
  /// The number as an index.
  @inlinable
  public var index: Int { Int(raw) }
  /// Makes an id from a literal, as in `state[1]`.
  public init(integerLiteral number: Int) { self.init(number) }
  /// The prefix and the number.
  public var description: String { "\(Self.prefix)-\(raw)" }
  /// Orders by number.
  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// A workstream: its position in `Organization.workstreams`.
public struct WorkstreamID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "workstream" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
}

/// A queue: its position in `Organization.queues`.
public struct QueueID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "queue" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
}

/// A bot: its position in `Organization.bots`.
public struct BotID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "bot" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
}

/// A capacity profile: its position in `Organization.capacityProfiles`.
public struct CapacityProfileID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "profile" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
}

/// A representative: their position in `Organization.representatives`.
public struct RepresentativeID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "representative" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
}

/// A conversation, written `conv-1`; the first of a run has number 1.
public struct ConversationID: DenseID {
  /// What stands before the number.
  public static var prefix: String { "conv" }
  /// The number.
  public let raw: Int32
  /// Makes an id; numbers that do not fit are clamped.
  public init(_ number: Int) { raw = Int32(clamping: number) }
  /// Where it is in `CenterState.conversations`.
  @inlinable
  public var index: Int { Int(raw) - 1 }
}

/// Whoever can be given a conversation. A bot is an application user, so it is a member of queues as people are (S3).
public enum MemberID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The program.
  case bot(BotID)
  /// The person.
  case representative(RepresentativeID)

  /// The bot, if it is one.
  public var bot: BotID? { if case .bot(let id) = self { id } else { nil } }
  /// The representative, if it is one.
  public var representative: RepresentativeID? { if case .representative(let id) = self { id } else { nil } }

  /// The id of the bot or of the representative.
  public var description: String {
    switch self {
    case .bot(let id): id.description
    case .representative(let id): id.description
    }
  }
}
