import Basis

/// Something to press.
public struct CardButton: Hashable, Sendable {
  /// Its number on the card, which no other button or input has.
  public var place: Int
  /// The card's id of it.
  public var id: String?
  /// The words on it; empty for what is pressed without having words.
  public var title: String
  /// Whether it can be pressed.
  public var isEnabled: Bool
  /// What pressing it does.
  public var action: Action

  /// What a button can do.
  public indirect enum Action: Hashable, Sendable {
    /// Sends what is filled in with the button's data.
    case submit(CardSubmit)
    /// Shows an address, which is never opened.
    case open(String)
    /// Shows or hides another card below.
    case show(Card)
    /// Shows or hides elements by id; nil turns round what is.
    case toggle([Target])
    /// Says something in the customer's name.
    case say(String)
    /// Sends a value without words.
    case post(JSON)

    /// An element to show or hide.
    public struct Target: Hashable, Sendable {
      /// Its id.
      public var id: String
      /// Whether it is shown then.
      public var isVisible: Bool?
    }
  }

  /// What goes to the bot when a button sends.
  public struct CardSubmit: Hashable, Sendable {
    /// What the card's author sends along.
    public var data: JSON?
    /// Whether what is filled in is checked and goes along.
    public var takesInputs: Bool
    /// For a universal action, its verb; nil for a plain submit.
    public var verb: String?
  }
}

extension CardButton {
  /// What to call it where it has no words of its own.
  public var name: String {
    if !title.isEmpty { return title }
    switch action {
    case .submit: return "Select"
    case .open: return "Open"
    case .show: return "More"
    case .toggle: return "Show or hide"
    case .say(let text): return text
    case .post: return "Select"
    }
  }
}
