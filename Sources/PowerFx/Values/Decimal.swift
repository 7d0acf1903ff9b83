/// A decimal number as .NET's `System.Decimal` keeps it: a 96-bit whole number divided by a power of
/// ten from 0 to 28, with a sign.
///
/// Sums, differences and products are exact while they fit, and are rounded half to even in the last
/// place where they do not. Operations return nil when the result is beyond ±79228162514264337593543950335.
public struct Decimal: Sendable {
  var low: UInt64
  var high: UInt32
  /// Digits after the point, 0 to 28.
  public var scale: UInt8
  /// Whether the number is below zero; zero is never negative.
  public var isNegative: Bool

  init(low: UInt64, high: UInt32, scale: UInt8, isNegative: Bool) {
    self.low = low
    self.high = high
    self.scale = scale
    self.isNegative = isNegative && (low != 0 || high != 0)
  }

  /// A whole number.
  public init(_ number: Int) {
    self.init(low: UInt64(number.magnitude), high: 0, scale: 0, isNegative: number < 0)
  }

  /// Zero.
  public static let zero = Decimal(0)
  /// One.
  public static let one = Decimal(1)
  /// The largest number there is.
  public static let greatest = Decimal(low: .max, high: .max, scale: 0, isNegative: false)

  /// The digits as a whole number, without the point.
  var mantissa: UInt128 { UInt128(high) << 64 | UInt128(low) }

  private static let limit: UInt128 = (1 << 96) - 1

  /// Rounds `magnitude` / 10^`scale` half to even into 96 bits; `sticky` says that a rest below the last
  /// digit was dropped. Returns nil when it does not fit.
  static func rounded(_ magnitude: Wide, scale: Int, sticky: Bool = false, isNegative: Bool) -> Decimal? {
    var drop = max(0, scale - 28)
    while drop <= 38 {
      let divisor = Wide.powersOfTen[drop]
      var (quotient, rest) = magnitude.divided(by: divisor)
      if quotient.high == 0, quotient.low <= limit {
        let half = divisor / 2
        let isOdd = quotient.low & 1 == 1
        if drop == 0 {
          // A dropped rest below half of the last place never rounds up: callers carry enough digits.
        } else if rest > half || rest == half && (sticky || isOdd) {
          quotient.low += 1
        }
        if quotient.low <= limit {
          let left = scale - drop
          guard left >= 0 else { return nil }
          return Decimal(
            low: UInt64(truncatingIfNeeded: quotient.low),
            high: UInt32(truncatingIfNeeded: quotient.low >> 64),
            scale: UInt8(left), isNegative: isNegative)
        }
      }
      drop += 1
    }
    return nil
  }

  /// The same number without zeros at the end of its fraction.
  public var trimmed: Decimal {
    guard scale > 0 else { return self }
    if high == 0 {
      var (digits, places) = (low, scale)
      while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
      return Decimal(low: digits, high: 0, scale: places, isNegative: isNegative)
    }
    var (digits, places) = (mantissa, scale)
    while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    return Decimal(
      low: UInt64(truncatingIfNeeded: digits), high: UInt32(truncatingIfNeeded: digits >> 64), scale: places,
      isNegative: isNegative)
  }

  /// Whether the number is 0.
  public var isZero: Bool { low == 0 && high == 0 }

  /// The number as an `Int`, its fraction dropped; nil when it does not fit.
  public var int: Int? {
    if scale == 0, high == 0, low <= UInt64(Int.max) { return isNegative ? -Int(low) : Int(low) }
    let whole = mantissa / Wide.powersOfTen[Int(scale)]
    guard whole <= UInt128(UInt64(Int.max)) else { return nil }
    return isNegative ? -Int(whole) : Int(whole)
  }

  /// Whether the number has no fraction.
  public var isWhole: Bool { scale == 0 || mantissa % Wide.powersOfTen[Int(scale)] == 0 }
}

// MARK: - Comparing

extension Decimal: Hashable, Comparable {
  /// Whether two numbers are the same, whatever their scales.
  public static func == (a: Decimal, b: Decimal) -> Bool {
    if a.scale == b.scale { return a.low == b.low && a.high == b.high && a.isNegative == b.isNegative }
    return a.order(to: b) == 0
  }

  /// Whether a number is below another.
  public static func < (a: Decimal, b: Decimal) -> Bool { a.order(to: b) < 0 }

  /// Feeds the number without zeros at the end, so that equal numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    let plain = trimmed
    hasher.combine(plain.low)
    hasher.combine(plain.high)
    hasher.combine(plain.scale)
    hasher.combine(plain.isNegative)
  }

  /// -1, 0 or 1 as this is below, equal to or above `other`.
  func order(to other: Decimal) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let result: Int
    if scale == other.scale {
      result =
        high != other.high ? (high < other.high ? -1 : 1) : low == other.low ? 0 : low < other.low ? -1 : 1
    } else {
      let (a, b) = Self.aligned(self, other)
      result = a == b ? 0 : a < b ? -1 : 1
    }
    return isNegative ? -result : result
  }

  /// Both mantissas at the larger of the two scales.
  static func aligned(_ a: Decimal, _ b: Decimal) -> (Wide, Wide) {
    if a.scale < b.scale {
      return (Wide.product(a.mantissa, Wide.powersOfTen[Int(b.scale - a.scale)]), Wide(low: b.mantissa))
    }
    return (Wide(low: a.mantissa), Wide.product(b.mantissa, Wide.powersOfTen[Int(a.scale - b.scale)]))
  }
}
