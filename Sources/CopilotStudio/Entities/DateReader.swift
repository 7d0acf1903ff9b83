import Basis
import PowerFx

/// Dates and times in a reply: ISO 8601, numbers in the country's order, month names, words like `tomorrow` in
/// the customer's language and English, and English ones like `next Monday`. Only the first date and the first time of a reply count.
struct DateReader {
  private let today: CivilTime
  private let zone: TimeZoneRules
  private let monthFirst: Bool
  private let calendar: [CalendarWords]

  /// Makes a reader for a moment.
  init(_ recognizer: EntityRecognizer) {
    today = recognizer.zone.civil(recognizer.now)
    zone = recognizer.zone
    calendar = CalendarWords.words(for: recognizer.locale)
    let parts = recognizer.locale.split { $0 == "-" || $0 == "_" }
    let country = parts.dropFirst().last?.uppercased()
    // English without a country is that of the United States, as the product's default is.
    monthFirst = parts.first?.lowercased() == "en" && (country == nil || country == "US" || country == "PH")
  }

  /// The date a reply names.
  func date(in text: String) -> Value? {
    if let stamp = stamp(in: text, keepsOffset: true) { return .date(Self.days(stamp)) }
    return days(in: Self.pieces(text)).map(Value.date)
  }

  /// The date and time a reply names. A time without a date is today's; a date without a time begins it.
  ///
  /// - Parameter keepsOffset: whether a moment written with an offset keeps the clock it was written with;
  ///   otherwise it is given as the customer's clock shows it.
  func dateTime(in text: String, keepsOffset: Bool) -> Value? {
    if let stamp = stamp(in: text, keepsOffset: keepsOffset) { return .dateTime(stamp.timeUTC.milliseconds) }
    let pieces = Self.pieces(text)
    let time = TimeOfDayReader.find(in: pieces)
    let days = days(in: pieces)
    if days == nil, time == nil {
      return pieces.contains("now") ? .dateTime(today.timeUTC.milliseconds) : nil
    }
    let date = Int64(days ?? Self.days(today)) * 86_400_000
    return .dateTime(date + Int64(time ?? 0) * 60_000)
  }

  /// A full ISO 8601 stamp among the words.
  private func stamp(in text: String, keepsOffset: Bool) -> CivilTime? {
    for word in text.split(whereSeparator: { $0.isWhitespace }) where word.contains("T") {
      guard let stamp = ISO8601.parse(word) else { continue }
      guard let offset = stamp.offset else { return CivilTime(stamp.time) }
      return keepsOffset ? CivilTime(stamp.time, offset: offset) : zone.civil(stamp.time)
    }
    return nil
  }

  static func days(_ date: CivilTime) -> Int {
    CivilTime.daysSinceEpoch(year: date.year, month: date.month, day: date.day)
  }

  /// Words in lower case without accents; signs that belong to dates and times stay inside them.
  private static func pieces(_ text: String) -> [Substring] {
    let words = text.split { !($0.isLetter || $0.isNumber || "/.-:".contains($0)) }
    return words.compactMap { word in
      var piece = Substring(
        word.contains { "/.-:".contains($0) } ? word.lowercased() : TextFolding.fold(word))
      while let last = piece.last, "/.-:".contains(last) { piece = piece.dropLast() }
      return piece.isEmpty ? nil : piece
    }
  }

  /// The first date, in days since 1970-01-01.
  private func days(in pieces: [Substring]) -> Int? {
    for place in pieces.indices {
      let rest = pieces[place...]
      if let days = numeric(pieces[place]) ?? named(rest) ?? RelativeDate(calendar, today).days(rest) {
        return days
      }
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
    guard numbers.count == 3 else { return sign == "-" ? nil : upcoming(month, day) }
    return valid(Self.fullYear(numbers[2], digits: texts[2].count), month, day)
  }

  /// `May 7`, `7 May 2026`, `7th of May`, `7 de mayo de 2026`.
  private func named(_ pieces: ArraySlice<Substring>) -> Int? {
    let words = Array(pieces.prefix(6).filter { !["of", "de", "del", "den"].contains($0) })
    guard words.count >= 2 else { return nil }
    if let month = month(words[0]), let day = Self.day(words[1]) {
      return withYear(month, day, words.dropFirst(2).first)
    }
    guard let day = Self.day(words[0]), let month = month(words[1]) else { return nil }
    return withYear(month, day, words.dropFirst(2).first)
  }

  private func withYear(_ month: Int, _ day: Int, _ year: Substring?) -> Int? {
    if let year, year.count == 4, let number = Int(year), number > 0 { return valid(number, month, day) }
    return upcoming(month, day)
  }

  private func month(_ word: Substring) -> Int? { calendar.lazy.compactMap { $0.month(word) }.first }

  /// `7`, `7th`.
  private static func day(_ word: Substring) -> Int? {
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

  /// The next such day from today on; a date without a year is meant to come.
  private func upcoming(_ month: Int, _ day: Int) -> Int? {
    // 29 February may be up to eight years away.
    for year in today.year...(today.year + 8) {
      if let days = valid(year, month, day), days >= Self.days(today) { return days }
    }
    return nil
  }
}
