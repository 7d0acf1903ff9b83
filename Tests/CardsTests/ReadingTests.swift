import Activities
import Basis
import Cards
import CustomDump
import Testing
import Text

/// What is read of a card, and what stands for what cannot be shown.
@Suite struct ReadingTests {
  @Test("an unknown element is replaced by its fallback, or left out")
  func fallback() throws {
    let card = try form(
      body: """
        {"type": "Gauge", "fallback": {"type": "TextBlock", "text": "72 percent"}},
        {"type": "Gauge"},
        {"type": "Gauge", "fallback": "drop"},
        {"type": "Gauge", "fallback": {"type": "Dial", "fallback": {"type": "TextBlock", "text": "twice"}}}
        """,
      actions: """
        {"type": "Action.Fly", "title": "Fly", "fallback": {"type": "Action.Submit", "title": "Walk"}},
        {"type": "Action.Swim", "title": "Swim"}
        """)
    expectNoDifference(card.text(), ["72 percent", "twice", "", "[Walk]"])
  }

  @Test("an unknown element without a fallback takes the nearest around it that has one")
  func ancestors() throws {
    let card = try form(
      body: """
        {"type": "Container", "fallback": {"type": "TextBlock", "text": "instead of all"}, "items": [
          {"type": "TextBlock", "text": "never seen"},
          {"type": "Container", "items": [{"type": "Gauge"}]}
        ]},
        {"type": "Container", "items": [{"type": "TextBlock", "text": "stays"}, {"type": "Gauge"}]}
        """)
    expectNoDifference(card.text(), ["instead of all", "stays"])
  }

