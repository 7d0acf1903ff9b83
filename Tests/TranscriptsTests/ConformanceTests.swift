import Activities
import Basis
import Foundation
import Testing

@testable import Transcripts

@Suite("Conformance: other tools' files", .enabled(if: Corpus.folder != nil, "needs HANDOFF_CORPUS"))
struct ConformanceTests {
  private static let utils = "microsoft+botframework-cli/packages/chatdown/test/utils"

  @Test(
    "a published mock-up becomes its published transcript, but for ids and times",
    arguments: [("sample.chat", "sample.transcript"), ("cli.sample.chat", "cli.transcript")])
  func chatdown(_ pair: (chat: String, transcript: String)) throws {
    let folder = try #require(Corpus.folder)
    let published = try JSON(
      parsing: Corpus.text("\(folder)/transcripts/\(Self.utils)/\(pair.transcript)"))
    let path = "\(folder)/chat/\(Self.utils)/\(pair.chat)"
    // The picture is not among the shared files; its bytes are in the published transcript.
    let picture = published.array?.lazy.compactMap { $0["attachments"]?.array?.first?["contentUrl"]?.string }
      .first { $0.hasPrefix("data:") }.flatMap { Data(base64Encoded: String($0.split(separator: ",")[1])) }
    let told = TranscriptFormat.chat.read(
      try Corpus.text(path), file: path,
      attached: { name in
        name == "bot-framework.png"
          ? picture.map(Array.init) : Corpus.bytes("\(folder)/chat/\(Self.utils)/\(name)")
      })
    #expect(told.findings == [])
    let written = try JSON(parsing: TranscriptFormat.transcript.write(told.conversations).get())
    let (ours, theirs) = (Self.normalised(written), Self.normalised(published))
    #expect(ours.count == theirs.count)
    for (our, their) in zip(ours, theirs) { #expect(our == their) }
  }

  /// Activities without ids and times, members in order of name.
  private static func normalised(_ json: JSON) -> [JSON] {
    func sorted(_ json: JSON) -> JSON {
      switch json {
      case .array(let elements): .array(elements.map(sorted))
      case .object(let members):
        .object(
          members.filter { !["id", "timestamp"].contains($0.name) }
            .map { JSON.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
      default: json
      }
    }
    return (json.array ?? []).map(sorted)
  }

  @Test("every file is read, or says by line why a part is not")
  func everyFile() throws {
    let kinds: [(part: String, endings: [String], count: Int)] = [
      ("transcripts", [".transcript"], 4), ("chat", [".chat"], 26),
      ("convo", [".convo.txt", ".pconvo.txt", ".utterances.txt"], 227), ("testsets", [".csv"], 20),
    ]
    var summary: [String] = []
    for kind in kinds {
      let files = Corpus.files(kind.part, kind.endings)
      #expect(files.count == kind.count)
      var (lines, partly) = (0, 0)
      for path in files {
        let told = try Corpus.read(path)
        #expect(!told.findings.contains { $0.severity == .error }, "\(path): \(told.findings)")
        for finding in told.findings { #expect(finding.span?.file == path || isPartial(finding)) }
        let count = told.conversations.map(\.lines.count).reduce(0, +)
        lines += count
        if !told.findings.isEmpty { partly += 1 }
        let saysNothing = try Self.saysNothing(path)
        #expect(count > 0 || !told.findings.isEmpty || saysNothing, "\(path) came to nothing")
      }
      summary.append("\(kind.part): \(files.count) files, \(lines) lines, \(partly) files with findings")
    }
    print(summary.joined(separator: "\n"))
  }

  /// Whether a finding is about a partial convo that a file includes.
  private func isPartial(_ finding: Diagnostic) -> Bool {
    finding.span?.file.hasSuffix(".pconvo.txt") == true
  }

  /// Whether a file has no word in any section, as the fixtures of BotiumScript for empty steps.
  private static func saysNothing(_ path: String) throws -> Bool {
    let convo = ConvoFile(try Corpus.text(path), path: path)
    return convo.sections.allSatisfy { $0.lines.allSatisfy { $0.text.trimmed.isEmpty } }
  }

  @Test(
    "what was read is the same after writing and reading again",
    arguments: [TranscriptFormat.transcript, .chat, .jsonl, .csv])
  func roundTrip(_ format: TranscriptFormat) throws {
    for path in Corpus.files("transcripts", [".transcript"]) + Corpus.files("chat", [".chat"]) {
      for conversation in try Corpus.read(path).conversations {
        try RoundTrip.check(conversation, format, path)
      }
    }
  }

  @Test("every mock-up, convo and test set becomes a scenario that can be read")
  func scenarios() throws {
    let files =
      Corpus.files("chat", [".chat"]) + Corpus.files("convo", [".convo.txt"])
      + Corpus.files("testsets", [".csv"])
      + Corpus.files("transcripts", [".transcript"])
    for path in files {
      let told = try Corpus.read(path)
      let text = ToldScenario(told.conversations, source: path, agent: "agent").text
      let errors = ScenarioText.findings(text)
      #expect(errors == [], "\(path)\n\(text)")
    }
  }
}
