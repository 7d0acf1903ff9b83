import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Rules that can never match, and rules that never come to it")
struct RouteRuleLintTests {
  private func found(_ rules: [[QueueCondition]], any: [[QueueCondition]] = [], overflow: [Overflow] = [])
    -> [String]
  {
    var organization = Organization.people([Representative(name: "Mia")])
    organization.queues[0].overflow = overflow
    organization.workstreams[0].contextVariables = [
      ContextVariableDefinition("Topic"), ContextVariableDefinition("Amount", .number),
    ]
    organization.workstreams[0].routeToQueue = rules.enumerated().map { number, conditions in
      QueueRule(
        name: "R\(number + 1)",
        when: RuleConditions(conditions, any: number == rules.count - 1 ? any : []), queue: 0)
    }
    return OrganizationLint.findings(organization).map { "\($0.subject): \($0.message)" }
  }

  @Test(
    "two comparisons of one variable that exclude each other",
    arguments: [
      (QueueCondition("Topic", .equals, "A"), QueueCondition("Topic", .equals, "B"), "A and B"),
      (
        QueueCondition("Topic", .doesNotContainData), QueueCondition("Topic", .equals, "B"), "empty and B"
      ),
      (
        QueueCondition("Topic", .containsData), QueueCondition("Topic", .doesNotContainData),
        "filled and empty"
      ),
      (
        QueueCondition("Topic", .equals, "Loan"), QueueCondition("Topic", .beginsWith, "Card"),
        "Loan and something that begins with Card"
      ),
      (
        QueueCondition("Amount", .greaterThan, "10"), QueueCondition("Amount", .lessThan, "10"),
        "above 10 and below 10"
      ),
    ])
  func clash(first: QueueCondition, second: QueueCondition, words: String) {
    expectNoDifference(
      found([[first, second]]),
      ["comparison(workstream-1, 0, 1): R1 can never match: \(first.variable) cannot be \(words)"]
        .map { $0.replacing("workstream-1", with: "\(WorkstreamID(0))") })
  }

  @Test("what can hold together is no finding")
  func fine() {
    expectNoDifference(
      found([
        [QueueCondition("Amount", .greaterThan, "10"), QueueCondition("Amount", .lessThan, "20")],
        [QueueCondition("Amount", .equals, "1"), QueueCondition("Amount", .equals, "1.0")],
        [QueueCondition("Topic", .containsData), QueueCondition("Topic", .doesNotEqual, "A")],
        [QueueCondition("Topic", .equals, "A"), QueueCondition("Amount", .equals, "2")],
      ]), [])
  }

  @Test("of alternatives one must be possible")
  func alternatives() {
    let topic = QueueCondition("Topic", .equals, "A")
    let other = [QueueCondition("Topic", .equals, "B")]
    expectNoDifference(found([[topic]], any: [other, [QueueCondition("Amount", .equals, "1")]]), [])
    expectNoDifference(
      found([[topic]], any: [other, other]),
      ["comparison(\(WorkstreamID(0)), 0, 1): R1 can never match: Topic cannot be A and B"])
  }

  @Test("a rule below the same or a weaker one is never asked, unless that one's queue can overflow")
  func hidden() {
    let card = QueueCondition("Topic", .equals, "Card")
    let weak = [[QueueCondition("Topic", .containsData)], [card, QueueCondition("Amount", .equals, "1")]]
    let message = "R2 never applies: whatever matches it matches R1, which comes first"
    expectNoDifference(found(weak), ["rule(\(WorkstreamID(0)), 1): \(message)"])
    expectNoDifference(found([[card], [card]]), ["rule(\(WorkstreamID(0)), 1): \(message)"])
    expectNoDifference(found([[card], [card]], overflow: [Overflow(.workItems(1), .end)]), [])
    expectNoDifference(found([[card], [QueueCondition("Topic", .containsData)]]), [])
  }
}
