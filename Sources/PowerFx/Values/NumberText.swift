/// Reading numbers as people write them.
enum NumberText {
  /// Reads `1,234.5`, `-3`, `(3)`, `50%`, `1e3`, `$12` in a country's conventions; nil for anything else.
  static func parse(_ text: String, in locale: Locale) -> Number? {
    var rest = text.trimmed[...]
    guard !rest.isEmpty, rest.utf8.count < 400 else { return nil }
    var marks = Marks()
    guard marks.take(before: &rest, locale.currency), marks.take(after: &rest),
      let plain = plain(rest, in: locale),
      var number = Decimal(plain).map(Number.decimal) ?? Double(plain).map(Number.float)
    else { return nil }
    if marks.isPercent { number = percent(number) }
    if marks.isNegative { number = negated(number) }
    if case .float(let float) = number, !float.isFinite { return nil }
    return number
  }

  /// What stands around the digits: a sign, a currency or percent sign, and brackets, each once.
  private struct Marks {
    var isNegative = false
    var isPercent = false
    private var hasSign = false
    private var hasUnit = false
    private var isOpen = false

    /// Takes what stands before the digits; false for what cannot stand there.
    mutating func take(before rest: inout Substring, _ currency: Character) -> Bool {
      while let first = rest.first, !first.isNumber {
        switch first {
        case "-", "+":
          guard !hasSign, !isOpen else { return false }
          hasSign = true
          isNegative = first == "-"
        case "$", "%", currency:
          guard !hasUnit else { return false }
          hasUnit = true
          isPercent = first == "%"
        case "(":
          guard !hasSign, !isOpen else { return false }
          isOpen = true
          isNegative = true
        case _ where first.isWhitespace: break
        default: return true
        }
        rest = rest.dropFirst()
      }
      return true
    }

    /// Takes what stands after the digits; false for what cannot stand there, or when a bracket stays open.
    mutating func take(after rest: inout Substring) -> Bool {
      while let last = rest.last, !last.isNumber {
        switch last {
        case "%":
          guard !hasUnit else { return false }
          hasUnit = true
          isPercent = true
        case ")":
          guard isOpen else { return false }
          isOpen = false
        case _ where last.isWhitespace: break
        default: return !isOpen
        }
        rest = rest.dropLast()
      }
      return !isOpen
    }
  }

  /// The number in the computer's spelling: sign, digits, a point, an exponent.
  private static func plain(_ text: Substring, in locale: Locale) -> String? {
    var plain = ""
    var seenDigit = false
    var seenPoint = false
    var seenExponent = false
    var previous: Character = " "
    for character in text {
      let part = String(character)
      if character.isASCII, character.isNumber {
        seenDigit = true
        plain.append(character)
      } else if part == locale.decimalSeparator, !seenPoint, !seenExponent {
        seenPoint = true
        plain += "."
      } else if isGroup(part, locale), seenDigit, !seenPoint, !seenExponent {
        continue
      } else if character == "e" || character == "E", seenDigit, !seenExponent {
        seenExponent = true
        plain += "e"
      } else if character == "-" || character == "+", previous == "e" || previous == "E" {
        plain.append(character)
      } else {
        return nil
      }
      previous = character
    }
    guard seenDigit, plain.last.map({ $0.isNumber || $0 == "." }) ?? false else { return nil }
    return plain
  }

  private static func isGroup(_ part: String, _ locale: Locale) -> Bool {
    part == locale.groupSeparator || locale.groupSeparator == "\u{202F}" && (part == " " || part == "\u{A0}")
  }

  private static func percent(_ number: Number) -> Number {
    switch number {
    case .decimal(let decimal): .decimal(decimal.divided(by: Decimal(100)) ?? .zero)
    case .float(let float): .float(float / 100)
    }
  }

  private static func negated(_ number: Number) -> Number {
    switch number {
    case .decimal(let decimal): .decimal(decimal.negated)
    case .float(let float): .float(-float)
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}
