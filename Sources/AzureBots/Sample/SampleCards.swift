import Activities
import Basis

// The sample's cards, as Bot Framework cards with texts of our own. Addresses lead nowhere on purpose.

extension SampleCommand {
  /// The card a command answers with, or its text; nil for commands that do something else.
  var answer: Activity? {
    switch self {
    case .animationCard: Self.card("animation", Self.media("A parcel on its way", "parcel.gif"))
    case .audioCard: Self.card("audio", Self.media("While you wait", "waiting.mp3"))
    case .videoCard: Self.card("video", Self.media("How to return an order", "returns.mp4"))
    case .heroCard: Self.card("hero", Self.picture("Credit cards", Self.open("Compare the cards", "cards")))
    case .heroCardIMBack: Self.card("hero", Self.picture("Credit cards", CardAction.imBack("agent").json))
    case .thumbnailCard:
      Self.card("thumbnail", Self.picture("Home loans", Self.open("See the rates", "loans")))
    case .receiptCard: Self.card("receipt", Self.receipt)
    case .signinCard: Self.card("signin", Self.signin("\(Self.site)signin"))
    case .faultySigninCard: Self.card("signin", Self.signin("nowhere"))
    case .htmlList: .message("<ul><li>Credit cards</li><li>Home loans</li></ul>", format: .xml)
    case .markdown:
      .message("**Credit cards** and *home loans*:\n\n- [Compare](\(Self.site)cards)", format: .markdown)
    case .attachmentFromC2: .message(SampleTexts.attachmentIdentified, format: .plain)
    case .help: .message(Self.vocabulary, format: .plain)
    case .agent, .debug, .endChat: nil
    }
  }

  /// The card for a text with `ac ` in it: a field and a button.
  static let adaptiveCard: Activity = {
    var activity = Activity(.message)
    activity.attachments = [
      Attachment(
        contentType: "application/vnd.microsoft.card.adaptive",
        content: [
          "type": "AdaptiveCard", "version": "1.3",
          "body": [
            ["type": "TextBlock", "text": "What is it about?", "wrap": true],
            ["type": "Input.Text", "id": "subject", "placeholder": "A few words"],
          ],
          "actions": [["type": "Action.Submit", "title": "Send"]],
        ])
    ]
    return activity
  }()

  private static let site = "https://contoso.example/"

  private static func card(_ kind: String, _ content: JSON) -> Activity {
    var activity = Activity(.message)
    activity.attachments = [
      Attachment(contentType: "application/vnd.microsoft.card.\(kind)", content: content)
    ]
    return activity
  }

  private static func media(_ title: String, _ file: String) -> JSON {
    [
      "title": .string(title), "text": "A sample of the contact centre",
      "media": [["url": .string(site + file)]], "autoloop": false,
    ]
  }

  private static func picture(_ title: String, _ button: JSON) -> JSON {
    [
      "title": .string(title), "text": "A sample of the contact centre",
      "images": [["url": .string(site + "picture.png"), "alt": .string(title)]], "buttons": [button],
    ]
  }

  private static func open(_ title: String, _ page: String) -> JSON {
    CardAction(type: "openUrl", title: title, value: .string(site + page)).json
  }

  private static func signin(_ address: String) -> JSON {
    [
      "text": "Please sign in",
      "buttons": [CardAction(type: "signin", title: "Sign in", value: .string(address)).json],
    ]
  }

  private static let receipt: JSON = [
    "title": "Order 1042", "facts": [["key": "Paid with", "value": "Credit card"]],
    "items": [["title": "Kettle", "price": "$ 30.00", "quantity": "1"]],
    "tax": "$ 3.00", "total": "$ 33.00",
  ]
}
