import Basis

/// What a condition asks of a record, as it is written: `Contact.Tier`, or one level further `Case.Account.Industry`
/// (CE configure-work-classification: two levels of related records).
public struct RecordPath: Sendable, Hashable {
  /// A step from one record to another.
  public enum Step: String, Sendable, CaseIterable {
    /// Whoever the conversation or the case is for, a person before a company.
    case customer = "Customer"
    /// The person.
    case contact = "Contact"
    /// The company; of a person, the one they belong to.
    case account = "Account"
    /// The case.
    case incident = "Case"
  }

  /// The way to the record, one or two steps.
  public var steps: [Step]
  /// The column.
  public var column: String

  /// Reads a path; nil for the name of a context variable.
  public init?(_ text: String) {
    // Most names have no point and are looked at no further.
    guard text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let column = parts.last, !column.isEmpty else { return nil }
    steps = parts.dropLast().compactMap { Step(rawValue: String($0)) }
    guard steps.count == parts.count - 1, Self.leads(steps) else { return nil }
    self.column = String(column)
  }

  private static func leads(_ steps: [Step]) -> Bool {
    guard steps.count == 2 else { return true }
    switch steps[0] {
    case .incident: return steps[1] != .incident
    case .contact, .customer: return steps[1] == .account
    case .account: return false
    }
  }
}

extension StoredRecord {
  /// What is in a column of any name; nil for none.
  public subscript(column name: String) -> String? {
    if let own = columns.first(where: { $0.name == name }) { return own.text }
    if name == "title" { return title }
    return RecordAttribute(rawValue: name).flatMap { self[$0] }
  }
}

/// The records that conditions ask about.
struct RelatedRecords {
  let book: RecordBook
  let customer: RecordID?
  let incident: RecordID?

  /// What a path leads to; nil for nothing.
  func value(_ path: RecordPath) -> JSON? {
    guard var record = path.steps.first.flatMap(first) else { return nil }
    for step in path.steps.dropFirst() {
      guard let next = Self.next(step, after: record).flatMap({ book[$0] }) else { return nil }
      record = next
    }
    return record[column: path.column].map(JSON.string)
  }

  private func first(_ step: RecordPath.Step) -> StoredRecord? {
    switch step {
    case .customer: customer.flatMap { book[$0] }
    case .contact: customer.flatMap { $0.table == .contact ? book[$0] : nil }
    case .account:
      customer.flatMap { $0.table == .account ? book[$0] : book[$0]?.account.flatMap { book[$0] } }
    case .incident: incident.flatMap { book[$0] }
    }
  }

  private static func next(_ step: RecordPath.Step, after record: StoredRecord) -> RecordID? {
    switch step {
    case .account: record.account
    case .contact: record.contact
    case .customer: record.contact ?? record.account
    case .incident: nil
    }
  }
}

extension RecordBook {
  /// What conditions about a conversation can ask; nil when there are no records.
  ///
  /// - Parameter rules: those that say whether records are looked for that are not linked yet.
  func related(to conversation: CenterConversation, _ rules: RuleBook) -> RelatedRecords? {
    guard !isEmpty else { return nil }
    if let links = conversation.links?.value {
      return RelatedRecords(book: self, customer: links.customer, incident: links.incident)
    }
    guard rules.holds(RoutingRules.findsRecords) else { return nil }
    let found = RecordMatching(book: self, rules: rules, variables: conversation.context).found
    return RelatedRecords(book: self, customer: found.customer, incident: found.incident)
  }
}

extension RuleConditions {
  /// Whether one of them asks about a record.
  var askRecords: Bool { comparisons.contains { RecordPath($0.variable) != nil } }
}

extension RecordBook {
  /// The columns that a record at the end of a path may have: the product's, and the organization's own.
  public func columns(at path: RecordPath) -> [String] {
    let records: [StoredRecord]
    let own: [RecordAttribute]
    switch path.steps.last {
    case .incident?: (records, own) = (cases, [.ticketnumber])
    case .account?: (records, own) = (accounts, [.name, .emailaddress1, .telephone1])
    case .contact?: (records, own) = (contacts, [.fullname, .emailaddress1, .telephone1, .mobilephone])
    default: (records, own) = (contacts + accounts, [.name, .fullname, .emailaddress1, .telephone1])
    }
    let written = records.flatMap(\.columns).map(\.name)
    let title = path.steps.last == .incident ? ["title"] : []
    return own.map(\.rawValue) + title + Set(written).sorted()
  }
}
