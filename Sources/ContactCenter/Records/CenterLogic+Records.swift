import Basis

extension CenterLogic {
  /// The context variables that customers and cases are found by; upper and lower case count.
  public static let recordVariables = RecordMatching.customerVariables + [RecordMatching.caseVariable]

  /// The identification of a conversation that somebody takes or ends; nothing in an organization without records,
  /// and nothing once a representative has linked by hand.
  ///
  /// - Parameter context: the conversation's variables by then.
  func identification(
    _ conversation: CenterConversation, _ context: [ContextVariable], _ occasion: Identification.Occasion
  ) -> [CenterEvent] {
    guard !organization.records.isEmpty, conversation.links?.value.isByHand != true else { return [] }
    if case .botEnded = occasion, !rules.holds(RoutingRules.identifiedWhenBotEnds) { return [] }
    let matching = RecordMatching(book: organization.records, rules: rules, variables: context)
    return [.recordsIdentified(conversation.id, Boxed(matching.identify(occasion)))]
  }

  /// Links or unlinks by hand.
  func link(
    _ id: ConversationID, _ person: RepresentativeID, _ link: RecordLink, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    _ = try owned(id, by: .representative(person), state, in: [.active, .wrapUp])
    if let record = link.record, organization.records[record] == nil {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(record)")
    }
    return [.recordLinked(id, person, Boxed(link))]
  }
}

extension CenterConversation {
  /// Its links after an identification: what was not found now stays as it was.
  mutating func take(_ found: Boxed<Identification>) {
    identification = found
    var now = links?.value ?? RecordLinks()
    now.customer = found.value.customer ?? now.customer
    now.incident = found.value.incident ?? now.incident
    links = Boxed(now)
  }

  /// Its links after a representative chose.
  mutating func take(_ link: RecordLink) {
    var now = links?.value ?? RecordLinks()
    now.isByHand = true
    switch link {
    case .customer(let record): now.customer = record
    case .incident(let record): now.incident = record
    }
    links = Boxed(now)
  }
}
