import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

/// Any words to any question: no fault, and an answer that is taken sets the variable to the entity's type.
@Suite("Questions, whatever is answered")
struct QuestionPropertyTests {
  private static let replies = [
    "", " ", "yes", "no", "42", "-1", "1e999", "tomorrow at 3", "ana@example.com", "https://example.com",
    "Small",
    "smalll", "=1/0", "{Topic.A}", "null", "\u{0}", "👩‍👩‍👧 2", "०१२३", "٤٢", "1/2/3/4", "99999999999999999999999",
    "PT9999999999999H", "\u{202E}abc", "two hundred thousand million", "half", "a", "the 31st",
    "in 9999999 days",
    "a\u{301}e\u{301} 7", "don't", "(((((", "''''", "%s%s", "ein eine einen", "29 february", "0:99", "@@@",
    "+++1",
    String(repeating: "ha ", count: 3000), String(repeating: "9", count: 5000), "go", "talk to a person",
  ]

  private static let entities =
    EntityKind.allCases.filter(\.isPrebuilt).map(\.rawValue) + [
      "{kind: NumberPrebuiltEntity, allowMultipleValues: true}",
      "{kind: DatePrebuiltEntity, includeMetadata: true}",
      "{kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [{id: s, displayName: Small}]}}",
      "{kind: EmbeddedEntity, definition: {kind: RegexEntity, pattern: \"(a|a)*b?\"}}",
      "{kind: DynamicClosedListEntity, items: \"=[{Name: \\\"Small\\\"}, {Name: \\\"42\\\"}]\"}",
      "{kind: DynamicClosedListEntity, items: \"=1/0\"}", "{kind: DynamicClosedListEntity}",
      "{kind: OneOfMultiEntityReference, entities: [{entity: EmailPrebuiltEntity, propertyName: m}, {entity: NumberPrebuiltEntity, propertyName: n}]}",
      "{kind: OneOfMultiEntityReference, entities: []}", "{kind: ExternalEntityReference, entityId: nowhere}",
    ]

  @Test(
    "no answer faults, and each that is taken has the entity's type", arguments: entities,
    ["en-US", "de-DE", "cs-CZ"])
  func any(entity: String, locale: String) {
    let files = [
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: Question, id: q, variable: Topic.A, prompt: Q, entity: \(entity), repeatCount: 0, defaultValue: =Blank()}\n    - {kind: SetVariable, id: s, variable: Global.A, value: =Topic.A}"
      )
    ]
    var fresh = Talk(files)
    fresh.context.locale = locale
    fresh.says("go")
    for reply in Self.replies {
      var talk = fresh
      talk.says(reply)
      let errors = talk.trace.filter { $0.hasPrefix("error") }
      expectNoDifference(errors, [], "\(entity) \(reply.prefix(40))")
      for case .answered(_, let value, let finding) in talk.turn {
        #expect(Self.fits(value, entity), "\(entity) \(reply.prefix(40)): \(value)")
        expectNoDifference(talk.session.globals["A"], value, "\(entity) \(reply.prefix(40))")
        guard let finding else { continue }
        let words = reply.dropFirst(Int(finding.start)).prefix(finding.text.count)
        expectNoDifference(String(words), finding.text, "\(entity)")
      }
    }
  }

  /// The base type of an entity's variable (the product's table; formats.md 6).
  private static func fits(_ value: Value, _ entity: String) -> Bool {
    if entity.contains("allowMultiple") { if case .table = value { return true } else { return false } }
    if entity.contains("includeMetadata") || entity.contains("OneOf") || entity.contains("Dynamic") {
      if case .record = value { return true } else { return false }
    }
    switch EntityKind(rawValue: entity) {
    case .boolean?: if case .boolean = value { return true }
    case .number?, .age?, .money?, .ordinal?, .percentage?, .speed?, .temperature?, .weight?:
      if case .number = value { return true }
    case .date?: if case .date = value { return true }
    case .dateTime?, .dateTimeNoTimeZone?: if case .dateTime = value { return true }
    case .duration?: if case .time = value { return true }
    case nil where entity.contains("ClosedListEntity"): if case .option = value { return true }
    default: if case .text = value { return true }
    }
    return false
  }

  @Test("any words that start a topic leave its questions filled, skipped or asked, and never fault")
  func anyStart() {
    let kinds = EntityKind.allCases.filter(\.isPrebuilt)
    let questions = kinds.map {
      "    - {kind: Question, id: \($0), variable: Topic.\($0), prompt: Q, entity: \($0.rawValue), repeatCount: 0, defaultValue: =Blank()}"
    }
    let files = [
      "topics/Main.mcs.yml": Talk.main(questions.joined(separator: "\n"))
    ]
    let fresh = Talk(files)
    for reply in Self.replies where !reply.isEmpty {
      var talk = fresh
      talk.takes(.message(.init(reply)))
      talk.session.apply(.received(.says(reply)), agent: talk.agent)
      talk.takes(.startTopic("Main"))
      for _ in 0..<40 where talk.session.isWaiting { talk.says(reply) }
      expectNoDifference(talk.events.filter { if case .errorRaised = $0 { true } else { false } }.count, 0)
    }
  }
}
