import Activities
import AzureBots
import Basis

/// An Azure bot in a conversation, without anything around it.
struct Talk {
  static let line = BotLine(
    channelID: "lcw", conversationID: "c-1", customer: Account(id: "customer-Ana", name: "Ana Ruiz"),
    bot: Account(id: "bot-1", name: "Bank bot"))

  var bot = AzureBot()
  var session = AzureBotSession()
  var rules = RuleBook()

  /// Gives the bot something, and tells what came of it, a line a step.
  mutating func give(_ input: AzureBotInput) -> [String] {
    session.apply(.received(input))
    var lines: [String] = []
    let context = AzureBotContext(conversationID: Self.line.conversationID, rules: rules)
    while let event = AzureBotRuntime.next(session, bot, context), lines.count < 100 {
      session.apply(event)
      lines.append(Self.text(of: event))
    }
    return lines
  }

  mutating func say(_ text: String) -> [String] { give(.activity(Self.line.message(.message(text)))) }

  /// `bridged: text`, `unbridged: text`, `tags {…}: text`, `card KIND`, `handled BRANCH TEXT`.
  static func text(of event: AzureBotEvent) -> String {
    switch event {
    case .received: "received"
    case .handled(let branch, let text): "handled \(branch.rawValue) \(text)"
    case .contextKept(let id, let items): "kept \(id) " + items.map(\.name).joined(separator: " ")
    case .refused(let refusal): "refused \(refusal.rule)"
    case .sent(let activity): Self.text(of: activity.value)
    }
  }

  private static func text(of activity: Activity) -> String {
    let words = activity.text ?? activity.attachments.map { "card \($0.contentType)" }.joined()
    if let tags = activity.channelData?["tags"]?.string { return "tags \(tags): \(words)" }
    return "\(Bridge.isBridged(activity) ? "bridged" : "unbridged"): \(words)"
  }
}
