import Basis

/// Finds the customer and the case of a conversation by its context variables (`domain.md` 5).
struct RecordMatching {
  let book: RecordBook
  let rules: RuleBook
  let variables: [ContextVariable]

  /// The names of the variables that say who a customer is; upper and lower case count.
  static let customerVariables = ["Name", "Email", "Phone"]
  /// The name of the variable that says which case it is about.
  static let caseVariable = "CaseNumber"

  /// What the variables lead to.
  func identify(_ occasion: Identification.Occasion) -> Identification {
    let account = search(.account)
    let contact = search(.contact)
    var result = Identification(occasion: occasion, searches: [account, contact])
    result.customer = contact.match ?? account.match
    let incident = searchCase(of: result.customer)
    result.searches.append(incident)
    result.incident = incident.match
    return result
  }

  /// What would be linked, for conditions that ask before anything is.
  var found: RecordLinks {
    let customer = search(.contact).match ?? search(.account).match
    return RecordLinks(customer: customer, incident: searchCase(of: customer).match)
  }

  // MARK: Customers

  private func search(_ table: RecordTable) -> RecordSearch {
    let conditions = conditions(table)
    guard !conditions.isEmpty else {
      return RecordSearch(table, [], found: nil, rules: [RoutingRules.recordsNeedVariables.id])
    }
    let matches = matches(table) { fits($0, conditions) }
    return result(table, conditions, matches, because: tableRules(table))
  }

  /// A company is looked for in the same columns ever since; of a person name and telephone moved.
  private func conditions(_ table: RecordTable) -> [RecordSearch.Condition] {
    let isNew = table == .contact && rules.holds(RoutingRules.records2024)
    let attributes: [RecordAttribute] = [
      isNew ? .fullname : .name, .emailaddress1,
      isNew && !rules.holds(RoutingRules.recordBusinessPhone) ? .mobilephone : .telephone1,
    ]
    return zip(Self.customerVariables, attributes).compactMap { condition($0, $1) }
  }

  private func condition(_ variable: String, _ attribute: RecordAttribute) -> RecordSearch.Condition? {
    guard let value = variables.last(where: { $0.name == variable })?.value.contextText, !value.isEmpty,
      value != JSON.null.text
    else { return nil }
    return RecordSearch.Condition(variable, attribute, value)
  }

  private func tableRules(_ table: RecordTable) -> [String] {
    guard rules.holds(RoutingRules.records2024) else { return [RoutingRules.recordAttributes.id] }
    let isBusiness = table == .contact && rules.holds(RoutingRules.recordBusinessPhone)
    return [RoutingRules.records2024.id] + (isBusiness ? [RoutingRules.recordBusinessPhone.id] : [])
  }

  // MARK: Cases

  private func searchCase(of customer: RecordID?) -> RecordSearch {
    if let condition = condition(Self.caseVariable, .ticketnumber) { return searchCase(condition) }
    guard let customer, rules.holds(RoutingRules.onlyActiveCase) else {
      return RecordSearch(.incident, [], found: nil, rules: [RoutingRules.recordsNeedVariables.id])
    }
    let matches = matches(.incident) { $0.contact == customer || $0.account == customer }
    return result(.incident, [], matches, because: [RoutingRules.onlyActiveCase.id])
  }

  /// The case of a number, if its company or its person is who the other variables say.
  private func searchCase(_ number: RecordSearch.Condition) -> RecordSearch {
    let account = conditions(.account)
    let contact = conditions(.contact)
    let isChecked = rules.holds(RoutingRules.caseOfCustomer) && !(account.isEmpty && contact.isEmpty)
    let named = matches(.incident) { fits($0, [number]) }
    let matches =
      isChecked
      ? matches(.incident) { record in
        fits(record, [number])
          && (fits(record.account, account) || fits(record.contact, contact))
      } : named
    let isForeign = matches.isEmpty && !named.isEmpty
    return result(
      .incident, [number], matches,
      because: isForeign ? [RoutingRules.caseOfCustomer.id] : [RoutingRules.recordAttributes.id])
  }

  // MARK: One record

  private func result(
    _ table: RecordTable, _ conditions: [RecordSearch.Condition], _ matches: [RecordID],
    because rules: [String]
  ) -> RecordSearch {
    RecordSearch(
      table, conditions, found: min(2, matches.count), match: matches.count == 1 ? matches[0] : nil,
      rules: rules + [RoutingRules.singleMatch.id])
  }

  /// The first two active records that fit: more are not needed to know that it is not one.
  private func matches(_ table: RecordTable, _ fits: (StoredRecord) -> Bool) -> [RecordID] {
    var found: [RecordID] = []
    for (index, record) in book[table].enumerated() where record.isActive && fits(record) {
      found.append(RecordID(table, index))
      if found.count == 2 { break }
    }
    return found
  }

  private func fits(_ id: RecordID?, _ conditions: [RecordSearch.Condition]) -> Bool {
    guard let record = id.flatMap({ book[$0] }) else { return false }
    return fits(record, conditions)
  }

  private func fits(_ record: StoredRecord, _ conditions: [RecordSearch.Condition]) -> Bool {
    let ignoresCase = rules.holds(RoutingRules.recordValuesIgnoreCase)
    return conditions.allSatisfy { condition in
      guard let value = record[condition.attribute] else { return false }
      return value == condition.value || ignoresCase && value.lowercased() == condition.value.lowercased()
    }
  }
}
