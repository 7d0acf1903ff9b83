import Basis

/// The second argument of Text(): a format for numbers, or for dates and times, as spreadsheets write it.
enum TextFormat {
  /// The text of a number or a date by a pattern; nil when the pattern cannot be used.
  static func format(_ value: Value, _ pattern: String, in locale: Locale) -> String? {
    var pattern = pattern[...]
    let locale = locale
    if pattern.hasPrefix("[$-"), let end = pattern.firstIndex(of: "]") {
      let tag = pattern[pattern.index(pattern.startIndex, offsetBy: 3)..<end]
      guard let named = Locale.named(String(tag)) else { return nil }
      pattern = pattern[pattern.index(after: end)...]
      pattern = translated(pattern, from: named)[...]
    }
    if pattern.hasPrefix("[$-") { return nil }
    let sections = sections(String(pattern))
    guard sections.count <= 3 else { return nil }
    if sections.contains(where: isClock) { return clock(value, sections, in: locale) }
    return number(value, sections, in: locale)
  }

  /// A pattern with a country's separators as one with the point and comma of the language.
  private static func translated(_ pattern: Substring, from locale: Locale) -> String {
    guard locale.decimalSeparator != "." || locale.groupSeparator != "," else { return String(pattern) }
    return String(
      pattern.map { character -> Character in
        let text = String(character)
        if text == locale.decimalSeparator { return "." }
        if text == locale.groupSeparator
          || locale.groupSeparator == "\u{202F}" && (text == "\u{A0}" || text == " ")
        {
          return ","
        }
        return character
      })
  }

  /// The characters of a pattern, and whether each means something: it is neither quoted nor escaped.
  private static func marked(_ pattern: String) -> [(character: Character, isActive: Bool)] {
    var quoted = false
    var escaped = false
    return pattern.map { character in
      defer {
        if !escaped, character == "\"" { quoted.toggle() }
        escaped = !escaped && character == "\\"
      }
      return (character, !quoted && !escaped)
    }
  }

  /// The parts between semicolons that mean something.
  private static func sections(_ pattern: String) -> [String] {
    marked(pattern).split(omittingEmptySubsequences: false) { $0.character == ";" && $0.isActive }
      .map { String($0.map(\.character)) }
  }

  /// Whether a section speaks of dates or times.
  private static func isClock(_ section: String) -> Bool {
    marked(section).contains { $0.isActive && "ymdhsYMDHS".contains($0.character) }
  }

  // MARK: Numbers

  private static func number(_ value: Value, _ sections: [String], in locale: Locale) -> String? {
    let digits: FloatDigits
    switch value {
    case .number(let number): digits = FloatDigits(number)
    case .float(let number):
      guard var parts = FloatDigits(number) else { return nil }
      let rounded = parts.rounded(to: 15)
      (parts.digits, parts.exponent) = (rounded.digits, rounded.exponent)
      digits = parts
    default:
      guard let number = Clock.number(value) else { return nil }
      digits = FloatDigits(number)
    }
    let isZero = digits.digits == "0"
    let index = isZero && sections.count > 2 ? 2 : digits.isNegative && sections.count > 1 ? 1 : 0
    guard let format = NumberFormat(sections[index]) else { return nil }
    let (text, roundsToZero) = format.format(digits, in: locale)
    let showsSign = digits.isNegative && index == 0 && !(roundsToZero && format.showsDigits)
    return showsSign ? "-" + text : text
  }

  // MARK: Dates and times

  private static func clock(_ value: Value, _ sections: [String], in locale: Locale) -> String? {
    let milliseconds: Int64
    var section = sections[0]
    if let known = Clock.milliseconds(value) {
      milliseconds = known
    } else {
      let number: Double
      switch value {
      case .number(let decimal): number = decimal.double
      case .float(let float): number = float
      default: return nil
      }
      guard let found = Clock.milliseconds(number: number) else { return nil }
      milliseconds = found
    }
    let zero = Int64(Clock.dayZero) * Clock.day
    if milliseconds < zero, sections.count > 1 { section = sections[1] }
    if milliseconds == zero, sections.count > 2 { section = sections[2] }
    return ClockPattern(section)?.format(CivilTime(VirtualTime(milliseconds: milliseconds)), in: locale)
  }
}

