/// A behaviour of the simulated product: what it says, where that is written, and when it held.
///
/// Every room lists its rules in one table; decisions carry the ids of the rules they used, and the
/// strip, `handoff explain` and reports print them.
public struct Rule: Hashable, Sendable, Identifiable {
  /// Stable, readable, dotted: `assign.highest-capacity`.
  public let id: String
  /// One sentence in the present tense that a class can read.
  public let statement: String
  /// The document it comes from, as `domain.md` abbreviates it: `S2`, `CE assignment-methods`.
  public let source: String
  /// First month it is documented for, `YYYY-MM`.
  public let since: Era
  /// Last month it is documented for; nil while it still holds.
  public let until: Era?
  /// Whether the documents are silent and the rule is our deduction.
  public let isInferred: Bool
  /// Whether it holds unless an organization says otherwise.
  public let isDefault: Bool

  /// Declares a rule.
  public init(
    _ id: String, _ statement: String, source: String, since: Era = Era(year: 2019, month: 11),
    until: Era? = nil,
    isInferred: Bool = false, isDefault: Bool = true
  ) {
    self.id = id
    self.statement = statement
    self.source = source
    self.since = since
    self.until = until
    self.isInferred = isInferred
    self.isDefault = isDefault
  }

  /// Whether two rules have the same id; ids are unique.
  public static func == (a: Rule, b: Rule) -> Bool { a.id == b.id }
  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A version of the product by the month it is documented for, written `2023-06`.
public struct Era: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, as in 2023.
  public var year: Int
  /// 1 to 12.
  public var month: Int

  /// Makes an era.
  public init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Reads `2023-06`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "-") }), let year = Int(parts[0]),
      let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The version simulated unless an organization says otherwise.
  public static let standard = Era(year: 2023, month: 6)

  /// The era as it is written: `2023-06`.
  public var description: String { "\(ISO8601.padded(year, 4))-\(ISO8601.padded(month))" }

  /// Whether an era comes before another.
  public static func < (a: Era, b: Era) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

/// Which rules hold in a run: those of its era, with single rules switched by name.
public struct RuleBook: Sendable, Equatable {
  /// The version that is simulated.
  public var era: Era
  /// Rules switched by hand, by id.
  public var switches: [String: Bool]

  /// Makes a book for an era.
  public init(era: Era = .standard, switches: [String: Bool] = [:]) {
    self.era = era
    self.switches = switches
  }

  /// Whether a rule holds in this run.
  public func holds(_ rule: Rule) -> Bool {
    if let switched = switches[rule.id] { return switched }
    return rule.isDefault && rule.since <= era && (rule.until.map { era <= $0 } ?? true)
  }
}
