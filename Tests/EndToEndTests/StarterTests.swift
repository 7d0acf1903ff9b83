import Foundation
import Testing

@Suite("What one starts with")
struct StarterTests {
  @Test("new writes a contact centre that passes check and test at once")
  func new() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/my centre"
    let new = try Program.run(["new", target])
    #expect(new.code == 0)
    #expect(new.output.contains("\nNext: handoff run \(target)/talks"))
    for name in ["organization.yml", "bots/survey/topics/Escalate.mcs.yml", "tests/hand-off.scenario.yml"] {
      #expect(new.output.contains("\(target)/\(name)\n"))
    }
    let check = try Program.run(["check", target])
    #expect(check.code == 0)
    #expect(check.output.hasSuffix("2 bots, 0 errors, 0 warnings\n"))
    let test = try Program.run(["test", target])
    #expect(test.code == 0)
    #expect(test.output.hasSuffix("2 scenarios passed\n"))
    let played = try Program.run(["run", "\(target)/talks", "--plain", "--auto"])
    #expect(played.code == 0)
    #expect(played.output.contains("Survey to customer: Thank you, a 5 is noted. Goodbye!"))
  }

  @Test("new writes over nothing, and names every file that is in the way")
  func occupied() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "organization.yml")
    try folder.write("mine", to: "README.md")
    let new = try Program.run(["new", folder.path])
    #expect(new.code == 2)
    #expect(new.errors.contains("\(folder.path)/organization.yml is there already"))
    #expect(new.errors.contains("\(folder.path)/README.md is there already"))
    #expect(try folder.read("organization.yml") == "mine")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/bots"))
    #expect(try Program.run(["new", "/proc/nowhere"]).code == 4)
  }

  @Test("each shell takes its completion", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let run = try Program.run(["completion", shell])
    #expect(run.code == 0)
    for word in ["explore", "why-not", "high-contrast", "whatsapp", "completion"] {
      #expect(run.output.contains(word), "\(word)")
    }
    let paths = ["/bin/\(shell)", "/usr/bin/\(shell)"].filter(FileManager.default.isExecutableFile)
    guard let path = paths.first else { return }
    let folder = try TemporaryFolder()
    let script = try folder.write(run.output, to: "completion")
    let check = try Program.run(["-n", script], executable: path)
    #expect(check.code == 0)
    #expect(check.errors.isEmpty)
  }

  @Test("scenarios are completed by name and by path")
  func completedScenarios() throws {
    func completed(_ start: String) throws -> [Substring] {
      let run = try Program.run([
        "---completion", "run", "--", "positional@0", "2", "\(start.count)", "handoff", "run", start,
      ])
      return run.output.split(separator: "\n")
    }
    #expect(try completed("two-bots-two").contains("two-bots-two-queues"))
    #expect(
      try completed("\(Program.root)/Scenarios/two-bots-o").contains(
        "\(Program.root)/Scenarios/two-bots-one-queue/"))
  }
}
