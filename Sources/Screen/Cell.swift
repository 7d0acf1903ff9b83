import Text

/// One position of the screen: a glyph and its style in 16 bytes, compared as two words.
///
/// The second column of a wide glyph is a continuation: width 0, nothing to draw.
public struct Cell: Hashable, Sendable {
  private let low: UInt64
  private let high: UInt64

  private static let roleShift = Glyph.spareBit
  private static let attributeShift = Glyph.spareBit + 8

  /// Whether glyph and style are the same: two words.
  @inline(__always)
  public static func == (a: Cell, b: Cell) -> Bool { a.low == b.low && a.high == b.high }

  /// Makes a cell that shows a glyph.
  public init(_ glyph: Glyph, _ style: Style) {
    low = glyph.low
    high = glyph.high | Self.bits(of: style)
  }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// A space.
  public static func blank(_ style: Style = .text) -> Cell { Cell(.space, style) }

  /// The right half of the wide glyph before it.
  public static func continuation(_ style: Style) -> Cell { Cell(low: 0, high: bits(of: style)) }

  private static func bits(of style: Style) -> UInt64 {
    UInt64(style.role.rawValue) << roleShift | UInt64(style.attributes.rawValue) << attributeShift
  }

  /// What it shows; a space for a continuation.
  public var glyph: Glyph { isContinuation ? .space : Glyph(low: low, high: high) }

  /// Columns: 1 or 2, and 0 for a continuation.
  public var width: Int { Glyph(low: low, high: high).width }

  /// Whether it is the right half of the cell before it.
  public var isContinuation: Bool { low == 0 }

  /// How it looks.
  public var style: Style {
    Style(
      Role(rawValue: UInt8(truncatingIfNeeded: high >> Self.roleShift)) ?? .text,
      Attributes(rawValue: UInt8(truncatingIfNeeded: high >> Self.attributeShift)))
  }

  /// A blank in the same style that shows a printable ASCII byte.
  @inline(__always)
  func showing(_ byte: UInt8) -> Cell { Cell(low: UInt64(byte), high: high) }

  /// The same glyph in another style.
  public func styled(_ style: Style) -> Cell {
    Cell(low: low, high: high & (1 << Glyph.spareBit - 1) | Self.bits(of: style))
  }
}
