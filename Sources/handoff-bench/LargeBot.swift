import Basis

/// An agent with as many topics as there are labels, as files.
enum LargeBot {
  /// The agent's files.
  static func files(_ phrases: [LabelledText]) -> SourceBundle {
    var byTopic: [Int: [String]] = [:]
    for phrase in phrases { byTopic[phrase.label, default: []].append(phrase.text) }
    let topics = byTopic.sorted { $0.key < $1.key }.map { number, texts in
      SourceBundle.File(path: "topics/Topic\(number).mcs.yml", text: topic(texts))
    }
    return SourceBundle(
      [SourceBundle.File(path: "agent.mcs.yml", text: "kind: GptComponentMetadata\n")] + topics)
  }

  private static func topic(_ phrases: [String]) -> String {
    let lines = phrases.map { "      - \(JSON.string($0).text)\n" }.joined()
    return """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        intent:
          triggerQueries:
      \(lines)
        actions:
          - kind: SendActivity
            id: answer
            activity: This is the answer.

      """
  }
}
