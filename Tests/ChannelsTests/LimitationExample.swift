import Activities
import Basis

@testable import Channels

/// A message that one limitation touches: what was sent, where to, and what is left of it.
struct LimitationExample: Sendable {
  var rule: String
  var profile: ChannelProfile
  var era: Era
  var sender: Sender
  var isAnswered: Bool
  var sent: Activity
  var outcome: ChannelDelivery.Outcome
  /// What the rule alone makes of it; nil when nothing arrives.
  var received: Activity?

  /// An example on a channel; the version is the rule's first.
  init(
    _ rule: String, on profile: ChannelProfile = .liveChat, from sender: Sender = .copilotStudio,
    isAnswered: Bool = false, _ sent: Activity, _ outcome: ChannelDelivery.Outcome,
    _ received: Activity? = nil
  ) {
    self.rule = rule
    self.profile = profile
    era = Limitation.named(rule)?.rule.since ?? .standard
    self.sender = sender
    self.isAnswered = isAnswered
    self.sent = sent
    self.outcome = outcome
    self.received = outcome == .marked ? sent : received
  }

  /// What the rule makes of the message in a version, with all other rules off.
  func result(
    in era: Era? = nil, on profile: ChannelProfile? = nil, from sender: Sender? = nil
  ) -> ChannelDelivery.Received {
    let others = ChannelRules.all.filter { $0.id != rule }.map { ($0.id, false) }
    let rules = RuleBook(era: era ?? self.era, switches: Dictionary(uniqueKeysWithValues: others))
    return ChannelDelivery.receive(
      sent, profile: profile ?? self.profile, rules: rules, sender: sender ?? self.sender,
      isAnswered: isAnswered)
  }

  /// One or more for each rule.
  static let all = cards + mediaCards + choices + texts + calls
}

/// A message with cards and files.
func message(_ text: String? = nil, _ attachments: Attachment...) -> Activity {
  var activity = Activity(.message)
  activity.text = text
  activity.attachments = attachments
  return activity
}

/// A card of the Bot Framework.
func card(_ type: String, _ content: JSON? = nil) -> Attachment {
  Attachment(contentType: "application/vnd.microsoft.card." + type, content: content)
}

/// An Adaptive Card of some elements.
func adaptive(_ body: JSON...) -> Attachment {
  card("adaptive", ["type": "AdaptiveCard", "version": "1.3", "body": .array(body)])
}
