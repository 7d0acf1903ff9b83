import ChatUI
import CustomDump
import Emulation
import Glibc
import Screen
import ShippedScenarios
import Simulation
import Testing
import Text

@testable import Terminal

/// Whole screens of the program on the kinds of terminal that people have, with their real descriptions.
extension SessionTests {
  /// A kind of terminal.
  struct Kind: Sendable, CustomTestStringConvertible {
    var term: String
    var colorTerm = ""
    var depth: ColorDepth
    var manners = StrictEmulator.Manners()
    /// The attributes that are shown whatever the colours, as SGR counts them.
    var attributes: Set<Int> = [1, 4, 7]

    var testDescription: String { colorTerm.isEmpty ? term : "\(term), COLORTERM=\(colorTerm)" }
  }

  static let kinds = [
    Kind(term: "xterm-256color", depth: .indexed),
    Kind(term: "xterm-256color", colorTerm: "truecolor", depth: .direct),
    Kind(
      term: "screen-256color", colorTerm: "truecolor", depth: .indexed, manners: .init(erasesInColor: false)),
    Kind(term: "tmux-256color", colorTerm: "truecolor", depth: .direct, manners: .init(erasesInColor: false)),
    Kind(term: "rxvt-unicode-256color", depth: .indexed),
    Kind(term: "alacritty", colorTerm: "24bit", depth: .direct),
    Kind(term: "xterm-direct", depth: .direct),
    Kind(term: "xterm-16color", depth: .sixteen),
    // These say that colours and some attributes exclude each other.
    Kind(term: "linux", colorTerm: "truecolor", depth: .eight, attributes: []),
    Kind(
      term: "ansi", depth: .eight, manners: .init(erasesInColor: false, wrapsAtOnce: true), attributes: []),
    Kind(term: "vt100", depth: .none, manners: .init(erasesInColor: false)),
  ]

  /// Whether the machine has a description of a terminal; Debian's package ncurses-term has the rarer ones.
  static func isDescribed(_ term: String) -> Bool {
    let folders = ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"]
    return folders.contains { access("\($0)/\(term.prefix(1))/\(term)", R_OK) == 0 }
  }

  /// Six screens: the windows, and what comes up over them.
  static let screens = Result { try [LineSet.unicode, .ascii].flatMap(drawn) }

  private static func drawn(_ lines: LineSet) throws -> [(name: String, canvas: Canvas)] {
    func state(_ name: String, _ keys: [ChatUI.Key], _ typed: [String]) throws -> AppState {
      let loaded = try #require(Shipped.load("\(name)/scenario.yml"))
      var state = AppState(
        run: Run(loaded.world), screenplay: Screenplay(walkthrough: loaded.scenario.walkthrough),
        size: (100, 30), look: .init(lines: lines))
      state.openChat()
      for line in typed {
        _ = state.update(.text(line))
        _ = state.update(.key(Key(.enter)))
      }
      for key in keys { _ = state.update(.key(key)) }
      return state
    }
    let talk = ["Where is my order?", "Größe 漢字 👍 ☰ नि", "I want to talk to a person"]
    return try [
      ("windows", state("two-bots-two-queues", [], talk)),
      ("desk", state("two-bots-two-queues", [.alt("3"), .alt("z")], talk)),
      ("help", state("two-bots-two-queues", [Key(.function(1))], talk)),
      ("palette", state("two-bots-two-queues", [.control("p")], talk)),
      ("dashboard", state("two-bots-two-queues", [Key(.function(7))], talk)),
      ("card", state("cards", [], [])),
    ].map { ($0.0, Frame.draw($0.1)) }
  }

  @Test(
    "every kind of the matrix is described here",
    .enabled(
      if: kinds.allSatisfy { isDescribed($0.term) },
      "needs Debian's package ncurses-term: the kinds without a description are left out"))
  func allDescribed() { #expect(Set(Self.kinds.map(\.term)).count >= 9) }

  @Test(
    "six screens stand on every kind of terminal cell by cell, in as many colours as it has",
    arguments: kinds.filter { isDescribed($0.term) })
  func matrix(_ kind: Kind) throws {
    let pty = try Pty(columns: 100, rows: 30)
    let before = pty.settings
    for theme in Theme.all {
      var options = Self.options(pty, term: kind.term)
      options.colorTerm = kind.colorTerm
      let session = try TerminalSession(options)
      #expect(session.depth == kind.depth)
      var emulator = StrictEmulator(columns: 100, rows: 30, manners: kind.manners)
      for (name, canvas) in try Self.screens.get() {
        emulator.take(pty.output { session.draw(canvas, theme: theme) })
        expect(emulator, shows: canvas, theme, kind, "\(name), \(theme.name)")
      }
      session.close()
      emulator.take(pty.output())
      #expect(emulator.violations == [])
      #expect(emulator.modes.subtracting([1, 7, 12, 25]) == [])
      #expect(pty.settings == before)
    }
  }

  /// Compares glyphs, colours and attributes; a sign of replacement stands for what the C library cannot place.
  private func expect(
    _ emulator: StrictEmulator, shows canvas: Canvas, _ theme: Theme, _ kind: Kind, _ comment: String
  ) {
    for y in 0..<canvas.height {
      for (x, cell) in canvas.row(y).enumerated() where !cell.isContinuation {
        let shown = emulator.cell(x, y)
        let look = emulator.look(x, y)
        let ink = theme.resolve(cell.style, at: kind.depth)
        let wanted = Self.numbers(ink.attributes)
        let isBlank = shown == " "
        func same(_ number: Int?, _ index: UInt8?) -> Bool { number == Self.color(index, kind) }
        let isRight =
          (shown == cell.glyph.text || shown == "\u{FFFD}")
          && same(look.background, ink.background) && (isBlank || same(look.foreground, ink.foreground))
          && look.attributes.subtracting(wanted).isEmpty
          && wanted.intersection(kind.attributes).subtracting(isBlank ? [1] : []).isSubset(
            of: look.attributes)
        guard !isRight else { continue }
        Issue.record(
          "\(comment), column \(x), row \(y): \(shown.debugDescription) \(look), not \(cell.glyph.text.debugDescription) \(ink)"
        )
        return
      }
    }
    if let cursor = canvas.cursor { #expect((emulator.column, emulator.row) == (cursor.x, cursor.y)) }
  }

  /// A palette index as the emulator tells colours.
  private static func color(_ index: UInt8?, _ kind: Kind) -> Int? {
    guard let index else { return nil }
    guard kind.depth == .direct else { return Int(index) }
    let color = Palette.rgb(index)
    let number = color.red << 16 | color.green << 8 | color.blue
    // Where numbers count colours, the first eight are the palette's.
    return number < 8 && kind.term.hasSuffix("-direct") ? 0x1000008 : 0x1000000 | number
  }

  private static func numbers(_ attributes: Attributes) -> Set<Int> {
    let all: [(Attributes, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
    return Set(all.filter { attributes.contains($0.0) }.map(\.1))
  }
}
