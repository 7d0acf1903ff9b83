import Basis

/// Days named by their distance from today: near ones and weekdays in the customer's language and English,
/// the rest in English.
struct RelativeDate {
  private let calendar: [CalendarWords]
  private let today: CivilTime
  private let numbers: NumberWords
  private let preference: DatePreference
  private var now: Int { DateReader.days(today) }

  /// Makes a reader for a day.
  init(
    _ calendar: [CalendarWords], _ today: CivilTime, _ numbers: NumberWords, _ preference: DatePreference
  ) {
    self.calendar = calendar
    self.today = today
    self.numbers = numbers
    self.preference = preference
  }

  /// The day that folded words begin with.
  func days(_ words: ArraySlice<Substring>) -> DateReader.Day? {
    let words = Array(words.prefix(6))
    if words.starts(with: ["day", "after", "tomorrow"]) { return (now + 2, 3) }
    if words.starts(with: ["day", "before", "yesterday"]) { return (now - 2, 3) }
    if let near = calendar.lazy.compactMap({ $0.nearDay(words) }).first {
      return (now + near.distance, near.count)
    }
    if let end = endOfMonth(words) { return end }
    let second = words.dropFirst().first
    if let second {
      for (mark, day) in [(words[0], second), (second, words[0])] where isNext(mark) {
        if let weekday = weekday(day) { return (inWeek(7, weekday), 2) }
      }
    }
    switch words[0] {
    case "next", "coming":
      return second.flatMap { next($0) }.map { ($0, 2) }
    case "last", "past": return second.flatMap(last).map { ($0, 2) }
    case "this": return second.flatMap(this).map { ($0, 2) }
    case "in", "within": return counted(words, from: 1).flatMap { ahead($0.count, $0.unit, $0.end) }
    case "weekend": return (now + distance(to: 7), 1)
    default: break
    }
    if let counted = counted(words, from: 0), counted.end < words.count {
      switch words[counted.end] {
      case "ago": return ahead(-counted.count, counted.unit, counted.end + 1)
      case "from", "after":
        return from(words.dropFirst(counted.end + 1)).flatMap { start in
          ahead(counted.count, counted.unit, counted.end + 2, from: start)
        }
      default: break
      }
    }
    guard let weekday = weekday(words[0]) else { return nil }
    if words.dropFirst().starts(with: ["next", "week"]) { return (inWeek(7, weekday), 3) }
    return (preference == .past ? now - back(to: weekday) : now + distance(to: weekday), 1)
  }

  /// English weekdays are often cut to three letters or more; 1 for Sunday to 7 for Saturday.
  private func weekday(_ word: Substring) -> Int? {
    calendar.lazy.compactMap { $0.weekday(word) }.first ?? Self.short[word]
  }

  private static let short: [Substring: Int] = [
    "sun": 1, "mon": 2, "tue": 3, "tues": 3, "wed": 4, "weds": 4, "thu": 5, "thur": 5, "thurs": 5, "fri": 6,
    "sat": 7,
  ]

  private func isNext(_ word: Substring) -> Bool { calendar.contains { $0.next.contains(word) } }

  /// Days until that weekday comes, 1 to 7: on a Monday `Monday` is a week away.
  private func distance(to weekday: Int) -> Int { (weekday - today.weekday + 6) % 7 + 1 }

  /// Days since that weekday was, 1 to 7.
  private func back(to weekday: Int) -> Int { (today.weekday - weekday + 6) % 7 + 1 }

  /// A weekday of the week, from Monday on, so many days after this one.
  private func inWeek(_ days: Int, _ weekday: Int) -> Int {
    now - (today.weekday + 5) % 7 + days + (weekday + 5) % 7
  }

  /// `next Friday` is in the week after this one.
  private func next(_ word: Substring) -> Int? {
    if word == "weekend" { return inWeek(7, 7) }
    return weekday(word).map { inWeek(7, $0) } ?? away(1, word, from: now)
  }

  private func last(_ word: Substring) -> Int? {
    weekday(word).map { now - back(to: $0) } ?? away(-1, word, from: now)
  }

  /// `this Friday` is in this week; `this weekend` is its Saturday.
  private func this(_ word: Substring) -> Int? {
    switch word {
    case "morning", "afternoon", "evening", "noon": now
    case "weekend": inWeek(0, 7)
    default: weekday(word).map { inWeek(0, $0) }
    }
  }

  /// `end of the month`, `end of next month`.
  private func endOfMonth(_ words: [Substring]) -> DateReader.Day? {
    guard words.starts(with: ["end", "of"]) else { return nil }
    let rest = words.dropFirst(2).first == "the" ? words.dropFirst(3) : words.dropFirst(2)
    let isNext = rest.first == "next"
    guard rest.dropFirst(isNext || rest.first == "this" ? 1 : 0).first == "month" else { return nil }
    let month = today.year * 12 + today.month - 1 + (isNext ? 1 : 0)
    let last = CivilTime.days(inMonth: month % 12 + 1, of: month / 12)
    let count = words.count - rest.count + (isNext || rest.first == "this" ? 2 : 1)
    return (CivilTime.daysSinceEpoch(year: month / 12, month: month % 12 + 1, day: last), count)
  }

  /// `a`, `three`, `2` and a unit; the place behind them.
  private func counted(_ words: [Substring], from start: Int) -> (count: Int, unit: Substring, end: Int)? {
    for length in 1...2 where start + length < words.count {
      let spoken = words[start..<(start + length)].joined(separator: " ")
      guard let count = count(spoken), Self.isUnit(words[start + length]) else { continue }
      return (count, words[start + length], start + length + 1)
    }
    return nil
  }

  private func count(_ text: String) -> Int? {
    if let number = Int(text), (0...10_000).contains(number) { return number }
    if text == "a" || text == "an" { return 1 }
    guard let found = numbers.first(in: text), found.before.isEmpty, found.after.isEmpty else { return nil }
    return found.value.int
  }

  /// The day that `from` and `after` count from.
  private func from(_ words: ArraySlice<Substring>) -> Int? {
    guard let word = words.first else { return nil }
    switch word {
    case "now", "today": return now
    case "tomorrow": return now + 1
    default: return weekday(word).map { now + distance(to: $0) }
    }
  }

  private static func isUnit(_ word: Substring) -> Bool {
    [
      "day", "days", "week", "weeks", "fortnight", "fortnights", "month", "months", "year", "years",
    ].contains(word)
  }

  private func ahead(_ count: Int, _ unit: Substring, _ words: Int, from start: Int? = nil) -> DateReader.Day?
  {
    away(count, unit, from: start ?? now).map { ($0, words) }
  }

  /// A day some days, weeks, months or years away; a month's end stays in the month.
  private func away(_ count: Int, _ unit: Substring, from start: Int) -> Int? {
    guard (-10_000...10_000).contains(count) else { return nil }
    switch unit {
    case "day", "days": return start + count
    case "week", "weeks": return start + 7 * count
    case "fortnight", "fortnights": return start + 14 * count
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
