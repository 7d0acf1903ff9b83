import PowerFx
import Testing

@testable import CopilotStudio

private let sizes = ClosedList(
  optionSet: "bot.entity.Size",
  items: [
    .init(id: "s1", displayName: "Small", synonyms: ["little", "S"]), .init(id: "m1", displayName: "Medium"),
    .init(id: "x9", displayName: "Extra large", synonyms: ["XL"]),
    .init(id: "l1", displayName: "Large", synonyms: ["big one"]),
  ])

private func size(_ reply: String, _ list: ClosedList = sizes) -> String? {
  guard case .option(let option)? = recognizer().recognize(reply, as: .closedList(list)) else { return nil }
  return option.displayName
}

struct ClosedListTests {
  @Test(
    "a choice is found by name, synonym, id, number and inside a sentence",
    arguments: [
      ("small", "Small"), ("LITTLE!", "Small"), ("s", "Small"), ("m1", "Medium"), ("2", "Medium"),
      ("option 4", "Large"), ("the large one please", "Large"),
      ("an extra large shirt", "Extra large"), ("the big one", "Large"), ("xl", "Extra large"),
    ])
  func found(reply: String, expected: String) {
    #expect(size(reply) == expected)
  }

  @Test(
    "nothing of the list", arguments: ["", "?", "0", "5", "99999999999999999999", "huge", "sml", "enlarge"])
  func none(reply: String) {
    #expect(size(reply) == nil)
  }

  @Test("a misspelled name counts only when the list allows it") func misspelled() {
    #expect(size("mediun") == "Medium")
    #expect(size("the mdeium shirt") == "Medium")
    let strict = ClosedList(optionSet: sizes.optionSet, items: sizes.items, toleratesMisspelling: false)
    #expect(size("mediun", strict) == nil)
    #expect(size("medium", strict) == "Medium")
  }

  @Test("the value is the option that expressions compare") func value() {
    #expect(
      recognizer().recognize("Small", as: .closedList(sizes))
        == .option(Option(optionSet: "bot.entity.Size", id: "s1", displayName: "Small")))
    #expect(Entity.closedList(sizes).choices(locale: "en") == ["Small", "Medium", "Extra large", "Large"])
  }

  @Test("a choice named by a number goes before the number of a choice") func numericName() {
    let list = ClosedList(
      optionSet: "n", items: [.init(id: "a", displayName: "2"), .init(id: "b", displayName: "1")])
    #expect(size("1", list) == "1")
  }

  @Test("an empty list recognises nothing") func empty() {
    #expect(size("x", ClosedList(optionSet: "", items: [])) == nil)
    #expect(size("x", ClosedList(optionSet: "", items: [.init(id: "", displayName: "+")])) == nil)
  }
}

struct DynamicClosedListTests {
  @Test("the answer is the row as it stands in the table") func rows() {
    let first: Record = ["TopicId": .text("t1"), "DisplayName": .text("Store hours"), "Score": .int(1)]
    let none: Record = ["TopicId": .text("NoTopic"), "DisplayName": .text("None of these")]
    let entity = Entity.dynamicClosedList(Table([.record(first), .blank, .record(none)]))
    #expect(recognizer().recognize("none of these", as: entity) == .record(none))
    #expect(recognizer().recognize("2", as: entity) == .record(none))
    #expect(recognizer().recognize("hours", as: entity) == nil)
    #expect(recognizer().recognize("store hour", as: entity) == .record(first))
    #expect(entity.choices(locale: "en") == ["Store hours", "None of these"])
  }

  @Test("a table of texts and one of a single column") func texts() {
    #expect(
      recognizer().recognize("b", as: .dynamicClosedList(Table([.text("A"), .text("B")]))) == .text("B"))
    let table = Table(values: [.text("A"), .text("B")])
    #expect(recognizer().recognize("b", as: .dynamicClosedList(table)) == .record(["Value": .text("B")]))
    #expect(recognizer().recognize("b", as: .dynamicClosedList(Table())) == nil)
  }
}

struct EntityTests {
  @Test("every reference of the schema is known by its name, in full and short") func kinds() {
    #expect(EntityKind.allCases.count == 36)
    for kind in EntityKind.allCases { #expect(EntityKind(reference: kind.rawValue) == kind) }
    #expect(EntityKind(reference: "Boolean") == .boolean)
    #expect(EntityKind(reference: "ClosedList") == .closedList)
    #expect(EntityKind(reference: "boolean") == nil)
    #expect(EntityKind(reference: "") == nil)
    #expect(EntityKind.allCases.filter(\.isPrebuilt).count == 30)
  }

  @Test(
    "a text entity takes the whole reply, a pattern the part that fits, one of several the first that does")
  func others() {
    #expect(recognized("  as is\n", .string) == .text("  as is\n"))
    #expect(recognized("", .string) == nil)
    let pattern = TextPattern(source: "b+") { $0.contains("bb") ? "bb" : nil }
    #expect(recognizer().recognize("abbc", as: .pattern(pattern)) == .text("bb"))
    #expect(
      recognizer().recognize("7 bb", as: .oneOf([.pattern(pattern), .prebuilt(.number)])) == .text("bb"))
    #expect(recognizer().recognize("7 b", as: .oneOf([.pattern(pattern), .prebuilt(.number)])) == .int(7))
  }
}
