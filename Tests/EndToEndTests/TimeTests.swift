import Foundation
import Testing

@Suite("Back in time")
struct TimeTests {
  @Test("in the windows: back, a branch, back to the original; both are recordings that play")
  func windows() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let screen = try Screen(
      ["run", "two-bots-two-queues", "--clock", "virtual", "--record", path], in: folder)
    #expect(screen.shows("Contoso assistant"))
    screen.type("Where is my order?\r")
    #expect(screen.shows("Which order is it?"))
    screen.type("\u{1B}[1;3D")
    #expect(screen.shows("Looking back"))
    screen.forget()
    screen.type("I want a refund\r")
    #expect(screen.shows("talk.branch-1.handoff.jsonl"))
    screen.forget()
    screen.type("/return\r")
    #expect(screen.shows("Looking back"))
    screen.type("\u{1B}[1;3F4711\r")
    #expect(screen.shows("4711"))
    screen.type("\u{11}")
    #expect(screen.end().code == 0)
    #expect(screen.isRestored)
    let original = try Program.run(["play", "--plain", "-q", path])
    #expect(original.code == 0 && original.output.contains("4711"))
    #expect(!original.output.contains("I want a refund"))
    let branch = try Program.run(["play", "--plain", "-q", "\(folder.path)/talk.branch-1.handoff.jsonl"])
    #expect(branch.code == 0 && branch.output.contains("I want a refund"))
    #expect(!branch.output.contains("Where is my order?"))
  }

  @Test("in plain lines: a replay is taken over and returned to, and what was made of it is kept")
  func plainReplay() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let mine = "\(folder.path)/mine.handoff.jsonl"
    let run = try Program.run(
      ["run", "--plain", "-q", "two-bots-one-queue", "--record", path], input: RunTests.oneQueue)
    let play = try Program.run(
      ["play", "--plain", "-q", "--step", path, "--record", mine],
      input: "\n\nagent: /decline\n/return\n" + String(repeating: "\n", count: 5))
    #expect(play.code == 0)
    #expect(play.output.contains("time: branch 1 leaves original after event"))
    #expect(play.output.contains("recording: branch 1 is kept in \(mine)"))
    // After the return the recording goes on to its end, as it was told live.
    let rest = try #require(run.output.range(of: "Mia Novak accepts")).lowerBound
    #expect(play.output.contains(run.output[rest...]))
    let branch = try Program.run(["play", "--plain", "-q", mine])
    #expect(branch.output.contains("Mia Novak declines") && !branch.output.contains("Mia Novak accepts"))
  }
}
