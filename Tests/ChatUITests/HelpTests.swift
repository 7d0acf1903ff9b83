import ChatUI
import Testing

/// Help about what has the keyboard, the list of everything, and the tour.
@Suite struct HelpTests {
  private func help(_ probe: inout ScreenProbe) -> String {
    probe.press(Key(.function(1)))
    return probe.text
  }

  @Test("every window has its own help")
  func windows() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    for (key, title) in [
      ("1", "The customer's window"), ("2", "The bot's window"), ("3", "The person's window"),
    ] {
      probe.press(.alt(Character(key)))
      #expect(help(&probe).contains(title))
      probe.press(Key(.escape))
      #expect(probe.state.overlay == nil)
    }
    probe.press(.alt("r"))
    #expect(help(&probe).contains("Reading a window"))
    try probe.expectScreen("help-reading-120x40")
  }

  @Test(
    "everything that lies over the windows has its own help, and comes back after it",
    arguments: [
      (Action.why, "The routing decisions of this conversation"),
      (.limits, "A message as it was sent beside"),
      (.sessions, "How analytics count"), (.dashboard, "a to assign, t to transfer"),
      (.test, "keeps or drops"),
      (.palette, "Every action and command by name"), (.tour, "What is where on the screen"),
    ])
  func overlays(action: Action, words: String) throws {
    for width in [120, 80] {
      var probe = try ScreenProbe("two-bots-one-queue", width: width, height: width == 80 ? 24 : 40)
      probe.press(Keymap.standard.keys(for: action)[0])
      let before = probe.text
      let text = help(&probe).replacing(#/[│┃\s]+/#, with: " ")
      #expect(text.contains(words))
      probe.press(Key(.escape))
      #expect(probe.text == before)
      probe.press(Key(.escape))
      #expect(probe.state.overlay == nil)
    }
  }

  @Test("the card has its own help, and keeps the keyboard after it")
  func card() throws {
    var probe = try ScreenProbe("cards", width: 80, height: 24)
    probe.press(Key(.function(8)))
    #expect(help(&probe).contains("The card"))
    try probe.expectScreen("help-card-80x24")
    probe.press(Key(.escape))
    #expect(probe.rows.last?.contains("leaves the card") == true)
  }

  @Test("the list of everything has every action with its first key")
  func everything() throws {
    for action in Action.allCases {
      var probe = try ScreenProbe("two-bots-one-queue")
      probe.press(.control("p"))
      probe.type(action.rawValue)
      let key = Keymap.standard.keys(for: action)[0].description
      let row = probe.rows.first { $0.contains(action.title.prefix(30)) && $0.contains(key) }
      #expect(row != nil, "\(action.rawValue) \(key)")
    }
  }

  @Test("the tour looks as blessed, goes on and back, and is left at its end and by Esc")
  func tour() throws {
    for (width, height) in [(120, 40), (80, 24)] {
      var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height)
      probe.state.showTour()
      try probe.expectScreen("tour-\(width)x\(height)-1")
      probe.press(Key(.enter), Key(.enter), Key(.up), Key(.enter), Key(.enter), Key(.enter))
      try probe.expectScreen("tour-\(width)x\(height)-5")
      probe.press(Key(.enter))
      #expect(probe.state.overlay == nil)
    }
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("/tour")
    #expect(probe.state.overlay == .tour(stop: 0))
    probe.type("lost")
    probe.press(Key(.escape))
    #expect(probe.state.overlay == nil)
    #expect(probe.row(holding: "Ana ▸")?.contains("lost") == false)
  }
}
