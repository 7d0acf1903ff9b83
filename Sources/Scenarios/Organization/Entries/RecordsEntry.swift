import Basis
import ContactCenter
import SourceYAML

/// `records:` as it is written: a case's company and person are names yet.
struct RecordsEntry: Sendable {
  var accounts: [StoredRecord] = []
  var contacts: [StoredRecord] = []
  var cases: [CaseEntry] = []

  struct CaseEntry: Sendable {
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
    return name.map { StoredRecord([.init(.name, $0)] + others, isActive: isActive) }
  }

  private static let contact: Reader<StoredRecord> = .mapping("contact") { keys in
    let written = values(&keys, [.name, .fullname, .emailaddress1, .telephone1, .mobilephone])
    let isActive = keys.optional("status", status, default: true)
    return StoredRecord(written, isActive: isActive)
  }

  private static let incident: Reader<CaseEntry> = .mapping("case") { keys in
    let number = keys.required("ticketnumber", .string)
    let title = keys.optional("title", .string)
    let account = keys.optional("account", .located(.string))
    let contact = keys.optional("contact", .located(.string))
    let isActive = keys.optional("status", status, default: true)
    guard let number else { return nil }
    let record = StoredRecord([.init(.ticketnumber, number)], title: title, isActive: isActive)
    return CaseEntry(record: record, account: account, contact: contact)
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
    var book = RecordBook(accounts: entry.accounts, contacts: entry.contacts)
    let accounts = book.names(of: .account)
    let contacts = book.names(of: .contact)
    book.cases = entry.cases.map { entry in
      var record = entry.record
      record.account = entry.account.flatMap { find($0, in: accounts) }
      record.contact = entry.contact.flatMap { find($0, in: contacts) }
      return record
    }
    return book
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
