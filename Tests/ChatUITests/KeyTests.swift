import Basis
import ChatUI
import Testing

/// What the keys do.
@Suite struct KeyTests {
  @Test("Tab takes a completion where one is shown, and goes to the next window otherwise")
  func tab() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.press(Key(.tab))
    #expect(probe.state.focus == .bot)
    probe.press(Key(.tab))
    probe.type("/pres")
    probe.press(Key(.tab))
    #expect(probe.state.focus == .representative)
    #expect(probe.row(holding: "Mia ▸")?.contains("/presence") == true)
    probe.press(Key(.tab, .shift), Key(.tab, .shift))
    #expect(probe.state.focus == .customer)
  }

  @Test("Esc backs out one level at a time and never quits")
  func escape() throws {
    var probe = try ScreenProbe("two-bots-one-queue", height: 12)
    probe.press(.alt("z"), Key(.pageUp), .control("c"), Key(.function(1)))
    #expect(probe.state.overlay != nil)
    #expect(probe.state.notice != nil)
    probe.press(Key(.escape))
    #expect(probe.state.overlay == nil)
    #expect(probe.state.notice != nil)
    probe.press(Key(.escape))
    #expect(probe.state.notice == nil)
    #expect(probe.state.isZoomed)
    for _ in 0..<4 {
      probe.press(Key(.escape))
      #expect(probe.effects.isEmpty)
    }
    #expect(!probe.state.isZoomed)
  }

  @Test("Ctrl-C clears the line, then arms, then quits; another key disarms it")
  func interrupt() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.type("draft")
    probe.press(.control("c"))
    #expect(probe.effects.isEmpty)
    #expect(probe.row(holding: "Ana ▸")?.contains("draft") == false)
    probe.press(.control("c"), Key(.left), .control("c"))
    #expect(probe.effects.isEmpty)
    probe.press(.control("c"))
    #expect(probe.effects == [.quit])
  }

  @Test("a draft stays at its window and survives a resize below the smallest size")
  func draft() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.type("for later")
    probe.press(.alt("3"))
    probe.type("/note other")
    probe.press(.alt("1"))
    probe.resize(20, 5)
    probe.resize(80, 24)
    #expect(probe.row(holding: "Ana ▸")?.contains("for later") == true)
    probe.press(.alt("3"))
    #expect(probe.row(holding: "Mia ▸")?.contains("/note other") == true)
  }

  @Test("an offer takes neither the window nor the draft of somebody who types; the key bar says where to go")
  func offer() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("I want to talk to a person")
    #expect(probe.state.focus == .customer)
    #expect(probe.rows.last?.contains("Alt-3 Mia: /accept") == true)
    #expect(probe.row(holding: "Human agent · Mia Novak ●") != nil)
    probe.type("are you")
    probe.send(.playNext)
    #expect(probe.state.focus == .customer)
    #expect(probe.row(holding: "Ana ▸")?.contains("are you") == true)
  }

  @Test("what was scrolled to stays in place when something new comes, and End follows again")
  func scroll() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 80, height: 24)
    for number in 0..<30 { probe.enter("question \(number)") }
    probe.press(Key(.pageUp), Key(.pageUp))
    let before = probe.rows[3..<14].map { $0 }
    #expect(probe.row(holding: "more below") != nil)
    probe.send(.clock(probe.state.now + TimeSpan.minutes(1)))
    #expect(probe.rows[3..<14].map { $0 } == before)
    probe.press(Key(.home))
    #expect(probe.row(holding: "Hello! I'm the Contoso assistant.") != nil)
    probe.press(Key(.end))
    #expect(probe.row(holding: "more below") == nil)
    #expect(probe.row(holding: "question 29") != nil)
  }

  @Test("tabs count what came while a window was hidden")
  func unread() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 80, height: 24)
    #expect(probe.rows[1].contains("[1 Customer]"))
    probe.press(.alt("2"))
    probe.enter("/set bot-b.capacity=60")
    probe.send(.playNext)
    probe.send(.playNext)
    #expect(probe.rows[1].contains("1 Customer ·"))
    probe.press(.alt("1"))
    #expect(!probe.rows[1].contains("Customer ·"))
  }

  @Test("the palette narrows, moves within bounds, and does what is selected")
  func palette() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.press(.control("p"))
    probe.type("zoom")
    for _ in 0..<200 { probe.press(Key(.down)) }
    probe.press(Key(.enter))
    #expect(probe.state.isZoomed)
    probe.press(.control("p"))
    probe.type("/disconnect")
    probe.press(Key(.enter))
    #expect(probe.row(holding: "Ana ▸")?.contains("/disconnect") == true)
  }

  @Test("an overlay that was scrolled too far comes back with the first key up")
  func overlayScroll() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 80, height: 24)
    probe.press(Key(.function(1)), Key(.end))
    let end = probe.rows
    for _ in 0..<50 { probe.press(Key(.pageDown)) }
    #expect(probe.rows == end)
    probe.press(Key(.up))
    #expect(probe.rows != end)
  }

  @Test("the window that is there already shows the next person's desk, and a name goes straight to one")
  func people() throws {
    var probe = try ScreenProbe("two-bots-one-queue-two-people")
    let first = probe.state.representative
    probe.press(.alt("3"), .alt("3"))
    let second = probe.state.representative
    #expect(first != second)
    probe.press(.alt("1"))
    probe.enter("/agent Mia")
    #expect(probe.state.focus == .representative)
    #expect(probe.state.representative == first)
  }

  @Test("Enter on an empty line plays the next line only when stepping")
  func stepping() throws {
    var probe = try ScreenProbe("two-bots-one-queue", isStepped: true)
    #expect(probe.state.run.log.count == 0)
    #expect(probe.rows.last?.contains("next: customer: /open") == true)
    probe.press(Key(.enter))
    #expect(probe.row(holding: "Hello! I'm the Contoso assistant.") != nil)
    var free = try ScreenProbe("two-bots-one-queue")
    let count = free.state.run.log.count
    free.press(Key(.enter))
    #expect(free.state.run.log.count == count)
  }

  @Test("a line of the script that is typed by hand is not played again")
  func byHand() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("I want to talk to a person")
    #expect(probe.state.screenplay.nextLabel == "agent Mia Novak: /accept")
  }

  @Test("a choice can be pressed or typed, with the same answer")
  func choices() throws {
    func answer(_ line: String) throws -> [String] {
      var probe = try ScreenProbe("two-bots-one-queue")
      probe.enter("I want to talk to a person")
      probe.press(.alt("3"))
      probe.enter("/accept", "/tq Support --to-bot")
      probe.press(.alt("1"))
      probe.enter(line)
      return probe.rows.filter { $0.contains("What did we do well?") }
    }
    #expect(try !answer("/choose 4").isEmpty)
    #expect(try answer("/choose 4") == answer("4"))
  }
}
