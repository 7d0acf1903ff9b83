import Basis
import PowerFx

/// Which of several days an unfinished date means (`ambiguousResolutionBehavior` of the date entities).
enum DatePreference: String, Sendable {
  /// The product asks the customer which one is meant; we take the next one.
  case ask = "PromptForDisambiguation"
  /// The next one.
  case future = "PreferFuture"
  /// The one that was last.
  case past = "PreferPast"
}

/// Dates and times in a reply: ISO 8601, numbers in the country's order, month names, words like `tomorrow`
/// in the customer's language and English, and English ones like `next Monday`. Only the first date and the
/// first time of a reply count.
struct DateReader {
  /// A word in lower case without accents; signs that belong to dates and times stay inside it.
  struct Piece {
    var text: Substring
    var range: Range<String.Index>
  }

  /// A day, in days since 1970-01-01, and how many words say it.
  typealias Day = (days: Int, count: Int)

  private let today: CivilTime
  private let zone: TimeZoneRules
  private let locale: String
  private let monthFirst: Bool
  private let calendar: [CalendarWords]
  private let numbers: NumberWords
  private let preference: DatePreference

  /// Makes a reader for a moment.
  init(_ recognizer: EntityRecognizer, preference: DatePreference = .ask) {
    today = recognizer.zone.civil(recognizer.now)
    zone = recognizer.zone
    locale = recognizer.locale
    calendar = CalendarWords.words(for: recognizer.locale)
    numbers = NumberWords(locale: recognizer.locale)
    self.preference = preference
    let parts = recognizer.locale.split { $0 == "-" || $0 == "_" }
    let country = parts.dropFirst().last?.uppercased()
    // English without a country is that of the United States, as the product's default is.
    monthFirst = parts.first?.lowercased() == "en" && (country == nil || country == "US" || country == "PH")
  }

  /// The date a reply names.
  func date(in text: String) -> EntityMatch? {
    if let (stamp, range) = stamp(in: text, keepsOffset: true) {
      return EntityMatch(.date(Self.days(stamp)), at: range)
    }
    let pieces = Self.pieces(text)
    guard let (days, words) = days(in: pieces) else { return nil }
    return EntityMatch(.date(days), at: Self.range(words, pieces))
  }

  /// The date and time a reply names. A time without a date is today's; a date without a time begins it.
  ///
  /// - Parameter keepsOffset: whether a moment written with an offset keeps the clock it was written with;
  ///   otherwise it is given as the customer's clock shows it.
  func dateTime(in text: String, keepsOffset: Bool) -> EntityMatch? {
    if let (stamp, range) = stamp(in: text, keepsOffset: keepsOffset) {
      return EntityMatch(.dateTime(stamp.timeUTC.milliseconds), at: range)
    }
    let pieces = Self.pieces(text)
    if let match = ahead(in: text, pieces) { return match }
    let time = TimeOfDayReader(numbers).find(in: pieces.map(\.text))
    let day = days(in: pieces)
    guard let words = Self.union(day?.words, time?.words) else {
      guard let place = pieces.firstIndex(where: { $0.text == "now" }) else { return nil }
      return EntityMatch(.dateTime(today.timeUTC.milliseconds), at: pieces[place].range)
    }
    let date = Int64(day?.days ?? Self.days(today)) * 86_400_000
    return EntityMatch(.dateTime(date + Int64(time?.minutes ?? 0) * 60_000), at: Self.range(words, pieces))
  }

  /// `in two hours`: a moment from now. Whole days are read as dates.
  private func ahead(in text: String, _ pieces: [Piece]) -> EntityMatch? {
    guard let start = pieces.first(where: { $0.text == "in" })?.range else { return nil }
    let rest = String(text[start.upperBound...])
    guard let length = DurationReader(locale: locale).match(rest), case .time(let span) = length.value,
      rest[..<length.range.lowerBound].allSatisfy(\.isWhitespace), span % 86_400_000 != 0
    else { return nil }
    let end = text.utf8.index(
      start.upperBound, offsetBy: rest.utf8.distance(from: rest.startIndex, to: length.range.upperBound))
    let (moment, overflow) = today.timeUTC.milliseconds.addingReportingOverflow(span)
    return overflow ? nil : EntityMatch(.dateTime(moment / 60_000 * 60_000), at: start.lowerBound..<end)
  }

