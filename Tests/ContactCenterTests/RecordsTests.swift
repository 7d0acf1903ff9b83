import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Records")
struct RecordsTests {
  static let ana = RecordID(.contact, 0)
  static let book = RecordBook(
    accounts: [
      StoredRecord([
        .init(.name, "Alpine"), .init(.emailaddress1, "a@x.example"), .init(.telephone1, "900"),
      ])
    ],
    contacts: [
      StoredRecord([
        .init(.name, "Ana Ruiz"), .init(.emailaddress1, "ana@x.example"), .init(.telephone1, "1"),
        .init(.mobilephone, "71"),
      ]),
      StoredRecord([.init(.fullname, "Ben Ode"), .init(.telephone1, "2")]),
      StoredRecord([.init(.name, "Cleo Ode"), .init(.telephone1, "2")]),
      StoredRecord([.init(.name, "Gone"), .init(.telephone1, "3")], isActive: false),
      StoredRecord([
        .init(.name, "Dee"), .init(.fullname, "Dee Long"), .init(.telephone1, "5"), .init(.mobilephone, "75"),
      ]),
    ],
    cases: [
      StoredRecord([.init(.ticketnumber, "C-1")], contact: RecordID(.contact, 0)),
      StoredRecord([.init(.ticketnumber, "C-2")], isActive: false, contact: RecordID(.contact, 0)),
      StoredRecord([.init(.ticketnumber, "C-3")], contact: RecordID(.contact, 1)),
      StoredRecord([.init(.ticketnumber, "C-4")], account: RecordID(.account, 0)),
    ])

