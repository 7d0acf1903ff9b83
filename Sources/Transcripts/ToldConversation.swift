import Activities
import Basis
import Simulation
import Views

/// A conversation as it is told outside of a run: by a transcript, a mock-up, a test. Every format is read into it and
/// written from it.
public struct ToldConversation: Hashable, Sendable {
  /// The id activities give it; empty for none.
  public var id: String
  /// What to call it.
  public var title: String
  /// The channel's id, as in `live-chat` or `emulator`.
  public var channel: String
  /// Everybody who takes part, in order of appearance.
  public var parties: [Party]
  /// What was said, in order.
  public var lines: [ToldLine]

  /// Makes a conversation.
  public init(
    id: String = "", title: String = "", channel: String = "", parties: [Party] = [], lines: [ToldLine] = []
  ) {
    self.id = id
    self.title = title
    self.channel = channel
    self.parties = parties
    self.lines = lines
  }

  /// The same with everybody who says or sees something among the parties, by role and then in order of appearance, and
  /// every line's viewers in that order.
  func settled() -> ToldConversation {
    var result = self
    var known: Set<Party> = []
    result.parties = parties.filter { known.insert($0).inserted }
    for line in lines {
      for party in [line.from].compactMap(\.self) + line.seenBy where known.insert(party).inserted {
        result.parties.append(party)
      }
    }
    result.parties = Party.Role.allCases.flatMap { role in result.parties.filter { $0.role == role } }
    let order = Dictionary(uniqueKeysWithValues: result.parties.enumerated().map { ($1, $0) })
    for index in lines.indices where lines[index].seenBy.count > 1 {
      result.lines[index].seenBy = lines[index].seenBy.sorted {
        order[$0, default: 0] < order[$1, default: 0]
      }
    }
    return result
  }
}

/// Somebody who takes part: written `customer Ana Ruiz`, `bot Bot A`, `agent Mia Novak`.
public struct Party: Hashable, Sendable, CustomStringConvertible {
  /// What part somebody has.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Who writes to the contact centre. Activities call it `user`.
    case customer
    /// A program.
    case bot
    /// A person of the contact centre.
    case agent
    /// Whoever watches over it.
    case supervisor
    /// The product itself.
    case system
  }

  /// What part.
  public var role: Role
  /// What to call them; empty where there is only one of the role.
  public var name: String

  /// Makes a party.
  public init(_ role: Role, _ name: String = "") {
    self.role = role
    self.name = name
  }

  /// Reads `agent Mia Novak`; nil when the first word is no role.
  init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let role = words.first.flatMap({ Role(rawValue: String($0)) }) else { return nil }
    self.init(role, words.count > 1 ? String(words[1]) : "")
  }

  /// Role and name.
  public var description: String { name.isEmpty ? role.rawValue : "\(role.rawValue) \(name)" }

  /// Role and name for people.
  func words(_ terms: Vocabulary) -> String {
    terms.say(name.isEmpty ? "\(ours: role.rawValue)" : "\(ours: role.rawValue) \(name)")
  }

  /// The role as activities write it.
  var wireRole: String { role == .customer ? "user" : role.rawValue }

  /// The role that activities write so; Dataverse writes 0 for the bot and 1 for the user.
  static func role(wire: String) -> Role? {
    switch wire {
    case "user", "1": .customer
    case "0": .bot
    default: Role(rawValue: wire)
    }
  }
}

/// One line of a told conversation, with who could see it.
public struct ToldLine: Hashable, Sendable {
  /// What sort of line it is. Raw values are those of files.
  public enum Kind: RawRepresentable, Hashable, Sendable {
    /// One of the things that are said in a conversation.
    case message(Message.Kind)
    /// An activity that nobody reads: somebody joined, an event, a trace.
    case activity
    /// Nothing is said for a while.
    case pause

    /// Said aloud.
    public static let text = Kind.message(.text)

    /// Reads `text` or `pause`; nil for anything else.
    public init?(rawValue: String) {
      switch rawValue {
      case Kind.activity.rawValue: self = .activity
      case Kind.pause.rawValue: self = .pause
      default:
        guard let kind = Message.Kind(rawValue: rawValue) else { return nil }
        self = .message(kind)
      }
    }

    /// As files have it.
    public var rawValue: String {
      switch self {
      case .message(let kind): kind.rawValue
      case .activity: "activity"
      case .pause: "pause"
      }
    }
  }

  /// What sort of line it is.
  public var kind: Kind
  /// When; nil where the format has no times. For a pause nil as well.
  public var at: VirtualTime?
  /// Who said it; nil where nobody is named.
  public var from: Party?
  /// What was said, as sent; ids, times and accounts only where the format had them.
  public var activity: Activity
  /// Who could see it, in the order of the parties.
  public var seenBy: [Party]
  /// What reached the customer where a limitation of the channel changed or dropped it.
  public var delivery: Delivery?
  /// How a test compares it; nil when it tells what happened.
  public var wanted: Wanted?
  /// How long a pause is.
  public var pause: TimeSpan?
  /// Where it is written, if in a file of lines.
  public var place: SourceSpan?

  /// What became of a line on its way to the customer.
  public struct Delivery: Hashable, Sendable {
    /// As it arrived; nil when it did not.
    public var activity: Activity?
    /// The limitations that made it so, by rule id.
    public var rules: [String]

    /// Makes one.
    public init(activity: Activity?, rules: [String]) {
      self.activity = activity
      self.rules = rules
    }
  }

  /// Makes a line.
  public init(
    _ kind: Kind = .text, from: Party?, activity: Activity, at: VirtualTime? = nil, seenBy: [Party] = [],
    delivery: Delivery? = nil, wanted: Wanted? = nil, pause: TimeSpan? = nil, place: SourceSpan? = nil
  ) {
    self.kind = kind
    self.at = at
    self.from = from
    self.activity = activity
    self.seenBy = seenBy
    self.delivery = delivery
    self.wanted = wanted
    self.pause = pause
    self.place = place
  }

  /// Whether the customer could see it.
  public var isSeenByCustomer: Bool { seenBy.contains { $0.role == .customer } }

  /// Who could see it, in words: `customer Ana Ruiz, bot Bot A`, or `nobody`.
  public func seenWords(_ terms: Vocabulary) -> String {
    seenBy.isEmpty ? "nobody" : seenBy.map { $0.words(terms) }.joined(separator: ", ")
  }
}

/// How a test compares a line of the bot with what the bot says.
public struct Wanted: Hashable, Sendable {
  /// What the text is compared by.
  public enum Match: Hashable, Sendable {
    /// The whole text.
    case equals
    /// The text occurs.
    case contains
    /// It begins so.
    case begins
    /// It ends so.
    case ends
    /// By meaning, with the least score that passes, in percent: for people or a language model to judge.
    case meaning(score: Int?)
    /// Anything will do.
    case anything
  }

  /// What the text is compared by.
  public var match: Match
  /// Whether it must not hold.
  public var isNegated = false
  /// Whether it may be missing.
  public var isOptional = false
  /// Whether nothing more is worth playing when it does not hold.
  public var isCritical = false
  /// Other texts that do as well.
  public var alternatives: [String] = []
  /// The topic that has to run, by name.
  public var topic: String?

  /// Makes a comparison.
  public init(_ match: Match) { self.match = match }
}
