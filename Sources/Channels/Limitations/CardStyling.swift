import Activities
import Basis

extension Limitation {
  /// Row 125.
  static let adaptiveCardStyling = Limitation(
    Rule(
      "channel.adaptive-card-styling", "The styling of adaptive cards is not supported.",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    inferred: "that styling means colours, weights, sizes, spacing and backgrounds", senders: [.copilotStudio]
  ) { activity, _ in
    let plain = activity.mappingAdaptiveCards { $0.removingMembers(isStyling) }
    return plain == activity ? .none : .changes(plain, "the card's styling is ignored")
  }

  /// Members of elements and actions that only change how they look.
  private static let styling: Set<String> = [
    "backgroundImage", "bleed", "color", "fontType", "gridStyle", "highlight", "isSubtle", "italic",
    "roundedCorners", "separator", "showBorder", "showGridLines", "size", "spacing", "strikethrough",
    "underline", "weight",
  ]

  /// Whether a member of an element styles it. An input's style is how it is filled in.
  private static func isStyling(_ name: String, of element: JSON) -> Bool {
    if styling.contains(name) { return true }
    return name == "style" && element["type"]?.string?.hasPrefix("Input.") != true
  }
}
