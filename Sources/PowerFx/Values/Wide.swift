/// An unsigned number of 256 bits: what exact decimal arithmetic needs between two roundings.
struct Wide: Hashable, Comparable {
  var high: UInt128
  var low: UInt128

  init(high: UInt128 = 0, low: UInt128) {
    self.high = high
    self.low = low
  }

  /// The exact product.
  static func product(_ a: UInt128, _ b: UInt128) -> Wide {
    let product = a.multipliedFullWidth(by: b)
    return Wide(high: product.high, low: product.low)
  }

  static func < (a: Wide, b: Wide) -> Bool { (a.high, a.low) < (b.high, b.low) }

  /// The sum; wraps beyond 256 bits, which no sum of decimals reaches.
  static func + (a: Wide, b: Wide) -> Wide {
    let (low, carry) = a.low.addingReportingOverflow(b.low)
    return Wide(high: a.high &+ b.high &+ (carry ? 1 : 0), low: low)
  }

  /// The difference; `b` must not be larger than `a`.
  static func - (a: Wide, b: Wide) -> Wide {
    let (low, borrow) = a.low.subtractingReportingOverflow(b.low)
    return Wide(high: a.high &- b.high &- (borrow ? 1 : 0), low: low)
  }

  /// Quotient and remainder; `divisor` must not be 0.
  func divided(by divisor: UInt128) -> (quotient: Wide, remainder: UInt128) {
    if high == 0 { return (Wide(low: low / divisor), low % divisor) }
    let (quotient, remainder) = divisor.dividingFullWidth((high % divisor, low))
    return (Wide(high: high / divisor, low: quotient), remainder)
  }

  /// The product with a small number; wraps beyond 256 bits.
  func multiplied(by factor: UInt128) -> Wide {
    let product = low.multipliedFullWidth(by: factor)
    return Wide(high: product.high &+ high &* factor, low: product.low)
  }

  /// 10 to the power of the index, for the powers that fit 128 bits (0 to 38).
  static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 1...38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}
