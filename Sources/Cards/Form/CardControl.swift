import Basis

/// Something on a card that the keyboard can be on.
public enum CardControl: Hashable, Sendable {
  /// A field to type in, by its input's place: words, numbers, dates, times, what narrows a list.
  case field(Int)
  /// One choice of a list: the input's place, and the choice's in the list.
  case choice(Int, Int)
  /// Yes or no, by its input's place.
  case toggle(Int)
  /// A button, by its place.
  case button(Int)

  /// The place of the input it belongs to; nil for a button.
  public var input: Int? {
    switch self {
    case .field(let place), .choice(let place, _), .toggle(let place): place
    case .button: nil
    }
  }
}

/// What pressing something on a card led to.
public enum CardOutcome: Hashable, Sendable {
  /// The card looks otherwise now.
  case changed
  /// Something is filled in wrongly; the card says what.
  case refused
  /// What is filled in goes to the bot.
  case sends(JSON)
  /// These words go to the bot as if they were typed.
  case says(String)
  /// An address is shown; nothing opens it.
  case shows(address: String)
  /// Nothing: it cannot be pressed.
  case nothing
}
