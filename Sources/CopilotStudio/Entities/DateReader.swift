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
    /// What it can be in a date.
    var role: DateWords.Role
    /// Whether it is written with signs.
    var hasSign: Bool
    /// Where it is written.
    var places: Range<Int>
  }

  /// A day, in days since 1970-01-01, and how many words say it.
  typealias Day = (days: Int, count: Int)

  private let today: CivilTime
  private let zone: TimeZoneRules
  private let locale: String
  private let dates: DateWords
  private let numbers: NumberWords
  private let preference: DatePreference

  /// Makes a reader for a moment.
  init(_ recognizer: EntityRecognizer, preference: DatePreference = .ask) {
    today = recognizer.zone.civil(recognizer.now)
    zone = recognizer.zone
    locale = recognizer.locale
    let language = LanguageWords.of(recognizer.locale)
    dates = language.dates
    numbers = NumberWords(language)
    self.preference = preference
  }

  /// Whether the month stands before the day. English without a country is that of the United States, as the
  /// product's default is.
  private var monthFirst: Bool {
    guard !locale.isEmpty, YesNoWords.language(of: locale) == "en" else { return false }
    let country = LanguageWords.country(of: locale)
    return country == nil || country == "US" || country == "PH"
  }

  /// The date a reply names.
  func date(in text: String) -> EntityMatch? {
    if let (stamp, range) = stamp(in: text, keepsOffset: true) {
      return EntityMatch(.date(Self.days(stamp)), at: range)
    }
    let glyphs = Glyphs(text)
    let pieces = pieces(glyphs)
    guard let (days, words) = days(in: pieces) else { return nil }
    return EntityMatch(.date(days), at: Self.range(words, pieces, glyphs))
  }

  /// The date and time a reply names. A time without a date is today's; a date without a time begins it.
  ///
  /// - Parameter keepsOffset: whether a moment written with an offset keeps the clock it was written with;
  ///   otherwise it is given as the customer's clock shows it.
  func dateTime(in text: String, keepsOffset: Bool) -> EntityMatch? {
    if let (stamp, range) = stamp(in: text, keepsOffset: keepsOffset) {
      return EntityMatch(.dateTime(stamp.timeUTC.milliseconds), at: range)
    }
    let glyphs = Glyphs(text)
    let pieces = pieces(glyphs)
    if let match = ahead(in: text, pieces, glyphs) { return match }
    let time = TimeOfDayReader(numbers).find(in: pieces.map(\.text))
    let day = days(in: pieces)
    guard let words = Self.union(day?.words, time?.words) else {
      guard let place = pieces.firstIndex(where: { $0.text == "now" }) else { return nil }
      return EntityMatch(.dateTime(today.timeUTC.milliseconds), at: glyphs.range(pieces[place].places))
    }
    let date = Int64(day?.days ?? Self.days(today)) * 86_400_000
    return EntityMatch(
      .dateTime(date + Int64(time?.minutes ?? 0) * 60_000), at: Self.range(words, pieces, glyphs))
  }

  /// `in two hours`: a moment from now. Whole days are read as dates.
  private func ahead(in text: String, _ pieces: [Piece], _ glyphs: Glyphs) -> EntityMatch? {
    guard let start = pieces.first(where: { $0.text == "in" }).map({ glyphs.range($0.places) }) else {
      return nil
    }
    let rest = String(text[start.upperBound...])
    guard let length = DurationReader(locale: locale).match(rest), case .time(let span) = length.value,
      rest[..<length.range.lowerBound].allSatisfy(\.isWhitespace), span % 86_400_000 != 0
    else { return nil }
    let end = text.utf8.index(
      start.upperBound, offsetBy: rest.utf8.distance(from: rest.startIndex, to: length.range.upperBound))
    let (moment, overflow) = today.timeUTC.milliseconds.addingReportingOverflow(span)
    return overflow ? nil : EntityMatch(.dateTime(moment / 60_000 * 60_000), at: start.lowerBound..<end)
  }

  private static func range(
    _ words: Range<Int>, _ pieces: [Piece], _ glyphs: Glyphs
  ) -> Range<String.Index> {
    glyphs.range(pieces[words.lowerBound].places.lowerBound..<pieces[words.upperBound - 1].places.upperBound)
  }

  private static func union(_ a: Range<Int>?, _ b: Range<Int>?) -> Range<Int>? {
    guard let a, let b else { return a ?? b }
    return min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  /// A full ISO 8601 stamp among the words.
  private func stamp(in text: String, keepsOffset: Bool) -> (CivilTime, Range<String.Index>)? {
    guard text.utf8.contains(UInt8(ascii: "T")) else { return nil }
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

  /// The signs that stay inside a word.
  private static func isSign(_ code: UInt8) -> Bool {
    switch code {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"): true
    default: false
    }
  }

  private func pieces(_ glyphs: Glyphs) -> [Piece] {
    var pieces: [Piece] = []
    glyphs.stretches { code in
      Glyphs.isLetter(code) || Glyphs.isDigit(code) || code == Glyphs.number || Glyphs.isApostrophe(code)
        || Self.isSign(code)
    } _: { word in
      var text: Substring
      let hasSign = glyphs.codes[word].contains(where: Self.isSign)
      if hasSign {
        let bare = glyphs.codes[word].lastIndex { !Self.isSign($0) } ?? word.lowerBound - 1
        text = Substring(glyphs.text[glyphs.range(word.lowerBound..<(bare + 1))].lowercased())
      } else {
        text = glyphs.folded(word)
      }
      if !text.isEmpty {
        pieces.append(Piece(text: text, role: dates[text], hasSign: hasSign, places: word))
      }
    }
    return pieces
  }

  /// The first date and the words that say it.
  private func days(in pieces: [Piece]) -> (days: Int, words: Range<Int>)? {
    let relative = RelativeDate(dates, today, numbers, preference)
    for place in pieces.indices where Self.mayBegin(with: pieces[place]) {
      let rest = pieces[place...]
      let day =
        numeric(pieces[place]).map { ($0, 1) } ?? spaced(rest) ?? named(rest) ?? feast(rest)
        ?? relative.days(rest) ?? lone(pieces[place])
      if let day { return (day.0, place..<min(place + day.1, pieces.count)) }
    }
    return nil
  }

  /// Whether a date can begin with a word.
  private static func mayBegin(with piece: Piece) -> Bool {
    piece.role.begins || piece.hasSign || piece.text.utf8.first.map(Glyphs.isDigit) ?? false
  }

  /// `2026-05-07`, `5/7/2026`, `7.5.26`, `5/7`.
  private func numeric(_ piece: Piece) -> Int? {
    guard piece.hasSign,
      let sign = piece.text.utf8.first(where: { $0 != UInt8(ascii: ":") && Self.isSign($0) })
    else { return nil }
    let texts = piece.text.utf8.split(separator: sign, omittingEmptySubsequences: false)
    guard (2...3).contains(texts.count),
      texts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(Glyphs.isDigit) })
    else { return nil }
    let numbers = texts.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
    if texts[0].count == 4, numbers.count == 3 { return valid(numbers[0], numbers[1], numbers[2]) }
    var (month, day) = monthFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    if month > 12 { swap(&month, &day) }
    guard numbers.count == 3 else { return sign == UInt8(ascii: "-") ? nil : nearest(month, day) }
    return valid(Self.fullYear(numbers[2], digits: texts[2].count), month, day)
  }

  /// `15. 2. 2026`: day, month and year as words of their own.
  private func spaced(_ pieces: ArraySlice<Piece>) -> Day? {
    guard pieces.count >= 3, pieces[pieces.startIndex].text.utf8.first.map(Glyphs.isDigit) ?? false,
      !monthFirst
    else { return nil }
    let texts = pieces.prefix(3).map(\.text)
    guard texts[0].count <= 2, texts[1].count <= 2, texts[2].count == 4,
      texts.allSatisfy({ $0.utf8.allSatisfy(Glyphs.isDigit) }),
      let day = Int(texts[0]), let month = Int(texts[1]), let year = Int(texts[2])
    else { return nil }
    return valid(year, month, day).map { ($0, 3) }
  }

  /// Feasts with a date of their own, in English.
  static let feasts: [(words: [Substring], month: Int, day: Int)] = [
    (["christmas", "eve"], 12, 24), (["christmas", "day"], 12, 25), (["christmas"], 12, 25),
    (["boxing", "day"], 12, 26), (["new", "years", "eve"], 12, 31), (["new", "years", "day"], 1, 1),
    (["new", "years"], 1, 1), (["valentines", "day"], 2, 14), (["halloween"], 10, 31),
  ]

  private func feast(_ pieces: ArraySlice<Piece>) -> Day? {
    guard pieces[pieces.startIndex].role.isFeast else { return nil }
    let texts = pieces.prefix(3).map(\.text)
    guard let feast = Self.feasts.first(where: { texts.starts(with: $0.words) }) else { return nil }
    return nearest(feast.month, feast.day).map { ($0, feast.words.count) }
  }

  /// `May 7`, `7 May 2026`, `7th of May`, `7 de mayo de 2026`.
  private func named(_ pieces: ArraySlice<Piece>) -> Day? {
    let end = pieces.prefix(7).endIndex
    /// The next word that is no filler.
    func following(_ place: Int) -> Int? { (place + 1..<end).first { !pieces[$0].role.isFiller } }
    let place = pieces.startIndex
    guard let other = following(place) else { return nil }
    let (first, second) = (pieces[place], pieces[other])
    let month: Int8
    let day: Int
    if first.role.month > 0, let number = Self.day(second) {
      (month, day) = (first.role.month, number)
    } else if second.role.month > 0, let number = Self.day(first) {
      (month, day) = (second.role.month, number)
    } else {
      return nil
    }
    let year = following(other)
    return withYear(Int(month), day, year.map { pieces[$0].text }).map { found in
      (found.days, (found.hasYear ? year ?? other : other) + 1 - place)
    }
  }

  /// `the 7th`: the nearest such day.
  private func lone(_ piece: Piece) -> Day? {
    guard Self.endings.contains(where: piece.text.hasSuffix), let day = Self.day(piece) else { return nil }
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

  /// What English writes after the number of a day.
  private static let endings: [Substring] = ["st", "nd", "rd", "th"]

  private func withYear(_ month: Int, _ day: Int, _ year: Substring?) -> (days: Int, hasYear: Bool)? {
    if let year, year.count == 4, let number = Int(year), number > 0 {
      return valid(number, month, day).map { ($0, true) }
    }
    return nearest(month, day).map { ($0, false) }
  }

  /// `7`, `7th`, `seventh`.
  private static func day(_ piece: Piece) -> Int? {
    if piece.role.day > 0 { return Int(piece.role.day) }
    if piece.hasSign, let spoken = Ordinal.day(piece.text) { return spoken }
    let digits = piece.text.utf8.prefix(while: Glyphs.isDigit)
    guard (1...2).contains(digits.count) else { return nil }
    let ending = piece.text.dropFirst(digits.count)
    guard ending.isEmpty || ending == "er" || endings.contains(ending) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
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
