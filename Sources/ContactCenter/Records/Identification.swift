/// What was looked for in the records of one conversation, what was found, and what is linked by it.
public struct Identification: Sendable, Equatable {
  /// When it was done.
  public enum Occasion: Sendable, Equatable {
    /// A representative accepted the conversation.
    case accepted(RepresentativeID)
    /// A bot ended it.
    case botEnded(BotID)
  }

  /// When it was done.
  public var occasion: Occasion
  /// One for each table, in the order in which they were looked through.
  public var searches: [RecordSearch]
  /// The customer it links.
  public var customer: RecordID?
  /// The case it links.
  public var incident: RecordID?

  /// Makes a result.
  public init(
    occasion: Occasion, searches: [RecordSearch], customer: RecordID? = nil, incident: RecordID? = nil
  ) {
    self.occasion = occasion
    self.searches = searches
    self.customer = customer
    self.incident = incident
  }

  /// The search of a table.
  public subscript(table: RecordTable) -> RecordSearch? { searches.first { $0.table == table } }
}

/// A look through one table.
public struct RecordSearch: Sendable, Equatable {
  /// A column that had to hold a variable's value.
  public struct Condition: Sendable, Equatable {
    /// The context variable.
    public var variable: String
    /// The column.
    public var attribute: RecordAttribute
    /// The value.
    public var value: String

    /// Makes a condition.
    public init(_ variable: String, _ attribute: RecordAttribute, _ value: String) {
      self.variable = variable
      self.attribute = attribute
      self.value = value
    }
  }

  /// The table.
  public var table: RecordTable
  /// All had to hold.
  public var conditions: [Condition]
  /// How many records there were: 0, 1, or 2 for two and more; nil when nothing was looked for.
  public var found: Int?
  /// The only one there was.
  public var match: RecordID?
  /// The ids of the rules that made it so.
  public var rules: [String]

  /// Makes a search.
  public init(
    _ table: RecordTable, _ conditions: [Condition], found: Int?, match: RecordID? = nil, rules: [String]
  ) {
    self.table = table
    self.conditions = conditions
    self.found = found
    self.match = match
    self.rules = rules
  }
}

/// What a conversation is linked to.
public struct RecordLinks: Sendable, Hashable {
  /// The company or person.
  public var customer: RecordID?
  /// The case.
  public var incident: RecordID?
  /// Whether a representative chose; then nothing is looked for any more.
  public var isByHand = false

  /// Makes links.
  public init(customer: RecordID? = nil, incident: RecordID? = nil, isByHand: Bool = false) {
    self.customer = customer
    self.incident = incident
    self.isByHand = isByHand
  }
}

/// What a representative links by hand; nil unlinks.
public enum RecordLink: Hashable, Sendable {
  /// The company or person.
  case customer(RecordID?)
  /// The case.
  case incident(RecordID?)

  /// The record; nil when something is unlinked.
  public var record: RecordID? {
    switch self {
    case .customer(let id), .incident(let id): id
    }
  }
}
