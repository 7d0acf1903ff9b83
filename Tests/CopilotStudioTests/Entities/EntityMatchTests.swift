import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

private func words(_ reply: String, _ entity: Entity, _ locale: String = "en-US") -> String? {
  recognizer(locale).match(reply, as: entity).map { String(reply[$0.range]) }
}

@Suite("The words of an entity")
struct EntityMatchTests {
  private static let sizes = ClosedList(
    optionSet: "s",
    items: [
      .init(id: "1", displayName: "Small"), .init(id: "2", displayName: "Extra large", synonyms: ["XL"]),
    ])

  @Test(
    "a reply of ASCII is parted into words like any other",
    arguments: [
      "", " ", "'", "...", "yes", "  It's  $5, OK?\r\n", "don't-know '' a'", "'quoted' words, 'tis",
      "a_b\tc\u{0}d", "x.",
    ])
  func ascii(reply: String) {
    let plain = Words(reply)
    // Behind a letter that is not ASCII the same text is read the other way.
    let foreign = Words("\u{E9} " + reply)
    #expect(plain.all == Array(foreign.all.dropFirst()))
    #expect(plain.text == plain.all.joined(separator: " "))
    let other = "\u{E9} " + reply
    #expect(
      plain.all.indices.map { plain.written($0..<($0 + 1)).map { String(reply[$0]) } }
        == foreign.all.indices.dropFirst().map { foreign.written($0..<($0 + 1)).map { String(other[$0]) } })
  }

  @Test("each family says which words it stands on")
  func spans() {
    let pattern = TextPattern(source: "INC[0-9]+") { $0.contains("INC42") ? "INC42" : nil }
    let found = [
      words("I'd like 3 of them", .prebuilt(.number)),
      words("for about $2 million, no more", .prebuilt(.money)),
      words("in twenty-five days", .prebuilt(.number)), words("well, yes please!", .prebuilt(.boolean)),
      words("an extra-large shirt", .closedList(Self.sizes)), words("ticket INC42 again", .pattern(pattern)),
      words("let us meet tomorrow at half past two, ok?", .prebuilt(.dateTime)),
      words("an hour and a half, maybe", .prebuilt(.duration)),
      words("from the U.S.A. and you", .prebuilt(.countryOrRegion)),
      words("hi, my name is  Ana  Ruiz.", .prebuilt(.personName)),
      words("the twenty-first one", .prebuilt(.ordinal)),
      words("I am 35 years old", .prebuilt(.age)),
    ]
    expectNoDifference(
      found,
      [
        "3", "$2 million", "twenty-five", "yes please", "extra-large", "INC42", "tomorrow at half past two",
        "an hour and a half", "U.S.A", "Ana  Ruiz", "twenty-first", "35 years",
      ])
  }

  @Test("every value of a reply is found, in order and at most so many")
  func several() {
    func all(_ reply: String, _ entity: Entity) -> [String] {
      recognizer().matches(reply, as: entity, limit: 5).map { $0.value.display }
    }
    expectNoDifference(all("2 adults, 3 children and 1 dog", .prebuilt(.number)), ["2", "3", "1"])
    expectNoDifference(all("1 2 3 4 5 6 7", .prebuilt(.number)), ["1", "2", "3", "4", "5"])
    expectNoDifference(
      all("xl and small, then XL", .closedList(Self.sizes)), ["Extra large", "Small", "Extra large"])
    expectNoDifference(all("red, dark blue or green", .prebuilt(.color)), ["Red", "Dark blue", "Green"])
    expectNoDifference(all("a@b.cz, c@d.cz", .prebuilt(.email)), ["a@b.cz", "c@d.cz"])
    expectNoDifference(all("nothing", .prebuilt(.number)), [])
  }

  @Test("rows of a dynamic list have synonyms")
  func synonyms() {
    let row: Record = [
      "DisplayName": .text("Redmond"),
      "Synonyms": .table(Table(values: [.text("Seattle"), .text("Bellevue")])),
    ]
    let entity = Entity.dynamicClosedList(Table([.record(["DisplayName": .text("Prague")]), .record(row)]))
    expectNoDifference(recognizer().recognize("near bellevue", as: entity), .record(row))
  }

  @Test("a misspelled choice is less sure than a spelled one")
  func confidence() {
    let spelled = recognizer().match("small", as: .closedList(Self.sizes))?.confidence
    let misspelled = recognizer().match("smalll", as: .closedList(Self.sizes))?.confidence
    expectNoDifference(spelled, Decimal(1))
    expectNoDifference(misspelled, Decimal("0.8"))
  }

  @Test("a date without a year is the next one, or the last one where the entity prefers it")
  func preference() {
    var past = recognizer()
    past.dates = .past
    for (reply, next, last) in [
      ("March 3", day(2026, 3, 3), day(2025, 3, 3)), ("friday", day(2026, 1, 9), day(2026, 1, 2)),
      ("the 20th", day(2026, 1, 20), day(2025, 12, 20)),
    ] {
      expectNoDifference(recognizer().recognize(reply, as: .prebuilt(.date)), next)
      expectNoDifference(past.recognize(reply, as: .prebuilt(.date)), last)
    }
  }
}

@Suite("Values in passing")
struct MentionTests {
  private func mention(_ text: String, _ kind: EntityKind) -> String? {
    recognizer().mention(in: text, of: .prebuilt(kind)).map {
      "\(LabelledReplies.written($0.value)) <\(text[$0.range])>"
    }
  }

  @Test("only what tells itself apart is taken from words that were no reply")
  func sure() {
    let text = "I'd like to buy 3 large blue t-shirts under $100 by Friday"
    expectNoDifference(mention(text, .number), "3 <3>")
    expectNoDifference(mention(text, .money), "100 <$100>")
    expectNoDifference(mention(text, .color), "Blue <blue>")
    expectNoDifference(mention(text, .date), "2026-01-09 <Friday>")
    expectNoDifference(mention("my name is Ana Ruiz", .personName), "Ana Ruiz <Ana Ruiz>")
    expectNoDifference(mention("call me on 4255550100", .phoneNumber), "4255550100 <4255550100>")
    expectNoDifference(mention("my zip code is 98052", .zipCode), "98052 <98052>")
  }

  @Test("a free name, a yes or no, and numbers of something else are not")
  func unsure() {
    for (text, kind) in [
      ("boots under $100", EntityKind.number), ("about 2.5 kg", .number), ("order INC123", .number),
      ("on 5/7", .number), ("this one", .number), ("in 3 days", .number), ("3 shirts", .money),
      ("I want 3", .age),
      ("no, something else", .boolean), ("Ana", .personName), ("I live in Seattle", .city),
      ("hello", .string),
      ("order 12345678", .phoneNumber), ("order 98052", .zipCode), ("do it now", .dateTime),
      ("first of all", .ordinal),
    ] {
      expectNoDifference(mention(text, kind), nil, "\(text)")
    }
  }
}
