import Basis
import CopilotStudio
import Testing

@testable import Exploration

/// A bot of some topics, explored.
struct Explored {
  let agent: Agent
  let report: ExplorationReport
  let files: SourceBundle

  /// Explores the bot that these topics are: file name to text. A greeting, a Fallback and an On Error that
  /// speak are added, so that only what a test is about is found.
  init(
    _ topics: [String: String], settings: Bool = true, errorTopic: Bool = true,
    variables: [String: String] = [:],
    budget: Budget = Budget(), stubs: [Stub] = []
  ) throws {
    var files = topics.map { SourceBundle.File(path: "topics/\($0).mcs.yml", text: $1) }
    files += variables.map { SourceBundle.File(path: "variables/\($0).mcs.yml", text: $1) }
    if settings {
      files.append(.init(path: "settings.mcs.yml", text: "displayName: Test bot\nschemaName: cr1_test\n"))
    }
    if errorTopic {
      files.append(
        .init(
          path: "topics/OnError.mcs.yml",
          text: Self.topic("OnError", "- {kind: SendActivity, id: oops, activity: Oops.}")))
    }
    files.append(
      .init(
        path: "topics/Fallback.mcs.yml",
        text: Self.topic("OnUnknownIntent", "- {kind: SendActivity, id: what, activity: What?}")))
    self.files = SourceBundle(files)
    agent = try #require(AgentLoader.load(self.files, fallbackName: "Test bot").agent)
    report = BotExplorer.explore(agent, budget: budget, stubs: stubs)
  }

  /// A topic of a trigger and actions; each line of the actions is one.
  static func topic(_ kind: String, _ actions: String, phrases: String? = nil, head: String = "") -> String {
    let lines = actions.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    let intent = phrases.map { "  intent: {triggerQueries: [\($0)]}\n" } ?? ""
    return "kind: AdaptiveDialog\n\(head)beginDialog:\n  kind: \(kind)\n  id: main\n\(intent)  actions:\n"
      + lines.joined(separator: "\n") + "\n"
  }

  /// A topic that starts with `go`.
  static func go(_ actions: String, head: String = "") -> String {
    topic("OnRecognizedIntent", actions, phrases: "go", head: head)
  }

  /// Findings that are no notes about how topics end.
  var findings: [Finding] { report.findings.filter { $0.kind != .unclosed } }

  /// The same in short: severity, kind and line.
  var short: [String] {
    findings.map {
      "\($0.diagnostic.severity.rawValue) \($0.kind.rawValue) \($0.diagnostic.span?.start.line ?? 0)"
    }
  }

  /// The only finding of a kind.
  func only(_ kind: Finding.Kind) throws -> Finding {
    let found = report.findings.filter { $0.kind == kind }
    #expect(found.count == 1, "\(found.map(\.diagnostic.message))")
    return try #require(found.first)
  }
}

extension Finding {
  /// The conversation as lines.
  var told: [String] { conversation.map(ExplorationText.transcript) ?? [] }
}
