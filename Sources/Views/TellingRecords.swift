import Basis
import ContactCenter
import Simulation

// Facts of records that were looked for and linked.

extension Telling {
  func identified(_ found: Identification) -> Happening {
    let rules = found.searches.flatMap(\.rules).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return fact(
      .identified,
      [
        JSON.Member("customer", record(found.customer)), JSON.Member("case", record(found.incident)),
        JSON.Member("accounts", .string(count(found[.account]))),
        JSON.Member("contacts", .string(count(found[.contact]))),
        JSON.Member("cases", .string(count(found[.incident]))),
        JSON.Member("when", .string(found.occasion.word)),
        JSON.Member("rules", .array(rules.map(JSON.string))),
      ])
  }

  func linked(_ link: RecordLink, by person: RepresentativeID) -> Happening {
    let what: String =
      switch link {
      case .customer(let id): id?.table.rawValue ?? "customer"
      case .incident: "case"
      }
    return fact(
      .linked,
      [
        JSON.Member("to", record(link.record)), JSON.Member("what", .string(what)),
        JSON.Member("by", .string(name(.representative(person)))),
      ])
  }

  private func record(_ id: RecordID?) -> JSON {
    id.map { .string(world.organization.records.name(of: $0)) } ?? .null
  }

  private func count(_ search: RecordSearch?) -> String {
    switch search?.found {
    case nil: "not asked"
    case 0: "none"
    case 1: "one"
    default: "several"
    }
  }
}

extension Identification.Occasion {
  /// When it was done, in a word.
  var word: String {
    switch self {
    case .accepted: "accepted"
    case .botEnded: "bot-ended"
    }
  }
}
