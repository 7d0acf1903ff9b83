import Testing

@Suite("The subcommands")
struct VerbTests {
  @Test(
    "the version goes to standard output, with any subcommand",
    arguments: [["-V"], ["--version"], ["explain", "-V"]])
  func version(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("handoff "))
    #expect(run.errors.isEmpty)
  }

  @Test(
    "every subcommand explains itself with an example",
    arguments: ["run", "test", "check", "explore", "explain", "play"])
  func help(_ verb: String) throws {
    let run = try Program.run([verb, "--help"])
    #expect(run.code == 0)
    #expect(run.output.contains("\nhandoff \(verb) "))
    #expect(run.output.contains("USAGE: handoff \(verb) "))
    #expect(!run.output.split(separator: "\n").contains { $0.count > 80 && !$0.hasPrefix("USAGE") })
  }

  @Test(
    "wrong usage ends with 2 and says so on standard error",
    arguments: [
      ["run", "--nonsense"], ["explain"], ["run", "x", "--bot", "y"], ["run", "--auto", "--step"],
      ["run", "--theme", "pink"], ["run", "--speed", "0"], ["test", "-q", "-v"], ["chekc"],
      ["test", "-k", "no such"],
    ])
  func usage(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test("the shipped scenarios pass, their bots are checked")
  func shipped() throws {
    let test = try Program.run(["test"])
    #expect(test.code == 0)
    #expect(test.output.hasSuffix(" scenarios passed\n"))
    let check = try Program.run(["check"])
    #expect(check.code == 0)
    #expect(!check.output.contains(": error: "))
    #expect(try Program.run(["test", "-q"]).output.isEmpty)
  }

  @Test("an expectation that does not hold ends with 1, its file and line")
  func failing() throws {
    let folder = try Copies.scenarios()
    let other = try Copies.change(
      "two-bots-two-queues/scenario.yml", in: folder, "What did we do well?", to: "What did we do badly?")
    let failed = try Program.run(["test", other])
    #expect(failed.code == 1)
    #expect(failed.output.contains("\(other):"))
    #expect(failed.output.contains("1 of 1 scenario failed"))
  }

  @Test("check writes JSON for programs")
  func json() throws {
    let folder = try Copies.scenarios()
    let path = try Copies.change(
      "two-bots-two-queues/organization.yml", in: folder, "fallback-queue: Queue 2",
      to: "fallback-queue: Queue 3")
    let run = try Program.run(["check", path, "--format", "json"])
    #expect(run.code == 1)
    #expect(run.output.contains("\"code\": \"name.unknown\""))
    #expect(run.output.contains("\"line\": 15"))
  }

  @Test("the shipped bots are explored without errors, the same in two processes")
  func explore() throws {
    let bots = "\(Program.root)/Scenarios/bots"
    let first = try Program.run(["explore", bots, "--format", "json"])
    #expect(first.code == 0)
    #expect(first.errors.isEmpty)
    #expect(try Program.run(["explore", bots, "--format", "json"]).output == first.output)
    #expect(try Program.run(["explore", bots]).output.hasSuffix("3 bots, 0 errors, 0 warnings\n"))
    #expect(try Program.run(["explore", "\(Program.root)/Assets/themes"]).code == 3)
  }

  @Test("what explore finds ends with 1, and is saved as scenarios that pass until the bot is mended")
  func exploreSaves() throws {
    let folder = try TemporaryFolder()
    try folder.write("displayName: Broken\nschemaName: cr1_broken\n", to: "bot/settings.mcs.yml")
    let topic = """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        intent: {triggerQueries: [go]}
        actions:
          - {kind: BeginDialog, id: call, dialog: cr1_broken.topic.Gone}

      """
    try folder.write(topic, to: "bot/topics/Main.mcs.yml")
    let run = try Program.run([
      "explore", "\(folder.path)/bot", "--save", "\(folder.path)/saved", "--format", "junit",
    ])
    #expect(run.code == 1)
    #expect(run.output.contains("<failure type=\"explore.nowhere\""))
    #expect(run.errors.hasPrefix("2 scenarios saved in "))
    #expect(try Program.run(["test", "\(folder.path)/saved"]).code == 0)
    let mended = topic.replacing(
      "{kind: BeginDialog, id: call, dialog: cr1_broken.topic.Gone}",
      with: "{kind: SendActivity, id: call, activity: Hi}")
    try folder.write(mended, to: "bot/topics/Main.mcs.yml")
    #expect(try Program.run(["test", "\(folder.path)/saved"]).code == 1)
    #expect(try Program.run(["explore", "\(folder.path)/bot"]).code == 0)
  }

  @Test("a reader that has gone is no error, a full disk is one")
  func closedPipe() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "\(Program.path) test | head -n 1\necho \"${PIPESTATUS[0]}\"\n", to: "pipe.sh")
    let outcome = try Program.run([script], executable: "/bin/bash")
    #expect(outcome.output.hasPrefix("ok "))
    #expect(outcome.output.hasSuffix("\n0\n"))
    #expect(outcome.errors.isEmpty)
    let full = try Program.run(["test"], output: "/dev/full")
    #expect(full.code == 4)
    #expect(full.errors.contains("No space left"))
  }
}
