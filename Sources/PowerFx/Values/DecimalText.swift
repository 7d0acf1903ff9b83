extension Decimal: CustomStringConvertible {
  /// Digits with a point where needed, without zeros at the end and without an exponent.
  public var description: String {
    let plain = trimmed
    var digits = plain.high == 0 ? String(plain.low) : String(plain.mantissa)
    let places = Int(plain.scale)
    if places > 0 {
      if digits.utf8.count <= places {
        digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return isNegative ? "-" + digits : digits
  }

  /// Reads `-12`, `0.5`, `.5`, `1e3`, `1.5E-7`. Nil for anything else and beyond the range. Digits that do
  /// not fit are rounded half to even.
  public init?(_ text: some StringProtocol) {
    var digits = Wide(low: 0)
    var places = 0
    var counted = 0
    var sticky = false
    var seenPoint = false
    var seenDigit = false
    var exponent = 0
    var isNegative = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if (48...57).contains(byte) {
        seenDigit = true
        if counted < 60 {
          digits = digits.multiplied(by: 10) + Wide(low: UInt128(byte - 48))
          if digits.low != 0 || digits.high != 0 { counted += 1 }
          if seenPoint { places += 1 }
        } else {
          sticky = sticky || byte != 48
          if !seenPoint { places -= 1 }
        }
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard seenDigit else { return nil }
    if let mark = bytes.first, mark | 32 == UInt8(ascii: "e") {
      guard let value = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(value) < 10_000 else {
        return nil
      }
      exponent = value
      bytes = []
    }
    guard bytes.isEmpty else { return nil }
    self.init(digits: digits, scale: places - exponent, sticky: sticky, isNegative: isNegative)
  }

  private init?(digits: Wide, scale: Int, sticky: Bool, isNegative: Bool) {
    var digits = digits
    var scale = scale
    var sticky = sticky
    if digits.low == 0, digits.high == 0 {
      self = .zero
      return
    }
    while scale > 56 {
      let (quotient, rest) = digits.divided(by: 10)
      sticky = sticky || rest != 0
      (digits, scale) = (quotient, scale - 1)
    }
    guard scale >= -30 else { return nil }
    if scale < 0 {
      guard digits.high == 0 else { return nil }
      digits = Wide.product(digits.low, Wide.powersOfTen[-scale])
      scale = 0
    }
    guard let result = Self.rounded(digits, scale: scale, sticky: sticky, isNegative: isNegative) else {
      return nil
    }
    self = result
  }

  /// A float as a decimal, to 15 significant digits as .NET converts; nil beyond the range.
  public init?(_ number: Double) {
    guard number.isFinite, abs(number) < 7.9228162514264338e28 else { return nil }
    if number == number.rounded(), abs(number) < 1e15 {
      self.init(Int(number))
      return
    }
    guard let exact = Self.shortened(number, digits: 15) else { return nil }
    self.init(exact)
  }

  /// The shortest spelling of a float rounded to a number of significant digits, with an exponent.
  static func shortened(_ number: Double, digits: Int) -> String? {
    let parts = FloatDigits(number)
    guard let parts else { return nil }
    let kept = parts.rounded(to: digits)
    return (parts.isNegative ? "-" : "") + "0." + kept.digits + "e\(kept.exponent)"
  }

  /// The nearest float.
  public var double: Double {
    if scale == 0, high == 0, low < 1 << 53 { return isNegative ? -Double(low) : Double(low) }
    return Double(description) ?? 0
  }
}

/// The decimal digits of a float's shortest spelling: value = 0.digits × 10^exponent.
struct FloatDigits {
  var digits: String
  var exponent: Int
  var isNegative: Bool

  /// Nil for infinities and not-a-number.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    isNegative = number < 0
    let text = number.magnitude.description
    let parts = text.split(separator: "e", maxSplits: 1)
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = halves[0]
    let fraction = halves.count > 1 ? halves[1] : ""
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    var kept = all.dropFirst(leading)
    while kept.last == "0" { kept = kept.dropLast() }
    digits = String(kept)
    exponent = digits.isEmpty ? 1 : whole.count + power - leading
    if digits.isEmpty { digits = "0" }
  }

  /// The digits rounded half away from zero to a number of places.
  func rounded(to places: Int) -> (digits: String, exponent: Int) {
    guard digits.utf8.count > places, places > 0 else { return (digits, exponent) }
    var bytes = Array(digits.utf8)
    let up = bytes[places] >= UInt8(ascii: "5")
    bytes.removeSubrange(places...)
    var power = exponent
    if up {
      var index = places - 1
      while index >= 0, bytes[index] == UInt8(ascii: "9") {
        bytes[index] = UInt8(ascii: "0")
        index -= 1
      }
      if index >= 0 {
        bytes[index] += 1
      } else {
        bytes.insert(UInt8(ascii: "1"), at: 0)
        power += 1
      }
    }
    while bytes.count > 1, bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    return (String(decoding: bytes, as: UTF8.self), power)
  }
}
