import Basis
import ContactCenter
import SourceYAML

/// `records:` as it is written: a case's company and person are names yet.
struct RecordsEntry: Sendable {
  var accounts: [StoredRecord] = []
  var contacts: [BelongingEntry] = []
  var cases: [BelongingEntry] = []

  /// A record that belongs to others.
  struct BelongingEntry: Sendable {
    var record: StoredRecord
    var account: Located<String>?
    var contact: Located<String>?
  }

  static let reader: Reader<RecordsEntry> = .mapping("list of records") { keys in
    RecordsEntry(
      accounts: keys.optional("accounts", .list(account), default: []),
      contacts: keys.optional("contacts", .list(contact), default: []),
      cases: keys.optional("cases", .list(incident), default: []))
  }

  private static let account: Reader<StoredRecord> = .mapping("account") { keys in
    let name = keys.required("name", .string)
    let others = values(&keys, [.emailaddress1, .telephone1])
    let isActive = keys.optional("status", status, default: true)
    let columns = keys.optional("attributes", .columns, default: [])
    return name.map { StoredRecord([.init(.name, $0)] + others, isActive: isActive, columns: columns) }
  }

  private static let contact: Reader<BelongingEntry> = .mapping("contact") { keys in
    let written = values(&keys, [.name, .fullname, .emailaddress1, .telephone1, .mobilephone])
    let isActive = keys.optional("status", status, default: true)
    let columns = keys.optional("attributes", .columns, default: [])
    let account = keys.optional("account", .located(.string))
    return BelongingEntry(
      record: StoredRecord(written, isActive: isActive, columns: columns), account: account, contact: nil)
  }

  private static let incident: Reader<BelongingEntry> = .mapping("case") { keys in
    let number = keys.required("ticketnumber", .string)
    let title = keys.optional("title", .string)
    let account = keys.optional("account", .located(.string))
    let contact = keys.optional("contact", .located(.string))
    let isActive = keys.optional("status", status, default: true)
    let columns = keys.optional("attributes", .columns, default: [])
    guard let number else { return nil }
    let record = StoredRecord(
      [.init(.ticketnumber, number)], title: title, isActive: isActive, columns: columns)
    return BelongingEntry(record: record, account: account, contact: contact)
  }

  private static func values(
    _ keys: inout MappingReader, _ attributes: [RecordAttribute]
  ) -> [StoredRecord.Value] {
    attributes.compactMap { attribute in
      keys.optional(attribute.rawValue, .string).map { StoredRecord.Value(attribute, $0) }
    }
  }

  /// Whether a record is active.
  private static let status: Reader<Bool> = .choice([
    ("active", true), ("Active", true), ("inactive", false), ("Inactive", false), ("resolved", false),
    ("Resolved", false),
  ])
}

extension OrganizationBuilder {
  mutating func records(_ entry: RecordsEntry) -> RecordBook {
    var book = RecordBook(accounts: entry.accounts)
    book.contacts = entry.contacts.map { belonging($0, in: book) }
    book.cases = entry.cases.map { belonging($0, in: book) }
    return book
  }

  private mutating func belonging(
    _ entry: RecordsEntry.BelongingEntry, in book: RecordBook
  ) -> StoredRecord {
    var record = entry.record
    record.account = entry.account.flatMap { find($0, in: book.names(of: .account)) }
    record.contact = entry.contact.flatMap { find($0, in: book.names(of: .contact)) }
    return record
  }
}

extension RecordBook {
  /// The records of a table by name and by e-mail address, cases by ticket number.
  public func names(of table: RecordTable) -> NameTable<RecordID> {
    let records = self[table].enumerated()
    let named = records.map { ($1.displayName, RecordID(table, $0)) }
    let addressed = records.compactMap { index, record in
      record[.emailaddress1].map { ($0, RecordID(table, index)) }
    }
    return NameTable(table == .incident ? "case" : table.rawValue, named + addressed)
  }
}
