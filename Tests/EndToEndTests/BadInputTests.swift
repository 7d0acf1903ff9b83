import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// A spoilt file and what must be said about it.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    var what: String
    var text: String
    var says: String
    var testDescription: String { what }
  }

  static let texts = [
    Spoilt(what: "an empty file", text: "", says: "the file is empty [yaml.empty]"),
    Spoilt(what: "a broken file", text: "scenario: [\n", says: "[yaml.syntax]"),
    Spoilt(
      what: "ten megabytes",
      text: "scenario: x\nabout: |\n" + String(repeating: "  lorem ipsum dolor\n", count: 530_000),
      says: "[yaml.too-large]"),
    Spoilt(
      what: "deep nesting", text: "scenario: " + String(repeating: "[", count: 100_000),
      says: "[yaml.too-large]"),
    Spoilt(
      what: "aliases of aliases",
      text: "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
        + "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n",
      says: "[yaml.too-large]"),
    Spoilt(what: "an alias in itself", text: "scenario: &a [*a]\n", says: "[yaml.alias]"),
    Spoilt(what: "a null character", text: "scenario: a\u{0}b\n", says: "U+0000 is not allowed"),
    Spoilt(what: "an escape sequence", text: "scenario: \"a\u{1B}[2Jb\"\n", says: "U+001B"),
    Spoilt(what: "an unknown key", text: "scenario: x\norganisation: y.yml\n", says: "organization"),
  ]

  @Test(
    "a bad file is named with its place, ends with 3 and never reaches the terminal raw", arguments: texts)
  func badText(_ spoilt: Spoilt) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(spoilt.text, to: "bad.scenario.yml")
    for arguments in [["run", "--plain", path], ["test", path]] {
      let run = try Program.run(arguments)
      #expect(run.code == 3, "\(arguments)")
      #expect(run.errors.contains(spoilt.says))
      #expect(run.errors.contains("\(path):"))
      #expect(!run.errors.contains("\u{1B}"))
      #expect(run.output.isEmpty)
    }
    #expect(try Program.run(["check", path]).code == 1)
  }

  @Test("what cannot be read is said so")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let binary = try folder.write(Data((0..<4096).map { UInt8($0 % 256) }), to: "binary.scenario.yml")
    #expect(try Program.run(["test", binary]).errors.contains("is not UTF-8 text"))
    // Readable by nobody, whoever runs the tests.
    let memory = try Program.run(["test", "/proc/self/mem"])
    #expect(memory.code == 3)
    #expect(memory.errors.contains("cannot be read"))
    let inside = try Program.run(["test", "\(binary)/scenario.yml"])
    #expect(inside.code == 3)
    try folder.write("", to: "empty/notes.txt")
    let folderInstead = try Program.run(["run", "--plain", "\(folder.path)/empty"])
    #expect(folderInstead.code == 3)
    #expect(folderInstead.errors.contains("there is no scenario.yml below the folder"))
    let explained = try Program.run(["explain", folder.path])
    #expect(explained.code == 3)
    #expect(explained.errors.contains("is a folder"))
  }

  @Test("a scenario that does not exist leads to the nearest")
  func nearest() throws {
    let run = try Program.run(["run", "--plain", "two-bots-two-quees"])
    #expect(run.code == 3)
    #expect(run.errors.contains("did you mean two-bots-two-queues?"))
  }

  /// A change of a shipped file and what must be said about it.
  struct Change: Sendable, CustomTestStringConvertible {
    var file = "two-bots-two-queues/organization.yml"
    var old: String
    var new: String
    var says: String
    var code: Int32 = 3
    var testDescription: String { "\(old) to \(new)" }
  }

  static let changes = [
    Change(
      old: "51d2c7b4-6e0a-4f3c-8b9d-0a4e9f7c2d02", new: "8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01",
      says: ":27:11: error: Bot B has the application id of Bot A"),
    Change(
      old: "distribution: push", new: "distribution: pick",
      says: "error: Bot A can be reached by pick workstreams only, so it gets no conversations", code: 0),
    Change(old: "distribution: push", new: "distribution: pull", says: "hint: write one of: push, pick"),
    Change(old: "capacity: 300", new: "capacity: -300", says: ":26:15: error: -300 is out of range"),
    Change(old: "capacity: 300", new: "capacity: 99999999999999999999", says: ":26:15: error: "),
    Change(
      old: "fallback-queue: Queue 2", new: "fallback-queue: Queue 3", says: "there is no queue called Queue 3"
    ),
    Change(old: "../bots/survey-assistant", new: "../bots/nope", says: "there is no agent in bots/nope"),
    Change(
      old: "../bots/survey-assistant", new: "../../../../../../../../../../../../nope",
      says: "leads out of the files at hand"),
    Change(old: "Europe/Madrid", new: "Europe/Atlantis", says: "there is no time zone Europe/Atlantis"),
    Change(
      file: "two-bots-two-queues/scenario.yml", old: "agent: /tq Queue 2", new: "agent: /tq Queue 9",
      says: "Queue 9"),
    Change(
      file: "two-bots-two-queues/scenario.yml", old: "seed: 1", new: "seed: -1", says: "-1 is out of range"),
  ]

  @Test("a mistake in an organization or script is named with its place", arguments: changes)
  func badOrganization(_ change: Change) throws {
    let folder = try Copies.scenarios()
    let path = try Copies.change(change.file, in: folder, change.old, to: change.new)
    let run = try Program.run(["run", "--plain", "\(folder.path)/Scenarios/two-bots-two-queues"])
    #expect(run.code == change.code)
    #expect(run.errors.contains("\(path):"))
    #expect(run.errors.contains(change.says))
    let check = try Program.run(["check", "\(folder.path)/Scenarios/two-bots-two-queues"])
    #expect(check.code == 1)
    #expect(check.output.contains(change.says))
  }

  @Test("a bot in no queue is a warning with its place")
  func botInNoQueue() throws {
    let folder = try Copies.scenarios()
    let path = try Copies.change(
      "two-bots-two-queues/organization.yml", in: folder, "members: [Bot B, Noah Berg]",
      to: "members: [Noah Berg]")
    let check = try Program.run(["check", "\(folder.path)/Scenarios/two-bots-two-queues"])
    #expect(check.code == 0)
    #expect(check.output.contains("\(path):27:11: warning: Bot B"))
    #expect(check.output.contains("1 warning"))
  }

  @Test("bots with unknown kinds, missing topics and redirects in a circle are told and played")
  func hostileBot() throws {
    let folder = try TemporaryFolder()
    func topic(_ name: String, _ phrase: String, _ actions: String) throws {
      try folder.write(
        """
        kind: AdaptiveDialog
        beginDialog:
          kind: OnRecognizedIntent
          id: main
          intent: {displayName: \(name), triggerQueries: [\(phrase)]}
          actions:
        \(actions)
        """, to: "bot/topics/\(name).mcs.yml")
    }
    try folder.write("kind: GptComponentMetadata\ndisplayName: Odd bot\n", to: "bot/agent.mcs.yml")
    try topic(
      "Odd", "odd thing",
      "    - {kind: FlyToTheMoon, id: moon}\n    - {kind: SendActivity, id: s, activity: landed}")
    try topic("Lost", "lost thing", "    - {kind: BeginDialog, id: b, dialog: cr1.topic.Nowhere}")
    try topic("Ping", "ping thing", "    - {kind: BeginDialog, id: b, dialog: cr1.topic.Pong}")
    try topic("Pong", "pong thing", "    - {kind: BeginDialog, id: b, dialog: cr1.topic.Ping}")
    let check = try Program.run(["check", "\(folder.path)/bot"])
    #expect(check.output.contains("topics/Odd.mcs.yml:7:"))
    #expect(check.output.contains("FlyToTheMoon"))
    #expect(check.output.contains("Nowhere"))
    let run = try Program.run(
      ["run", "--plain", "--bot", "\(folder.path)/bot"],
      input: "odd thing\nlost thing\nping thing\nhello\n/wait 31m\n")
    #expect(run.code == 0)
    #expect(run.output.contains("landed"))
    #expect(run.signal == nil)
  }

  @Test("a folder without an agent is refused, and a missing one")
  func noAgent() throws {
    let folder = try TemporaryFolder()
    try folder.write("nothing", to: "empty/readme.txt")
    let empty = try Program.run(["run", "--plain", "--bot", "\(folder.path)/empty"])
    #expect(empty.code == 3)
    #expect(empty.errors.contains("holds no agent"))
    let missing = try Program.run(["run", "--plain", "--bot", "\(folder.path)/missing"])
    #expect(missing.code == 3)
    #expect(missing.errors.contains("No such file"))
    #expect(try Program.run(["check", "\(folder.path)/empty"]).code == 1)
    #expect(try Program.run(["check", "\(folder.path)/missing"]).code == 3)
  }
}
