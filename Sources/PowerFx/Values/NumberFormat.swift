/// A section of a number's format: `#,##0.00`, `0.0%`, `0.00E+00`.
struct NumberFormat {
  fileprivate enum Part: Equatable {
    /// A digit that is always shown (`0`), or only when it says something (`#`, `?`).
    case digit(isForced: Bool)
    case point
    case literal(String)
    case exponent(mark: String, plus: Bool, digits: Int)
  }

  private var parts: [Part] = []
  private var grouped = false
  /// Powers of ten the number is multiplied by: 2 for each percent sign, -3 for each scaling comma.
  private var shift = 0
  private var hasExponent = false
  /// Whether any digit is shown at all.
  private(set) var showsDigits = false

  /// Reads one section; nil when it makes no sense.
  init?(_ pattern: some StringProtocol) {
    var rest = Array(pattern)[...]
    var commas = 0
    var seenPoint = false
    // Whether a comma here belongs to the digits; after a literal it is one itself.
    var afterDigits = false
    // Commas before a literal: they scale when no digit follows.
    var held = 0
    func literal(_ text: some StringProtocol) {
      afterDigits = false
      (held, commas) = (held + commas, 0)
      parts.append(.literal(String(text)))
    }
    while let character = rest.popFirst() {
      // The exponent ends what is shown of the number.
      if hasExponent, "0#?.%".contains(character), character != "." || !seenPoint { return nil }
      switch character {
      case "0", "#", "?":
        if commas > 0, !seenPoint { grouped = true }
        (commas, held) = (0, 0)
        afterDigits = true
        showsDigits = true
        parts.append(.digit(isForced: character == "0"))
      case "," where afterDigits: commas += 1
      case ",":
        parts.append(.literal(","))
        rest = rest.drop { $0 == "," }
      case "." where !seenPoint:
        shift -= 3 * commas
        (commas, held) = (0, 0)
        seenPoint = true
        afterDigits = true
        parts.append(.point)
      case ".": break
      case "%":
        shift += 2
        literal("%")
      case "E" where showsDigits && Self.startsExponent(rest.first),
        "e" where showsDigits && Self.startsExponent(rest.first):
        guard let exponent = takeExponent(&rest, mark: character) else { return nil }
        parts.append(exponent)
      case "\\": if let next = rest.popFirst() { literal(String(next)) }
      case "\"":
        literal(String(rest.prefix { $0 != "\"" }))
        rest = rest.drop { $0 != "\"" }.dropFirst()
      default: literal(String(character))
      }
    }
    shift -= 3 * (commas + held)
  }

  private static func startsExponent(_ character: Character?) -> Bool {
    character == "+" || character == "-" || character == "0"
  }

  /// What follows `E` or `e`: a sign or none, then places for digits; nil without places, or for a second
  /// exponent.
  private mutating func takeExponent(_ rest: inout ArraySlice<Character>, mark: Character) -> Part? {
    let sign = rest.first == "0" ? nil : rest.popFirst()
    let run = rest.prefix { $0 == "0" || $0 == "#" }
    guard !hasExponent, !run.isEmpty else { return nil }
    rest = rest.dropFirst(run.count)
    hasExponent = true
    let zeros = run.count { $0 == "0" } + (run.last == "#" ? 1 : 0)
    return .exponent(mark: String(mark), plus: sign == "+", digits: min(zeros, 10))
  }

  /// The number's text without its sign, and whether all digits shown are 0.
  func format(_ number: FloatDigits, in locale: Locale) -> (text: String, isZero: Bool) {
    let pointAt = parts.firstIndex(of: .point) ?? parts.count
    let whole = parts[..<pointAt].filter(\.isDigit)
    let fraction = parts[pointAt...].filter(\.isDigit)
    var exponent = number.exponent + shift
    var power = 0
    if hasExponent, number.digits != "0" {
      power = exponent - max(1, whole.count)
      exponent -= power
      // Rounding may carry into one more digit.
      let kept = FloatDigits(digits: number.digits, exponent: exponent).fixed(places: fraction.count)
      if kept.whole.utf8.count > max(1, whole.count) {
        power += 1
        exponent -= 1
      }
    }
    if number.digits == "0" { exponent = 0 }
    let digits = FloatDigits(digits: number.digits, exponent: exponent).fixed(places: fraction.count)
    let isZero = !(digits.whole + digits.fraction).contains { $0 != "0" }
    var text = ""
    append(wholeDigits: digits.whole, whole, Array(parts[..<pointAt]), power, to: &text, locale)
    append(fractionDigits: digits.fraction, fraction, Array(parts[pointAt...]), power, to: &text, locale)
    return (text, isZero)
  }