  @Test("what asks for more than Adaptive Cards 1.6 is replaced")
  func requires() throws {
    let card = try form(
      body: """
        {"type": "TextBlock", "text": "new", "requires": {"adaptiveCards": "1.7"},
         "fallback": {"type": "TextBlock", "text": "old"}},
        {"type": "TextBlock", "text": "fine", "requires": {"adaptiveCards": "1.2"}},
        {"type": "TextBlock", "text": "any", "requires": {"adaptiveCards": "*"}},
        {"type": "TextBlock", "text": "gone", "requires": {"fireworks": "1.0"}}
        """,
      actions: #"{"type": "Action.Submit", "title": "Later", "requires": {"fireworks": "1"}}"#)
    expectNoDifference(card.text(), ["old", "fine", "any"])
  }

  @Test("a card of a later version shows its own words for that, or says which version it needs")
  func versions() throws {
    let words = try form(
      #"{"type": "AdaptiveCard", "version": "1.7", "fallbackText": "Please call us.", "body": []}"#)
    expectNoDifference(words.text(), ["Please call us."])
    let silent = try form(
      #"{"type": "AdaptiveCard", "version": "2.0", "body": [{"type": "TextBlock", "text": "x"}]}"#)
    expectNoDifference(silent.text(60), ["This card needs version 2.0 of Adaptive Cards."])
    #expect(
      try form(#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "x"}]}"#).text() == ["x"])
  }

  @Test("a column whose width or type is missing is read all the same")
  func columns() throws {
    let card = try form(
      body: """
        {"type": "ColumnSet", "columns": [
          {"items": [{"type": "TextBlock", "text": "Total"}], "width": "stretch"},
          {"type": "Column", "items": [{"type": "TextBlock", "text": "12.50"}]}
        ]}
        """)
    expectNoDifference(card.text(20), ["Total          12.50"])
    expectNoDifference(card.text(8), ["Total", "12.50"])
  }

  @Test(
    "dates that the card leaves to the client are written out",
    arguments: [
      ("{{DATE(2017-02-14T06:08:00Z)}}", "2/14/2017"),
      ("{{DATE(2017-02-14T06:08:00Z, SHORT)}}", "Tue, Feb 14, 2017"),
      ("{{DATE(2017-02-14T06:08:00Z,LONG)}}", "Tuesday, February 14, 2017"),
      ("{{TIME(2017-02-14T18:08:00Z)}}", "6:08 PM"),
      ("at {{TIME(2017-02-14T00:08:00+01:00)}}!", "at 12:08 AM!"),
      ("{{DATE(tomorrow)}}", "{{DATE(tomorrow)}}"),
      ("{{DATE(2017-02-14T06:08:00Z, WIDE)}}", "{{DATE(2017-02-14T06:08:00Z, WIDE)}}"), ("{{x", "{{x"),
    ])
  func dates(written: String, shown: String) throws {
    expectNoDifference(try form(body: #"{"type": "TextBlock", "text": "\#(written)"}"#).text(60), [shown])
  }

  @Test("a card that cannot be read says why")
  func unreadable() throws {
    let type = "application/vnd.microsoft.card.adaptive"
    func card(_ content: JSON?) throws -> [String] {
      CardForm(try #require(Card(Attachment(contentType: type, content: content)))).text(90)
    }
    #expect(
      try card("{nope") == ["The card cannot be shown: expected a member's name in quotes at character 2."])
    #expect(try card("[]") == ["The card cannot be shown: it is no Adaptive Card."])
    #expect(try card(nil) == ["The card cannot be shown: it is no Adaptive Card."])
    let large = "\"" + String(repeating: "a", count: Card.largest) + "\""
    #expect(try card(.string(large)) == ["The card cannot be shown: it is larger than 10 MB."])
    #expect(Card(Attachment(contentType: "image/png")) == nil)
  }

  @Test("elements nested deeper than 200 are left out, and the card says so")
  func deep() throws {
    var element: JSON = ["type": "TextBlock", "text": "bottom"]
    for _ in 0..<Card.deepest - 1 { element = ["type": "Container", "items": [element]] }
    let fits: JSON = ["type": "AdaptiveCard", "body": [element]]
    #expect(CardForm(Card(adaptive: fits)).text() == ["bottom"])
    let deeper: JSON = ["type": "AdaptiveCard", "body": [["type": "Container", "items": [element]]]]
    #expect(CardForm(Card(adaptive: deeper)).text(80) == ["[elements nested deeper than 200 are left out]"])
    var action: JSON = ["type": "Action.Submit", "title": "deepest"]
    for _ in 0..<400 {
      action = [
        "type": "Action.ShowCard", "title": "on", "card": ["type": "AdaptiveCard", "actions": [action]],
      ]
    }
    let card = Card(adaptive: ["type": "AdaptiveCard", "actions": [action]])
    #expect(card.allButtons.count == Card.deepest)
  }

  @Test("the cards of the Bot Framework say all they hold, and their buttons do what they say")
  func framework() throws {
    func form(_ name: String, _ json: String) throws -> CardForm {
      let type = "application/vnd.microsoft.card.\(name)"
      return CardForm(try #require(Card(Attachment(contentType: type, content: try JSON(parsing: json)))))
    }
    var hero = try form(
      "hero",
      """
      {"title": "Order 4711", "subtitle": "late", "text": "It left **today**.", "images": [{"url": "https://x.example/p.png", "alt": "a parcel"}],
       "buttons": [{"type": "imBack", "title": "Track", "value": "track 4711"}, {"type": "openUrl", "title": "Page", "value": "https://x.example/4711"},
                   {"type": "postBack", "title": "Cancel", "value": {"cancel": 4711}}, {"type": "messageBack", "title": "Say", "text": "said", "displayText": "shown"}]}
      """)
    expectNoDifference(
      hero.text(),
      [
        "Order 4711", "late", "It left today.", "image: a parcel", "",
        "[Track]  [Page →]  [Cancel]  [Say]", "  → https://x.example/4711",
      ])
    #expect(try hero.press("Track") == .says("track 4711"))
    #expect(try hero.press("Page") == .shows(address: "https://x.example/4711"))
    #expect(try hero.press("Cancel") == .sends(["cancel": 4711]))
    #expect(try hero.press("Say") == .says("said"))
    let receipt = try form(
      "receipt",
      """
      {"title": "Bill", "facts": [{"key": "Number", "value": "1234"}], "items": [{"title": "Boots", "price": "80.00", "quantity": "2", "subtitle": "brown"}],
       "tax": "16.00", "total": "176.00", "buttons": []}
      """)
    expectNoDifference(
      receipt.text(30),
      [
        "Bill", "Number  1234", "2 x Boots  80.00", "brown", String(repeating: "─", count: 30),
        "Tax    16.00",
        "Total  176.00",
      ])
    var signIn = try form(
      "signin",
      #"{"text": "Please sign in", "buttons": [{"type": "signin", "title": "Sign in", "value": "https://x.example/in"}]}"#
    )
    #expect(try signIn.press("Sign in") == .shows(address: "https://x.example/in"))
    let audio = try form(
      "audio", #"{"title": "Greeting", "media": [{"url": "https://x.example/a.mp3"}], "autostart": true}"#)
    expectNoDifference(audio.text(), ["Greeting", "audio: https://x.example/a.mp3"])
  }
}
