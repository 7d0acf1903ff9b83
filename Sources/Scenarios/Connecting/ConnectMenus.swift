import Basis
import ContactCenter

/// What the menus are called in a version of the product; the months between documents are ours.
struct ConnectMenus {
  let rules: RuleBook

  /// Where the bot's author connects it.
  var path: String {
    switch rules.era {
    case ..<Era(year: 2021, month: 1): "Settings > Transfer to agent > Dynamics 365 Omnichannel"
    case ..<Era(year: 2022, month: 1): "Manage > Agent transfers > Omnichannel"
    case ..<Era(year: 2024, month: 1): "Settings > Agent transfers > Omnichannel"
    default: "Settings > Customer engagement hub > Dynamics 365 Customer Service"
    }
  }

  /// Where the id is pasted.
  var application: String {
    rules.era < Era(year: 2021, month: 1) ? "Power Virtual Agents Application ID" : "Application ID"
  }

  /// Where the bot is put to work.
  var omnichannel: String {
    if isOnWorkstream {
      return "Customer Service admin center or Omnichannel admin center > Workstreams > Add a bot"
    }
    return queues
  }

  /// Where a bot is put into a queue; kept, but deprecated, once bots are put on workstreams.
  var queues: String { "Omnichannel Administration > Queues & Users" }

  /// Where routing rules are changed later.
  var rulesPage: String { isOnWorkstream ? "Workstreams" : "Work Streams" }

  /// Whether bots are put on workstreams.
  var isOnWorkstream: Bool { rules.holds(RoutingRules.botOnWorkstream) }

  /// The pages of the set-up's further documents.
  var further: [String] {
    ["Manage context variables", "Context variables for bots", "Automatically identify customers"]
      + (isOnWorkstream
        ? ["Workstreams", "Queues", "Route-to-queue rules", "Chat widget", "Best practices for bots"]
        : ["Work streams", "Queues", "Routing rules", "Chat widget"])
  }

  /// The notice that has to be acknowledged, in our words.
  static let privacy = [
    "Your data may be shared with external systems. By connecting this bot you allow the customer's data to flow to",
    "a bot, perhaps of a third party, outside the compliance boundary of your Dynamics 365 environment, also when",
    "that is in a Government Cloud. What happens to it there follows the terms of that system.",
  ]
}
