import Basis
import CustomDump
import Scenarios
import Testing

@testable import Transcripts

/// Writing a conversation and reading it again.
enum RoundTrip {
  static func check(_ conversation: ToldConversation, _ format: TranscriptFormat, _ name: String) throws {
    let text = try format.write([conversation]).get()
    let told = format.read(text, file: name)
    #expect(told.findings == [])
    let read = try #require(told.conversations.first)
    let (ours, theirs) = (bare(read), bare(conversation))
    expectNoDifference(ours.parties, theirs.parties, "\(name) by \(format.rawValue)")
    #expect(ours.lines.count == theirs.lines.count, "\(name) by \(format.rawValue)")
    // The first line that differs: whole conversations are too long to read.
    if let (our, their) = zip(ours.lines, theirs.lines).first(where: { $0 != $1 }) {
      let excerpt = "\(our)".count + "\(their)".count < 20_000 ? "" : ", too long to show"
      #expect(
        our.activity.json.text.prefix(2000) == their.activity.json.text.prefix(2000), "\(name)\(excerpt)")
      if excerpt.isEmpty { expectNoDifference(our, their, "\(name) by \(format.rawValue)") }
      Issue.record("a line differs: \(name) by \(format.rawValue)")
    }
    #expect([ours.id, ours.title, ours.channel] == [theirs.id, theirs.title, theirs.channel])
  }

  /// A conversation without what formats number and stamp anew, and without places in files.
  static func bare(_ conversation: ToldConversation) -> ToldConversation {
    var bare = conversation
    for index in bare.lines.indices {
      bare.lines[index].place = nil
      bare.lines[index].activity.id = nil
      bare.lines[index].activity.timestamp = nil
      bare.lines[index].activity.channelID = nil
      bare.lines[index].activity.conversationID = nil
      bare.lines[index].activity.other.removeAll { $0.name == "conversation" }
      bare.lines[index].activity.from = nil
      bare.lines[index].activity.recipient = nil
    }
    return bare
  }
}

/// Reading the scenarios that are written, with a bot that only is there.
enum ScenarioText {
  /// A bot that answers nothing.
  private static let agent = SourceBundle([
    SourceBundle.File(path: "agent/agent.mcs.yml", text: "kind: GptComponentMetadata\n"),
    SourceBundle.File(path: "agent/settings.mcs.yml", text: "displayName: Bot\nschemaName: test_bot\n"),
    SourceBundle.File(
      path: "agent/topics/Hi.mcs.yml",
      text: """
        kind: AdaptiveDialog
        beginDialog:
          kind: OnRecognizedIntent
          id: main
          intent:
            triggerQueries:
              - hi there
          actions:
            - kind: SendActivity
              id: hello
              activity: Hello
        """),
  ])

  static func load(_ text: String) -> (LoadedScenario?, [Diagnostic]) {
    var bundle = agent
    bundle.insert(SourceBundle.File(path: "scenario.yml", text: text))
    return ScenarioLoader.load(bundle: bundle, path: "scenario.yml", zones: { _ in .utc })
  }

  /// What is wrong with a scenario's text.
  static func findings(_ text: String) -> [String] {
    load(text).1.filter { $0.severity == .error && $0.span?.file == "scenario.yml" }.map { $0.rendered() }
  }
}
