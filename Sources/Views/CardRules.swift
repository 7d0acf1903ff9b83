import Basis
import Simulation

/// What becomes of cards at the desk.
public enum CardRules {
  /// `cards.inputs-not-shown`; that it held before 2025 is not said anywhere, nor otherwise.
  public static let inputsNotShown = Rule(
    "cards.inputs-not-shown",
    "What a customer fills in on a card is not shown to the person who gets the conversation; the card is.",
    source: "CE administer/card-support-in-channels 2025")

  /// All of them.
  public static let all = [inputsNotShown]
}

extension Message {
  /// What a customer filled in on a card; nil for any other message.
  public var submittedValue: JSON? {
    isFromCustomer && text.isEmpty ? attached?.value.value : nil
  }
}
