import Basis
import Host
import Scenarios
import Simulation
import Testing

@Suite("Recording to disk")
struct JournalTests {
  private func opened() throws -> ScenarioOpener.Opened {
    try #require(
      ScenarioOpener.open(scenario: "\(packageRoot)/Scenarios/two-bots-one-queue/scenario.yml").opened)
  }

  private func talk(_ run: inout Run) {
    for action in [Command.Action.open, .say("Talk to a person")] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
  }

  @Test("a run is on disk at every rest, and reads back as it was")
  func whole() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = Recorder(opened.header)
    var run = Run(opened.world)
    try recorder.move(to: "\(folder.path)/new/a.jsonl", run)
    talk(&run)
    recorder.follow(run)
    let contents = try RecordingFile.read("\(folder.path)/new/a.jsonl")
    #expect(contents.header == opened.header && !contents.isTorn)
    #expect(contents.entries == Array(run.log.entries))
    recorder.close()
    #expect(recorder.failure == nil)
  }

  @Test("a full disk is told, kept, and another file takes the whole run")
  func full() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = Recorder(opened.header)
    var run = Run(opened.world)
    try recorder.move(to: "/dev/full", run)
    #expect(recorder.failure?.code == "record.failed")
    talk(&run)
    recorder.follow(run)
    #expect(recorder.failure?.hint?.contains("/record") == true)
    try recorder.move(to: "\(folder.path)/b.jsonl", run)
    #expect(recorder.failure == nil)
    let contents = try RecordingFile.read("\(folder.path)/b.jsonl")
    #expect(contents.entries == Array(run.log.entries))
  }

  @Test("a file that cannot be made is an error, and the old one stays")
  func cannotMove() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = Recorder(opened.header)
    var run = Run(opened.world)
    try recorder.move(to: "\(folder.path)/a.jsonl", run)
    #expect(throws: Failure.self) { try recorder.move(to: folder.path, run) }
    talk(&run)
    recorder.follow(run)
    let contents = try RecordingFile.read("\(folder.path)/a.jsonl")
    #expect(contents.entries.count == run.log.count)
    #expect(throws: Failure.self) { try Recorder(opened.header).move(to: "\(folder.path)/a.jsonl/b", run) }
  }

  @Test("after a failure nothing more is written")
  func afterFailure() throws {
    let journal = try Journal(path: "/dev/full")
    #expect(!journal.append(Array("a\n".utf8)))
    #expect(!journal.append(Array("b\n".utf8)))
    #expect(journal.failure?.message.contains("/dev/full") == true)
  }

  @Test("a recording cut off at any byte reads as a valid prefix, with a torn tail or without")
  func torn() throws {
    let folder = try Folder()
    let opened = try opened()
    var run = Run(opened.world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    let short = RecordingHeader(
      program: "0", name: "torn", entry: "", seed: 1, zones: [.utc], bundle: SourceBundle())
    let header = RecordingFile.line(of: short)
    let lines = RecordingFile.lines(of: run, from: 0)
    let all = Array(run.log.entries)
    for count in 0...lines.count {
      let contents = try RecordingFile.read(try folder.write("a.jsonl", header + lines.prefix(count)))
      #expect(contents.entries == Array(all.prefix(contents.entries.count)))
      let ended = lines.prefix(count).count { $0 == UInt8(ascii: "\n") }
      #expect(contents.entries.count == ended || contents.entries.count == ended + 1)
      let isAtEnd = count == 0 || lines[count - 1] == UInt8(ascii: "\n")
      if isAtEnd { #expect(!contents.isTorn && contents.entries.count == ended) }
    }
    for count in stride(from: 0, to: header.count - 1, by: 1) {
      let path = try folder.write("a.jsonl", header.prefix(count))
      #expect(throws: Failure.self) { try RecordingFile.read(path) }
    }
  }

  @Test("a broken line is named with its number, unless it is a torn tail")
  func broken() throws {
    let folder = try Folder()
    let opened = try opened()
    var run = Run(opened.world)
    talk(&run)
    let header = RecordingFile.line(of: opened.header)
    let lines = RecordingFile.lines(of: run, from: 0)
    let middle = try folder.write("a.jsonl", header + Array("\n{\"t\":1}\n".utf8) + lines)
    let end = try folder.write("b.jsonl", header + lines + Array("{\"t\":1}\n".utf8))
    for (path, line) in [(middle, 3), (end, run.log.count + 2)] {
      do {
        _ = try RecordingFile.read(path)
        Issue.record("it was read")
      } catch {
        #expect(error.diagnostics.map(\.code) == ["recording.broken-line"])
        #expect(error.diagnostics.first?.span?.start.line == line)
      }
    }
  }

  @Test(
    "what is no recording is told so", arguments: ["", "\n", "hello\n", "{}\n", "\u{0}\u{0}", "[1]\n{}\n"])
  func none(text: String) throws {
    let folder = try Folder()
    let path = try folder.write("a.jsonl", text)
    do {
      _ = try RecordingFile.read(path)
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostics.map(\.code) == ["recording.not-one"])
    }
  }
}
