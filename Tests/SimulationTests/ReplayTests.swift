import Activities
import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import Scenarios
import ShippedScenarios
import Testing

@testable import Simulation

@Suite("Recordings")
struct ReplayTests {
  /// The lines of a recording, written and read again.
  private func recorded(_ run: Run) throws -> [LoggedEvent] {
    try run.log.entries.map { entry in
      var writer = JSONWriter()
      entry.record(to: &writer)
      let line = writer.text
      #expect(line.hasSuffix("}\n") && !line.dropLast().contains("\n"))
      return try #require(LoggedEvent(recorded: JSON(parsing: String(line.dropLast()))), "\(line)")
    }
  }

  @Test("there are scenarios to record")
  func areThere() {
    #expect(Shipped.names.count >= 13)
    #expect(Shipped.played.count == Shipped.names.count)
  }

  @Test("an event reads back as it was written", arguments: Shipped.names)
  func events(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    for (read, event) in zip(try recorded(run), run.log.entries) where read != event {
      expectNoDifference(read, event)
    }
  }

  @Test("a recording that is read and folded is the run's state", arguments: Shipped.names)
  func replay(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    var again = Run(run.world)
    for entry in try recorded(run) { again.replay(entry) }
    #expect(again.log == run.log)
    #expect(again.state == run.state)
  }

  @Test("the commands of a recording, performed again, give the same bytes", arguments: Shipped.names)
  func rerun(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    let world = try #require(Shipped.load(name)).world
    var again = Run(world)
    for entry in run.log.entries {
      if case .commanded(let command) = entry.event { again.perform(command.value) }
    }
    #expect(bytes(again) == bytes(run))
  }

  private func bytes(_ run: Run) -> [UInt8] {
    var writer = JSONWriter()
    for entry in run.log.entries { entry.record(to: &writer) }
    return writer.bytes
  }

