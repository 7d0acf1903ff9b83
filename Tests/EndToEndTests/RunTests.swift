import Foundation
import Testing

@Suite("Playing from a shell")
struct RunTests {
  /// The conversation of the two documented flows as a person would type it.
  static let twoQueues = """
    Where is my order?
    4711
    No
    agent Mia Novak: /accept
    agent: Hello Ana, I see order 4711.
    Wonderful, thank you!
    agent: /tq Queue 2
    5
    Mia was quick.
    /wait 30m
    """

  static let oneQueue = """
    I want to talk to a person
    agent: /accept
    agent: Hello Ana, how can I help?
    agent: /tq Support --to-bot
    5
    /wait 30m
    """

  /// Whether the texts come in this order, each in a line of its own.
  private func inOrder(_ texts: [String], _ output: String) -> Bool {
    var lines = output.split(separator: "\n")[...]
    for text in texts {
      guard let index = lines.firstIndex(where: { $0.contains(text) }) else { return false }
      lines = lines[(index + 1)...]
    }
    return true
  }

  @Test("two bots in two queues, played by piped lines")
  func playTwoQueues() throws {
    let run = try Program.run(["run", "--plain", "two-bots-two-queues"], input: Self.twoQueues)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      inOrder(
        [
          "routed to queue Queue 1", "Bot A gets it", "Bot A to customer", "Bot A hands over", "offered to Mia Novak",
          "Mia Novak accepts", "Mia Novak transfers to queue Queue 2", "Mia Novak leaves", "Bot B gets it",
          "Bot B receives conversationUpdate", "Bot B receives event omnichannelSetContext", "Bot B to customer",
          "conversation Closed (AutoClosedBySystem)",
        ], run.output), "\(run.output)")
  }

  @Test("two bots in one queue, played by piped lines")
  func playOneQueue() throws {
    let run = try Program.run(["run", "--plain", "two-bots-one-queue"], input: Self.oneQueue)
    #expect(run.code == 0)
    #expect(
      inOrder(
        [
          "Bot A gets it", "Bot A hands over", "offered to Mia Novak; Bot A passed over (escalated-before)",
          "Mia Novak accepts", "Mia Novak leaves", "Bot B gets it", "Bot B to customer", "conversation Closed",
        ], run.output), "\(run.output)")
  }

  @Test("a script plays by itself, or a line for every Enter")
  func scripted() throws {
    let auto = try Program.run(["run", "--plain", "--auto", "two-bots-one-queue"])
    #expect(auto.code == 0)
    #expect(auto.output.contains("conversation Closed (AutoClosedBySystem)"))
    let stepped = try Program.run(
      ["run", "--plain", "--step", "two-bots-one-queue"], input: String(repeating: "\n", count: 40))
    #expect(stepped.code == 0)
    #expect(stepped.output.contains("conversation Closed (AutoClosedBySystem)"))
    #expect(stepped.output.contains("The script is over"))
  }

  @Test("without a terminal it says what to do and ends with 4")
  func noTerminal() throws {
    for arguments in [["run", "two-bots-one-queue"], [], ["run", "--bot", "\(Program.root)/Scenarios/bots/bank-assistant"]] {
      let run = try Program.run(arguments)
      #expect(run.code == 4)
      #expect(run.errors.contains("--plain"))
      #expect(run.output.isEmpty)
    }
  }

  @Test("a recording replays as it was played, tells why, and why not")
  func recording() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let run = try Program.run(["run", "--plain", "-q", "two-bots-one-queue", "--record", path], input: Self.oneQueue)
    let again = try Program.run(
      ["run", "--plain", "-q", "two-bots-one-queue", "--record", path + "2"], input: Self.oneQueue)
    #expect(run.output == again.output)
    #expect(try folder.read("talk.handoff.jsonl") == folder.read("talk.handoff.jsonl2"))
    let play = try Program.run(["play", "--plain", "-q", path])
    #expect(play.code == 0)
    #expect(play.output == run.output)
    let why = try Program.run(["explain", path])
    #expect(why.code == 0)
    #expect(why.output.contains("gets it: Mia Novak"))
    let whyNot = try Program.run(["explain", path, "--why-not", "bot b"])
    #expect(whyNot.output.contains("Bot B did not get it: 50 is less than 300"))
    let nobody = try Program.run(["explain", path, "--why-not", "Bot C"])
    #expect(nobody.code == 2)
    #expect(nobody.errors.contains("did you mean Bot A?"))
  }

  @Test("a recording can be taken over in the middle")
  func takingOver() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    _ = try Program.run(["run", "--plain", "two-bots-one-queue", "--record", path], input: Self.oneQueue)
    let play = try Program.run(["play", "--plain", "--step", path], input: "\n\n\nagent: /decline\n\n")
    #expect(play.code == 0)
    #expect(play.output.contains("Mia Novak declines"))
    #expect(!play.output.contains("Mia Novak accepts"))
  }

  @Test("a recording of two bots keeps their order")
  func orderOfBots() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    let bots = ["survey-assistant", "bank-assistant"].map { "\(Program.root)/Scenarios/bots/\($0)" }
    let run = try Program.run(["run", "--plain", "-q", "--record", path, "--bot"] + bots, input: "hello\n")
    #expect(run.code == 0)
    #expect(try Program.run(["play", "--plain", "-q", path]).output == run.output)
    #expect(try Program.run(["explain", path]).output.contains("gets it: Contoso survey assistant"))
  }

  @Test("a full disk does not end the session, and another file holds all of it")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/rescued.handoff.jsonl"
    let lost = try Program.run(["run", "--plain", "two-bots-one-queue", "--record", "/dev/full"], input: Self.oneQueue)
    #expect(lost.code == 4)
    #expect(lost.output.contains("No space left on device; the session goes on; name another file with /record FILE"))
    #expect(lost.output.contains("conversation Closed"))
    #expect(lost.errors.contains("incomplete"))
    let saved = try Program.run(
      ["run", "--plain", "two-bots-one-queue", "--record", "/dev/full"], input: "/record \(path)\n" + Self.oneQueue)
    #expect(saved.code == 0)
    #expect(try Program.run(["play", "--plain", path]).output.contains("conversation Closed"))
  }

  @Test("--record does not write over what is no recording")
  func overwriting() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("my notes\n", to: "notes.txt")
    let run = try Program.run(["run", "--plain", "two-bots-one-queue", "--record", path])
    #expect(run.code == 4)
    #expect(run.errors.contains("holds something else"))
    #expect(try folder.read("notes.txt") == "my notes\n")
  }

  @Test("recordings that are torn, of another version or none at all")
  func badRecordings() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/talk.handoff.jsonl"
    _ = try Program.run(["run", "--plain", "two-bots-one-queue", "--record", path], input: Self.oneQueue)
    let text = try folder.read("talk.handoff.jsonl")

    let torn = try folder.write(String(text.dropLast(20)), to: "torn.jsonl")
    let explained = try Program.run(["explain", torn])
    #expect(explained.code == 0)
    #expect(explained.errors.contains("cut off"))
    let header = try folder.write(String(text.prefix(200)), to: "header.jsonl")
    let other = try folder.write(
      text.replacingOccurrences(of: "{\"handoff\":1,", with: "{\"handoff\":2,"), to: "other.jsonl")
    var lines = text.split(separator: "\n").map(String.init)
    lines[5] = "{\"t\":\"soon\"}"
    let broken = try folder.write(lines.joined(separator: "\n"), to: "broken.jsonl")
    for (file, says) in [
      (header, "cut off in its first line"), (other, "is a recording of format 2"), (broken, "\(broken):6:1: error"),
      (try folder.write("", to: "empty.jsonl"), "is not a recording"), ("\(folder.path)/none", "No such file"),
    ] {
      for verb in [["explain", file], ["play", "--plain", file]] {
        let run = try Program.run(verb)
        #expect(run.code == 3, "\(verb)")
        #expect(run.errors.contains(says))
        #expect(run.output.isEmpty)
      }
    }
  }
}
