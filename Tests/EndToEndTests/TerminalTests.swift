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
    "a signal gives the terminal back and leaves a whole recording", arguments: [SIGTERM, SIGHUP, SIGINT])
  func signals(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let screen = try Screen(["run", "two-bots-two-queues", "--record", path], in: folder)
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
    #expect(end.output.contains("\u{1B}[?1049l"))
    let play = try Program.run(["play", "--plain", path])
    #expect(play.code == 0)
    #expect(play.errors.isEmpty)
    #expect(play.output.contains("Which order is it?"))
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
}
