/// What kind of thing a Unicode scalar is, as far as drawing it in a grid of cells goes.
///
/// The letters are those of the committed table (`ScalarTable.swift`), which is derived from the Unicode
/// Character Database and checked scalar by scalar in the tests.
public enum ScalarClass: UInt8, Sendable, CaseIterable {
  /// One column: letters, digits, punctuation, spacing marks.
  case narrow = 0x41
  /// Two columns, and part of a word (Hangul syllables, fullwidth letters).
  case wide
  /// No column: joins the cell before it.
  case mark
  /// Not drawable as itself: format and bidi controls, other default-ignorable scalars, tags, private use,
  /// unassigned and noncharacters. The sanitiser shows its code.
  case hidden
  /// C0, DEL and C1. The sanitiser shows caret or `<9B>` notation.
  case control
  /// A line break that is not a C0 control: U+0085, U+2028, U+2029.
  case lineBreak
  /// Zero width joiner and non-joiner: allowed after what they can join, never drawn.
  case joiner
  /// U+FE0E and U+FE0F, text and emoji presentation: allowed after an emoji, never drawn.
  case presentation
  /// One column, and an emoji when U+FE0F follows it (also digits, `#` and `*`).
  case narrowEmoji
  /// Two columns, an emoji.
  case wideEmoji
  /// A skin tone: two columns alone, not drawn after an emoji.
  case skinTone
  /// One half of a flag: one column.
  case regional
  /// Two columns, and a line may break on either side: ideographs, kana.
  case ideograph
  /// Two columns, and a line must not break after it: `「`.
  case wideOpening
  /// Two columns, and a line must not break before it: `、`.
  case wideClosing
  /// One column: a letter of a script in which a joiner has a meaning (Arabic, Devanagari …).
  case joiningLetter
  /// One column in a cell of its own, though it belongs to the letter before it: `ा`.
  case spacingMark

  /// Compares two classes. Written out, because the one that raw values bring is generic and several times
  /// slower where every scalar goes through it.
  @inlinable
  public static func == (a: ScalarClass, b: ScalarClass) -> Bool { a.rawValue == b.rawValue }

  /// Columns of a cell of this class: 0, 1 or 2. What must not be drawn counts 1, because the canvas
  /// draws U+FFFD for it.
  @inlinable
  public var width: Int {
    switch self {
    case .mark, .joiner, .presentation: 0
    case .wide, .wideEmoji, .skinTone, .ideograph, .wideOpening, .wideClosing: 2
    default: 1
    }
  }

  /// Whether a cell may hold it as it is.
  @inlinable
  public var isDrawable: Bool {
    switch self {
    case .hidden, .control, .lineBreak, .joiner, .presentation: false
    default: true
    }
  }
}
