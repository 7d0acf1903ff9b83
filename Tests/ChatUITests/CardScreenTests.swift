import ChatUI
import CustomDump
import Simulation
import Testing
import Views

/// Cards at the customer's window, under the keyboard.
@Suite struct CardScreenTests {
  @Test(
    "a card is found, filled in, refused, filled in rightly and sent by keyboard alone",
    arguments: [(120, 44), (80, 24), (48, 20)])
  func visit(width: Int, height: Int) throws {
    var probe = try ScreenProbe("cards", width: width, height: height)
    let name = "card-\(width)x\(height)"
    try probe.expectScreen("\(name)-1-greeted")
    // Enter on the empty line steps in, Enter presses the first button: the card's words are said.
    probe.press(Key(.enter), Key(.enter))
    #expect(probe.state.run.happened("I want to book a visit"))
    probe.press(Key(.function(8)))
    try probe.expectScreen("\(name)-2-entered")
    probe.type("Ana Ruiz")
    probe.press(Key(.enter))
    probe.type("2027-01-12")
    // On to Book: the part of the day, three machines, the tick.
    for _ in 0..<7 { probe.press(Key(.tab)) }
    probe.press(Key(.enter))
    try probe.expectScreen("\(name)-3-refused")
    for _ in 0..<7 { probe.press(Key(.backspace)) }
    probe.type("6-01-12")
    probe.press(Key(.tab), Key(.right))
    probe.type(" ")
    probe.press(Key(.down))
    probe.type(" ")
    for _ in 0..<3 { probe.press(Key(.down)) }
    probe.type(" ")
    for _ in 0..<2 { probe.press(Key(.tab)) }
    probe.press(Key(.enter), Key(.tab))
    // The button's card is open, and the keyboard goes on inside it after the buttons beside it.
    for _ in 0..<2 { probe.press(Key(.tab)) }
    probe.type("Ring twice")
    try probe.expectScreen("\(name)-4-note")
    probe.press(Key(.tab), Key(.enter))
    try probe.expectScreen("\(name)-5-sent")
    expectNoDifference(
      probe.state.run.lastSubmit,
      #"{"kind":"visit","name":"Ana Ruiz","day":"2026-01-12","part":"afternoon","machines":"washer","call":"yes","note":"Ring twice","actionSubmitId":"book-with-note"}"#
    )
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept")
    try probe.expectScreen("\(name)-6-desk")
  }

  @Test(
    "what was filled in is shown at the desk only where the rule is switched off", arguments: [true, false])
  func shownAtTheDesk(holds: Bool) throws {
    var world = try ScreenProbe.scenario("cards").world
    world.rules.switches[CardRules.inputsNotShown.id] = holds
    var probe = ScreenProbe(Run(world), width: 120, height: 60)
    probe.enter(
      "I want to book a visit", "/fill name = Ana", "/fill day = 2026-02-03", "/fill what = 2", "/submit",
      "I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept")
    probe.resize(80, 60)
    #expect((probe.row(holding: "cards.inputs-not-shown") != nil) == holds)
    #expect((probe.row(holding: "machines: dishes") != nil) == !holds)
  }

  @Test("Esc, another window and a line typed elsewhere give the keyboard back, and what was filled in stays")
  func leaving() throws {
    var probe = try ScreenProbe("cards", width: 120, height: 44)
    probe.enter("I want to book a visit")
    probe.press(Key(.enter))
    probe.type("Ana")
    probe.press(Key(.escape))
    #expect(probe.row(holding: "[Ana ") != nil)
    #expect(probe.row(holding: "steps into the card") != nil)
    probe.type("hello")
    #expect(probe.row(holding: "Ana ▸ hello") != nil)
    probe.press(.control("u"), Key(.enter))
    probe.type("!")
    #expect(probe.row(holding: "[Ana! ") != nil)
    probe.press(.alt("3"), .alt("1"))
    probe.type("x")
    #expect(probe.row(holding: "Ana ▸ x") != nil)
    probe.press(.control("u"), Key(.function(8)), Key(.function(1)), Key(.escape), Key(.tab))
    #expect(probe.row(holding: "Day ▸") != nil)
    probe.send(.paste("2026-\n02-03"))
    #expect(probe.row(holding: "[2026- 02-03 ") != nil)
    probe.press(.control("c"))
    #expect(probe.row(holding: "Ana ▸ a message") != nil)
  }

  @Test("cards are filled in by commands as well, and refusals say what there is")
  func commands() throws {
    var probe = try ScreenProbe("cards", width: 120, height: 44)
    probe.enter("/fill name = Ana")
    #expect(probe.row(holding: "the card asks for nothing") != nil)
    probe.press(.control("u"))
    probe.enter("/press Terms")
    #expect(probe.row(holding: "https://contoso.example/terms/visits is shown and not opened") != nil)
    probe.enter("/choose 1")
    #expect(probe.state.run.happened("I want to book a visit"))
    probe.enter("/press Nothing")
    #expect(
      probe.row(holding: "the buttons are 1 Book, 2 Add a note, 3 Where is the serial number?, 4 Not now")
        != nil)
    probe.press(.control("u"))
    probe.enter("/press where")
    #expect(probe.row(holding: "behind the door") != nil)
    probe.enter("/submit Not now")
    expectNoDifference(probe.state.run.lastSubmit, #"{"actionSubmitId":"cancel"}"#)
  }

  @Test("the sample bot's cards look as blessed")
  func samples() throws {
    var probe = try ScreenProbe("azure-bot", width: 80, height: 90)
    probe.enter(
      "HeroCard", "ThumbnailCard", "ReceiptCard", "SigninCard", "AudioCard", "VideoCard", "AnimationCard")
    try probe.expectScreen("card-samples-80x90")
    probe.enter("an ac card")
    probe.press(Key(.function(8)))
    try probe.expectScreen("card-samples-80x90-adaptive")
  }

  @Test("in ASCII a card has no other characters")
  func ascii() throws {
    var probe = try ScreenProbe("cards", width: 120, height: 44, lines: .ascii)
    probe.enter("I want to book a visit")
    probe.press(Key(.enter), Key(.tab))
    #expect(
      probe.text.unicodeScalars.allSatisfy { $0.isASCII },
      "\(probe.text.unicodeScalars.filter { !$0.isASCII })")
  }
}

extension Run {
  /// Whether a customer said these words.
  fileprivate func happened(_ words: String) -> Bool {
    (0..<log.count).contains { number in
      if case .said(let message) = log[number].event {
        message.value.isFromCustomer && message.value.text == words
      } else {
        false
      }
    }
  }

  /// What was submitted last.
  fileprivate var lastSubmit: String? {
    (0..<log.count).reversed().lazy.compactMap { number in
      if case .said(let message) = self.log[number].event {
        message.value.attached?.value.value?.text
      } else {
        nil
      }
    }.first
  }
}
