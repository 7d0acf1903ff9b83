import Basis
import ContactCenter
import Simulation

extension Run {
  /// What was looked for in the records, and what each table had: lines for a person, oldest first.
  public func identificationLines() -> [String] {
    (0..<log.count).flatMap { number -> [String] in
      guard case .center(.recordsIdentified(let id, let found)) = log[number].event else { return [] }
      return lines(found.value, in: id, at: log[number].at)
    }
  }

  private func lines(_ found: Identification, in id: ConversationID, at time: VirtualTime) -> [String] {
    let organization = world.organization
    let why: String =
      switch found.occasion {
      case .accepted(let person): "\(organization.name(of: .representative(person))) accepted"
      case .botEnded(let bot): "\(organization.name(of: .bot(bot))) ended it"
      }
    let customer = found.customer.map(organization.records.name) ?? "nobody"
    let incident = found.incident.map(organization.records.name) ?? "no case"
    return ["\(world.zone.clock(time)) \(id): records, because \(why): \(customer), \(incident)"]
      + found.searches.map(line)
  }

  private func line(_ search: RecordSearch) -> String {
    let asked = search.conditions.map { "\($0.attribute.rawValue) = \"\($0.value)\" (\($0.variable))" }
    let wanted = asked.isEmpty ? "" : " with \(asked.joined(separator: " and "))"
    let book = world.organization.records
    let result: String =
      switch (search.found, search.match) {
      case (nil, _): "not looked for"
      case (_, let match?): "one, \(book.name(of: match))"
      case (0, _): "none"
      default: "several, so none is linked"
      }
    return "  \(search.table.rawValue)\(wanted): \(result) "
      + search.rules.map { "[\($0)]" }.joined(separator: " ")
  }
}
