import Basis
import CustomDump
import Testing

@testable import Exploration

@Suite("Reports of explorations")
struct ReportTests {
  private func bot() throws -> Explored {
    try Explored(["Main": Explored.go("- {kind: BeginDialog, id: call, dialog: cr1_test.topic.Gone}")])
  }

  @Test("for people: figures, then what, where, why, the mend and the conversation")
  func text() throws {
    expectNoDifference(
      try ExplorationText.text(bot().report) { "my/\($0)" },
      """
      Test bot: 3 topics, 3 of 3 nodes (100 %)
        5 turns in 3 situations, 32 steps: everything there was to try was tried

        Redirects and jumps to nothing (1). The conversation breaks off with an error as soon as it comes here.
          my/topics/Main.mcs.yml:7:7: error: the BeginDialog call leads to nothing: there is no topic cr1_test.topic.Gone [explore.nowhere]
            mend: Choose a topic of the bot, or remove the redirect
            customer: go
            [error 2025: There is no topic cr1_test.topic.Gone]
            bot: Oops.

      """)
  }

  @Test("for programs: an object a bot")
  func json() throws {
    let json = try bot().report.json(folder: "my") { "my/\($0)" }
    #expect(json["bot"]?.string == "Test bot")
    #expect(json["errors"]?.int == 1)
    let finding = try #require(json["findings"]?.array?.first)
    #expect(finding["code"]?.string == "explore.nowhere")
    #expect(finding["file"]?.string == "my/topics/Main.mcs.yml")
    #expect(finding["line"]?.int == 7)
    #expect(finding["conversation"]?["lines"]?.array?.first?["text"]?.string == "go")
  }

  @Test("for servers: a case a topic, which fails with its errors")
  func junit() throws {
    let suite = try bot().report.suite()
    expectNoDifference(suite.cases.map(\.name), ["Fallback", "Main", "OnError"])
    expectNoDifference(suite.cases.map(\.failures.count), [0, 1, 0])
    #expect(suite.cases[1].failures[0].details.contains("customer: go"))
  }
}
