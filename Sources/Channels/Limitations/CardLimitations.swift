import Activities
import Basis

// What the limitation tables of agents say about cards is that something does not work, not what the customer sees
// then. So most of these mark a message and leave it as it is.

extension Limitation {
  /// The table of 2019 (`domain.md` row 130 and 6.1).
  static let adaptiveCardsForSurveysOnly = Limitation(
    Rule(
      "channel.adaptive-cards-surveys-only", "Adaptive cards are supported for satisfaction surveys only.",
      source: "AI19", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { activity, _ in
    activity.has(CardType.adaptive)
      ? .marks("adaptive cards are supported for satisfaction surveys only") : .none
  }

  /// Row 124.
  static let adaptiveCardsBySkillOnly = Limitation(
    Rule(
      "channel.adaptive-cards-by-skill", "An agent gets an adaptive card by adding a Bot Framework skill.",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    inferred: "that there is no other way", senders: [.copilotStudio]
  ) { activity, _ in
    activity.has(CardType.adaptive) && !activity.isFromSkill
      ? .marks("an adaptive card needs a Bot Framework skill") : .none
  }

  /// The table of 2022-06 (`domain.md` 6.1); the row is gone in 2023-06.
  static let carouselLayout = Limitation(
    Rule(
      "channel.carousel-layout", "Cards laid out as a carousel are not supported.",
      source: "CE 2022-06", since: Era(year: 2022, month: 6), until: Era(year: 2023, month: 5)),
    inferred: "that they arrive as a list", senders: [.copilotStudio]
  ) { activity, _ in
    guard activity.attachmentLayout == "carousel" else { return .none }
    var received = activity
    received.attachmentLayout = "list"
    return .changes(received, "the carousel arrives as a list")
  }
}

extension Activity {
  /// Whether a Bot Framework skill sent it by way of the agent: its `callerId` says so (BF activity schema).
  var isFromSkill: Bool {
    self.other.contains { $0.name == "callerId" && $0.value.string?.hasPrefix("urn:botframework:") == true }
  }
}
