import Basis
import Testing

@testable import CopilotStudio

@Suite("The expression behind an error")
struct FailedExpressionTests {
  private func failed(_ actions: String) throws -> FailedExpression? {
    var files = DefaultAgent.files
    files["topics/Sum.mcs.yml"] = DefaultAgent.topic(
      "OnRecognizedIntent", "  intent: {triggerQueries: [the sum]}\n  actions:\n\(actions)")
    var talk = Talk(files)
    talk.says("the sum")
    let number = try #require(
      talk.events.firstIndex { if case .errorRaised = $0 { true } else { false } }, "\(talk.trace)")
    guard case .errorRaised(let error) = talk.events[number] else { return nil }
    var session = BotSession(agent: talk.agent)
    for event in talk.events.prefix(number) { session.apply(event, agent: talk.agent) }
    return session.failedExpression(error, agent: talk.agent, context: talk.context)
  }

  @Test("it is the one of the action that failed, with its place")
  func found() throws {
    let failed = try #require(
      try failed(
        """
            - {kind: SetVariable, id: a, variable: Topic.A, value: =1 + 1}
            - {kind: SetVariable, id: b, variable: Topic.B, value: =Topic.A + 10 / (Topic.A - 2)}
        """))
    #expect(failed.source == "Topic.A + 10 / (Topic.A - 2)")
    #expect(failed.span.start.line == 8)
    let marked = failed.marked
    #expect(String(marked.line.dropFirst(marked.before).prefix(marked.count)).hasPrefix("10 / (Topic.A - 2"))
  }

  @Test("an error that no expression made has none")
  func notFound() throws {
    #expect(try failed("    - {kind: BeginDialog, id: b, dialog: cr1_helper.topic.Nowhere}") == nil)
  }
}
