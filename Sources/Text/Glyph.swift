/// What one cell of the terminal shows: a base scalar, up to four combining marks and a width of 1 or 2.
///
/// Packed into two words, without heap: 21 bits a scalar (base and two marks, then two marks) and two bits
/// of width. The upper bits of `high` from `spareBit` on are always zero and free for whoever stores glyphs.
/// Four marks is what fits beside the base in a curses cell (CCHARW_MAX is 5).
public struct Glyph: Hashable, Sendable {
  /// Base, first and second mark.
  public let low: UInt64
  /// Third and fourth mark, width.
  public let high: UInt64

  /// The lowest bit of `high` that a glyph never uses.
  public static let spareBit: UInt64 = 44
  /// How many marks a glyph holds; more are dropped.
  public static let markLimit = 4
  /// What is drawn for what must not be drawn.
  public static let replacement = Glyph(scalar: "\u{FFFD}", width: 1)
  /// An empty cell.
  public static let space = Glyph(scalar: " ", width: 1)

  private static let scalarMask: UInt64 = 0x1F_FFFF

  /// Makes a glyph from its words, as they were read from another; bits from `spareBit` on are ignored.
  @inlinable
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high & (1 << Self.spareBit - 1)
  }

  /// Makes a glyph without marks.
  ///
  /// - Parameter width: columns, 1 or 2.
  @inlinable
  public init(scalar: Unicode.Scalar, width: Int) {
    low = UInt64(scalar.value)
    high = (width == 2 ? 2 : 1) << 42
  }

  /// The scalar that takes the space.
  public var base: Unicode.Scalar { Self.scalar(low) ?? "\u{FFFD}" }

  /// Columns: 1 or 2.
  @inlinable
  public var width: Int { Int(truncatingIfNeeded: high >> 42 & 3) }

  /// Whether marks follow the base.
  @inlinable
  public var hasMarks: Bool { low >> 21 != 0 }

  /// The combining marks in order.
  public var marks: [Unicode.Scalar] {
    [low >> 21, low >> 42, high, high >> 21].prefix { $0 & Self.scalarMask != 0 }.compactMap(Self.scalar)
  }

  /// The glyph with one more mark; the same one when it already has four.
  public func adding(_ mark: Unicode.Scalar) -> Glyph {
    let bits = UInt64(mark.value)
    let shifts: [(isLow: Bool, shift: UInt64)] = [(true, 21), (true, 42), (false, 0), (false, 21)]
    for (isLow, shift) in shifts where (isLow ? low : high) >> shift & Self.scalarMask == 0 {
      return isLow ? Glyph(low: low | bits << shift, high: high) : Glyph(low: low, high: high | bits << shift)
    }
    return self
  }

  /// Base and marks as text.
  public var text: String {
    var text = String.UnicodeScalarView([base])
    if hasMarks { text.append(contentsOf: marks) }
    return String(text)
  }

  private static func scalar(_ bits: UInt64) -> Unicode.Scalar? {
    Unicode.Scalar(UInt32(truncatingIfNeeded: bits & scalarMask))
  }
}
