/// Whole-number arithmetic for scores, so that every machine counts alike.
enum FixedPoint {
  /// Fractional bits of `logarithm` and of weights.
  static let bits = 12
  /// One, with `bits` fractional bits.
  static let one = 1 << bits

  /// The natural logarithm of `number / divisor` with `bits` fractional bits; both are 1 or more.
  static func logarithm(_ number: Int, over divisor: Int = 1) -> Int {
    guard number != divisor else { return 0 }
    let difference = binaryLogarithm(number) - binaryLogarithm(divisor)
    // ln 2 with 16 fractional bits.
    return (difference * 45_426) >> (16 + 16 - bits)
  }

  /// The logarithm to base 2 with 16 fractional bits: the mantissa is squared bit by bit.
  private static func binaryLogarithm(_ number: Int) -> Int {
    guard number > 1 else { return 0 }
    let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
    var mantissa =
      exponent <= 30 ? UInt64(number) << UInt64(30 - exponent) : UInt64(number) >> UInt64(exponent - 30)
    var result = exponent
    for _ in 0..<16 {
      mantissa = (mantissa * mantissa) >> 30
      result <<= 1
      if mantissa >= 2 << 30 {
        mantissa >>= 1
        result |= 1
      }
    }
    return result
  }

  /// e to the power of minus a number, with `bits` fractional bits; the number, 0 or more, has `bits` too.
  static func exponential(minus number: Int) -> Int {
    // As a power of two: log2 e has 16 fractional bits here, the exponent 20.
    guard number < 64 * one else { return 0 }
    let exponent = (max(0, number) * 94_548) >> 8
    let fraction = exponent & (1 << 20 - 1)
    // 2^-f for f below 1, to a tenth of a thousandth: 1 - f ln 2 + (f ln 2)^2 / 2 - ...
    let power = (fraction * 726_817) >> 20
    var term = 1 << 20
    var sum = term
    for divisor in 1...6 {
      term = -((term * power) >> 20) / divisor
      sum += term
    }
    return sum >> (20 - bits + exponent >> 20)
  }

  /// The whole square root, rounded down.
  static func squareRoot(_ number: Int) -> Int {
    guard number > 0 else { return 0 }
    var root = 1 << ((Int.bitWidth - number.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + number / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