  private static func range(_ words: Range<Int>, _ pieces: [Piece]) -> Range<String.Index> {
    pieces[words.lowerBound].range.lowerBound..<pieces[words.upperBound - 1].range.upperBound
  }

  private static func union(_ a: Range<Int>?, _ b: Range<Int>?) -> Range<Int>? {
    guard let a, let b else { return a ?? b }
    return min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  /// A full ISO 8601 stamp among the words.
  private func stamp(in text: String, keepsOffset: Bool) -> (CivilTime, Range<String.Index>)? {
    for word in text.split(whereSeparator: { $0.isWhitespace }) where word.contains("T") {
      guard let stamp = ISO8601.parse(word) else { continue }
      let range = word.startIndex..<word.endIndex
      guard let offset = stamp.offset else { return (CivilTime(stamp.time), range) }
      return (keepsOffset ? CivilTime(stamp.time, offset: offset) : zone.civil(stamp.time), range)
    }
    return nil
  }

  static func days(_ date: CivilTime) -> Int {
    CivilTime.daysSinceEpoch(year: date.year, month: date.month, day: date.day)
  }

  private static func pieces(_ text: String) -> [Piece] {
    let words = text.split { !($0.isLetter || $0.isNumber || "/.-:'\u{2019}".contains($0)) }
    return words.compactMap { word in
      let hasSign = word.contains { "/.-:".contains($0) }
      var piece = Substring(hasSign ? word.lowercased() : TextFolding.fold(word))
      while let last = piece.last, "/.-:".contains(last) { piece = piece.dropLast() }
      return piece.isEmpty ? nil : Piece(text: piece, range: word.startIndex..<word.endIndex)
    }
  }

  /// The first date and the words that say it.
  private func days(in pieces: [Piece]) -> (days: Int, words: Range<Int>)? {
    let words = pieces.map(\.text)
    let relative = RelativeDate(calendar, today, numbers, preference)
    for place in words.indices {
      let rest = words[place...]
      let day =
        numeric(words[place]).map { ($0, 1) } ?? spaced(rest) ?? named(rest) ?? holiday(rest)
        ?? relative.days(rest) ?? lone(rest)
      if let day { return (day.0, place..<min(place + day.1, words.count)) }
    }
    return nil
  }

  /// `2026-05-07`, `5/7/2026`, `7.5.26`, `5/7`.
  private func numeric(_ piece: Substring) -> Int? {
    guard let sign = piece.first(where: { "/.-".contains($0) }) else { return nil }
    let texts = piece.split(separator: sign, omittingEmptySubsequences: false)
    guard (2...3).contains(texts.count), texts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isASCII) })
    else { return nil }
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == texts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    if texts[0].count == 4, numbers.count == 3 { return valid(numbers[0], numbers[1], numbers[2]) }
    var (month, day) = monthFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    if month > 12 { swap(&month, &day) }
    guard numbers.count == 3 else { return sign == "-" ? nil : nearest(month, day) }
    return valid(Self.fullYear(numbers[2], digits: texts[2].count), month, day)
  }

  /// `15. 2. 2026`: day, month and year as words of their own.
  private func spaced(_ pieces: ArraySlice<Substring>) -> Day? {
    let texts = Array(pieces.prefix(3))
    guard texts.count == 3, !monthFirst, texts[0].count <= 2, texts[1].count <= 2, texts[2].count == 4,
      texts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let day = Int(texts[0]), let month = Int(texts[1]), let year = Int(texts[2])
    else { return nil }
    return valid(year, month, day).map { ($0, 3) }
  }

  /// Feasts with a date of their own, in English.
  private static let holidays: [(words: [Substring], month: Int, day: Int)] = [
    (["christmas", "eve"], 12, 24), (["christmas", "day"], 12, 25), (["christmas"], 12, 25),
    (["boxing", "day"], 12, 26), (["new", "years", "eve"], 12, 31), (["new", "years", "day"], 1, 1),
    (["new", "years"], 1, 1), (["valentines", "day"], 2, 14), (["halloween"], 10, 31),
  ]

  private func holiday(_ pieces: ArraySlice<Substring>) -> Day? {
    guard let feast = Self.holidays.first(where: { pieces.starts(with: $0.words) }) else { return nil }
    return nearest(feast.month, feast.day).map { ($0, feast.words.count) }
  }

  /// `May 7`, `7 May 2026`, `7th of May`, `7 de mayo de 2026`.
  private func named(_ pieces: ArraySlice<Substring>) -> Day? {
    let fillers: Set<Substring> = ["of", "de", "del", "den", "the"]
    let places = pieces.prefix(7).indices.filter { $0 == pieces.startIndex || !fillers.contains(pieces[$0]) }
    guard places.count >= 2 else { return nil }
    let (first, second) = (pieces[places[0]], pieces[places[1]])
    let year = places.count > 2 ? pieces[places[2]] : nil
    let found: (days: Int, hasYear: Bool)?
    if let month = month(first), let day = Self.day(second) {
      found = withYear(month, day, year)
    } else if let day = Self.day(first), let month = month(second) {
      found = withYear(month, day, year)
    } else {
      return nil
    }
    return found.map { ($0.days, places[$0.hasYear ? 2 : 1] + 1 - pieces.startIndex) }
  }

  /// `the 7th`: the nearest such day.
  private func lone(_ pieces: ArraySlice<Substring>) -> Day? {
    guard let first = pieces.first, ["st", "nd", "rd", "th"].contains(where: first.hasSuffix),
      let day = Self.day(first)
    else { return nil }
    let step = preference == .past ? -1 : 1
    var months = today.year * 12 + today.month - 1
    for _ in 0..<3 {
      if let days = valid(months / 12, months % 12 + 1, day), (days - Self.days(today)) * step >= 0 {
        return (days, 1)
      }
      months += step
    }
    return nil
  }

  private func withYear(_ month: Int, _ day: Int, _ year: Substring?) -> (days: Int, hasYear: Bool)? {
    if let year, year.count == 4, let number = Int(year), number > 0 {
      return valid(number, month, day).map { ($0, true) }
    }
    return nearest(month, day).map { ($0, false) }
  }

  private func month(_ word: Substring) -> Int? { calendar.lazy.compactMap { $0.month(word) }.first }

  /// `7`, `7th`, `seventh`.
  private static func day(_ word: Substring) -> Int? {
    if let spoken = Ordinal.day(word) { return spoken }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 2, ["", "st", "nd", "rd", "th", "er"].contains(word.dropFirst(digits.count)) else {
      return nil
    }
    return Int(digits)
  }

  private static func fullYear(_ year: Int, digits: Int) -> Int {
    digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year
  }

  private func valid(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    let date = CivilTime(year: year, month: month, day: day)
    return date.isValid ? Self.days(date) : nil
  }

  /// The next such day from today on, or the last one before: a date without a year is meant to come unless
  /// the entity says otherwise.
  private func nearest(_ month: Int, _ day: Int) -> Int? {
    // 29 February may be up to eight years away.
    for distance in 0...8 {
      let isPast = preference == .past
      guard let days = valid(today.year + (isPast ? -distance : distance), month, day) else { continue }
      if isPast ? days <= Self.days(today) : days >= Self.days(today) { return days }
    }
    return nil
  }
}
