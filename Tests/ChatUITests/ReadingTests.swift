import Basis
import ChatUI
import Screen
import Simulation
import Testing

/// Reading a window: searching, moving by message, copying, the mouse.
@Suite struct ReadingTests {
  /// A conversation of forty questions that nobody understands.
  private func longTalk(width: Int = 80, height: Int = 24) throws -> ScreenProbe {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height)
    for number in 0..<40 { probe.enter("question \(number) about *order*") }
    return probe
  }

  private func selected(_ probe: ScreenProbe) -> String? {
    probe.rows.first { $0.hasPrefix("┃▸") }.map { String($0.dropFirst(2).drop { $0 == " " }) }
  }

  @Test(
    "a search goes back from the latest message, n on and N back, whatever the case; Esc returns to the line")
  func search() throws {
    var probe = try longTalk()
    probe.press(.control("f"))
    probe.type("Question 1")
    #expect(probe.row(holding: "Find ▸ Question 1") != nil)
    probe.press(Key(.enter))
    #expect(probe.row(holding: "question 19 about") != nil)
    for number in [18, 17, 16] {
      probe.type("n")
      #expect(probe.row(holding: "question \(number) about") != nil)
    }
    probe.type("N")
    let canvas = probe.canvas
    let row = try #require(canvas.rows.firstIndex { $0.contains("question 17 about") })
    let marked = canvas.row(row).filter { $0.style.role == .selection }.map { $0.glyph.text }.joined()
    #expect(marked == "question 1")
    #expect(probe.row(holding: "Read ▸ Question 1") != nil)
    probe.press(Key(.escape))
    #expect(probe.row(holding: "Ana ▸") != nil)
    #expect(probe.state.editors.values.allSatisfy { $0.isEmpty })
  }

  @Test("words with signs of Markdown in them are found as they are drawn, and what is nowhere is told")
  func drawnWords() throws {
    var probe = try longTalk()
    probe.enter("/find 39 ABOUT *order*")
    #expect(probe.state.notice == nil)
    #expect(selected(probe) != nil)
    probe.press(Key(.escape))
    probe.enter("/find zebra")
    #expect(probe.row(holding: "no older message holds \"zebra\"") != nil)
  }

  @Test("letters move by message to both ends, and typing leaves no trace in the line")
  func moving() throws {
    var probe = try longTalk()
    probe.press(.alt("r"))
    probe.type("g")
    #expect(probe.row(holding: "Hello! I'm the Contoso assistant.") != nil)
    #expect(selected(probe)?.isEmpty == false)
    let first = probe.rows.firstIndex { $0.hasPrefix("┃▸") }
    probe.type("j")
    #expect(probe.rows.firstIndex { $0.hasPrefix("┃▸") } != first)
    probe.type("G")
    #expect(probe.row(holding: "more below") == nil)
    probe.type("x")
    #expect(probe.row(holding: "Esc goes back to the line") != nil)
    probe.press(Key(.escape), Key(.escape))
    #expect(probe.state.editors.values.allSatisfy { $0.isEmpty })
  }

  @Test("a message is copied whole and alone, whatever the width; the window without the frames")
  func copying() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    let long = String(repeating: "many words ", count: 20) + "end"
    probe.enter(long)
    probe.press(.alt("r"))
    var copies: [String] = []
    for _ in 0..<4 {
      probe.press(.alt("c"))
      if case .copy(let text)? = probe.effects.first { copies.append(text) }
      probe.type("k")
    }
    #expect(copies.contains { $0.contains(long) && !$0.contains("│") && !$0.contains("Contoso") })
    probe.press(Key(.escape), .alt("c"))
    guard case .copy(let window)? = probe.effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(window.contains(long) && window.contains("Hello! I'm the Contoso assistant."))
    #expect(!window.contains("Variables") && !window.contains("┃"))
    probe.enter("/copy window.txt")
    #expect(probe.effects == [.write(window, path: "window.txt")])
  }

  @Test("a rule stands above what came while a window was hidden, until somebody answers there")
  func unread() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 80, height: 24)
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept", "Hello Ana")
    probe.press(.alt("1"))
    let rule = try #require(probe.rows.firstIndex { $0.contains("─ new ─") })
    #expect(probe.rows[rule...].contains { $0.contains("Hello Ana") })
    #expect(!probe.rows[..<rule].contains { $0.contains("Hello Ana") })
    probe.press(.alt("r"))
    probe.type("u")
    probe.press(Key(.escape))
    probe.enter("Hi")
    #expect(probe.row(holding: "─ new ─") == nil)
  }

  @Test("a day begins with its date, and reading goes from day to day")
  func days() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 80, height: 24)
    let zone = probe.state.run.world.zone
    for day in 0..<3 {
      if day > 0 { probe.send(.clock(probe.state.now + TimeSpan.minutes(20))) }
      for number in 0..<4 { probe.enter("day \(day) question \(number)") }
      // Midnight is passed by the clock of the organization, long before anybody is closed out.
      if day == 0 {
        let civil = zone.civil(probe.state.now)
        #expect(civil.day == 5)
      }
    }
    #expect(!probe.text.contains("2026-01-0"))
    var night = try ScreenProbe.scenario("two-bots-one-queue").world
    night.start = night.start + .hours(14) + .minutes(50)
    var late = ScreenProbe(Run(night), width: 80, height: 24)
    late.enter("before midnight")
    late.send(.clock(late.state.now + TimeSpan.minutes(12)))
    late.enter("after midnight")
    let rule = try #require(late.rows.firstIndex { $0.contains("─ Tuesday 2026-01-06 ─") })
    #expect(late.rows[..<rule].contains { $0.contains("before midnight") })
    #expect(late.rows[rule...].contains { $0.contains("after midnight") })
    late.press(.alt("r"), Key(.character("[")))
    #expect(late.state.reading != nil)
  }

  @Test("a paste of several lines is held until it is taken; one line goes in as it is")
  func paste() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    let count = probe.state.run.log.count
    probe.send(.paste("one\n"))
    #expect(probe.row(holding: "Ana ▸ one") != nil)
    probe.send(.paste("/end\n/close\nthree"))
    #expect(
      probe.row(holding: "3 lines, 17 characters: Enter takes them into the line, Esc drops them") != nil)
    probe.type("ignored")
    probe.press(Key(.escape))
    #expect(probe.row(holding: "Ana ▸ one") != nil)
    probe.press(.control("u"))
    probe.send(.paste("/end\n/close\nthree"))
    probe.press(Key(.enter))
    #expect(probe.state.run.log.count == count)
    #expect(probe.row(holding: "Ana ▸ /end") != nil)
    #expect(probe.row(holding: "three") != nil)
  }

  @Test("what does not fit into a line is told when it is pasted")
  func longPaste() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.send(.paste(String(repeating: "x", count: LineEditor.longest + 96)))
    #expect(probe.row(holding: "the last 96 of the paste were left out") != nil)
  }

  @Test("Ctrl-R finds older lines of the same seat, again and again, and Esc leaves the line as it was")
  func historySearch() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("first question", "second question", "something else")
    probe.type("draft")
    probe.press(.control("r"))
    probe.type("quest")
    #expect(probe.row(holding: "History ▸ quest → second question") != nil)
    probe.press(.control("r"))
    #expect(probe.row(holding: "→ first question") != nil)
    probe.press(Key(.escape))
    #expect(probe.row(holding: "Ana ▸ draft") != nil)
    probe.press(.control("r"))
    probe.type("first")
    probe.press(Key(.enter))
    #expect(probe.row(holding: "Ana ▸ first question") != nil)
    #expect(probe.state.run.log.entries.last.map { "\($0.event)".contains("first question") } != true)
  }

  @Test("Ctrl-X Ctrl-E hands the message to an editor and takes it back as text; Ctrl-X alone does nothing")
  func editor() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.type("draft")
    probe.press(.control("x"), .control("e"))
    #expect(probe.effects == [.edit("draft")])
    probe.send(.edited("better\nlonger\n"))
    #expect(probe.row(holding: "Ana ▸ better") != nil)
    probe.press(.control("x"), Key(.character("q"), .control))
    #expect(probe.effects.isEmpty)
  }

  @Test("the beginning of a suggested answer is completed")
  func suggestedAnswers() throws {
    var probe = try ScreenProbe("two-bots-two-queues")
    probe.enter("Where is my order?", "4711")
    probe.type("ye")
    #expect(probe.row(holding: "▸ yes") != nil)
  }

  @Test("the mouse is asked for, focuses, scrolls what it is over, and presses the latest choices only")
  func mouse() throws {
    var probe = try longTalk(width: 120, height: 40)
    probe.press(.alt("m"))
    #expect(probe.effects == [.mouse(true)])
    probe.send(.mouse(Mouse(.wheelUp, x: 10, y: 10)))
    #expect(probe.rows.contains { $0.prefix(40).contains("more below") })
    probe.send(.mouse(Mouse(.click, x: 100, y: 10)))
    #expect(probe.state.focus == .representative)
    probe.press(.alt("m"))
    #expect(probe.effects == [.mouse(false)])

    var choosing = try ScreenProbe("two-bots-two-queues")
    choosing.enter("Where is my order?", "4711")
    let row = try #require(choosing.rows.firstIndex { $0.prefix(40).contains("1 Yes") })
    let column = try #require(choosing.rows[row].firstIndex(of: "1"))
    let x = choosing.rows[row].distance(from: choosing.rows[row].startIndex, to: column)
    let count = choosing.state.run.log.count
    choosing.send(.mouse(Mouse(.click, x: x, y: row)))
    #expect(choosing.state.run.log.count > count)
    let after = choosing.state.run.log.count
    if let old = choosing.rows.firstIndex(where: { $0.prefix(40).contains("1 Yes") }) {
      choosing.send(.mouse(Mouse(.click, x: x, y: old)))
      #expect(choosing.state.run.log.count == after)
    }
  }
}
