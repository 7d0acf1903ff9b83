import Basis
import ChatUI
import CustomDump
import Host
import Screen
import Simulation
import Testing
import Text

/// What the front must hold whatever happens to it.
@Suite struct RobustnessTests {
  /// Every pane and overlay has something to show.
  private static func busyProbe(lines: LineSet = .unicode) throws -> ScreenProbe {
    var probe = try ScreenProbe("two-bots-two-queues", lines: lines)
    probe.enter("Where is my order?", "4711", "No")
    return probe
  }

  @Test("every size from 1x1 to 60x20 draws, in every window and overlay")
  func everySize() throws {
    var probe = try Self.busyProbe()
    let overlays: [Key?] = [nil, Key(.function(1)), Key(.function(2)), Key(.function(3)), .control("p")]
    for (window, overlay) in zip(["1", "2", "3", "1", "2"], overlays) {
      probe.press(Key(.escape), .alt(Character(window)))
      if let overlay { probe.press(overlay) }
      for width in 1...60 {
        for height in 1...20 {
          probe.resize(width, height)
          let canvas = probe.canvas
          #expect(canvas.width == width && canvas.height == height)
          if let cursor = canvas.cursor { #expect(cursor.x < width && cursor.y < height) }
        }
      }
      probe.resize(120, 40)
    }
  }

  @Test(
    "thousands of random intents keep the cursor on the screen and the focus on a window", arguments: 1...6)
  func randomIntents(seed: UInt64) throws {
    var probe = try Self.busyProbe()
    var random = SplitMix(state: seed)
    for step in 0..<4000 {
      probe.send(random.intent(now: probe.state.now))
      guard step % 16 == 0 else { continue }
      let canvas = probe.canvas
      if let cursor = canvas.cursor { #expect(cursor.x < canvas.width && cursor.y < canvas.height) }
      #expect(Window.allCases.contains(probe.state.focus))
      #expect(
        probe.state.run.world.organization.representatives.indices.contains(probe.state.representative.index))
      expectClean(canvas)
    }
  }

  @Test("what is drawn again for what has changed is the whole frame drawn afresh", arguments: 1...8)
  func damage(seed: UInt64) throws {
    var probe = try Self.busyProbe()
    var random = SplitMix(state: seed)
    var painter = Painter()
    for step in 0..<1500 {
      let intent = random.intent(now: probe.state.now)
      probe.send(intent)
      guard step % 3 > 0 else { continue }
      let before = painter.canvas
      painter.paint(&probe.state)
      let afresh = probe.canvas
      guard painter.canvas == afresh else {
        let difference = diff(
          afresh.rows + ["\(afresh.cursor as Any)"], painter.canvas.rows + ["\(painter.canvas.cursor as Any)"]
        )
        Issue.record("seed \(seed), step \(step), \(intent):\n\(difference ?? "styles differ")")
        return
      }
      // What the terminal is not told about must not have changed.
      let told = Set(painter.rows.joined())
      #expect(afresh.changedRows(since: before).allSatisfy { told.contains($0) }, "step \(step), \(intent)")
    }
  }

  @Test("a key that only types draws only the input line")
  func typing() throws {
    var probe = try Self.busyProbe()
    var painter = Painter()
    painter.paint(&probe.state)
    for character in "typed words" {
      // The clock runs between keys; nothing is due.
      probe.send(.clock(probe.state.now + .milliseconds(1)))
      probe.send(.text(String(character)))
      painter.paint(&probe.state)
      #expect(painter.rows == [37..<38] || character == "t")
    }
    probe.send(.clock(probe.state.now))
    painter.paint(&probe.state)
    #expect(painter.rows.isEmpty)
  }

  @Test("drawing twice draws the same")
  func pure() throws {
    let probe = try Self.busyProbe()
    #expect(probe.canvas == probe.canvas)
  }

  @Test(
    "nothing hostile reaches a cell, from names, messages, the line, the palette or a paste",
    arguments: hostile)
  func hostileText(_ text: String) throws {
    var world = try ScreenProbe.scenario("two-bots-one-queue").world
    world.name = text
    for index in world.customers.indices { world.customers[index].name = text }
    var probe = ScreenProbe(Run(world))
    expectClean(probe.canvas)
    probe.send(.paste(text))
    expectClean(probe.canvas)
    probe.press(Key(.enter))
    probe.enter("I want to talk to a person")
    expectClean(probe.canvas)
    probe.press(.alt("3"))
    probe.enter("/accept", "/note \(text)", text)
    for key in [Key(.function(2)), Key(.function(3)), .control("p")] {
      probe.press(key)
      probe.type(text)
      expectClean(probe.canvas)
    }
    probe.resize(80, 24)
    probe.press(Key(.escape))
    for window in ["1", "2", "3"] {
      probe.press(.alt(Character(window)))
      expectClean(probe.canvas)
    }
  }

  static let hostile = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{9B}31m", "a\rb\u{8}c\u{B}d\u{C}", "\u{202E}evil\u{2066}",
    "tag\u{E0041}\u{E007F}",
    "\u{1B}]8;;http://x", "e" + String(repeating: "\u{301}", count: 40), "\u{200B}\u{FEFF}\u{2028}\u{85}",
    String(repeating: "long ", count: 150), "\u{0}\u{7F}\u{9C}", "👨‍👩‍👧‍👦🏳️‍🌈字字字",
  ]

  private func expectClean(_ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation) {
    expectNothingHostile(canvas, sourceLocation: sourceLocation)
  }
}

/// No cell holds a scalar that a terminal obeys or hides.
func expectNothingHostile(_ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation) {
  for row in canvas.rows {
    for scalar in row.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      let isBidi =
        [0x200E, 0x200F, 0x61C].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
      let isTag = (0xE0000...0xE007F).contains(scalar.value)
      if isControl || isBidi || isTag {
        Issue.record(
          "U+\(String(scalar.value, radix: 16)) in \(row.debugDescription)", sourceLocation: sourceLocation)
      }
    }
  }
}

/// A small generator, so that a failing seed can be played again.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  private static let keys = Keymap.standard.bindings.filter { $0.action != .quit }.map(\.key)
  private static let words = [
    "/accept", "/decline", "/tq Support --to-bot", "/tq Queue 2", "/end", "/close", "/wait 45s",
    "/set bot-b.capacity=150",
    "/open", "Hi", "4711", "/choose 1", "No", "I want to talk to a person", "/presence Busy", "/agent M",
    "/nonsense", "e\u{301}字🏳️‍🌈",
  ]

  mutating func intent(now: VirtualTime) -> Intent {
    switch below(20) {
    case 0: .resize(width: 1 + below(140), height: 1 + below(50))
    case 1: .clock(now + .seconds(Int64(below(90))))
    case 2: .paste(pick(["two\nlines", "/accept\n/end", "\u{1B}[201~", "one line"]))
    case 13: .mouse(Mouse(pick([.click, .wheelUp, .wheelDown]), x: below(150) - 5, y: below(50) - 5))
    case 14 where below(4) == 0: .searchOn
    case 15 where below(8) == 0: .edited(pick(Self.words))
    case 3...7: .text(pick(Self.words))
    case 8...11: .key(Key(.enter))
    case 12 where below(8) == 0: .playNext
    default: .key(pick(Self.keys))
    }
  }
}
