import Basis
import Host
import Testing

@Suite("Conversations in and out")
struct ConvertTests {
  /// A folder with the recording of a scenario.
  private func recorded(_ scenario: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      [
        "run", scenario, "--plain", "--auto", "--clock", "virtual", "--record",
        "\(folder.path)/talk.handoff.jsonl",
      ])
    try #require(run.code == 0)
    return folder
  }

  @Test("a recording becomes each kind of transcript, to a file or to standard output")
  func transcripts() throws {
    let folder = try recorded("two-bots-one-queue")
    for format in ["transcript", "chat", "csv", "jsonl", "md", "html", "txt"] {
      let run = try Program.run([
        "convert", "\(folder.path)/talk.handoff.jsonl", "\(folder.path)/talk.\(format)",
      ])
      #expect(run.code == 0)
      #expect(run.output.isEmpty && run.errors.isEmpty)
      let text = try Disk.readText("\(folder.path)/talk.\(format)")
      #expect(text.contains("Bent corner, customer keeps the item"))
      let shown = try Program.run(["convert", "\(folder.path)/talk.handoff.jsonl", "-", "--to", format])
      #expect(shown.output == text)
    }
  }

  @Test("what people read is written in modern words when asked for, and files stay as they are")
  func modernWords() throws {
    let folder = try recorded("two-bots-one-queue")
    let talk = "\(folder.path)/talk.handoff.jsonl"
    for format in ["md", "html", "txt"] {
      let page = try Program.run(["convert", talk, "-", "--to", format, "--terms", "modern"]).output
      #expect(page.contains("AI agent Bot A, representative Mia Novak"), "\(format)")
      #expect(!page.contains("seen by customer Ana Ruiz, bot"), "\(format)")
    }
    for format in ["svg", "cast"] {
      let film = try Program.run(["convert", talk, "-", "--to", format, "--terms", "modern"]).output
      #expect(film.contains("Representative") && !film.contains("Human agent"), "\(format)")
    }
    let refused = try Program.run(["convert", talk, "-", "--to", "csv", "--terms", "modern"])
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--terms belongs to what people read"))
    let played = try Program.run(["play", talk, "--plain", "--terms", "modern", "--clock", "virtual"])
    #expect(played.output.contains("system, representative only: offered to Mia Novak"))
    let report = try Program.run(["report", talk, "--terms", "modern"])
    #expect(report.output.contains("AI agent escalation rate"))
    #expect(report.output.contains("in Dynamics 365 Contact Center"))
  }

  @Test("a recording is known by how it begins, whatever it is called", arguments: ["talk.jsonl", "talk"])
  func name(_ name: String) throws {
    let folder = try recorded("two-bots-one-queue")
    let path = "\(folder.path)/\(name)"
    try Disk.writeText(try Disk.readText("\(folder.path)/talk.handoff.jsonl"), to: path)
    let run = try Program.run(["convert", path, "-", "--to", "svg", "--at", "2"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("<svg"))
  }

  @Test("a mock-up becomes a test that can be read, around the bot that was named")
  func scenario() throws {
    let folder = try TemporaryFolder()
    try Disk.writeText("user=Ana\nbot=Helper\n\nuser: hi\nbot: Hello\n", to: "\(folder.path)/m.chat")
    let bot = "\(Program.root)/Scenarios/bots/contoso-assistant"
    let run = try Program.run([
      "convert", "\(folder.path)/m.chat", "\(folder.path)/m.scenario.yml", "--bot", bot,
    ])
    #expect(run.code == 0, "\(run.errors)")
    let check = try Program.run(["check", "\(folder.path)/m.scenario.yml"])
    #expect(check.code != 3, "\(check.errors)")
  }

  @Test("a recording becomes a test that passes, asked for one after the other or all at once")
  func record() throws {
    let folder = try recorded("two-bots-one-queue")
    let all = try Program.run(
      ["record", "\(folder.path)/talk.handoff.jsonl", "\(folder.path)/all.scenario.yml", "--accept"])
    #expect(all.code == 0, "\(all.errors)")
    let played = try Program.run(["test", "\(folder.path)/all.scenario.yml"])
    #expect(played.code == 0, "\(played.output)")
    let asked = try Program.run(
      ["record", "\(folder.path)/talk.handoff.jsonl", "\(folder.path)/some.scenario.yml", "--ask"],
      input: "y\nn\nq\n")
    #expect(asked.code == 0, "\(asked.errors)")
    #expect(asked.errors.contains("1 of 32 expectations kept"))
    #expect(asked.output.contains("keep it? [Y/n/a/q]"))
  }

  @Test("a defect is packed with the recording, the messages as sent and received, and the rules")
  func defect() throws {
    let folder = try recorded("limitations")
    let run = try Program.run([
      "record", "\(folder.path)/talk.handoff.jsonl", "\(folder.path)/defect", "--defect",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let names = Disk.names(in: "\(folder.path)/defect") ?? []
    #expect(names.contains("defect.md") && names.contains("recording.handoff.jsonl"))
    let report = try Disk.readText("\(folder.path)/defect/defect.md")
    #expect(report.contains("**channel.typing-indicator** (dropped)"))
    #expect(report.contains("  Source: S2; AI19"))
    #expect(names.count { $0.hasSuffix("-sent.json") } == names.count { $0.hasSuffix("-received.json") })
    let none = try Program.run(
      [
        "record", "\(folder.path)/talk.handoff.jsonl", "\(folder.path)/other", "--defect", "--message",
        "msg-999",
      ])
    #expect(none.code == 2)
  }

  @Test("what cannot be converted is said, with the right exit code")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    try Disk.writeText("{", to: "\(folder.path)/broken.transcript")
    try Disk.writeText("a,b\n1,2\n", to: "\(folder.path)/no.csv")
    #expect(try Program.run(["convert", "\(folder.path)/broken.transcript", "-", "--to", "txt"]).code == 3)
    #expect(try Program.run(["convert", "\(folder.path)/no.csv", "-", "--to", "txt"]).code == 3)
    #expect(try Program.run(["convert", "\(folder.path)/none.chat", "-", "--to", "txt"]).code == 3)
    #expect(try Program.run(["convert", "\(folder.path)/x", "-", "--to", "txt"]).code == 2)
    #expect(try Program.run(["convert", "a.chat", "b.convo.txt"]).code == 2)
    #expect(try Program.run(["record", "a.handoff.jsonl", "b.txt"]).code == 2)
  }

  @Test("a mock-up cannot carry off files from elsewhere")
  func carriedOff() throws {
    let folder = try TemporaryFolder()
    try Disk.writeText(
      "bot: x\n[Attachment=/etc/passwd]\n[Attachment=../../etc/passwd]\n", to: "\(folder.path)/m.chat")
    let run = try Program.run(["convert", "\(folder.path)/m.chat", "-", "--to", "transcript"])
    #expect(run.code == 0)
    #expect(!run.output.contains("base64"))
    #expect(run.errors.contains("there is no file"))
  }
}
