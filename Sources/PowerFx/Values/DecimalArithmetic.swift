extension Decimal {
  /// The sum, or nil beyond the range.
  public func adding(_ other: Decimal) -> Decimal? {
    if scale == 0, other.scale == 0, high == 0, other.high == 0, low < 1 << 62, other.low < 1 << 62 {
      return Decimal(
        (isNegative ? -Int(low) : Int(low)) + (other.isNegative ? -Int(other.low) : Int(other.low)))
    }
    let (a, b) = Self.aligned(self, other)
    let places = Int(max(scale, other.scale))
    if isNegative == other.isNegative { return Self.rounded(a + b, scale: places, isNegative: isNegative) }
    return a < b
      ? Self.rounded(b - a, scale: places, isNegative: other.isNegative)
      : Self.rounded(a - b, scale: places, isNegative: isNegative)
  }

  /// The difference, or nil beyond the range.
  public func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

  /// The product, or nil beyond the range.
  public func multiplied(by other: Decimal) -> Decimal? {
    if scale == 0, other.scale == 0, high == 0, other.high == 0, low < 1 << 31, other.low < 1 << 31 {
      return Decimal(low: low * other.low, high: 0, scale: 0, isNegative: isNegative != other.isNegative)
    }
    return Self.rounded(
      Wide.product(mantissa, other.mantissa), scale: Int(scale) + Int(other.scale),
      isNegative: isNegative != other.isNegative)
  }

  /// The quotient to as many digits as fit, without zeros at its end; nil beyond the range and for 0 as divisor.
  public func divided(by other: Decimal) -> Decimal? {
    guard !other.isZero else { return nil }
    let divisor = other.mantissa
    var places = Int(scale) - Int(other.scale) + 38
    var (quotient, rest) = Wide.product(mantissa, Wide.powersOfTen[38]).divided(by: divisor)
    if places < 38, quotient.high == 0, quotient.low < Wide.powersOfTen[30] {
      // A long divisor leaves few digits; 28 more make every result as exact as it can be kept.
      let (more, remainder) = Wide.product(rest, Wide.powersOfTen[28]).divided(by: divisor)
      quotient = quotient.multiplied(by: Wide.powersOfTen[28]) + more
      rest = remainder
      places += 28
    }
    return Self.rounded(
      quotient, scale: places, sticky: rest != 0, isNegative: isNegative != other.isNegative)?
      .trimmed
  }

  /// The rest of dividing, with the sign of the divisor as spreadsheets have it; nil for 0 as divisor.
  public func modulo(_ other: Decimal) -> Decimal? {
    guard !other.isZero else { return nil }
    let (a, b) = Self.aligned(self, other)
    let rest: UInt128
    if b.high != 0 { rest = a.low } else { rest = a.divided(by: b.low).remainder }
    let remainder = Self.rounded(
      Wide(low: rest), scale: Int(max(scale, other.scale)), isNegative: isNegative)
    guard let remainder, !remainder.isZero, isNegative != other.isNegative else { return remainder }
    return remainder.adding(other)
  }

  /// The number with the other sign.
  public var negated: Decimal { Decimal(low: low, high: high, scale: scale, isNegative: !isNegative) }

  /// The number without its sign.
  public var absolute: Decimal { Decimal(low: low, high: high, scale: scale, isNegative: false) }

  /// How digits are dropped.
  public enum Rounding: Sendable {
    /// To the nearer; half goes away from zero.
    case nearest
    /// To the nearer; half goes to the even digit.
    case nearestEven
    /// Towards zero.
    case towardZero
    /// Away from zero.
    case awayFromZero
    /// To the smaller.
    case down
  }

  /// The number with at most `digits` digits after the point; negative `digits` round before the point.
  /// Nil when rounding away from zero leaves the range.
  public func rounded(_ rule: Rounding, digits: Int = 0) -> Decimal? {
    let drop = Int(scale) - digits
    guard drop > 0 else { return self }
    guard drop <= 38 else {
      let goesAway = !isZero && (rule == .awayFromZero || rule == .down && isNegative)
      return goesAway ? nil : .zero
    }
    let divisor = Wide.powersOfTen[drop]
    let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    let up =
      switch rule {
      case .nearest: rest >= half
      case .nearestEven: rest > half || rest == half && quotient & 1 == 1
      case .towardZero: false
      case .awayFromZero: rest > 0
      case .down: isNegative && rest > 0
      }
    let result = quotient + (up ? 1 : 0)
    if digits >= 0 { return Self.rounded(Wide(low: result), scale: digits, isNegative: isNegative) }
    guard -digits <= 38 else { return .zero }
    return Self.rounded(Wide.product(result, Wide.powersOfTen[-digits]), scale: 0, isNegative: isNegative)
  }
}