/// A spreadsheet's format for dates and times: `dddd, mmmm d, yyyy`, `hh:mm:ss.000 AM/PM`.
private struct ClockPattern {
  private enum Part: Equatable {
    case run(Character, Int)
    case literal(String)
    case half(String, String)
    case fraction(Int)
  }

  private var parts: [Part] = []

  /// Nil for a fraction of seconds finer than .NET's clock.
  init?(_ pattern: String) {
    var rest = Array(pattern)[...]
    while let character = rest.first {
      let lower = Character(character.lowercased())
      let upcoming = String(rest.prefix(5)).lowercased()
      if upcoming == "am/pm" {
        let marks = rest.prefix(5)
        parts.append(.half(String(marks.prefix(2)), String(marks.suffix(2))))
        rest = rest.dropFirst(5)
      } else if upcoming.hasPrefix("a/p") {
        parts.append(.half(String(rest.prefix(1)), String(rest.prefix(3).suffix(1))))
        rest = rest.dropFirst(3)
      } else if "ymdhs".contains(lower) {
        let run = rest.prefix { $0.lowercased() == String(lower) }.count
        parts.append(.run(lower, run))
        rest = rest.dropFirst(run)
        guard appendFraction(after: lower, &rest) else { return nil }
      } else if character == "\\" {
        rest = rest.dropFirst()
        if let next = rest.popFirst() { parts.append(.literal(String(next))) }
      } else if character == "\"" {
        rest = rest.dropFirst()
        parts.append(.literal(String(rest.prefix { $0 != "\"" })))
        rest = rest.drop { $0 != "\"" }.dropFirst()
      } else {
        parts.append(.literal(String(character)))
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func appendFraction(after letter: Character, _ rest: inout ArraySlice<Character>) -> Bool {
    guard letter == "s", rest.first == ".", rest.dropFirst().first == "0" else { return true }
    let digits = rest.dropFirst().prefix { $0 == "0" }.count
    guard digits <= 7 else { return false }
    parts.append(.fraction(digits))
    rest = rest.dropFirst(digits + 1)
    return true
  }

  /// Whether the `m` at a place means minutes: right after hours, or right before seconds.
  private func isMinute(_ index: Int) -> Bool {
    func letter(_ part: Part) -> Character? {
      if case .run(let letter, _) = part { letter } else { nil }
    }
    return parts[..<index].last { letter($0) != nil }.flatMap(letter) == "h"
      || parts[(index + 1)...].first { letter($0) != nil }.flatMap(letter) == "s"
  }

  func format(_ civil: CivilTime, in locale: Locale) -> String {
    let isHalf = parts.contains { if case .half = $0 { true } else { false } }
    var text = ""
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let literal): text += literal
      case .half(let before, let after):
        let own = locale.halves[civil.hour < 12 ? 0 : 1]
        let isOwn = locale.halves != Locale.invariant.halves && before.count == 1
        text += isOwn ? String(own.prefix(1)) : civil.hour < 12 ? before : after
      case .fraction(let digits):
        text += "." + (ISO8601.padded(civil.millisecond, 3) + "0000").prefix(digits)
      case .run("m", let run) where run <= 2 && isMinute(index): text += ISO8601.padded(civil.minute, run)
      case .run("m", let run):
        text += ClockFormat.format(civil, run == 5 ? "MMM" : letters("M", min(run, 4)), in: locale)
      case .run("y", let run):
        text += ISO8601.padded(run <= 2 ? civil.year % 100 : civil.year, run <= 2 ? 2 : 4)
      case .run("d", let run): text += ClockFormat.format(civil, letters("d", min(run, 4)), in: locale)
      case .run("h", let run):
        text += ClockFormat.format(civil, letters(isHalf ? "h" : "H", min(run, 2)), in: locale)
      case .run("s", let run): text += ISO8601.padded(civil.second, min(run, 2))
      case .run: break
      }
    }
    return text
  }

  private func letters(_ letter: String, _ count: Int) -> String { String(repeating: letter, count: count) }
}
