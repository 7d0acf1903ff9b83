/// Something to fill in on a card.
public struct CardInput: Hashable, Sendable {
  /// Its number on the card, which no other button or input has.
  public var place: Int
  /// The name under which its value is sent.
  public var id: String
  /// What it is called; empty without a label.
  public var label: String
  /// Whether it has to be filled in.
  public var isRequired: Bool
  /// What the card says when it is filled in wrongly; empty when the card says nothing.
  public var errorMessage: String
  /// What stands in it as long as it is empty.
  public var placeholder: String
  /// What is asked for.
  public var kind: Kind

  /// What can be asked for.
  public enum Kind: Hashable, Sendable {
    /// Words.
    case text(CardTextInput)
    /// A number within bounds.
    case number(value: String, least: Double?, most: Double?)
    /// A day, `YYYY-MM-DD`, within bounds written the same way.
    case date(value: String, earliest: String?, latest: String?)
    /// A time of day, `HH:MM`, within bounds written the same way.
    case time(value: String, earliest: String?, latest: String?)
    /// Yes or no, each with the value that is sent.
    case toggle(title: String, on: String, off: String, isOn: Bool)
    /// One or several of a list.
    case choice(CardChoices)
  }

  /// What to call it where it has no label.
  public var name: String {
    if !label.isEmpty { return label }
    if case .toggle(let title, _, _, _) = kind, !title.isEmpty { return title }
    return placeholder.isEmpty ? id : placeholder
  }
}

/// Words to be typed.
public struct CardTextInput: Hashable, Sendable {
  /// What stands in it at first.
  public var value = ""
  /// Whether it may have several lines.
  public var isMultiline = false
  /// Whether it is not to be read by others.
  public var isSecret = false
  /// Most characters.
  public var longest: Int?
  /// A regular expression it has to match somewhere.
  public var pattern: String?
  /// The button beside it.
  public var button: CardButton?
}

/// A list to choose from.
public struct CardChoices: Hashable, Sendable {
  /// Something to choose.
  public struct Choice: Hashable, Sendable {
    /// The words.
    public var title: String
    /// What is sent.
    public var value: String
  }

  /// How a graphical client shows the list.
  public enum Style: Hashable, Sendable {
    /// Folded up to one line.
    case compact
    /// A line for each.
    case expanded
    /// Narrowed by what is typed.
    case filtered
  }

  /// What can be chosen.
  public var choices: [Choice]
  /// Whether several can be chosen.
  public var isMultiple: Bool
  /// How it is shown.
  public var style: Style
  /// The places of what is chosen at first.
  public var chosen: [Int]
}
