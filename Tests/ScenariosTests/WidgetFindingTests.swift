import Basis
import CustomDump
import Testing

@testable import Scenarios

@Suite("Findings on customers' windows")
struct WidgetFindingTests {
  private func findings(_ organization: String) -> [String] {
    OrganizationReader.read(organization, file: "o.yml").1.map {
      "\($0.span?.start.line ?? 0) \($0.code): \($0.message)"
    }
  }

  @Test("everything that is wrong with surveys is told at once")
  func surveys() {
    let text = """
      organization: x
      workstreams:
        - name: Chat
          pre-chat:
            - {name: A, question: \(String(repeating: "x", count: 513))}
            - {name: A, question: Twice?}
            - {name: B, question: Which?, type: option-set}
            - {name: C, question: Which?, options: One; Two}
          post-chat: [\((0...10).map { "{name: Q\($0), question: x}" }.joined(separator: ", "))]
          hours: Office
        - {name: Messages, channel: sms, pre-chat: [{name: A, question: x}]}
      """
    expectNoDifference(
      findings(text),
      [
        "5 survey.question-length: a question has at most 512 characters, here are 513",
        "7 survey.options: an option set needs its options",
        "8 survey.options: only an option set has options",
        "6 survey.duplicate-name: two questions are called A",
        "9 survey.too-many: a survey has at most 10 questions, here are 11",
        "11 widget.only-chat: only a chat has a window; sms has no pre-chat:",
        "10 name.unknown: there is no plan of operating hours called Office",
      ])
  }

  @Test("a question's name can be tested by rules without being declared")
  func declared() {
    let text = """
      organization: x
      workstreams:
        - name: Chat
          pre-chat: [{name: Topic, question: Which?}]
          route-to-queue: [{rule: Billing, when: {Topic: Billing}, queue: Desk}]
          fallback-queue: Desk
      queues: [{name: Desk, members: [Mia Novak]}]
      representatives: [{name: Mia Novak}]
      """
    let (file, found) = OrganizationReader.read(text, file: "o.yml")
    expectNoDifference(found.map(\.message), [])
    expectNoDifference(file?.organization.workstreams.first?.contextVariables.map(\.name), ["Topic"])
  }

  @Test("a message, a channel or a workstream that nobody knows is told with the nearest")
  func messages() {
    let text = """
      organization: x
      workstreams: [{name: Chat}]
      messages:
        live-chat: {agent-lefft: off, agent-left: off}
        Chatt: {agent-left: on}
      """
    let found = OrganizationReader.read(text, file: "o.yml").1
    expectNoDifference(found.map { $0.span?.start.line }, [4, 5])
    expectNoDifference(found.map(\.hint), ["did you mean agent-left?", "did you mean Chat?"])
  }
}
