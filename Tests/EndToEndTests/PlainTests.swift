import ChatUI
import Foundation
import Host
import Scenarios
import ShippedScenarios
import Simulation
import Testing

/// The program without a terminal: lines in, lines out.
@Suite("On a pipe alone")
struct PlainTests {
  @Test(
    "every shipped scenario is finished by what is piped in, as its script has it", arguments: Shipped.names)
  func shipped(_ name: String) throws {
    let loaded = try #require(Shipped.load(name))
    let script = try #require(Shipped.played[name])
    // Faults come by themselves only to whoever learns, and a lesson opens its chat.
    let learns = loaded.scenario.lesson?.tasks.contains { !$0.injects.isEmpty } ?? false
    // What the program does before anybody types is not typed.
    var front = PlainFront(Run(loaded.world), Screenplay(loaded.scenario))
    _ = front.open()
    let screenplay = front.playback.screenplay
    let lines = screenplay.lines.dropFirst(learns ? 1 : screenplay.next).map(\.label)
    let folder = try TemporaryFolder()
    let recording = "\(folder.path)/talk.handoff.jsonl"
    let end = try Program.run(
      [learns ? "learn" : "run", "--plain", "\(Program.root)/Scenarios/\(name)", "--record", recording],
      input: lines.map { $0 + "\n" }.joined())
    #expect(end.code == 0)
    #expect(end.errors.isEmpty, "\(end.errors)")
    let entries = try RecordingFile.read(recording).entries
    let isSame = entries == Array(script.run.log.entries)
    #expect(isSame, "\(entries.count) events, not \(script.run.log.count): \(end.output.suffix(400))")
    let isPrintable = end.output.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    #expect(isPrintable)
  }

  @Test("a session is written as a test that holds")
  func test() throws {
    let folder = try TemporaryFolder()
    let typed = try folder.write(
      "I want to talk to a person\n/test\n/test drop 3\n/test write\n", to: "typed")
    let end = try Program.run(
      [
        "-c",
        "cd '\(folder.path)' && '\(Program.path)' run --plain two-bots-one-queue < '\(typed)'"
          + " && '\(Program.path)' test two-bots-in-one-queue.scenario.yml",
      ], executable: "/bin/bash")
    #expect(end.code == 0, "\(end)")
    #expect(end.output.contains("test: 3 is dropped"))
    #expect(end.output.contains("two-bots-in-one-queue.scenario.yml, "))
  }
}
