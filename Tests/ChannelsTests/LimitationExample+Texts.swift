import Activities
import Basis

@testable import Channels

extension LimitationExample {
  private static func choosing(_ titles: [String], _ text: String = "Which?") -> Activity {
    var activity = Activity.message(text)
    activity.suggestedActions = titles.map(CardAction.imBack)
    return activity
  }

  private static let two = choosing(["A", "B"])
  private static let numbers = (1...12).map(String.init)

  static let choices = [
    Self("channel.suggested-actions-vanish", two, .marked),
    Self("channel.suggested-actions-vanish", isAnswered: true, two, .changed, .message("Which?")),
    Self("channel.suggested-actions-in-teams", on: .teams, two, .changed, .message("Which?")),
    Self("channel.no-suggested-actions", on: .sms, from: .azureBot, two, .changed, .message("Which?")),
    Self("channel.no-suggested-actions", on: .whatsAppACS, two, .changed, .message("Which?")),
    Self(
      "channel.suggested-actions-count", on: .facebook, choosing(numbers), .changed,
      choosing(Array(numbers.prefix(10)))),
  ]

  private static func markdown(_ text: String) -> Activity { .message(text, format: .markdown) }
  private static func plain(_ text: String) -> Activity { .message(text, format: .plain) }

  static let texts = [
    Self("channel.programs-only", from: .azureBot, .event("handoff.initiate"), .dropped),
    Self("channel.typing-indicator", Activity(.typing), .dropped),
    Self(
      "channel.message-size", from: .representative, plain(String(repeating: "é", count: 15_000)), .dropped),
    Self("channel.content-display", plain("Hi 👋"), .marked),
    Self("channel.emoji", on: .whatsApp, plain("Hi 👋 Ana ☎️"), .changed, plain("Hi Ana")),
    Self("channel.emoji", on: .whatsApp, from: .representative, plain("👍🏽"), .dropped),
    Self(
      "channel.emoji-as-characters", on: .weChat, from: .representative, plain("Hi 🙂 or 🚀"), .changed,
      plain("Hi :-) or 🚀")),
    Self("channel.emoji-as-sticker", on: .line, plain("Hi 🙂"), .marked),
    Self("channel.emoji-as-picture", on: .teams, from: .representative, plain("Hi 🙂"), .marked),
    Self(
      "channel.markdown-image-with-text", markdown("A ![cat](cat.png)"), .changed, plain("A ![cat](cat.png)")),
    Self("channel.markdown-extra-space", markdown("One\nTwo"), .changed, markdown("One\n\nTwo")),
    Self(
      "channel.no-formatting", on: .sms, markdown("# Order\n**4711** [shop](https://x.example)\n- a\n- b"),
      .changed, plain("Order\n\n4711 shop (https://x.example)\n\n- a\n- b")),
    Self(
      "channel.formatting", on: .telegram, from: .azureBot,
      markdown("## Order\n\n> **late** by `2`\n\n1. [shop](https://x.example)"), .changed,
      markdown("Order\n\n**late** by `2`\n\n1\\. [shop](<https://x.example>)")),
    Self(
      "channel.formatting", on: .whatsAppACS, markdown("*a* `b`\nc\n\nd"), .changed, markdown("*a* b c d")),
    Self("channel.text-length", on: .sms, plain(String(repeating: "a", count: 1601)), .dropped),
  ]

  static let calls = [
    Self("channel.voice-no-buttons", on: .voice, two, .changed, .message("Which?")),
    Self("channel.voice-no-cards", on: .voice, message("Look", card("hero")), .changed, message("Look")),
    Self("channel.voice-spoken-text", on: .voice, from: .representative, Activity(.typing), .dropped),
    Self(
      "channel.voice-spoken-text", on: .voice, markdown("**Hello**\n\n- one\n- two"), .changed,
      plain("Hello - one - two")),
    Self(
      "channel.voice-spoken-text", on: .voice, from: .azureBot,
      spoken("Hello", as: "<speak>Good <emphasis>morning</emphasis> &amp; welcome</speak>"), .changed,
      plain("Good morning & welcome")),
  ]

  private static func spoken(_ text: String, as speech: String) -> Activity {
    var activity = markdown(text)
    activity.speak = speech
    return activity
  }
}
