import Basis
import Scenarios
import Simulation

/// A bot that asks for one value of each kind, one after the other, so that the figure of an answered question is of no
/// single kind.
enum QuestionBot {
  /// What begins the questions.
  static let phrase = "I want to report something"

  /// The kinds in their order: what the figure is called, the question's entity and what customers answer.
  static let kinds: [(name: String, entity: String, answers: [String])] = [
    (
      "a choice",
      """
      kind: EmbeddedEntity
      definition:
        kind: ClosedListEntity
        items:
          - id: damaged
            displayName: It is damaged
            synonyms: [broken, defective]
          - id: size
            displayName: Wrong size
            synonyms: [too small, too big]
          - id: mind
            displayName: I changed my mind
      """, ["It is damaged", "wrong size", "I changed my mind", "It's broken"]
    ),
    ("yes or no", "BooleanPrebuiltEntity", ["yes", "No", "yes please", "not really"]),
    ("a number", "NumberPrebuiltEntity", ["4", "12 of them", "three", "We are 5"]),
    (
      "free words", "StringPrebuiltEntity",
      ["The lamp came in pieces", "It does not fit", "See my last letter", "Nothing else"]
    ),
    (
      "an e-mail address", "EMailPrebuiltEntity",
      ["ana@example.com", "It is ana.ruiz@example.org", "b@example.net", "write to x.y@example.com"]
    ),
    ("a date", "DatePrebuiltEntity", ["tomorrow", "next Friday", "3 May", "12/24/2023"]),
  ]

  /// The bot in the built-in contact centre.
  static func world() -> World? {
    let files = [
      SourceBundle.File(path: "bot/agent.mcs.yml", text: "kind: GptComponentMetadata\n"),
      SourceBundle.File(path: "bot/topics/Report.mcs.yml", text: topic),
    ]
    return DefaultWorld.make(folders: ["bot"], bundle: SourceBundle(files), zone: .utc, seed: 1).0
  }

  private static var topic: String {
    let questions = kinds.enumerated().map { number, kind in
      let lines = kind.entity.split(separator: "\n")
      let entity =
        lines.count == 1 ? " \(lines[0])" : lines.map { "\n        \($0)" }.joined()
      return """
            - kind: Question
              id: ask\(number)
              alwaysPrompt: true
              variable: Topic.Value\(number)
              prompt: Please say \(kind.name).
              entity:\(entity)

        """
    }
    return """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        intent:
          triggerQueries:
            - \(phrase)
        actions:
      \(questions.joined())    - kind: SendActivity
            id: thanks
            activity: "Thank you. You said: {Topic.Value3}."

      """
  }
}