  /// A conversation that Mia has accepted, with these variables.
  static func accepted(_ variables: [ContextVariable], _ rules: RuleBook = RuleBook()) -> World {
    var organization = Organization.oneQueue()
    organization.records = book
    var world = World(organization, rules: rules)
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: variables))
    world.perform(.accept(1, by: 0))
    return world
  }

  private func found(_ variables: [ContextVariable], _ rules: RuleBook = RuleBook()) -> [String] {
    let world = Self.accepted(variables, rules)
    let links = world.state[1]?.links?.value
    return [links?.customer, links?.incident].map { $0.map(Self.book.name) ?? "-" }
  }

  @Test(
    "each variable is looked for in its column, in both tables",
    arguments: [
      ("Name", "Alpine", ["Alpine", "C-4"]), ("Email", "a@x.example", ["Alpine", "C-4"]),
      ("Phone", "900", ["Alpine", "C-4"]), ("Name", "Ana Ruiz", ["Ana Ruiz", "C-1"]),
      ("Email", "ana@x.example", ["Ana Ruiz", "C-1"]), ("Phone", "1", ["Ana Ruiz", "C-1"]),
      ("CaseNumber", "C-3", ["-", "C-3"]),
    ])
  func columns(name: String, value: String, expected: [String]) {
    #expect(found([ContextVariable(name, .string(value))]) == expected)
  }

  @Test("one record links, none and two link nothing")
  func single() {
    #expect(found([ContextVariable("Phone", "1")]) == ["Ana Ruiz", "C-1"])
    #expect(found([ContextVariable("Phone", "6")]) == ["-", "-"])
    #expect(found([ContextVariable("Phone", "2")]) == ["-", "-"])
    #expect(found([ContextVariable("Phone", "3")]) == ["-", "-"], "only active ones")
  }

  @Test("all variables must match")
  func conjunction() {
    #expect(
      found([ContextVariable("Phone", "2"), ContextVariable("Name", "Cleo Ode")]) == ["Cleo Ode", "-"])
    #expect(found([ContextVariable("Phone", "9"), ContextVariable("Name", "Ana Ruiz")]) == ["-", "-"])
  }

  @Test("a case of somebody else is not linked, nor is another one guessed")
  func foreignCase() {
    #expect(
      found([ContextVariable("Name", "Ana Ruiz"), ContextVariable("CaseNumber", "C-3")]) == ["Ana Ruiz", "-"])
    #expect(
      found(
        [ContextVariable("Name", "Ana Ruiz"), ContextVariable("CaseNumber", "C-3")],
        RuleBook(switches: ["records.case-of-customer": false])) == ["Ana Ruiz", "C-3"])
  }

  @Test("upper and lower case count in names of variables")
  func exactNames() { #expect(found([ContextVariable("name", "Ana Ruiz")]) == ["-", "-"]) }

  @Test("upper and lower case of values count only when the rule is switched off")
  func valueCase() {
    #expect(found([ContextVariable("Name", "ANA RUIZ")]) == ["Ana Ruiz", "C-1"])
    #expect(
      found([ContextVariable("Name", "ANA RUIZ")], RuleBook(switches: ["records.values-ignore-case": false]))
        == ["-", "-"])
  }

  @Test("from 2024 on a person is found by full name and mobile telephone")
  func rules2024() {
    let rules = RuleBook(switches: ["records.rules-2024": true])
    #expect(found([ContextVariable("Phone", "1")], rules) == ["-", "-"])
    #expect(found([ContextVariable("Phone", "71")], rules) == ["Ana Ruiz", "C-1"])
    #expect(found([ContextVariable("Phone", "71")]) == ["-", "-"])
    #expect(RuleBook(era: Era(year: 2024, month: 2)).holds(RoutingRules.records2024))
    #expect(!RuleBook().holds(RoutingRules.records2024))
  }

  @Test("a person's name is the column name, from 2024 on the full name (row 105)")
  func nameColumns() {
    let rules = RuleBook(switches: ["records.rules-2024": true])
    #expect(found([ContextVariable("Name", "Dee")]) == ["Dee", "-"])
    #expect(found([ContextVariable("Name", "Dee Long")]) == ["-", "-"])
    #expect(found([ContextVariable("Name", "Dee Long")], rules) == ["Dee", "-"])
    #expect(found([ContextVariable("Name", "Dee")], rules) == ["-", "-"])
  }

  @Test("a person's telephone is the business phone, from 2024 on the mobile one (row 107)")
  func telephoneColumns() {
    let rules = RuleBook(switches: ["records.rules-2024": true])
    #expect(found([ContextVariable("Phone", "5")]) == ["Dee", "-"])
    #expect(found([ContextVariable("Phone", "75")]) == ["-", "-"])
    #expect(found([ContextVariable("Phone", "75")], rules) == ["Dee", "-"])
    #expect(found([ContextVariable("Phone", "5")], rules) == ["-", "-"])
  }

  @Test(
    "a later page calls it Business Phone beside mobilephone: whichever is chosen finds the person (row 107)")
  func businessPhone() {
    let later = RuleBook(era: Era(year: 2024, month: 6))
    #expect(found([ContextVariable("Phone", "75")], later) == ["Dee", "-"])
    #expect(found([ContextVariable("Phone", "5")], later) == ["-", "-"])
    var business = later
    business.switches = ["records.business-phone": true]
    #expect(found([ContextVariable("Phone", "5")], business) == ["Dee", "-"])
    #expect(found([ContextVariable("Phone", "75")], business) == ["-", "-"])
    // The name is the full name all the same, and the search says which rules looked where.
    #expect(found([ContextVariable("Name", "Dee")], business) == ["-", "-"])
    let world = Self.accepted([ContextVariable("Phone", "5")], business)
    let search = world.state[1]?.identification?.value.searches.first { $0.table == .contact }
    expectNoDifference(
      search?.rules, ["records.rules-2024", "records.business-phone", "records.single-match"])
  }

  @Test(
    "a bot's variables find what the same ones of the customer's page find (row 101)",
    arguments: [
      [("Name", "Ana Ruiz"), ("Email", "ana@x.example"), ("Phone", "1"), ("CaseNumber", "C-1")],
      [("Name", "Ana Ruiz"), ("Email", "ana@x.example"), ("Phone", "1"), ("CaseNumber", "C-3")],
    ])
  func sameParameters(values: [(String, String)]) throws {
    let variables = values.map { ContextVariable($0, .string($1)) }
    let byBot = Self.accepted(variables)
    var organization = Organization.oneQueue()
    organization.records = Self.book
    var byPage = World(organization)
    byPage.perform(.start(0, context: variables))
    byPage.perform(.escalate(1, by: 0, variables: []))
    byPage.perform(.accept(1, by: 0))
    let found = try #require(byPage.state[1]?.identification?.value)
    expectNoDifference(byBot.state[1]?.identification?.value, found)
    #expect(found.customer == Self.ana)
    #expect(Set(found.searches.flatMap { $0.conditions.map(\.variable) }) == Set(values.map(\.0)))
  }

  @Test("nothing is looked for before acceptance")
  func onAcceptance() {
    var organization = Organization.oneQueue()
    organization.records = Self.book
    var world = World(organization)
    world.perform(.start(0, context: [ContextVariable("Name", "Ana Ruiz")]))
    world.perform(.escalate(1, by: 0, variables: []))
    #expect(world.state[1]?.links == nil)
    #expect(
      world.perform(.accept(1, by: 0)) == [
        "accepted by Mia Novak", "records: Ana Ruiz, C-1", "Mia Novak is Busy",
      ])
  }

  @Test("the bot that ends a conversation has it linked, also by a transfer that closes")
  func botEnds() {
    var organization = Organization.oneQueue()
    organization.records = Self.book
    var world = World(organization)
    world.perform(.start(0, context: [ContextVariable("Name", "Ana Ruiz")]))
    #expect(
      world.perform(.endByBot(1, by: 0)) == [
        "Bot A left: BotEndConversation", "records: Ana Ruiz, C-1", "closed: ConversationEndedByBot",
      ])
    world.perform(.start(0, context: []))
    let variables = [
      ContextVariable("Phone", "900"), ContextVariable("CloseOmnichannelConversation", .bool(true)),
    ]
    #expect(world.perform(.escalate(2, by: 0, variables: variables)).contains("records: Alpine, C-4"))
  }

  @Test("what a person links by hand stays")
  func byHand() {
    var world = Self.accepted([ContextVariable("Name", "Ana Ruiz")])
    world.perform(.link(1, by: 0, .incident(RecordID(.incident, 2))))
    world.perform(.link(1, by: 0, .customer(nil)))
    #expect(
      world.state[1]?.links?.value == RecordLinks(incident: RecordID(.incident, 2), isByHand: true))
    world.perform(.closeSession(1, by: 0))
    let again = world.perform(.accept(1, by: 0))
    #expect(!again.contains { $0.hasPrefix("records:") })
    #expect(world.folded == world.state)
  }

  @Test("only whoever has the conversation links, and only what there is")
  func refused() {
    var world = Self.accepted([])
    #expect(
      world.perform(.link(1, by: 0, .incident(RecordID(.incident, 99)))) == [
        "rejected request.names-what-exists: There is no incident-99"
      ])
    world.perform(.end(1, by: 0))
    world.perform(.closeSession(1, by: 0))
    #expect(
      world.perform(.link(1, by: 0, .customer(Self.ana))) == [
        "rejected conversation.closed-is-final: conv-1 is closed"
      ])
  }

  @Test("what was looked for is told with its rules")
  func explanation() {
    let world = Self.accepted([ContextVariable("Name", "Ana Ruiz"), ContextVariable("CaseNumber", "C-3")])
    let name = RecordSearch.Condition("Name", .name, "Ana Ruiz")
    expectNoDifference(
      world.state[1]?.identification?.value,
      Identification(
        occasion: .accepted(0),
        searches: [
          RecordSearch(.account, [name], found: 0, rules: ["records.attributes", "records.single-match"]),
          RecordSearch(
            .contact, [name], found: 1, match: Self.ana,
            rules: ["records.attributes", "records.single-match"]),
          RecordSearch(
            .incident, [.init("CaseNumber", .ticketnumber, "C-3")], found: 0,
            rules: ["records.case-of-customer", "records.single-match"]),
        ], customer: Self.ana))
  }
}
