/// A card as it is shown: elements from top to bottom, then buttons.
///
/// Adaptive Cards and the cards of the Bot Framework are read into the same shape; what a card needs and is not
/// simulated has been replaced by its fallback by then.
public struct Card: Hashable, Sendable {
  /// What it is, in words: `adaptive card`, `hero card`.
  public var kind: String
  /// What stands on it.
  public var body: [CardElement]
  /// Its buttons.
  public var buttons: [CardButton]

  /// The longest card that is read, in bytes.
  public static let largest = 10 * 1024 * 1024
  /// Elements nested deeper than this are left out, and the card says so.
  public static let deepest = 200

  /// Makes a card.
  public init(kind: String, body: [CardElement] = [], buttons: [CardButton] = []) {
    self.kind = kind
    self.body = body
    self.buttons = buttons
  }

  /// Whether nothing on it can be filled in or pressed.
  public var isReadOnly: Bool { CardForm(self).controls.isEmpty }
}

/// An element of a card.
public struct CardElement: Hashable, Sendable {
  /// What buttons that show and hide call it.
  public var id: String?
  /// Whether it is shown until a button changes that.
  public var isVisible: Bool
  /// Whether a line parts it from what stands before.
  public var isParted: Bool
  /// What it is.
  public var content: Content

  /// What an element can be.
  public indirect enum Content: Hashable, Sendable {
    /// Words of one look, in the subset of Markdown that cards have.
    case text(String, CardLook)
    /// Words of several looks.
    case rich([CardRun])
    /// A picture, a film or a sound, by what it is called.
    case picture(CardPicture)
    /// Names with values.
    case facts([CardFact])
    /// Elements below each other; the button is what pressing anywhere on them does.
    case group([CardElement], CardButton?)
    /// Groups beside each other.
    case columns([CardColumn], CardButton?)
    /// Rows of cells.
    case table(CardTable)
    /// Buttons in the middle of a card.
    case buttons([CardButton])
    /// Something to fill in.
    case input(CardInput)
    /// Pages that a graphical client shows one at a time.
    case pages([CardElement])
  }

  /// Makes an element.
  public init(_ content: Content, id: String? = nil, isVisible: Bool = true, isParted: Bool = false) {
    self.content = content
    self.id = id
    self.isVisible = isVisible
    self.isParted = isParted
  }
}

/// How words on a card are meant.
public struct CardLook: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// Makes a look from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A heading, or larger than usual.
  public static let heading = CardLook(rawValue: 1)
  /// Bolder than usual, or highlighted.
  public static let bold = CardLook(rawValue: 2)
  /// Slanted.
  public static let italic = CardLook(rawValue: 4)
  /// Struck through.
  public static let strike = CardLook(rawValue: 8)
  /// Less important.
  public static let subtle = CardLook(rawValue: 16)
  /// Characters of one width.
  public static let monospace = CardLook(rawValue: 32)
  /// Of a colour that says that something is well.
  public static let good = CardLook(rawValue: 64)
  /// Of a colour that warns.
  public static let warning = CardLook(rawValue: 128)
  /// Of a colour that says that something is wrong.
  public static let attention = CardLook(rawValue: 256)
}

/// A stretch of rich text; never read as Markdown.
public struct CardRun: Hashable, Sendable {
  /// The words.
  public var text: String
  /// How they are meant.
  public var look: CardLook
  /// What pressing them does.
  public var button: CardButton?
}

/// Something to look at or listen to, which a terminal names.
public struct CardPicture: Hashable, Sendable {
  /// What sort of thing it is: `image`, `audio`, `video`.
  public var kind: String
  /// What the card calls it; empty when it says nothing.
  public var words: String
  /// Where it is; never fetched.
  public var address: String
  /// What pressing it does.
  public var button: CardButton?
}

/// A name with its value.
public struct CardFact: Hashable, Sendable {
  /// The name.
  public var title: String
  /// The value.
  public var value: String
}

/// A group beside others.
public struct CardColumn: Hashable, Sendable {
  /// The share of the width it wants of what is left; nil for as much as its content takes.
  public var weight: Int?
  /// What it holds: a `group`.
  public var element: CardElement
}

/// Rows of cells.
public struct CardTable: Hashable, Sendable {
  /// Whether the first row names the columns.
  public var hasHead: Bool
  /// The rows, each with what stands in its cells.
  public var rows: [[[CardElement]]]
}
