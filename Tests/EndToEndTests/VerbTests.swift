import Basis
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
    arguments: [
      "run", "test", "mutate", "check", "explore", "explain", "play", "recognize", "connect", "report",
      "limits",
      "convert", "record", "new", "completion",
    ])
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
      ["test", "-k", "no such"], ["test", "--report", "xml=x"], ["test", "--report", "junit"],
      ["test", "--repeat", "0"], ["test", "--fail-under", "101"], ["mutate", "--kind", "colour"],
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
    #expect(try Program.run(["explore", bots]).output.hasSuffix(" bots, 0 errors, 0 warnings\n"))
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

  @Test("a recording is explained as sessions, as the test canvas's trace, and as transcripts")
  func explain() throws {
    let folder = try TemporaryFolder()
    let recording = folder.path + "/talk.handoff.jsonl"
    let run = try Program.run(["run", "two-bots-two-queues", "--auto", "--plain", "--record", recording])
    #expect(run.code == 0)
    let sessions = try Program.run(["explain", recording, "--sessions"])
    #expect(sessions.output.hasPrefix("session 1, Bot A in conv-1 from 09:00:00: Escalated"))
    let rows = try JSON(
      parsing: try Program.run(["explain", recording, "--sessions", "--format", "json"]).output)
    #expect(rows.array?.map { $0["SessionOutcome"] } == ["Escalated", "Abandoned"])
    let trace = try Program.run(["explain", recording, "--trace"])
    #expect(try JSON(parsing: trace.output)["activities"]?.array?.isEmpty == false)
    let transcripts = try Program.run(["explain", recording, "--transcript"]).output.split(separator: "\n")
    #expect(
      try transcripts.map { try JSON(parsing: String($0))["schematype"] }
        == Array(repeating: "powervirtualagents", count: 2))
    #expect(try Program.run(["explain", recording, "--trace", "--sessions"]).code == 2)
    #expect(try Program.run(["explain", recording, "--format", "json"]).code == 2)
  }

  @Test("test compares a real trace with the bot's and tells the first difference")
  func trace() throws {
    let folder = try Copies.scenarios()
    let recording = folder.path + "/talk.handoff.jsonl"
    _ = try Program.run(["run", "two-bots-two-queues", "--auto", "--plain", "--record", recording])
    let trace = try Program.run(["explain", recording, "--trace"]).output
    let script =
      "scenario: T\norganization: organization.yml\ncustomers: [{name: Ana Ruiz, context: {IssueType: orders}}]\n"
      + "script:\n  - customer: Where is my order?\n  - customer: \"4711\"\n  - customer: \"No\"\n"
      + "  - expect: {trace: {file: theirs.json, bot: Bot A}}\n"
    let file = try folder.write(script, to: "Scenarios/two-bots-two-queues/trace.scenario.yml")
    try folder.write(trace, to: "Scenarios/two-bots-two-queues/theirs.json")
    let same = try Program.run(["test", file])
    #expect(same.code == 0, "\(same.output)\(same.errors)")
    try folder.write(
      trace.replacing("askOrderNumber", with: "askOrder"), to: "Scenarios/two-bots-two-queues/theirs.json")
    let other = try Program.run(["test", file])
    #expect(other.code == 1)
    #expect(other.output.contains("expected trace theirs.json, action 2 of"))
    #expect(other.output.contains("Question askOrder in OrderStatus"))
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
