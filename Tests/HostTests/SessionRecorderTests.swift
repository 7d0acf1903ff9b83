import Basis
import Host
import Scenarios
import Simulation
import Testing
import Views

@Suite("Recording branches")
struct SessionRecorderTests {
  private func opened() throws -> ScenarioOpener.Opened {
    try #require(
      ScenarioOpener.open(scenario: "\(packageRoot)/Scenarios/two-bots-one-queue/scenario.yml").opened)
  }

  /// The original's conversation, and a branch that left it before the last line.
  private func session(_ recorder: SessionRecorder, _ opened: ScenarioOpener.Opened) -> (
    timeline: Timeline, moment: Moment, file: String?
  ) {
    var moment = Moment(Run(opened.world))
    var timeline = Timeline(moment)
    for action in [Command.Action.open, .say("Where is my order?"), .say("4711")] {
      moment.run.perform(Command(at: moment.run.state.now, seat: .customer(0), action))
      timeline.follow(&moment)
      #expect(recorder.follow(timeline.end(moment).run, on: timeline) == nil)
    }
    timeline.go(to: timeline.place(from: moment.events, by: .turn, -1), &moment)
    timeline.branchOff(moment)
    moment.run.perform(Command(at: moment.run.state.now, seat: .customer(0), .say("4712")))
    timeline.follow(&moment)
    return (timeline, moment, recorder.follow(moment.run, on: timeline))
  }

  @Test("a branch is a recording of its own that says what it left, and the original stays whole")
  func branch() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = SessionRecorder(opened.header)
    let path = "\(folder.path)/talk.handoff.jsonl"
    try recorder.begin(path, Run(opened.world))
    var (timeline, moment, file) = session(recorder, opened)
    #expect(file == "\(folder.path)/talk.branch-1.handoff.jsonl")
    let branch = try RecordingFile.read(try #require(file))
    #expect(branch.entries == Array(moment.run.log.entries))
    let parent = try #require(branch.header.parent)
    #expect(parent.events == timeline.branches[1].origin?.events)
    #expect(parent.digest.count == 16)
    timeline.go(toBranch: 0, &moment)
    #expect(recorder.follow(moment.run, on: timeline) == nil)
    let original = try RecordingFile.read(path)
    #expect(original.entries == Array(moment.run.log.entries))
    #expect(original.header.parent == nil)
    #expect(original.entries.prefix(parent.events) == branch.entries.prefix(parent.events))
    #expect(recorder.failure == nil)
    // The same bytes have the same digest in every process.
    let again = SessionRecorder(opened.header)
    try again.begin("\(folder.path)/again.handoff.jsonl", Run(opened.world))
    _ = session(again, opened)
    let other = try RecordingFile.read("\(folder.path)/again.branch-1.handoff.jsonl")
    #expect(other.header.parent == parent)
  }

  @Test("what is made of a replay goes to the file that was named for it")
  func replay() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = SessionRecorder(opened.header, isReplay: true)
    let path = "\(folder.path)/mine.jsonl"
    try recorder.begin(path, Run(opened.world))
    let (_, moment, file) = session(recorder, opened)
    #expect(file == path)
    let contents = try RecordingFile.read(path)
    #expect(contents.entries == Array(moment.run.log.entries))
    #expect(contents.header.parent != nil)
  }

  @Test("a branch that cannot be kept is told, and another file takes it whole")
  func lost() throws {
    let folder = try Folder()
    let opened = try opened()
    let recorder = SessionRecorder(opened.header)
    let path = "\(folder.path)/talk.handoff.jsonl"
    try recorder.begin(path, Run(opened.world))
    try Disk.writeText("my notes\n", to: "\(folder.path)/talk.branch-1.handoff.jsonl")
    let (timeline, moment, file) = session(recorder, opened)
    #expect(file == nil)
    #expect(recorder.failure?.message.contains("holds something else") == true)
    try recorder.move(to: "\(folder.path)/b.jsonl", moment.run, on: timeline)
    #expect(recorder.failure == nil)
    #expect(try RecordingFile.read("\(folder.path)/b.jsonl").entries.count == moment.events)
  }

  @Test("a new run keeps the journal before it, with its branches, and no older ones")
  func previous() throws {
    let folder = try Folder()
    for name in ["latest", "latest.branch-1", "previous", "previous.branch-1", "previous.branch-2"] {
      try Disk.writeText("{\"handoff\":\"\(name)\"}\n", to: "\(folder.path)/\(name).handoff.jsonl")
    }
    SessionRecorder.keepPrevious(in: folder.path)
    let names = try #require(Disk.names(in: folder.path)).sorted()
    #expect(names == ["previous.branch-1.handoff.jsonl", "previous.handoff.jsonl"])
    #expect(try Disk.readText("\(folder.path)/previous.branch-1.handoff.jsonl").contains("latest.branch-1"))
  }
}
