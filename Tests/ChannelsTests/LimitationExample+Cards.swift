import Activities
import Basis

@testable import Channels

extension LimitationExample {
  private static let text = adaptive(["type": "TextBlock", "text": "Order 4711"])
  private static let form = adaptive(
    ["type": "TextBlock", "text": "When?"], ["type": "Input.Date", "id": "day"],
    ["type": "Container", "items": [["type": "Media", "sources": []], ["type": "TextBlock", "text": "x"]]])

  private static func carousel(_ attachments: Attachment..., layout: String = "carousel") -> Activity {
    var activity = Activity(.message)
    activity.attachments = attachments
    activity.attachmentLayout = layout
    return activity
  }

  static let cards = [
    Self("channel.single-sign-on", message(nil, card("oauth")), .marked),
    Self("channel.authentication-cards", from: .azureBot, message(nil, card("signin")), .marked),
    Self("channel.oauth-card-in-teams", on: .teams, message(nil, card("oauth")), .marked),
    Self(
      "channel.manual-sign-in", on: .line, from: .azureBot, message("Sign in", card("signin"), card("hero")),
      .changed, message("Sign in", card("hero"))),
    Self("channel.adaptive-cards-surveys-only", message(nil, text), .marked),
    Self("channel.adaptive-cards-by-skill", message(nil, text), .marked),
    Self(
      "channel.adaptive-card-styling",
      message(
        nil,
        adaptive([
          "type": "Container", "style": "emphasis",
          "items": [
            ["type": "TextBlock", "text": "Order", "weight": "Bolder", "color": "Good", "wrap": true],
            ["type": "Input.ChoiceSet", "id": "size", "style": "expanded"],
          ],
        ])), .changed,
      message(
        nil,
        adaptive([
          "type": "Container",
          "items": [
            ["type": "TextBlock", "text": "Order", "wrap": true],
            ["type": "Input.ChoiceSet", "id": "size", "style": "expanded"],
          ],
        ]))),
    Self(
      "channel.adaptive-card-as-image", on: .facebook, message("See:", text), .changed,
      message("See:", Attachment(contentType: "image/png", name: "Order 4711"))),
    Self(
      "channel.adaptive-card-media-and-dates", on: .teams, from: .azureBot, message(nil, form), .changed,
      message(
        nil,
        adaptive(
          ["type": "TextBlock", "text": "When?"],
          ["type": "Container", "items": [["type": "TextBlock", "text": "x"]]]))),
    Self(
      "channel.adaptive-card-markdown", from: .azureBot,
      message(nil, adaptive(["type": "TextBlock", "text": "**Order** a_b, 1. of 2"])), .changed,
      message(nil, adaptive(["type": "TextBlock", "text": #"\*\*Order\*\* a\_b, 1. of 2"#]))),
    Self(
      "channel.no-cards", on: .sms, message("Here:", card("hero")), .changed, message("Here:")),
    Self("channel.no-cards", on: .whatsApp, from: .azureBot, message(nil, text), .dropped),
    Self("channel.no-cards", on: .weChat, message(nil, card("receipt")), .dropped),
    Self("channel.no-cards", on: .apple, message(nil, card("thumbnail")), .dropped),
    Self("channel.direct-line-client", on: .directLine, message(nil, card("hero")), .marked),
    Self("channel.direct-line-web-only", on: .directLine, message(nil, card("audio")), .marked),
    Self("channel.direct-line-web-only", on: .directLine, carousel(card("hero"), card("hero")), .marked),
    Self(
      "channel.carousel-layout", carousel(card("hero"), card("hero")), .changed,
      carousel(card("hero"), card("hero"), layout: "list")),
  ]

  private static let song: JSON = [
    "title": "Waiting", "text": "A song", "media": [["url": "https://contoso.example/a.mp3"]],
  ]

  static let mediaCards = [
    Self("channel.audio-card", on: .teams, message(nil, card("audio", song)), .dropped),
    Self(
      "channel.audio-card", on: .teams, message("Wait", card("audio", song)), .changed, message("Wait")),
    Self(
      "channel.audio-card-as-text", on: .line, message("Wait", card("audio", song)), .changed,
      .message("Wait\n\nWaiting\nA song\nhttps://contoso.example/a.mp3", format: .plain)),
    Self(
      "channel.audio-card-as-text-on-facebook", on: .facebook, from: .azureBot,
      message(nil, card("audio", song)), .changed,
      .message("Waiting\nA song\nhttps://contoso.example/a.mp3", format: .plain)),
    Self("channel.video-and-animation-cards", on: .telegram, message(nil, card("video")), .dropped),
    Self("channel.video-and-animation-cards", on: .teams, message(nil, card("animation")), .dropped),
  ]
}
