import Basis
import Foundation
import Testing

@Suite("Reports and the store, through the program")
struct SupervisionTests {
  @Test("a recording and the store of the same talk give the same figures, in words, JSON and CSV")
  func sameFigures() throws {
    let folder = try TemporaryFolder()
    let (recording, store) = ("\(folder.path)/talk.handoff.jsonl", "\(folder.path)/store.sqlite")
    let run = try Program.run(
      ["run", "--plain", "two-bots-two-queues", "--record", recording, "--store", store],
      input: RunTests.twoQueues + "\n/wait 45m\n")
    #expect(run.code == 0)

    let told = try Program.run(["report", recording])
    #expect(told.code == 0)
    for line in [
      "Ongoing conversations: 0", "Bots in the last 2 hours", "  Conversations  1", "  Transferred  0",
      "  Completed  1",
      "Customer satisfaction",
    ] {
      #expect(told.output.contains("\(line)"), "\(line)")
    }
    let live = try JSON(parsing: try Program.run(["report", recording, "--format", "json"]).output)
    let kept = try JSON(parsing: try Program.run(["report", "--store", store, "--format", "json"]).output)
    #expect(live["metrics"]?["bot_conversations"]?.int == 1)
    #expect(live["metrics"]?["bot_escalation_rate"]?.int == 1000)
    #expect(live["metrics"] == kept["metrics"])
    #expect(live["outcomes"] == kept["outcomes"])
    #expect(live["sessions"] == kept["sessions"])

    let csv = try Program.run(["report", "--store", store, "--format", "csv"]).output.split(separator: "\n")
    #expect(csv.count == 2)
    #expect(csv.first?.hasPrefix("id,subject,status,reason,") == true)
    #expect(csv.last?.contains("Ana Ruiz: Contoso chat,Closed,AutoClosedBySystem") == true)
  }

  @Test("the window of the real-time report is chosen")
  func window() throws {
    let folder = try TemporaryFolder()
    let recording = "\(folder.path)/talk.handoff.jsonl"
    let lines = RunTests.twoQueues + "\n/wait 3h\n"
    #expect(
      try Program.run(["run", "--plain", "two-bots-two-queues", "--record", recording], input: lines).code
        == 0)
    func total(_ more: String...) throws -> Int? {
      let output = try Program.run(["report", recording, "--format", "json"] + more).output
      return try JSON(parsing: output)["bots_in_real_time"]?["total"]?.int
    }
    #expect(try total() == 0)
    #expect(try total("--window", "24h") == 1)
  }

  @Test("what cannot be reported is said, and ends as the documented exit codes say")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let recording = try folder.write("{}", to: "broken.handoff.jsonl")
    #expect(try Program.run(["report", recording]).code == 3)
    let missing = try Program.run(["report", "--store", "\(folder.path)/none.sqlite"])
    #expect(missing.code == 3)
    #expect(missing.errors.contains("none.sqlite cannot be read"))
    let text = try folder.write(
      "no database at all, but a text that is long enough to be one", to: "text.sqlite")
    #expect(try Program.run(["report", "--store", text]).code == 3)
    #expect(try Program.run(["report", recording, "--store", text]).code == 2)
    #expect(try Program.run(["report", "--window", "soon"]).code == 2)
  }

  @Test("scenarios that are tested can be kept, and reported over all of them")
  func keepsTests() throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/deep/store.sqlite"
    #expect(try Program.run(["test", "two-bots-one-queue", "--store", store]).code == 0)
    #expect(try Program.run(["test", "two-bots-two-queues", "--store", store]).code == 0)
    let report = try JSON(parsing: try Program.run(["report", "--store", store, "--format", "json"]).output)
    #expect(report["metrics"]?["conversations"]?.int == 2)
  }

  // MARK: A program that is killed

  @Test("what was committed is there after the program was killed at once (kill -9)")
  func killed() throws {
    let folder = try TemporaryFolder()
    let (store, typed) = ("\(folder.path)/store.sqlite", "\(folder.path)/typed")
    try #require(mkfifo(typed, 0o600) == 0)
    // Held open at both ends: the program waits for more.
    let pipe = open(typed, O_RDWR)
    defer { close(pipe) }
    let pid = try Program.spawn(
      ["run", "--plain", "two-bots-two-queues", "--store", store, "--record", "\(folder.path)/r.jsonl"], [:],
      folder,
      descriptors: [
        (typed, O_RDONLY), ("\(folder.path)/out", O_WRONLY | O_CREAT),
        ("\(folder.path)/err", O_WRONLY | O_CREAT),
      ])
    let lines = Array((RunTests.twoQueues + "\n").utf8)
    #expect(write(pipe, lines, lines.count) == lines.count)
    var before = ""
    for _ in 0..<600 where before.isEmpty {
      usleep(50_000)
      let report = try Program.run(["report", "--store", store, "--format", "csv"])
      if report.code == 0, report.output.split(separator: "\n").count == 2 { before = report.output }
    }
    #expect(!before.isEmpty, "the conversation is kept while the program goes on")
    kill(pid, SIGKILL)
    #expect(Program.wait(pid).signal == SIGKILL)
    let after = try Program.run(["report", "--store", store, "--format", "csv"])
    #expect(after.code == 0)
    #expect(after.output == before)
  }

  @Test(
    "a program killed while it writes loses nothing it had told of, and leaves only whole conversations",
    arguments: [0, 1, 2])
  func killedWhileWriting(round: Int) throws {
    let folder = try TemporaryFolder()
    let (store, told) = ("\(folder.path)/store.sqlite", "\(folder.path)/out")
    let pid = try Program.spawn(
      ["test", "--store", store], [:], folder,
      descriptors: [
        ("/dev/null", O_RDONLY), (told, O_WRONLY | O_CREAT), ("\(folder.path)/err", O_WRONLY | O_CREAT),
      ])
    // Some way into the writing; a scenario is told of when its conversations are kept.
    for _ in 0..<3000 where try folder.read("out").split(separator: "\n").count < 3 * round + 2 {
      usleep(10_000)
    }
    usleep(UInt32(7_000 * (round + 1)))
    kill(pid, SIGKILL)
    #expect(Program.wait(pid).signal == SIGKILL)

    let scenarios = try folder.read("out").split(separator: "\n").compactMap { line in
      line.hasPrefix("ok ") ? line.split(separator: " ").dropFirst().first.map(String.init) : nil
    }
    #expect(scenarios.count >= 3 * round + 2)
    let reference = "\(folder.path)/reference.sqlite"
    #expect(try Program.run(["test", "-q"] + scenarios + ["--store", reference]).code == 0)
    let wanted = try rows(of: reference)
    let found = try rows(of: store)
    #expect(wanted.isSubset(of: found))
    // What else was kept is the whole of a scenario's conversations, as if nothing had happened.
    let all = "\(folder.path)/all.sqlite"
    #expect(try Program.run(["test", "-q", "--store", all]).code == 0)
    #expect(found.isSubset(of: try rows(of: all)))
    // And the next program goes on with the file.
    #expect(try Program.run(["test", "-q", "--store", store]).code == 0)
    #expect(try rows(of: store) == rows(of: all))
  }

  /// A line for each conversation with all that is kept of it.
  private func rows(of store: String) throws -> Set<Substring> {
    let report = try Program.run(["report", "--store", store, "--format", "csv"])
    if report.code != 0 { #expect(report.errors.contains("it holds no conversations"), "\(report.errors)") }
    return Set(report.output.split(separator: "\n").dropFirst())
  }
}
