import ChatUI
import Foundation
import Host
import Screen
import Simulation
import Testing

private let corpus = Places.environment("HANDOFF_CORPUS")

/// Whatever stands in the fields that reach the screen, no terminal is told anything and no border moves.
@Suite struct HostileFieldTests {
  /// A world in which the same text is the scenario's, the customer's, the bots', the people's and the queues' name.
  private func world(_ text: String) throws -> World {
    var world = try ScreenProbe.scenario("two-bots-one-queue").world
    world.name = text
    for index in world.customers.indices { world.customers[index].name = text }
    for index in world.organization.bots.indices { world.organization.bots[index].name = text }
    for index in world.organization.representatives.indices {
      world.organization.representatives[index].name = text
    }
    for index in world.organization.queues.indices { world.organization.queues[index].name = text }
    return world
  }

  /// Says the text from both sides, draws it in windows side by side and alone, and types it.
  private func show(_ text: String, says: String? = nil, in world: World) {
    var probe = ScreenProbe(Run(world))
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept")
    probe.send(.edited(says ?? text))
    probe.press(Key(.enter))
    probe.send(.edited(text))
    expectWhole(probe)
    probe.resize(80, 24)
    expectNothingHostile(probe.canvas)
    #expect(probe.canvas[79, 2]?.glyph.text == "┓", "\(text.debugDescription)")
  }

  /// The windows' frames stand where they stand, whatever is in them.
  private func expectWhole(_ probe: ScreenProbe) {
    let canvas = probe.canvas
    expectNothingHostile(canvas)
    let bottom = (2..<canvas.height).first { "╰┗".contains(canvas.rows[$0].prefix(1)) } ?? 0
    #expect(bottom > 25)
    for row in 2..<bottom {
      let cells = canvas.row(row)
      let sides = [0, 39, 40, 79, 80, 119].map { cells[cells.startIndex + $0].glyph.text }
      #expect(sides.allSatisfy { $0 == "│" || $0 == "┃" }, "row \(row): \(sides)")
    }
  }

  @Test("every prefix of forty control sequences in six fields, at every byte")
  func prefixes() throws {
    let prefixes = Set(
      Self.sequences.flatMap { sequence in sequence.indices.map { String(sequence[...$0]) } })
    #expect(Self.sequences.count == 40 && prefixes.count * 6 > 1_000)
    for prefix in prefixes.sorted() { show("a\(prefix)b", in: try world("n\(prefix)m")) }
  }

  @Test("all 65 controls in six fields")
  func controls() throws {
    let values = Array(UInt32(0)...0x1F) + Array(0x7F...0x9F)
    #expect(values.count == 65)
    for value in values {
      let scalar = try #require(Unicode.Scalar(value))
      show("a\(Character(scalar))b", in: try world("n\(Character(scalar))m"))
    }
  }

  @Test("12 controls of direction and format, alone and nested in pairs")
  func directions() throws {
    let scalars: [Character] = [
      "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
      "\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}",
    ]
    for scalar in scalars { show("a\(scalar)b", in: try world("n\(scalar)m")) }
    for outer in scalars.prefix(9) {
      for inner in scalars.prefix(9) { show("\(outer)x\(inner)y", in: try world("\(outer)\(inner)")) }
    }
  }

  @Test(
    "515 naughty strings as names, said, typed and drawn",
    .enabled(if: corpus != nil, "needs HANDOFF_CORPUS"))
  func naughty() throws {
    let data = try Data(contentsOf: URL(filePath: "\(corpus ?? "")/naughty-strings/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
    #expect(strings.count >= 500)
    for string in strings { show(string, in: try world(string)) }
  }

  /// What terminals obey: CSI, OSC, DCS, APC, PM and SOS in seven and eight bits, charsets, resets.
  private static let sequences: [String] =
    [
      "[2J", "[1;1H", "[31;1m", "[38;2;255;0;0m", "[?1049l", "[?25l", "[?2004l", "[?1006h", "[6n", "[>0c",
      "[>0q", "[0;5;7r", "[20;10t", "[21t", "[!p", "[4h", "[200~", "]0;owned\u{7}", "]2;owned\u{1B}\\",
      "]52;c;AAAA\u{7}", "]8;;http://x\u{1B}\\text", "]4;1;?\u{7}", "]10;?\u{7}", "]1337;File=:AA\u{7}",
      "P$q\"p\u{1B}\\", "P+q544e\u{1B}\\", "PTerminal\u{1B}\\", "_Gi=1;AAAA\u{1B}\\", "^private\u{1B}\\",
      "Xstart\u{1B}\\", "c", "(0", "#8", "=",
    ].map { "\u{1B}" + $0 }
    + [
      "\u{9B}31m", "\u{9D}0;owned\u{9C}", "\u{90}$q\u{9C}", "\u{9F}G\u{9C}", "\u{9E}p\u{9C}", "\u{98}s\u{9C}",
    ]
}