  @Test("a copy of a run goes its own way")
  func branches() throws {
    var run = Run(try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    let before = run
    var other = run
    other.perform(Command(at: run.state.now, seat: .customer(0), .say("Talk to a person")))
    #expect(run.state == before.state)
    #expect(other.log.count > run.log.count)
  }

  @Test("an event of the log takes at most 48 bytes")
  func size() {
    #expect(MemoryLayout<LoggedEvent>.size <= 48)
  }

  @Test("a header reads back as it was written")
  func header() throws {
    let summer = TimeZoneRules(
      name: "Europe/Madrid", base: 3600,
      changes: [.init(from: VirtualTime(milliseconds: 1_774_746_000_000), offset: 7200)])
    let header = RecordingHeader(
      program: "0.1.0", name: "A \"name\"\nof two lines \u{1F600}", entry: "a/scenario.yml",
      folders: ["b", "a"],
      seed: .max, zones: [.utc, summer],
      bundle: SourceBundle([.init(path: "b/x.yml", text: "x: 1\n"), .init(path: "a/y.yml", text: "")]),
      parent: .init(digest: "00ff", events: 12))
    var writer = JSONWriter()
    header.record(to: &writer)
    expectNoDifference(RecordingHeader(recorded: try JSON(parsing: writer.text)), header)
  }

  @Test(
    "a header that lacks something, is of another format or has an impossible offset is none",
    arguments: [
      #"{}"#, #"[]"#, #"{"handoff":2,"program":"","name":"","entry":"","seed":1,"zones":[],"files":[]}"#,
      #"{"handoff":1,"program":"","name":"","entry":"","seed":-1,"zones":[],"files":[]}"#,
      #"{"handoff":1,"program":"","name":"","entry":"","seed":1,"zones":[],"files":[{"path":"a"}]}"#,
      #"{"handoff":1,"program":"","name":"","entry":"","seed":1,"zones":[{"name":"x","base":9999999999,"changes":[]}],"files":[]}"#,
      #"{"handoff":1,"program":"","name":"","entry":"","seed":1,"zones":[{"name":"x","base":0,"changes":[[1]]}],"files":[]}"#,
    ])
  func noHeader(text: String) throws {
    #expect(RecordingHeader(recorded: try JSON(parsing: text)) == nil)
  }

  @Test("every command reads back as it was written")
  func commands() throws {
    let bot = MemberID.bot(2)
    let actions: [Command.Action] = [
      .keypad("4#"), .open, .say("a\u{0}\u{1B}[31m\"\\\u{1F468}\u{200D}\u{1F469}"), .choose(-3),
      .submit(["a": [1, "2", .null]]), .type,
      .closeWindow, .disconnect, .reconnect, .accept, .pick(nil), .pick(3), .decline,
      .transfer(queue: 1, toBot: true, bot: 2),
      .transfer(queue: 0, toBot: false, bot: nil), .note(""), .end, .close, .presence(.doNotDisturb),
      .setCapacity(bot, .max), .setCapacity(.representative(1), 0), .setPresence(3, .offline),
      .setContext("BotHandoffTopic", "CreditCard"), .wait, .mark("here"), .release, .transferTo(bot),
      .consult(.representative(1)), .add(nil), .add(2), .leave, .sayInternally("psst"), .quickReply("#tag"),
      .turnTo(2), .reopen(3), .customPresence(4), .assign(1, bot, overrides: true), .assignToQueue(1, 2),
      .superviseTransfer(1, .representative(2)), .supervise(1, .joined), .supervise(1, .monitoring),
      .forceClose(5),
    ]
    for action in actions {
      for seat in [Seat.customer(0), .representative(3), .supervisor, .stage] {
        let command = Command(at: VirtualTime(milliseconds: -5), seat: seat, action)
        var writer = JSONWriter()
        command.record(to: &writer)
        expectNoDifference(Command(recorded: try JSON(parsing: writer.text)), command)
      }
    }
  }

  @Test("every kind of message reads back as it was written")
  func messages() throws {
    var card = Activity(.message)
    card.attachments = [
      Attachment(contentType: "application/vnd.microsoft.card.adaptive", content: ["type": "AdaptiveCard"])
    ]
    for kind in Message.Kind.allCases {
      for sender in [Message.Sender.customer(0), .bot(1), .representative(2), .system] {
        for audience in [Audience(), [.customer], [.bot, .representative, .supervisor]] {
          var message = Message(
            id: MessageID(7), kind: kind, sender: sender, audience: audience, text: "a\nb",
            attached: audience.isEmpty ? Boxed(card) : nil)
          message.notice = kind == .notice ? "agent-joined" : nil
          var writer = JSONWriter()
          message.record(to: &writer)
          expectNoDifference(Message(recorded: try JSON(parsing: writer.text)), message)
        }
      }
    }
  }

  @Test(
    "a line that holds no event is none",
    arguments: [
      "{}", "[]", "1", #"{"t":1}"#, #"{"t":"1","mark":"a"}"#, #"{"t":1,"nonsense":{}}"#,
      #"{"t":1,"said":{}}"#,
      #"{"t":1,"center":{}}"#, #"{"t":1,"bot":{}}"#, #"{"t":1,"thread":99999999999}"#,
      #"{"t":1,"command":{"t":1,"by":"nobody","do":"open"}}"#,
    ])
  func noEvent(text: String) throws {
    #expect(LoggedEvent(recorded: try JSON(parsing: text)) == nil)
  }

  @Test("events that fit nothing are taken in without a trap, and the run goes on")
  func hostileEvents() throws {
    var run = Run(try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world)
    let lines = [
      #"{"t":9223372036854775807,"c":99,"s":99,"session":5}"#,
      #"{"t":-9223372036854775808,"c":1,"s":0,"sessionClosed":true}"#,
      #"{"t":1,"c":1,"thread":-7}"#, #"{"t":1,"c":2,"thread":2147483647}"#,
      #"{"t":1,"c":1,"s":0,"session":1}"#,
      #"{"t":1,"c":1,"s":0,"sessionClosed":true}"#, #"{"t":1,"c":1,"revealed":2147483647}"#,
      #"{"t":1,"c":1,"said":{"id":2147483647,"from":"bot-99","to":255,"text":""}}"#,
      #"{"t":1,"c":-5,"said":{"id":-1,"from":"customer-99","to":0,"text":"x"}}"#, #"{"t":1,"mark":""}"#,
    ]
    for line in lines { run.replay(try #require(LoggedEvent(recorded: JSON(parsing: line)), "\(line)")) }
    for action in [Command.Action.open, .say("Hi"), .closeWindow] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    #expect(run.log.count > lines.count + 3)
  }
}