  private func append(
    wholeDigits: String, _ places: [Part], _ parts: [Part], _ power: Int, to text: inout String,
    _ locale: Locale
  ) {
    var digits = Array(wholeDigits.drop { $0 == "0" })
    let firstForced = places.firstIndex(of: .digit(isForced: true)) ?? places.count
    let wanted = places.count - firstForced
    if digits.count < wanted { digits = Array(repeating: "0", count: wanted - digits.count) + digits }
    // Places to the left that have no digit stay empty; digits to the left of all places join the first.
    var place = places.count
    var left = digits.count
    func emit(_ count: Int) {
      for _ in 0..<count {
        text.append(digits[digits.count - left])
        left -= 1
        if grouped, left > 0, left % 3 == 0 { text += locale.groupSeparator }
      }
    }
    for part in parts {
      switch part {
      case .digit:
        if left > place { emit(left - place) }
        if left == place { emit(1) }
        place -= 1
      default: append(part, power, to: &text)
      }
    }
    if places.isEmpty, left > 0, self.parts.contains(where: \.isDigit) { emit(left) }
  }

  private func append(
    fractionDigits: String, _ places: [Part], _ parts: [Part], _ power: Int, to text: inout String,
    _ locale: Locale
  ) {
    let digits = Array(fractionDigits)
    let lastForced = (places.lastIndex(of: .digit(isForced: true)) ?? -1) + 1
    let lastUseful = (digits.lastIndex { $0 != "0" } ?? -1) + 1
    let shown = max(lastForced, lastUseful)
    var position = 0
    for part in parts {
      switch part {
      case .point: if shown > 0 || places.isEmpty { text += locale.decimalSeparator }
      case .digit:
        if position < shown { text.append(digits[position]) }
        position += 1
      default: append(part, power, to: &text)
      }
    }
  }

  private func append(_ part: Part, _ power: Int, to text: inout String) {
    switch part {
    case .literal(let literal): text += literal
    case .exponent(let mark, let plus, let count):
      let digits = String(abs(power))
      text += mark + (power < 0 ? "-" : plus ? "+" : "")
      text += String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    default: break
    }
  }
}

extension NumberFormat.Part {
  fileprivate var isDigit: Bool {
    if case .digit = self { true } else { false }
  }
}

extension FloatDigits {
  init(digits: String, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
    isNegative = false
  }

  /// The digits of a decimal.
  init(_ number: Decimal) {
    let text = number.absolute.description
    let halves = text.split(separator: ".", maxSplits: 1)
    let whole = halves[0]
    let all = whole + (halves.count > 1 ? halves[1] : "")
    let leading = all.prefix { $0 == "0" }.count
    var kept = all.dropFirst(leading)
    while kept.last == "0" { kept = kept.dropLast() }
    digits = kept.isEmpty ? "0" : String(kept)
    exponent = kept.isEmpty ? 1 : whole.count - leading
    isNegative = number.isNegative
  }

  /// Whole digits and exactly `places` digits of fraction, rounded half away from zero.
  func fixed(places: Int) -> (whole: String, fraction: String) {
    let keep = exponent + places
    var (kept, power) = (digits, exponent)
    if keep <= 0 {
      let up = keep == 0 && digits.utf8.first.map { $0 >= UInt8(ascii: "5") } ?? false
      (kept, power) = up ? ("1", 1 - places) : ("0", 1)
    } else if digits.utf8.count > keep {
      let rounded = rounded(to: keep)
      (kept, power) = (rounded.digits, rounded.exponent)
    }
    if kept == "0" { return ("0", String(repeating: "0", count: places)) }
    let all = power > 0 ? kept : String(repeating: "0", count: -power) + kept
    let wholeCount = max(0, power)
    let padded = all + String(repeating: "0", count: max(0, wholeCount + places - all.utf8.count))
    let whole = String(padded.prefix(wholeCount))
    return (whole.isEmpty ? "0" : whole, String(padded.dropFirst(wholeCount).prefix(places)))
  }
}
