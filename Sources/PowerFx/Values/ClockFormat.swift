import Basis

/// Writing dates and times.
enum ClockFormat {
  /// The short form of a date, time or date-time: `1/31/2026`, `9:05 AM`, `1/31/2026 9:05 AM`.
  static func short(_ value: Value, in locale: Locale) -> String? {
    switch value {
    case .date: format(value, locale.shortDate, in: locale)
    case .time: format(value, locale.shortTime, in: locale)
    case .dateTime: format(value, locale.shortDate + " " + locale.shortTime, in: locale)
    default: nil
    }
  }

  /// A date or time by .NET's letters: `yyyy-MM-dd`, `dddd, MMMM d`, `h:mm tt`, `HH:mm:ss.fff`.
  static func format(_ value: Value, _ pattern: String, in locale: Locale) -> String? {
    guard let civil = Clock.civil(value) else { return nil }
    return format(civil, pattern, in: locale)
  }

  static func format(_ civil: CivilTime, _ pattern: String, in locale: Locale) -> String {
    var text = ""
    var rest = Array(pattern)[...]
    while let letter = rest.first {
      if letter == "\\" {
        rest = rest.dropFirst()
        if let next = rest.popFirst() { text.append(next) }
        continue
      }
      if letter == "'" || letter == "\"" {
        rest = rest.dropFirst()
        text += String(rest.prefix { $0 != letter })
        rest = rest.drop { $0 != letter }.dropFirst()
        continue
      }
      let run = rest.prefix { $0 == letter }.count
      rest = rest.dropFirst(run)
      text += part(letter, run, civil, locale)
    }
    return text
  }

  private static func part(_ letter: Character, _ run: Int, _ civil: CivilTime, _ locale: Locale) -> String {
    switch letter {
    case "y":
      run <= 2 ? ISO8601.padded(civil.year % 100, run) : ISO8601.padded(civil.year, run)
    case "M":
      run == 1
        ? String(civil.month)
        : run == 2
          ? ISO8601.padded(civil.month)
          : run == 3 ? locale.shortMonths[civil.month - 1] : locale.months[civil.month - 1]
    case "d":
      run == 1
        ? String(civil.day)
        : run == 2
          ? ISO8601.padded(civil.day)
          : run == 3 ? locale.shortWeekdays[civil.weekday - 1] : locale.weekdays[civil.weekday - 1]
    case "H": ISO8601.padded(civil.hour, min(run, 2))
    case "h": ISO8601.padded((civil.hour + 11) % 12 + 1, min(run, 2))
    case "m": ISO8601.padded(civil.minute, min(run, 2))
    case "s": ISO8601.padded(civil.second, min(run, 2))
    case "f":
      String((ISO8601.padded(civil.millisecond, 3) + String(repeating: "0", count: run)).prefix(run))
    case "t":
      String(locale.halves[civil.hour < 12 ? 0 : 1].prefix(run == 1 ? 1 : .max))
    default: String(repeating: String(letter), count: run)
    }
  }
}
