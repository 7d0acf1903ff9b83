/// The styles of formatted messages, as the product's table of channels names them (CE card-support-in-channels).
public struct TextStyles: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// Makes a set from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Strong emphasis.
  public static let bold = TextStyles(rawValue: 1)
  /// Emphasis.
  public static let italics = TextStyles(rawValue: 2)
  /// Deleted text.
  public static let strikethrough = TextStyles(rawValue: 4)
  /// A quotation.
  public static let blockquote = TextStyles(rawValue: 8)
  /// Code.
  public static let monospace = TextStyles(rawValue: 16)
  /// A link whose words are not its address.
  public static let linkWithText = TextStyles(rawValue: 32)
  /// An address that can be pressed.
  public static let link = TextStyles(rawValue: 64)
  /// Lines below each other.
  public static let newLine = TextStyles(rawValue: 128)
  /// Headings.
  public static let headers = TextStyles(rawValue: 256)
  /// Lists with numbers.
  public static let numberedList = TextStyles(rawValue: 512)
  /// Lists with bullets.
  public static let unorderedList = TextStyles(rawValue: 1024)

  /// Every style.
  public static let all = TextStyles(rawValue: 2047)

  /// Each style with its name, in the order of the product's table.
  static let names: [(style: TextStyles, name: String)] = [
    (.bold, "bold"), (.italics, "italics"), (.strikethrough, "strikethrough"), (.blockquote, "blockquote"),
    (.monospace, "monospace"), (.linkWithText, "hyperlink with text"), (.link, "hyperlink"),
    (.newLine, "new line"), (.headers, "headers"), (.numberedList, "numbered list"),
    (.unorderedList, "unordered list"),
  ]

  /// The names of the styles that are in it.
  public var names: [String] { Self.names.filter { contains($0.style) }.map(\.name) }
}
