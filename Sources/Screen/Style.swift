/// What a piece of the screen is for. Colours come later, from a `Theme`: panes never name one.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Plain text.
  case text = 0
  /// Times, hints, what may be overlooked.
  case dim
  /// The frame of a window.
  case border
  /// The frame of the window that has the keyboard.
  case focusBorder
  /// The title in a frame.
  case title
  /// What the customer says.
  case customer
  /// What a bot says.
  case bot
  /// What a representative says.
  case representative
  /// Lines of the system in a conversation.
  case system
  /// What only the representative's side may see.
  case privateNote
  /// Stressed text in a message.
  case emphasis
  /// A heading in a message or overlay.
  case heading
  /// Code in a message, names of fields.
  case code
  /// A link's label and destination.
  case link
  /// It worked, or was chosen.
  case good
  /// It failed, or was ruled out.
  case bad
  /// It needs attention.
  case warning
  /// The name of a key to press.
  case key
  /// The chosen row of a list, selected text.
  case selection
  /// A completion offered behind the cursor.
  case ghost
  /// A small label: unread count, status.
  case badge
  /// The done part of a bar.
  case progress
  /// The rest of a bar.
  case progressRest
  /// The top and bottom lines of the screen.
  case bar
  /// What changed just now.
  case changed
}

/// How a cell is drawn besides its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set from bits; the bits above `dim` mean nothing.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = Attributes(rawValue: 1)
  /// Italic, where the terminal has it.
  public static let italic = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Struck through, where the terminal has it.
  public static let strike = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 16)
  /// Less bright.
  public static let dim = Attributes(rawValue: 32)
}

/// The look of a cell: a role and attributes, two bytes.
public struct Style: Hashable, Sendable {
  /// What it is for.
  public var role: Role
  /// What is added to what the theme gives the role.
  public var attributes: Attributes

  /// Makes a style.
  public init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// Plain text.
  public static let text = Style(.text)
  /// Faint text.
  public static let dim = Style(.dim)

  /// The same with more attributes.
  public func adding(_ more: Attributes) -> Style { Style(role, attributes.union(more)) }
}
