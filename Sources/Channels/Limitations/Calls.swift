import Activities
import Basis

// A call is spoken: what is said is plain text, options are said or dialled, and there is nothing to look at (row 188).

extension Limitation {
  /// Buttons.
  static let noButtonsOnCalls = Limitation(
    Rule(
      "channel.voice-no-buttons", "A call has no buttons: the caller says an option or presses its key.",
      source: "S2 (voice and text); PP voice-dtmf", since: Era(year: 2022, month: 6)),
    inferred: "that options are not read out by themselves", channels: [.voice], senders: Sender.bots
  ) { activity, _ in
    activity.suggestedActions.isEmpty
      ? .none : .changes(activity.withoutChoices, "options are said, or dialled by their numbers")
  }

  /// Cards and files.
  static let noCardsOnCalls = Limitation(
    Rule(
      "channel.voice-no-cards", "A call shows no cards and no files.",
      source: "S2 (voice and text); CE voice-channel-pva-bots", since: Era(year: 2022, month: 6),
      isInferred: true),
    inferred: "all of it: the pages name speech, keys and audio only", channels: [.voice],
    senders: Sender.writers
  ) { activity, _ in activity.losing("cards and files are not spoken") { _ in true } }

  /// Words.
  static let spokenText = Limitation(
    Rule(
      "channel.voice-spoken-text",
      "A call speaks plain text: what the message has for speech, or else its text without marks.",
      source: "S2 (voice and text); PP voice-configuration and voice-test",
      since: Era(year: 2022, month: 6)),
    inferred: "how text with marks is read", channels: [.voice],
    senders: Sender.everyone.subtracting([.customer])
  ) { activity, _ in
    if activity.type == .typing { return .drops("typing makes no sound") }
    guard activity.type == .message else { return .none }
    let speech = activity.speak.map(SpeechMarkup.words) ?? ""
    var received = activity
    received.speak = nil
    received.textFormat = .plain
    if !speech.isEmpty {
      received.text = speech
    } else if activity.textFormat == .markdown, let text = activity.text {
      received.text = MarkdownWriter(styles: [], isPlain: true).text(of: text)
    }
    guard received.text != activity.text else { return .none }
    return .changes(received, speech.isEmpty ? "the words are spoken without marks" : "its speech is spoken")
  }
}

/// Speech synthesis markup.
enum SpeechMarkup {
  /// The words between the tags, on one line.
  static func words(_ markup: String) -> String {
    var words = ""
    var isInTag = false
    for character in markup {
      switch character {
      case "<": isInTag = true
      case ">" where isInTag:
        isInTag = false
        words.append(" ")
      default: if !isInTag { words.append(character) }
      }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
    for (entity, character) in entities { words = words.replacing(entity, with: character) }
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
