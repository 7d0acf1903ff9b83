import Basis
import Cards
import CustomDump
import Testing

/// A card under the keyboard.
@Suite struct FormTests {
  static let visit = """
    {"type": "Input.Text", "id": "name", "label": "Name", "isRequired": true, "errorMessage": "Who are you?"},
    {"type": "Input.Number", "id": "people", "label": "People", "min": 1, "max": 4},
    {"type": "Input.Date", "id": "day", "min": "2026-01-06", "max": "2026-03-31"},
    {"type": "Input.Time", "id": "hour", "min": "08:00", "max": "17:30"},
    {"type": "Input.Toggle", "id": "call", "title": "Call me", "valueOn": "yes", "valueOff": "no"},
    {"type": "Input.ChoiceSet", "id": "part", "choices": [{"title": "Early", "value": "e"}, {"title": "Late", "value": "l"}]},
    {"type": "Input.ChoiceSet", "id": "what", "isMultiSelect": true, "value": "b", "choices": [{"title": "A", "value": "a"}, {"title": "B", "value": "b"}, {"title": "C", "value": "c"}]}
    """
  static let send =
    #"{"type": "Action.Submit", "title": "Send", "id": "send", "data": {"kind": "visit", "call": "?"}}"#

  @Test("the keyboard goes round the controls in the order in which they are drawn")
  func order() throws {
    var card = try form(body: Self.visit, actions: Self.send)
    var seen: [CardControl] = []
    repeat {
      card.focusNext()
      seen.append(try #require(card.focus))
      let pieces = card.lines(width: 40).enumerated().filter {
        $0.element.pieces.contains { $0.attributes.contains(.focused) }
      }
      #expect(pieces.count == 1)
    } while seen.count < card.controls.count
    expectNoDifference(
      seen,
      [
        .field(0), .field(1), .field(2), .field(3), .toggle(4), .choice(5, 0), .choice(5, 1), .choice(6, 0),
        .choice(6, 1), .choice(6, 2), .button(7),
      ])
    card.focusNext()
    #expect(card.focus == .field(0))
    card.focusPrevious()
    #expect(card.focus == .button(7))
  }

  @Test("what is filled in goes with the button's data, the values as texts, what was not chosen not at all")
  func submit() throws {
    var card = try form(body: Self.visit, actions: Self.send)
    card.type("Ana", in: 0)
    #expect(card.press(.toggle(4)) == .changed)
    #expect(card.press(.choice(6, 2)) == .changed)
    expectNoDifference(
      try card.press("Send", namesButton: true),
      .sends([
        "kind": "visit", "name": "Ana", "day": "", "hour": "", "call": "yes", "what": "b,c",
        "actionSubmitId": "send",
      ]))
    #expect(card.sentBy == "Send")
    #expect(card.press(.choice(6, 1)) == .changed)
    card.type("3", in: 1)
    #expect(card.sentBy == nil)
    #expect(card.press(.choice(5, 1)) == .changed)
    #expect(card.press(.choice(5, 0)) == .changed)
    expectNoDifference(
      try card.press("Send"),
      .sends([
        "kind": "visit", "name": "Ana", "people": "3", "day": "", "hour": "", "call": "yes", "part": "e",
        "what": "c",
      ]))
  }

  @Test(
    "what is wrong is said in the card's words or ours, and the keyboard goes there",
    arguments: [
      (0, "", "Who are you?"), (1, "0", "People: at least 1"), (1, "5", "People: at most 4"),
      (1, "many", "People: this has to be a number"), (2, "2026-01-05", "day: not before 2026-01-06"),
      (2, "2026-04-01", "day: not after 2026-03-31"), (2, "tomorrow", "day: write a day like 2026-03-02"),
      (2, "2026-02-30", "day: write a day like 2026-03-02"), (3, "07:59", "hour: not before 08:00"),
      (3, "25:00", "hour: write a time like 09:30"),
    ])
  func validation(place: Int, typed: String, problem: String) throws {
    var card = try form(body: Self.visit, actions: Self.send)
    card.type("Ana", in: 0)
    card.type(typed, in: place)
    #expect(try card.press("Send") == .refused)
    #expect(card.problems == [place: problem])
    #expect(card.focus == .field(place))
    #expect(card.text(60).contains("! \(problem)"))
    card.type("x", in: place)
    #expect(card.problems.isEmpty)
  }

  @Test(
    "patterns and lengths are checked; a pattern that cannot be read, or never ends, is not held against anybody"
  )
  func patterns() throws {
    func problem(_ field: String, _ typed: String) throws -> String? {
      var card = try form(body: #"{"type": "Input.Text", "id": "x", \#(field)}"#, actions: Self.send)
      card.type(typed, in: 0)
      _ = try card.press("Send")
      return card.problems[0]
    }
    #expect(try problem(#""regex": "^[0-9]{5}$""#, "1234") == "x: this is not of the form that is asked for")
    #expect(try problem(#""regex": "^[0-9]{5}$""#, "12345") == nil)
    #expect(try problem(#""regex": "^[0-9]{5}$""#, "") == nil)
    #expect(try problem(#""regex": "abc""#, "xabcx") == nil)
    #expect(try problem(#""regex": "(((""#, "x") == nil)
    #expect(try problem(#""regex": "^(a+)+$""#, String(repeating: "a", count: 60) + "b") == nil)
    #expect(try problem(#""maxLength": 3"#, "Anna") == "x: at most 3 characters")
  }

  @Test("required lists and ticks insist")
  func requiredChoices() throws {
    var card = try form(
      body: """
        {"type": "Input.ChoiceSet", "id": "one", "isRequired": true, "errorMessage": "Choose!", "choices": [{"title": "A", "value": "a"}]},
        {"type": "Input.Toggle", "id": "ok", "title": "I agree", "isRequired": true}
        """, actions: Self.send)
    #expect(try card.press("Send") == .refused)
    #expect(card.problems == [0: "Choose!", 1: "I agree: this has to be ticked"])
    #expect(card.focus == .choice(0, 0))
    _ = card.press(.choice(0, 0))
    _ = card.press(.toggle(1))
    #expect(try card.press("Send") == .sends(["kind": "visit", "call": "?", "one": "a", "ok": "true"]))
  }

  @Test(
    "a card that a button shows sends its inputs and those around it; another card of the same buttons closes it"
  )
  func shownCards() throws {
    func show(_ title: String, _ id: String) -> String {
      """
      {"type": "Action.ShowCard", "title": "\(title)", "card": {"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "\(id)"}],
       "actions": [{"type": "Action.Submit", "title": "Send \(id)"}]}}
      """
    }
    var card = try form(
      body: #"{"type": "Input.Text", "id": "outer", "value": "o"}"#,
      actions: [show("One", "i"), show("Two", "j")].joined(separator: ","))
    let closed = card.text()
    #expect(try card.press("One") == .changed)
    expectNoDifference(
      card.text().suffix(4), ["[One ▾]  [Two ▸]", "▏ [                        ]", "▏", "▏ [Send i]"])
    #expect(try card.press("Send i") == .sends(["outer": "o", "i": ""]))
    #expect(try card.press("Two") == .changed)
    #expect(card.reachableButtons.map(\.name) == ["One", "Two", "Send j"])
    #expect(try card.press("Two") == .changed)
    #expect(card.text() == closed)
  }

  @Test("elements are shown and hidden; what is hidden is sent and not insisted on")
  func visibility() throws {
    var card = try form(
      body: """
        {"type": "TextBlock", "id": "a", "text": "first"},
        {"type": "Input.Text", "id": "b", "isVisible": false, "isRequired": true}
        """,
      actions: """
        {"type": "Action.ToggleVisibility", "title": "Turn", "targetElements": ["a", {"elementId": "b"}]},
        {"type": "Action.ToggleVisibility", "title": "Show a", "targetElements": [{"elementId": "a", "isVisible": true}]},
        {"type": "Action.Submit", "title": "Send"}
        """)
    #expect(try card.press("Send") == .sends(["b": ""]))
    #expect(try card.press("Turn") == .changed)
    expectNoDifference(card.text().first, "*")
    #expect(try card.press("Send") == .refused)
    #expect(try card.press("Show a") == .changed)
    #expect(card.text().first == "first")
  }

  @Test("a button may send nothing of what is filled in, words, or nothing at all when it is off")
  func buttons() throws {
    var card = try form(
      body: Self.visit,
      actions: """
        {"type": "Action.Submit", "title": "Cancel", "associatedInputs": "none", "data": {"cancel": true}},
        {"type": "Action.Submit", "title": "Words", "associatedInputs": "none", "data": "I changed my mind"},
        {"type": "Action.Execute", "title": "Go", "verb": "go", "associatedInputs": "none"},
        {"type": "Action.Submit", "title": "Never", "isEnabled": false}
        """)
    #expect(try card.press("Cancel") == .sends(["cancel": true]))
    #expect(try card.press("Words") == .says("I changed my mind"))
    #expect(try card.press("Go", namesButton: true) == .sends(["actionSubmitId": "Go"]))
    #expect(card.reachableButtons.map(\.name) == ["Cancel", "Words", "Go"])
    #expect(card.text(80).last == "[Cancel]  [Words]  [Go]  [Never] off")
  }

  @Test("typing narrows a long list, and an address is shown whole once it is pressed")
  func narrowing() throws {
    var card = try form(
      body: """
        {"type": "Input.ChoiceSet", "id": "city", "style": "filtered", "choices": [{"title": "Madrid", "value": "m"}, {"title": "Malmö", "value": "l"}, {"title": "Oslo", "value": "o"}]}
        """,
      actions: #"{"type": "Action.OpenUrl", "title": "Map", "url": "https://maps.example/a/long/way/to/go"}"#)
    card.type("mal", in: 0)
    expectNoDifference(card.controls, [.field(0), .choice(0, 1), .button(1)])
    expectNoDifference(
      card.text(24), ["[mal                   ]", "( ) Malmö", "", "[Map →]", "  → https://maps.exampl…"])
    #expect(try card.press("Map") == .shows(address: "https://maps.example/a/long/way/to/go"))
    expectNoDifference(
      card.text(24).suffix(2), ["  → https://maps.example", "    /a/long/way/to/go"])
  }

  @Test("a card is filled in by words as well")
  func words() throws {
    var card = try form(body: Self.visit, actions: Self.send)
    #expect(card.fill("name", with: "Ana") == nil)
    #expect(card.fill("Peo", with: "2") == nil)
    #expect(card.fill("call", with: "on") == nil)
    #expect(card.fill("part", with: "2") == nil)
    #expect(card.fill("what", with: "A, c") == nil)
    #expect(card.fill("part", with: "noon") == "part is one of 1 Early, 2 Late")
    #expect(card.fill("Call me", with: "perhaps") == "Call me is yes or no")
    #expect(
      card.fill("colour", with: "red") == "the card asks for Name, People, day, hour, Call me, part, what")
    expectNoDifference(
      try card.press("Send"),
      .sends([
        "kind": "visit", "name": "Ana", "people": "2", "day": "", "hour": "", "call": "yes", "part": "l",
        "what": "a,c",
      ]))
  }
}
