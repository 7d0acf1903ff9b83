import Basis
import ContactCenter
import Simulation

/// The customer summary of a representative who accepted: who the customer is and which case it is about.
public struct CustomerSummary: Equatable, Sendable {
  /// A row: `Contact`, `Ana Ruiz`, and what else is known of it.
  public struct Row: Equatable, Sendable {
    /// What it is.
    public var label: String
    /// The name or number; nil when nothing is linked.
    public var name: String?
    /// What else is known, in a few words; why nothing is linked.
    public var more: String

    /// Makes a row.
    public init(label: String, name: String?, more: String) {
      self.label = label
      self.name = name
      self.more = more
    }
  }

  /// The customer, then the case, then what the customer answered before the conversation.
  public var rows: [Row]
}

extension Run {
  /// The customer summary of a conversation; nil where nobody has looked for records and there was no survey. Whoever
  /// shows it does so after acceptance only.
  public func customerSummary(of conversation: ConversationID) -> CustomerSummary? {
    guard let center = state.center[conversation] else { return nil }
    let survey = preChatAnswers(of: conversation).map { question, answer in
      CustomerSummary.Row(label: "Pre-chat", name: "\(question.name): \(answer)", more: "")
    }
    guard let links = center.links?.value else {
      return survey.isEmpty ? nil : CustomerSummary(rows: survey)
    }
    let found = center.identification?.value
    return CustomerSummary(
      rows: [
        row(links.customer, missing: "Customer", found?[.contact], found?[.account], byHand: links.isByHand),
        row(links.incident, missing: "Case", found?[.incident], nil, byHand: links.isByHand),
      ] + survey)
  }

  private func row(
    _ id: RecordID?, missing: String, _ search: RecordSearch?, _ other: RecordSearch?, byHand: Bool
  ) -> CustomerSummary.Row {
    guard let id, let record = world.organization.records[id] else {
      let several = search?.found == 2 || other?.found == 2
      let asked = search?.found != nil || other?.found != nil
      let why =
        byHand
        ? "unlinked by hand" : several ? "several match" : asked ? "none matches" : "not looked for"
      return CustomerSummary.Row(label: missing, name: nil, more: why)
    }
    let label =
      switch id.table {
      case .account: "Account"
      case .contact: "Contact"
      case .incident: "Case"
      }
    let more = [record.title, record[.emailaddress1], record[.mobilephone] ?? record[.telephone1]]
    return CustomerSummary.Row(
      label: label, name: record.displayName, more: more.compactMap(\.self).joined(separator: ", "))
  }
}
