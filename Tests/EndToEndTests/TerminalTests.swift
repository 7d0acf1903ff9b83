import Emulation
import Foundation
import Testing

@Suite("In a terminal")
struct TerminalTests {
  @Test("a terminal that is unknown or cannot move its cursor is named, with the mend")
  func unknownTerminals() throws {
    for (term, says) in [
      ("klingon-9", "TERM is \"klingon-9\""), ("dumb", "cannot move its cursor"), ("", "TERM is not set"),
    ] {
      let folder = try TemporaryFolder()
      let screen = try Screen(["run", "two-bots-two-queues"], in: folder, environment: ["TERM": term])
      let end = screen.end()
      #expect(end.code == 4, "\(term)")
      #expect(end.output.contains(says))
      #expect(end.output.contains("TERM=xterm-256color"))
      #expect(end.output.contains("--plain"))
      #expect(screen.isRestored)
    }
  }

  @Test(
    "leaving gives the terminal back: Ctrl-Q with 0, Ctrl-C twice with 130",
    arguments: [("\u{11}", 0), ("\u{3}\u{3}", 130)])
  func leaving(_ keys: String, _ code: Int32) throws {
    let folder = try TemporaryFolder()
    let screen = try Screen(["run", "two-bots-two-queues"], in: folder)
    #expect(screen.shows("Customer"))
    screen.type(keys)
    let end = screen.end()
    #expect(end.code == code)
    #expect(end.output.contains("\u{1B}[?1049l"))
    #expect(screen.isRestored)
  }

  @Test("a scenario that is only named is shown as with every flag at what it is by itself")
  func onlyNamed() throws {
    let flags = ["--color", "auto", "--theme", "dark", "--clock", "real", "--speed", "1"]
    let outputs = try [[], flags].map { flags in
      let screen = try Screen(["run", "two-bots-two-queues"] + flags, in: TemporaryFolder())
      #expect(screen.shows("Contoso assistant"))
      screen.type("\u{11}")
      return screen.end().output
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test(
    "a signal gives the terminal back and leaves a whole recording",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP,
    ])
  func signals(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let screen = try Screen(["run", "two-bots-two-queues", "--mouse", "--record", path], in: folder)
    #expect(screen.shows("Contoso assistant"))
    screen.type("Where is my order?\r")
    #expect(screen.shows("receipt"))
    // The recording is written after the frame; a key that is shown comes after that.
    screen.forget()
    screen.type("zq")
    #expect(screen.shows("q"))
    kill(screen.pid, signal)
    let end = screen.end()
    #expect(end.signal == signal)
    #expect(screen.isRestored)
    try expectGivenBack(screen.emulator, modes: [1049, 2004, 1000, 1002, 1006])
    try expectWhole(path)
  }

  /// Fails unless these modes were on and are off again, and nothing was sent that should not be.
  private func expectGivenBack(
    _ emulator: StrictEmulator, modes: Set<Int> = [1049, 2004],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(modes.allSatisfy(emulator.everSet), sourceLocation: sourceLocation)
    #expect(emulator.modes.isDisjoint(with: modes), sourceLocation: sourceLocation)
    #expect(emulator.modes.contains(25), sourceLocation: sourceLocation)
    #expect(emulator.violations == [], sourceLocation: sourceLocation)
  }

  /// Fails unless the recording of the talk about an order can be played.
  private func expectWhole(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let play = try Program.run(["play", "--plain", path])
    #expect(play.code == 0, sourceLocation: sourceLocation)
    #expect(play.errors.isEmpty, sourceLocation: sourceLocation)
    #expect(play.output.contains("Which order is it?"), sourceLocation: sourceLocation)
  }

  @Test("a window that is closed ends the program and leaves a whole recording, also where SIGHUP is ignored")
  func hangUp() throws {
    let deaf = ["-c", #"trap '' HUP; exec "$0" "$@""#, Program.path]
    for (executable, before) in [(Program.path, []), ("/bin/bash", deaf)] {
      let folder = try TemporaryFolder()
      let path = "\(folder.path)/talk.handoff.jsonl"
      let screen = try Screen(
        before + ["run", "two-bots-two-queues", "--record", path], in: folder, executable: executable)
      #expect(screen.shows("Contoso assistant"))
      screen.type("Where is my order?\rzq")
      #expect(screen.shows("q"))
      screen.settle()
      screen.hangUp()
      let end = screen.end()
      #expect(end.signal == SIGHUP || before != [] && end.code == 0, "\(end)")
      try expectWhole(path)
    }
  }

  @Test("Ctrl-Z gives the terminal to the shell, and fg draws everything again")
  func suspending() throws {
    let folder = try TemporaryFolder()
    let folderOfProgram = URL(filePath: Program.path).deletingLastPathComponent().path
    // The shell of the terminal; it stops where the program stops, and goes on when it is continued.
    let screen = try Screen(
      [
        "-m", "-c",
        #"handoff run two-bots-two-queues --mouse --clock virtual; echo "left $?"; read -r; fg; echo "ended $?""#,
      ], in: folder, environment: ["PATH": "\(folderOfProgram):/usr/bin:/bin"], executable: "/bin/bash")
    #expect(screen.shows("Contoso assistant"))
    screen.type("typed")
    screen.settle()
    let before = screen.latest.lines
    screen.type("\u{1A}")
    #expect(screen.shows("left 148"))
    #expect(screen.isRestored)
    try expectGivenBack(screen.emulator, modes: [1049, 2004, 1000, 1002, 1006])
    screen.forget()
    screen.type("\r")
    #expect(screen.shows("\u{1B}[2J"))
    screen.settle()
    #expect(screen.emulator.modes.isSuperset(of: [1049, 2004, 1000, 1002, 1006]))
    #expect(screen.latest.lines == before)
    screen.type("\u{11}")
    #expect(screen.shows("ended 0"))
    #expect(screen.end().code == 0)
    #expect(screen.isRestored)
    try expectGivenBack(screen.emulator)
  }

  @Test(
    "after a storm of 500 sizes the screen is that of a program that began at the last one",
    arguments: 1...2 as ClosedRange<UInt64>)
  func resizeStorm(_ seed: UInt64) throws {
    var generator = SeededNumbers(seed)
    let arguments = ["run", "two-bots-two-queues", "--clock", "virtual"]
    let screen = try Screen(arguments, in: TemporaryFolder())
    #expect(screen.shows("Contoso assistant"))
    for step in 0..<500 {
      screen.resize(generator.below(200) + 1, generator.below(60) + 1)
      if step % 50 == 0 { screen.settle(for: 5) }
    }
    screen.resize(97, 31)
    screen.settle()
    let fresh = try Screen(arguments, in: TemporaryFolder(), columns: 97, rows: 31)
    #expect(fresh.shows("Contoso assistant"))
    fresh.settle()
    #expect(screen.latest.lines == fresh.latest.lines)
    #expect(screen.latest.violations == [])
    for screen in [screen, fresh] {
      screen.type("\u{11}")
      #expect(screen.end().code == 0)
      #expect(screen.isRestored)
    }
  }

  @Test("windows of 1 by 1 up to 40 by 12 are drawn within their edges")
  func smallSizes() throws {
    let screen = try Screen(
      ["run", "two-bots-two-queues", "--clock", "virtual"], in: TemporaryFolder(), columns: 1, rows: 1)
    screen.settle()
    #expect(screen.emulator.violations == [])
    for (columns, rows) in [(2, 1), (1, 12), (40, 1), (3, 3), (7, 2), (12, 12), (20, 5), (39, 9), (40, 12)] {
      screen.forget()
      screen.resize(columns, rows)
      screen.settle(for: 100)
      #expect(screen.latest.violations == [], "\(columns) by \(rows)")
      #expect(screen.latest.clears == 1, "\(columns) by \(rows)")
    }
    screen.type("\u{11}")
    #expect(screen.end().code == 0)
    #expect(screen.isRestored)
  }

  @Test("a reader of the plain lines who goes away ends the program quietly, and the recording is whole")
  func closedPipe() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let typed = try folder.write(
      "Where is my order?\n" + String(repeating: "4711\n", count: 4_000), to: "typed")
    let end = try Program.run(
      [
        "-c",
        "'\(Program.path)' run --plain two-bots-two-queues --record '\(path)' < '\(typed)' | head -20; "
          + "echo ${PIPESTATUS[0]}",
      ], executable: "/bin/bash")
    #expect(end.code == 0)
    #expect(end.errors.isEmpty)
    #expect(end.output.hasSuffix("\n0\n"), "\(end.output.suffix(200))")
    try expectWhole(path)
  }

  @Test("a recording that cannot go on is told in the strip")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let screen = try Screen(["run", "two-bots-two-queues", "--record", "/dev/full"], in: folder)
    #expect(screen.shows("No space left"))
    screen.type("\u{11}")
    #expect(screen.end().code == 4)
    #expect(screen.isRestored)
  }

