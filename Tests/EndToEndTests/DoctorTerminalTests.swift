import Foundation
import Testing

@Suite("The doctor and the tour, on a terminal")
struct DoctorTerminalTests {
  @Test("the terminal is asked how wide it draws, and what differs from ours is told")
  func widths() throws {
    let screen = try Screen(["doctor", "-q"], in: TemporaryFolder())
    #expect(screen.shows("\u{1B}[c"))
    screen.type("\u{1B}[?2026;2$y\u{1B}[?2004;2$y\u{1B}[?1006;0$y\u{1B}[?62c")
    for (text, column) in [("a", 2), ("é", 2), ("e\u{301}", 2), ("漢", 2)] {
      #expect(screen.shows("\r\(text)\u{1B}[6n"))
      screen.type("\u{1B}[7;\(column)R")
      screen.forget()
    }
    // The rest is not answered: the doctor waits for it, and goes on.
    let end = screen.end()
    #expect(end.code == 0)
    #expect(screen.isRestored)
    #expect(end.output.contains("mouse"))
    #expect(end.output.contains("not known; the keyboard does everything"))
    #expect(!end.output.contains("synchronized output"))
    #expect(end.output.contains("漢 takes 1, we count 2"))
    #expect(!end.output.contains("one letter"))
  }

  @Test("a terminal that says nothing is not waited for long")
  func silence() throws {
    let screen = try Screen(["doctor"], in: TemporaryFolder())
    let end = screen.end()
    #expect(end.code == 0)
    #expect(end.output.contains("gives no answer to questions"))
    #expect(end.output.contains("120 columns, 40 rows"))
    #expect(screen.isRestored)
  }

  @Test("restore switches off what programs leave on")
  func restore() throws {
    let screen = try Screen(["doctor", "--restore"], in: TemporaryFolder())
    let end = screen.end()
    #expect(end.code == 0)
    for sequence in ["[?1049l", "[?2004l", "[?1006l", "[?1000l", "[?25h", "[m"] {
      #expect(end.output.contains("\u{1B}\(sequence)"), "\(sequence)")
    }
    #expect(screen.isRestored)
  }

  @Test("the tour comes the first time only, and when it is asked for")
  func tour() throws {
    let folder = try TemporaryFolder()
    func shows(_ flags: [String]) throws -> Bool {
      let screen = try Screen(
        ["run", "two-bots-one-queue"] + flags, in: folder, environment: ["HANDOFF_TOUR": ""])
      #expect(screen.shows("Assignment"))
      // Esc, as a key of its own, leaves the tour; then Ctrl-Q leaves the program.
      screen.type("\u{1B}[27u\u{11}")
      let end = screen.end()
      #expect(end.code == 0)
      return end.output.contains("Tour, 1 of 5")
    }
    #expect(try shows([]))
    #expect(try !shows([]))
    #expect(try shows(["--tour"]))
  }

  @Test("rebound keys act in the windows")
  func reboundKeys() throws {
    let folder = try TemporaryFolder()
    try folder.write("keys:\n  quit: Ctrl-G\n  redraw: Ctrl-Q\n", to: ".config/handoff/config.yml")
    let screen = try Screen(["run", "two-bots-one-queue"], in: folder)
    #expect(screen.shows("Ctrl-G"))
    screen.type("\u{11}still here")
    #expect(screen.shows("here"))
    screen.type("\u{7}")
    #expect(screen.end().code == 0)
  }
}
