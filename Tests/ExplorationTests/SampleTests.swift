import Activities
import Basis
import CopilotStudio
import CustomDump
import Testing

@testable import Exploration

@Suite("What customers might say")
struct SampleTests {
  private let recognizer = EntityRecognizer(
    locale: "en-US", now: VirtualTime(milliseconds: 1_767_600_000_000), zone: .utc)

  @Test(
    "every prebuilt entity has a sample it understands", arguments: EntityKind.allCases.filter(\.isPrebuilt))
  func prebuilt(_ kind: EntityKind) {
    guard kind != .file else { return }
    let found = Samples.understood(Samples.valid(kind), as: .prebuilt(kind), recognizer)
    #expect(found.contains { recognizer.recognize($0, as: .prebuilt(kind)) != nil }, "\(kind)")
  }

  @Test(
    "and so it is in other languages",
    arguments: ["de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "sv-SE", "cs-CZ", "ja-JP", "ar-SA"])
  func otherLanguages(_ locale: String) {
    let recognizer = EntityRecognizer(locale: locale, now: recognizer.now, zone: .utc)
    let unknown = EntityKind.allCases.filter { kind in
      kind.isPrebuilt && kind != .file
        && !Samples.valid(kind).contains { recognizer.recognize($0, as: .prebuilt(kind)) != nil }
    }
    expectNoDifference(unknown, [])
  }

  @Test(
    "a text that fits a pattern is found",
    arguments: [
      #"^\d{5}(-\d{4})?$"#: "55555-5555", "[A-Z]{2}-[0-9]+": "AA-0", "(?:cat|dog)s?": "cats",
      #"\w+@\w+\.com"#: "a@a.com",
      "[^a-z]x": "5x", "(?i)abc": "abc", "a{2,5}?b": "aab", "": "", "(?=x)y|z": "y",
    ])
  func patterns(_ pattern: String, _ text: String) {
    expectNoDifference(PatternSample.text(for: pattern), text)
  }

  @Test("patterns that cannot be guessed give up in bounded time")
  func hostilePatterns() {
    #expect(PatternSample.text(for: String(repeating: "(", count: 900)) == nil)
    #expect(PatternSample.text(for: "(a{200}){200}") == nil)
    #expect(PatternSample.text(for: String(repeating: "a", count: 2000)) == nil)
    #expect(PatternSample.text(for: "[") != "x")
    #expect(PatternSample.text(for: "a{99999999999999999999}") != nil)
  }

  @Test("an expression's texts, numbers, names and functions")
  func literals() {
    let found = Literals(#"If(Topic.A = "x ""y""" && 'cr1.entity.Size'.small > 18, Len(Topic.B), true)"#)
    expectNoDifference(found.texts, [#"x "y""#])
    expectNoDifference(found.numbers, [18])
    expectNoDifference(found.functions, ["If", "Len"])
    #expect(found.names.isSuperset(of: ["cr1.entity.Size", "small", "true", "Topic"]))
  }

  @Test("a card's submits: one for each button, then each other choice")
  func cards() throws {
    let json = try JSON(
      parsing: #"""
        {"type": "AdaptiveCard", "body": [{"type": "Container", "items": [{"type": "Input.Toggle", "id": "t"}, {"type": "Input.Text", "id": "x"}]}],
         "actions": [{"type": "Action.Submit", "id": "ok", "data": {"a": 1}}, {"type": "Action.OpenUrl", "url": "https://example.com"}]}
        """#)
    var activity = Activity(.message)
    activity.attachments = [Attachment(contentType: "application/vnd.microsoft.card.adaptive", content: json)]
    let submits = CardAnswers.submits(activity) { $0 == "x" ? ["special"] : [] }
    expectNoDifference(
      submits.map(\.text),
      [
        #"{"t":"true","x":"some words","a":1,"actionSubmitId":"ok"}"#,
        #"{"t":"false","x":"some words","a":1,"actionSubmitId":"ok"}"#,
        #"{"t":"true","x":"special","a":1,"actionSubmitId":"ok"}"#,
      ])
  }
}
