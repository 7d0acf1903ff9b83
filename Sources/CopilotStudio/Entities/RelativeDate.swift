import Basis

/// Days named by their distance from today: near ones and weekdays in the customer's language and English,
/// the rest in English.
struct RelativeDate {
  private let calendar: [CalendarWords]
  private let today: CivilTime
  private var now: Int { DateReader.days(today) }

  /// Makes a reader for a day.
  init(_ calendar: [CalendarWords], _ today: CivilTime) {
    self.calendar = calendar
    self.today = today
  }

  /// The day that folded words begin with, in days since 1970-01-01.
  func days(_ words: ArraySlice<Substring>) -> Int? {
    let words = Array(words.prefix(5))
    if words.starts(with: ["day", "after", "tomorrow"]) { return now + 2 }
    if words.starts(with: ["day", "before", "yesterday"]) { return now - 2 }
    if let distance = calendar.lazy.compactMap({ $0.nearDay(words) }).first { return now + distance }
    switch words[0] {
    case "next": return words.count > 1 ? next(words[1]) : nil
    case "last": return words.count > 1 ? last(words[1]) : nil
    case "in": return words.count > 2 ? count(words[1]).flatMap { ahead($0, words[2]) } : nil
    default: break
    }
    if words.count > 2, words[2] == "ago", let count = count(words[0]) { return ahead(-count, words[1]) }
    return weekday(words[0]).map { now + distance(to: $0) }
  }

  /// English weekdays are often cut to three letters; 1 for Sunday to 7 for Saturday.
  private func weekday(_ word: Substring) -> Int? {
    let short: [Substring] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    return calendar.lazy.compactMap { $0.weekday(word) }.first ?? short.firstIndex(of: word).map { $0 + 1 }
  }

  /// Days until that weekday comes, 1 to 7: on a Monday `Monday` is a week away.
  private func distance(to weekday: Int) -> Int {
    (weekday - today.weekday + 6) % 7 + 1
  }

  /// `next Friday` is in the week, from Monday on, after this one.
  private func next(_ word: Substring) -> Int? {
    guard let weekday = weekday(word) else { return ahead(1, word) }
    let monday = now - (today.weekday + 5) % 7
    return monday + 7 + (weekday + 5) % 7
  }

  private func last(_ word: Substring) -> Int? {
    guard let weekday = weekday(word) else { return ahead(-1, word) }
    let distance = (today.weekday - weekday + 6) % 7 + 1
    return now - distance
  }

  private func count(_ word: Substring) -> Int? {
    if let number = Int(word), (0...10_000).contains(number) { return number }
    if word == "a" || word == "an" { return 1 }
    return NumberWords.first(in: String(word))?.value.int
  }

  /// A day some days, weeks, months or years away; a month's end stays in the month.
  private func ahead(_ count: Int, _ unit: Substring) -> Int? {
    guard (-10_000...10_000).contains(count) else { return nil }
    switch unit {
    case "day", "days": return now + count
    case "week", "weeks": return now + 7 * count
    case "month", "months": return months(count)
    case "year", "years": return months(12 * count)
    default: return nil
    }
  }

  private func months(_ count: Int) -> Int? {
    let month = today.year * 12 + today.month - 1 + count
    guard month >= 12, month < 120_000 else { return nil }
    let day = min(today.day, CivilTime.days(inMonth: month % 12 + 1, of: month / 12))
    return CivilTime.daysSinceEpoch(year: month / 12, month: month % 12 + 1, day: day)
  }
}

/// Times of day: `14:30`, `2:30 pm`, `3pm`, `at 3`, `noon`, `15h30`.
enum TimeOfDayReader {
  /// The first time among words, in minutes since midnight; seconds are dropped.
  static func find(in pieces: [Substring]) -> Int? {
    for (place, piece) in pieces.enumerated() {
      let next = pieces.dropFirst(place + 1).first ?? ""
      switch piece {
      case "noon", "midday": return 12 * 60
      case "midnight": return 0
      default: break
      }
      if let minutes = clock(piece, half: half(next)) { return minutes }
      if let hour = hour(piece), let half = half(next) { return minutes(hour, 0, half) }
      if piece == "at", let hour = hour(next) {
        return minutes(hour, 0, half(pieces.dropFirst(place + 2).first ?? ""))
      }
    }
    return nil
  }

  /// `2:30`, `14:30:15`, `2:30pm`, `3pm`, `15h30`.
  private static func clock(_ piece: Substring, half: Bool?) -> Int? {
    var text = piece
    var half = half
    for (ending, isAfternoon) in [("pm", true), ("p.m", true), ("am", false), ("a.m", false)]
    where text.hasSuffix(ending) {
      text = text.dropLast(ending.count)
      half = isAfternoon
      if let hour = hour(text) { return minutes(hour, 0, half) }
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
    guard (2...3).contains(parts.count), let hour = hour(parts[0]) else { return nil }
    if parts.count == 2, parts[1].isEmpty, text.last == "h" { return minutes(hour, 0, nil) }
    guard parts[1].count == 2, let minute = hour59(parts[1]) else { return nil }
    return minutes(hour, minute, half)
  }

  private static func half(_ word: Substring) -> Bool? {
    switch word {
    case "pm", "p.m": true
    case "am", "a.m": false
    default: nil
    }
  }

  private static func hour(_ text: Substring) -> Int? {
    guard (1...2).contains(text.count), let hour = Int(text), (0...24).contains(hour) else { return nil }
    return hour
  }

  private static func hour59(_ text: Substring) -> Int? {
    Int(text).flatMap { (0...59).contains($0) ? $0 : nil }
  }

  private static func minutes(_ hour: Int, _ minute: Int, _ isAfternoon: Bool?) -> Int? {
    guard let isAfternoon else { return hour < 24 ? hour * 60 + minute : nil }
    guard (1...12).contains(hour) else { return nil }
    return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
  }
}
