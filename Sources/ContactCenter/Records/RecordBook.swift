/// The tables of customers and cases that a conversation can be linked to.
public enum RecordTable: String, Sendable, CaseIterable {
  /// Companies.
  case account
  /// People.
  case contact
  /// Cases.
  case incident
}

/// A record: its table and its position in that table's list.
public struct RecordID: Hashable, Sendable, CustomStringConvertible {
  /// The table.
  public var table: RecordTable
  /// The position in the list of the organization.
  public var number: Int32

  /// Makes an id; numbers that do not fit are clamped.
  public init(_ table: RecordTable, _ number: Int) {
    self.table = table
    self.number = Int32(clamping: number)
  }

  /// Reads what `description` writes; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let table = RecordTable(rawValue: String(parts[0])), let number = Int32(parts[1]),
      number >= 0
    else { return nil }
    self.table = table
    self.number = number
  }

  /// The table and the position: `contact-0`.
  public var description: String { "\(table.rawValue)-\(number)" }
}

/// A column that records are found by; raw values are the product's logical names.
public enum RecordAttribute: String, Sendable, CaseIterable {
  case name
  case fullname
  case emailaddress1
  case telephone1
  case mobilephone
  case ticketnumber
}

/// A customer or case as the organization keeps it.
public struct StoredRecord: Sendable, Equatable {
  /// What is written in its columns, in the order written.
  public var values: [Value]
  /// The title of a case; nil for customers.
  public var title: String?
  /// Whether its status is active.
  public var isActive: Bool
  /// The organization's own columns.
  public var columns: [CustomColumn]
  /// The company that a case or a person belongs to.
  public var account: RecordID?
  /// The person a case belongs to.
  public var contact: RecordID?

  /// A column and what is in it.
  public struct Value: Sendable, Equatable {
    /// The column.
    public var attribute: RecordAttribute
    /// What is in it.
    public var text: String

    /// Makes a value.
    public init(_ attribute: RecordAttribute, _ text: String) {
      self.attribute = attribute
      self.text = text
    }
  }

  /// Makes a record.
  public init(
    _ values: [Value], title: String? = nil, isActive: Bool = true, columns: [CustomColumn] = [],
    account: RecordID? = nil, contact: RecordID? = nil
  ) {
    self.values = values
    self.title = title
    self.isActive = isActive
    self.columns = columns
    self.account = account
    self.contact = contact
  }

  /// What is in a column. A name and a full name stand for each other, so that a file needs only one of them.
  public subscript(attribute: RecordAttribute) -> String? {
    if let value = values.first(where: { $0.attribute == attribute }) { return value.text }
    switch attribute {
    case .name: return values.first { $0.attribute == .fullname }?.text
    case .fullname: return values.first { $0.attribute == .name }?.text
    default: return nil
    }
  }

  /// How people call it: the name, or the ticket number.
  public var displayName: String { self[.name] ?? self[.ticketnumber] ?? "" }
}

/// The customers and cases of an organization.
public struct RecordBook: Sendable, Equatable {
  /// Companies.
  public var accounts: [StoredRecord]
  /// People.
  public var contacts: [StoredRecord]
  /// Cases.
  public var cases: [StoredRecord]

  /// Makes a book.
  public init(accounts: [StoredRecord] = [], contacts: [StoredRecord] = [], cases: [StoredRecord] = []) {
    self.accounts = accounts
    self.contacts = contacts
    self.cases = cases
  }

  /// Whether there is none at all: then nobody is looked for.
  public var isEmpty: Bool { accounts.isEmpty && contacts.isEmpty && cases.isEmpty }

  /// The records of a table.
  public subscript(table: RecordTable) -> [StoredRecord] {
    switch table {
    case .account: accounts
    case .contact: contacts
    case .incident: cases
    }
  }

  /// The record of an id, if there is one.
  public subscript(id: RecordID) -> StoredRecord? {
    let records = self[id.table]
    return records.indices.contains(Int(id.number)) ? records[Int(id.number)] : nil
  }

  /// A record's name; its id when there is none.
  public func name(of id: RecordID) -> String { self[id]?.displayName ?? id.description }
}
