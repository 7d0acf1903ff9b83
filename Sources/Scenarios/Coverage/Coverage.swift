import Basis

/// What scenarios made happen of everything that files hold, and how often.
public struct Coverage: Sendable, Equatable {
  /// What sort of thing is counted.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    /// A topic of an agent.
    case topic
    /// A node of a topic.
    case node
    /// A way out of a condition.
    case branch
    /// A criterion by which an Azure bot hands over or ends, by its being met.
    case criterion
    /// A ruleset of work classification, by its being asked.
    case ruleset
    /// A rule of such a ruleset, by its being applied.
    case classification = "classification-rule"
    /// A route-to-queue rule, by its being applied.
    case rule
    /// A documented limitation of channels, by its changing something.
    case limitation
    /// A workstream, queue, bot or representative that had to do with a conversation.
    case object

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    /// Whether a kind is told before another.
    public static func < (a: Kind, b: Kind) -> Bool { a.rank < b.rank }
  }

  /// One thing.
  public struct Item: Hashable, Sendable, Comparable {
    /// What sort of thing it is.
    public var kind: Kind
    /// The file, as the person can open it; empty for what no file holds.
    public var file: String
    /// The line, from 1; 0 for what no file holds.
    public var line: Int
    /// Its column, which tells things of one line apart.
    public var column: Int
    /// What it is called: `Escalate`, `sendHello in Greeting`, `settled of whetherSettled in Order status`.
    public var name: String
    /// The number of a branch among those of its condition, from 0.
    public var branch: Int

    /// Whether it comes before another: by kind, file, place.
    public static func < (a: Item, b: Item) -> Bool {
      (a.kind, a.file, a.line, a.column, a.branch, a.name) < (
        b.kind, b.file, b.line, b.column, b.branch, b.name
      )
    }
  }

  /// How often each thing happened; 0 for what never did.
  public private(set) var counts: [Item: Int] = [:]

  /// Makes an empty count.
  public init() {}

  /// Knows of a thing, and that it happened so often.
  mutating func add(_ item: Item, _ count: Int = 0) { counts[item, default: 0] += count }

  /// Takes another count in.
  public mutating func merge(_ other: Coverage) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// How many things of a kind, or of all, happened, and how many there are.
  public func share(of kind: Kind? = nil) -> (covered: Int, all: Int) {
    let counted = counts.filter { kind == nil || $0.key.kind == kind }
    return (counted.count { $0.value > 0 }, counted.count)
  }

  /// The percentage of things that happened; 100 of none.
  public var percentage: Double {
    let (covered, all) = share()
    return all == 0 ? 100 : Double(covered) / Double(all) * 100
  }

  /// What never happened, in order of kind and place.
  public var missed: [Item] { counts.filter { $0.value == 0 }.keys.sorted() }
}
