import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("What a bot would do with a text")
struct RecognitionReportTests {
  private static func topic(_ phrases: String, head: String = "") -> String {
    """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnRecognizedIntent
      id: main
    \(head)
      intent: {triggerQueries: [\(phrases)]}
      actions:
        - {kind: SendActivity, id: a, activity: ok}
    """
  }

  private let agent = Talk([
    "topics/Refund.mcs.yml": topic("I want a refund, give me my money back"),
    "topics/Order.mcs.yml": topic("locate my order, track my order"),
    "topics/Cancel.mcs.yml": topic("abandon my order, drop my order"),
    "topics/Closed.mcs.yml": topic("sing me a song", head: "  condition: =false"),
    "topics/Which.mcs.yml": """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnSelectIntent
      id: main
      actions:
        - {kind: SendActivity, id: a, activity: which}
    """,
  ]).agent

  @Test("an exact phrase, a likely one, an unclear one and a stranger")
  func outcomes() {
    let exact = agent.recognition(of: "TRACK my... order?")
    #expect(exact.outcome == .exact && exact.starts == ["Order"])
    #expect(exact.candidates.first?.isExact == true && exact.candidates.count > 1)
    let likely = agent.recognition(of: "refunds wanted")
    #expect(likely.outcome == .topic && likely.starts == ["Refund"])
    let unclear = agent.recognition(of: "my order")
    #expect(unclear.outcome == .didYouMean && Set(unclear.choices) == ["Order", "Cancel"])
    #expect(unclear.starts == ["Which"])
    #expect(agent.recognition(of: "what colour is the moon").outcome == .fallback)
  }

  @Test("thresholds and rules change the outcome")
  func settings() {
    let strict = RecognitionSettings(accept: 9900)
    #expect(agent.recognition(of: "refunds wanted", settings: strict).outcome == .fallback)
    let rules = RuleBook(switches: [BotRules.didYouMean.id: false])
    #expect(agent.recognition(of: "my order", rules: rules).outcome == .topic)
  }

  @Test("a topic whose condition does not hold is listed and does not start")
  func condition() {
    let report = agent.recognition(of: "sing me a song")
    #expect(report.outcome == .fallback)
    #expect(report.candidates.first.map { [$0.isExact, $0.isStartable] } == [true, false])
  }
}
