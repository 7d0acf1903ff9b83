/// Turns a pattern in .NET's syntax into what PCRE2 reads.
///
/// `\uFFFF` and `\u{1F600}` become PCRE2's spelling, a pair of surrogates one character; under free spacing every
/// space of Unicode is ignored and not only those of ASCII; where case is ignored the categories of capital,
/// small and title letters are one.
struct PatternTranslation {
  private var rest: Substring.UnicodeScalarView
  private var ignoresSpace: Bool
  private var ignoresCase: Bool
  private var result = String.UnicodeScalarView()
  private var place = Place.pattern

  private enum Place {
    case pattern
    /// Between `[` and `]`; at the start a `]` is an ordinary character.
    case characters(isStart: Bool)
    /// From `#` to the end of the line.
    case comment
  }

  /// The pattern as PCRE2 reads it.
  ///
  /// - Parameter options: letters as in .NET; `i` and `x` matter here.
  static func translated(_ pattern: String, options: String = "") -> String {
    var translation = PatternTranslation(
      rest: pattern[...].unicodeScalars, ignoresSpace: options.contains("x"),
      ignoresCase: options.contains("i"))
    while let scalar = translation.rest.popFirst() { translation.take(scalar) }
    return String(translation.result)
  }

  private init(rest: Substring.UnicodeScalarView, ignoresSpace: Bool, ignoresCase: Bool) {
    self.rest = rest
    self.ignoresSpace = ignoresSpace
    self.ignoresCase = ignoresCase
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch (place, scalar) {
    case (.comment, _):
      if scalar.properties.isWhitespace, !Self.isSpace(scalar), scalar != "\t" { place = .pattern }
    case (_, "\\"):
      if case .characters = place { place = .characters(isStart: false) }
      return takeEscape()
    case (.characters(true), "^"): break
    case (.characters(false), "]"): place = .pattern
    case (.characters, _): place = .characters(isStart: false)
    case (.pattern, "["): place = .characters(isStart: true)
    case (.pattern, "("): if takeComment() { return } else { lookAtOptions() }
    case (.pattern, "#") where ignoresSpace: place = .comment
    case (.pattern, _) where ignoresSpace && Self.isSpace(scalar): return result.append(" ")
    case (.pattern, _): break
    }
    result.append(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator
  }

  /// Takes what follows the parenthesis of a comment `(?# …)`, which may hold anything; false for all else.
  private mutating func takeComment() -> Bool {
    guard rest.starts(with: "?#".unicodeScalars), let end = rest.firstIndex(of: ")") else { return false }
    rest = rest[end...].dropFirst()
    // A number before the comment and a digit after it must not become one number.
    if let last = result.last, last.properties.numericType != nil, rest.first?.properties.numericType != nil {
      result.append(contentsOf: "(?:)".unicodeScalars)
    }
    return true
  }

  /// `(?i)` and `(?x)` hold from where they stand.
  private mutating func lookAtOptions() {
    guard rest.first == "?" else { return }
    let letters = rest.dropFirst().prefix { $0.properties.isAlphabetic }
    guard rest[letters.endIndex...].first == ")" else { return }
    if letters.contains("x") { ignoresSpace = true }
    if letters.contains("i") { ignoresCase = true }
  }

  private mutating func takeEscape() {
    result.append("\\")
    guard let next = rest.popFirst() else { return }
    if next == "u", let code = takeCode() {
      result.append(contentsOf: "x{\(String(code, radix: 16))}".unicodeScalars)
      return
    }
    result.append(next)
    guard ignoresCase, next == "p" || next == "P" else { return }
    let category = String(rest.prefix(4))
    guard ["{Lu}", "{Ll}", "{Lt}"].contains(category) else { return }
    rest.removeFirst(4)
    result.append(contentsOf: "{L&}".unicodeScalars)
  }

  /// Takes `FFFF`, `{1F600}`, or two halves of a pair; nil, and nothing taken, for anything else.
  private mutating func takeCode() -> UInt32? {
    guard let code = Self.hexadecimal(&rest) else { return nil }
    guard (0xD800...0xDBFF).contains(code), rest.starts(with: "\\u".unicodeScalars) else { return code }
    var ahead = rest.dropFirst(2)
    guard let low = Self.hexadecimal(&ahead), (0xDC00...0xDFFF).contains(low) else { return code }
    rest = ahead
    return 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
  }

  private static func hexadecimal(_ rest: inout Substring.UnicodeScalarView) -> UInt32? {
    let isBraced = rest.first == "{"
    let digits = rest.dropFirst(isBraced ? 1 : 0).prefix(isBraced ? 8 : 4)
      .prefix { $0.properties.isASCIIHexDigit }
    let after = rest[digits.endIndex...]
    guard isBraced ? after.first == "}" : digits.count == 4 else { return nil }
    guard let code = UInt32(Substring(digits), radix: 16) else { return nil }
    rest = isBraced ? after.dropFirst() : after
    return code
  }
}