  @Test("colours and lines are those that the environment asks for")
  func environment() throws {
    let cases: [(environment: [String: String], flags: [String], colors: ClosedRange<Int>?, isASCII: Bool)] =
      [
        (["COLORTERM": "truecolor"], [], 0x1000000...0x1FFFFFF, false), ([:], [], 16...255, false),
        (["NO_COLOR": "1", "COLORTERM": "truecolor"], [], nil, false),
        ([:], ["--color", "never"], nil, false),
        (["NO_COLOR": "1"], ["--color", "always"], 16...255, false),
        ([:], ["--theme", "monochrome"], nil, false),
        (["LANG": "C"], [], 16...255, true), (["LC_ALL": "POSIX"], [], 16...255, true),
        ([:], ["--ascii"], 16...255, true), (["TERM": "xterm"], [], 0...7, false),
        (["TERM": "linux", "COLORTERM": "truecolor"], [], 0...7, false), (["TERM": "vt100"], [], nil, false),
      ]
    for (environment, flags, colors, isASCII) in cases {
      let screen = try Screen(
        ["run", "two-bots-two-queues", "--clock", "virtual"] + flags, in: TemporaryFolder(),
        environment: environment)
      #expect(screen.shows("Contoso assistant"))
      screen.settle()
      let emulator = screen.emulator
      let looks = (0..<40).flatMap { row in (0..<120).map { emulator.look($0, row) } }
      let used = Set(looks.flatMap { [$0.foreground, $0.background].compactMap(\.self) })
      #expect(used.isEmpty == (colors == nil), "\(environment) \(flags)")
      if let colors { #expect(used.allSatisfy(colors.contains), "\(environment) \(flags): \(used)") }
      let isDrawn = emulator.lines.joined().unicodeScalars.contains { (0x2500...0x257F).contains($0.value) }
      #expect(isDrawn != isASCII, "\(environment) \(flags)")
      #expect(emulator.violations == [], "\(environment) \(flags)")
      screen.type("\u{11}")
      #expect(screen.end().code == 0)
    }
  }
}
