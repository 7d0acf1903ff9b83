import Basis

/// Days named by their distance from today: near ones and weekdays in the customer's language and English,
/// the rest in English.
struct RelativeDate {
  /// A word that a date in English begins with, by what it does.
  enum Keyword: Sendable {
    case none, day, end, next, last, this, within, weekend
  }

  /// A unit that dates are counted in.
  enum Unit: Sendable {
    case none, day, week, fortnight, month, year
  }

  /// The keywords.
  static let keywords: [Substring: Keyword] = [
    "day": .day, "end": .end, "next": .next, "coming": .next, "last": .last, "past": .last, "this": .this,
    "in": .within, "within": .within, "weekend": .weekend,
  ]

  /// The units.
  static let units: [Substring: Unit] = [
    "day": .day, "days": .day, "week": .week, "weeks": .week, "fortnight": .fortnight,
    "fortnights": .fortnight, "month": .month, "months": .month, "year": .year, "years": .year,
  ]

  /// Words that are one before a unit.
  static let ones: [Substring] = ["a", "an"]

  private let dates: DateWords
  private let today: CivilTime
  private let numbers: NumberWords
  private let preference: DatePreference
  private var now: Int { DateReader.days(today) }

  /// Makes a reader for a day.
  init(_ dates: DateWords, _ today: CivilTime, _ numbers: NumberWords, _ preference: DatePreference) {
    self.dates = dates
    self.today = today
    self.numbers = numbers
    self.preference = preference
  }

  /// The day that folded words begin with.
  func days(_ words: ArraySlice<DateReader.Piece>) -> DateReader.Day? {
    let words = words.prefix(6)
    let first = words[words.startIndex].role
    let second = words.dropFirst().first
    if first.keyword == .day {
      if Self.begins(words.dropFirst(), ["after", "tomorrow"]) { return (now + 2, 3) }
      if Self.begins(words.dropFirst(), ["before", "yesterday"]) { return (now - 2, 3) }
    }
    for near in dates.near(first) where Self.begins(words, near.words) {
      return (now + near.distance, near.words.count)
    }
    if first.keyword == .end, let end = endOfMonth(words.map(\.text)) { return end }
    if let second = second?.role {
      if first.isNext, second.weekday > 0 { return (inWeek(7, Int(second.weekday)), 2) }
      if second.isNext, first.weekday > 0 { return (inWeek(7, Int(first.weekday)), 2) }
    }
    switch first.keyword {
    case .next: return second.flatMap(next).map { ($0, 2) }
    case .last: return second.flatMap(last).map { ($0, 2) }
    case .this: return second.flatMap(this).map { ($0, 2) }
    case .within: return counted(words, from: 1).flatMap { ahead($0.count, $0.unit, $0.end) }
    case .weekend: return (now + distance(to: 7), 1)
    case .none, .day, .end: break
    }
    if let day = counted(words) { return day }
    guard first.weekday > 0 else { return nil }
    let weekday = Int(first.weekday)
    if Self.begins(words.dropFirst(), ["next", "week"]) { return (inWeek(7, weekday), 3) }
    return (preference == .past ? now - back(to: weekday) : now + distance(to: weekday), 1)
  }

  private static func begins(_ pieces: ArraySlice<DateReader.Piece>, _ words: [Substring]) -> Bool {
    pieces.count >= words.count && zip(pieces, words).allSatisfy { $0.text == $1 }
  }

  /// `two weeks ago`, `3 days from tomorrow`.
  private func counted(_ words: ArraySlice<DateReader.Piece>) -> DateReader.Day? {
    guard let counted = counted(words, from: 0) else { return nil }
    let rest = words.dropFirst(counted.end)
    switch rest.first?.text {
    case "ago": return ahead(-counted.count, counted.unit, counted.end + 1)
    case "from", "after":
      return from(rest.dropFirst()).flatMap { start in
        ahead(counted.count, counted.unit, counted.end + 2, from: start)
      }
    default: return nil
    }
  }

  /// Days until that weekday comes, 1 to 7: on a Monday `Monday` is a week away.
  private func distance(to weekday: Int) -> Int { (weekday - today.weekday + 6) % 7 + 1 }

  /// Days since that weekday was, 1 to 7.
  private func back(to weekday: Int) -> Int { (today.weekday - weekday + 6) % 7 + 1 }

  /// A weekday of the week, from Monday on, so many days after this one.
  private func inWeek(_ days: Int, _ weekday: Int) -> Int {
    now - (today.weekday + 5) % 7 + days + (weekday + 5) % 7
  }

  /// `next Friday` is in the week after this one.
  private func next(_ word: DateReader.Piece) -> Int? {
    if word.role.keyword == .weekend { return inWeek(7, 7) }
    let weekday = Int(word.role.weekday)
    return weekday > 0 ? inWeek(7, weekday) : away(1, word.role.unit, from: now)
  }

  private func last(_ word: DateReader.Piece) -> Int? {
    let weekday = Int(word.role.weekday)
    return weekday > 0 ? now - back(to: weekday) : away(-1, word.role.unit, from: now)
  }

  /// `this Friday` is in this week; `this weekend` is its Saturday.
  private func this(_ word: DateReader.Piece) -> Int? {
    switch word.text {
    case "morning", "afternoon", "evening", "noon": now
    case "weekend": inWeek(0, 7)
    default: word.role.weekday > 0 ? inWeek(0, Int(word.role.weekday)) : nil
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
  private func counted(
    _ words: ArraySlice<DateReader.Piece>, from start: Int
  ) -> (count: Int, unit: Unit, end: Int)? {
    let words = words.dropFirst(start)
    for length in 1...2 where length < words.count {
      let unit = words[words.startIndex + length].role.unit
      guard unit != .none,
        let count = count(words.prefix(length).map(\.text).joined(separator: " "))
      else { continue }
      return (count, unit, start + length + 1)
    }
    return nil
  }

  private func count(_ text: String) -> Int? {
    if let number = Int(text), (0...10_000).contains(number) { return number }
    if Self.ones.contains(Substring(text)) { return 1 }
    guard let found = numbers.first(in: text), found.before.isEmpty, found.after.isEmpty else { return nil }
    return found.value.int
  }

  /// The day that `from` and `after` count from.
  private func from(_ words: ArraySlice<DateReader.Piece>) -> Int? {
    guard let word = words.first else { return nil }
    switch word.text {
    case "now", "today": return now
    case "tomorrow": return now + 1
    default: return word.role.weekday > 0 ? now + distance(to: Int(word.role.weekday)) : nil
    }
  }

  private func ahead(_ count: Int, _ unit: Unit, _ words: Int, from start: Int? = nil) -> DateReader.Day? {
    away(count, unit, from: start ?? now).map { ($0, words) }
  }

  /// A day some days, weeks, months or years away; a month's end stays in the month.
  private func away(_ count: Int, _ unit: Unit, from start: Int) -> Int? {
    guard (-10_000...10_000).contains(count) else { return nil }
    return switch unit {
    case .day: start + count
    case .week: start + 7 * count
    case .fortnight: start + 14 * count
    case .month: months(count)
    case .year: months(12 * count)
    case .none: nil
    }
  }

  private func months(_ count: Int) -> Int? {
    let month = today.year * 12 + today.month - 1 + count
    guard month >= 12, month < 120_000 else { return nil }
    let day = min(today.day, CivilTime.days(inMonth: month % 12 + 1, of: month / 12))
    return CivilTime.daysSinceEpoch(year: month / 12, month: month % 12 + 1, day: day)
  }
}
