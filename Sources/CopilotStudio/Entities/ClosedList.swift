import Basis
import PowerFx

/// A fixed list of choices: an author's own entity or a question's options.
public struct ClosedList: Hashable, Sendable {
  /// The set its choices are of, as expressions name it: `optionSetName`, or `<bot>.entity.<Name>`, or
  /// `<bot>.topic.<Topic>.main.<question>`.
  public var optionSet: String
  /// The choices in their order.
  public let items: [Item]
  /// Whether a misspelled name counts (`smartMatchingEnabled`; the schema's default is true).
  public let toleratesMisspelling: Bool
  /// The names as replies are compared with them: made once, asked for every reply.
  private let finder: ChoiceFinder

  /// One choice.
  public struct Item: Hashable, Sendable {
    /// What expressions compare.
    public var id: String
    /// What people read.
    public var displayName: String
    /// Other words for it.
    public var synonyms: [String]

    /// Makes a choice.
    public init(id: String, displayName: String, synonyms: [String] = []) {
      self.id = id
      self.displayName = displayName
      self.synonyms = synonyms
    }
  }

  /// Makes a list.
  public init(optionSet: String, items: [Item], toleratesMisspelling: Bool = true) {
    self.optionSet = optionSet
    self.items = items
    self.toleratesMisspelling = toleratesMisspelling
    finder = ChoiceFinder(
      names: items.map { [$0.displayName] + $0.synonyms }, ids: items.map(\.id),
      toleratesMisspelling: toleratesMisspelling)
  }

  /// The choice as a value.
  public func value(of item: Item) -> Value {
    .option(Option(optionSet: optionSet, id: item.id, displayName: item.displayName))
  }

  /// The choice a reply names: by display name or synonym without case, then by id, then by its number in
  /// the list, then by a name inside the reply, at last by a misspelled one.
  func match(_ reply: String) -> EntityMatch? {
    if reply.isWrittenBare, let choice = finder.whole(reply) {
      return EntityMatch(value(of: items[choice]), at: reply.startIndex..<reply.endIndex)
    }
    let words = Words(reply)
    return finder.find(words).flatMap { match($0, words) }
  }

  /// The choice a text names in passing, by a whole display name or synonym and nothing less sure.
  func mention(in text: String) -> EntityMatch? {
    let words = Words(text)
    return finder.mentioned(words).flatMap { match($0, words) }
  }

  /// Every choice a text names, in order.
  func mentions(in text: String) -> [EntityMatch] {
    let words = Words(text)
    return finder.mentions(words).compactMap { match($0, words) }
  }

  private func match(_ found: ChoiceFinder.Found, _ words: Words) -> EntityMatch? {
    EntityMatch(
      value(of: items[found.choice]), found.words, of: words, confidence: .confidence(found))
  }
}

/// The text of a table's row, and the row a reply names.
enum RowText {
  /// Fields that name a row, the first one that is there; otherwise its first text does. (The shipped
  /// topic for several matches names its rows by `DisplayName`.)
  private static let fields = ["DisplayName", "Value", "Title", "title", "Name", "name"]

  /// What people read for a row; nil for a blank or an error.
  static func text(of row: Value) -> String? {
    switch row {
    case .text(let text): text
    case .number(let number): number.description
    case .option(let option): option.displayName
    case .record(let record): text(of: record)
    default: nil
    }
  }

  private static func text(of record: Record) -> String? {
    let named = fields.lazy.compactMap { record[$0] }.first
    let first = record.fields.lazy.map(\.value).first { if case .text = $0 { true } else { false } }
    switch named ?? first {
    case .record, nil: return nil
    case let value?: return text(of: value)
    }
  }

  /// The row a reply names, as it stands in the table.
  static func match(_ reply: String, in table: Table) -> EntityMatch? {
    let words = Words(reply)
    let (rows, finder) = finder(table)
    return finder.find(words).flatMap {
      EntityMatch(rows[$0.choice], $0.words, of: words, confidence: .confidence($0))
    }
  }

  /// Every row a text names, in order.
  static func mentions(in text: String, of table: Table) -> [EntityMatch] {
    let words = Words(text)
    let (rows, finder) = finder(table)
    return finder.mentions(words).compactMap { EntityMatch(rows[$0.choice], $0.words, of: words) }
  }

  /// The rows that have a text, and what finds them.
  private static func finder(_ table: Table) -> (rows: [Value], finder: ChoiceFinder) {
    let rows = table.rows.filter { text(of: $0) != nil }
    let names = rows.map { [text(of: $0) ?? ""] + synonyms(of: $0) }
    return (rows, ChoiceFinder(names: names, ids: [], toleratesMisspelling: true))
  }

  /// Other words for a row: the texts of its `Synonyms`, a list or a table of one column.
  private static func synonyms(of row: Value) -> [String] {
    guard case .record(let record) = row else { return [] }
    switch record["Synonyms"] {
    case .table(let table)?: return table.rows.compactMap(text(of:))
    case .untyped(let json)?: return (json.array ?? []).compactMap(\.string)
    default: return []
    }
  }
}

extension Decimal {
  /// How sure a choice is; that of a misspelled one is our own figure.
  fileprivate static func confidence(_ found: ChoiceFinder.Found) -> Decimal {
    found.isMisspelled ? Decimal(8).divided(by: Decimal(10)) ?? Decimal(1) : Decimal(1)
  }
}
