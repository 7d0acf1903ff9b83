extension TextFormat {
  /// Whether a format is one the language takes: what it says of numbers or of moments, not of both, and without
  /// what spreadsheets write in brackets (microsoft/Power-Fx, TextFormatUtils, 2026-11-20).
  static func isKnown(_ format: String) -> Bool {
    var rules = FormatRules(Array(format.unicodeScalars))
    return rules.accept()
  }
}

/// Looks through a format from left to right.
private struct FormatRules {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var isMoment = false
  private var isNumber = false
  private var months = 0
  private var sections = 0
  private var hasExponent = false
  /// Whether something else stands after the exponent's digits.
  private var isPastExponent = false
  private var hasColon = false
  /// The digits after seconds are a part of the moment.
  private var isFraction = false
  private var hasSlash = false

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func accept() -> Bool {
    let text = String(String.UnicodeScalarView(scalars)).lowercased()
    if text == "g" || text.holds("general") || text.hasPrefix("/") || text.hasPrefix("[$-") { return false }
    while index < scalars.count {
      guard take(scalars[index]) else { return false }
      index += 1
    }
    return !(isMoment && isNumber) && !(isNumber && hasSlash)
  }

  private func scalar(_ distance: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index + distance) ? scalars[index + distance] : nil
  }

  private var isLast: Bool { index == scalars.count - 1 }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    months = scalar == "m" || scalar == "M" ? months + 1 : 0
    if months > 4 || isLowerHalf() { return false }
    if scalar != "0", scalar != "." { isFraction = scalar == "s" || scalar == "S" }
    if scalar == "/" { hasSlash = true }
    switch scalar {
    case "0", "#": return takeDigit()
    case _ where index == 0 && "z$bcfnpxBCFNPX".unicodeScalars.contains(scalar),
      _ where isNumber && "z$bcfnpxBCFNPX".unicodeScalars.contains(scalar):
      return true
    case _ where "mMdDyYhHsSaApP".unicodeScalars.contains(scalar) && self.scalar(-1) != "'": isMoment = true
    case ".": return isMoment || !hasExponent
    case "?", "[", "]", "_", "*", "@": return false
    case ":": hasColon = true
    case ";":
      (hasExponent, isPastExponent) = (false, false)
      sections += 1
      return sections <= 2
    case "e", "E":
      if let next = self.scalar(1), next == "+" || next == "-" { hasExponent = true }
      return isMoment || !isLast
    case "+":
      return isMoment || !isLast || index < 3 || self.scalar(-2) == "\\" || !isExponentMark(self.scalar(-1))
    case "%": return !hasExponent
    case "\\": return takeEscape()
    case "\"": return takeQuoted()
    default: break
    }
    return true
  }

  private func isExponentMark(_ scalar: Unicode.Scalar?) -> Bool { scalar == "e" || scalar == "E" }

  private mutating func takeDigit() -> Bool {
    if isFraction, scalars[index] == "0" { return true }
    if !isMoment, hasColon || isPastExponent { return false }
    isNumber = true
    return true
  }

  private mutating func takeEscape() -> Bool {
    if isLast { return false }
    isPastExponent = hasExponent
    index += 1
    return true
  }

  private mutating func takeQuoted() -> Bool {
    if isLast { return false }
    isPastExponent = hasExponent
    guard let end = scalars[(index + 1)...].firstIndex(of: "\"") else { return false }
    index = end
    return true
  }

  /// `a/p`, `am/pm` and mixtures of small and capital letters; only `A/P` and `AM/PM` are known.
  private func isLowerHalf() -> Bool {
    guard scalar(0) == "a" || scalar(0) == "A", scalar(-1) != "'" else { return false }
    let rest = String(String.UnicodeScalarView(scalars[index...].prefix(5)))
    if rest.prefix(3).lowercased() == "a/p" { return rest.prefix(3) != "A/P" }
    if rest.lowercased() == "am/pm" { return rest.hasPrefix("a") || rest == "Am/Pm" }
    return false
  }
}
