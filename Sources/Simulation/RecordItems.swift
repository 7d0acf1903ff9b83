import Basis
import ContactCenter

// The customer and case of a conversation, as a bot is told of them (`domain.md` 3.2).

extension World {
  /// The id of a record in the product's tables; the same whenever it is asked for.
  public func recordID(_ id: RecordID) -> String {
    let table: UInt64 =
      switch id.table {
      case .account: 11
      case .contact: 12
      case .incident: 13
      }
    return chance.uuid(event: UInt64(UInt32(bitPattern: id.number)), index: table)
  }
}

extension Run {
  /// The context items of the records a conversation is linked to; none when it is linked to none.
  func recordItems(of conversation: ConversationID) -> [JSON.Member] {
    guard let links = state.center[conversation]?.links?.value else { return [] }
    let book = world.organization.records
    var items: [JSON.Member] = []
    if let customer = links.customer {
      items.append(item("msdyn_\(customer.table.rawValue)_msdyn_ocliveworkitem_Customer", customer))
      items.append(JSON.Member("msdyn_CustomerType", .string(customer.table.rawValue)))
      items.append(JSON.Member("msdyn_CustomerId", .string(world.recordID(customer))))
    }
    if let incident = links.incident {
      items.append(item("msdyn_incident_msdyn_ocliveworkitem", incident))
      items.append(JSON.Member("msdyn_CaseId", .string(world.recordID(incident))))
      items.append(JSON.Member("msdyn_CaseTitle", .string(book[incident]?.caseTitle ?? "")))
    }
    return items
  }

  private func item(_ name: String, _ id: RecordID) -> JSON.Member {
    let record = world.organization.records[id]
    let display = id.table == .incident ? record?.caseTitle : record?.displayName
    return JSON.Member(
      name,
      [["RecordId": .string(world.recordID(id)), "PrimaryDisplayValue": .string(display ?? "")]])
  }
}

extension StoredRecord {
  /// The title of a case; its number when it has none.
  fileprivate var caseTitle: String { title ?? displayName }
}
