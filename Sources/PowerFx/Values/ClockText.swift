import Basis

/// Reading dates and times as people write them.
struct ClockText {
  /// Days since 1970-01-01, when a date was given.
  var date: Int?
  /// Milliseconds since midnight, when a time was given.
  var time: Int64?
  /// Seconds east of Greenwich, when an offset or `Z` was given.
  var offset: Int?

  /// The moment on the wall of `zone`; a time alone is on 1899-12-30. Nil for what is no date or time.
  static func parse(_ text: String, in locale: Locale, zone: TimeZoneRules) -> Int64? {
    guard let parsed = ClockText(text, in: locale) else { return nil }
    return parsed.milliseconds(in: zone)
  }

  /// Milliseconds on the wall of `zone`.
  func milliseconds(in zone: TimeZoneRules) -> Int64 {
    var milliseconds = Int64(date ?? Clock.dayZero) * Clock.day + (time ?? 0)
    if let offset {
      let moment = VirtualTime(milliseconds: milliseconds - Int64(offset) * 1000)
      milliseconds = moment.milliseconds + Int64(zone.offset(at: moment)) * 1000
    }
    return milliseconds
  }

  private enum Word: Equatable {
    case number(String)
    case name(String)
    case mark(Character)
  }

  /// Whether hours beyond 23 begin the day again, as in a time alone.
  private var wrapsHours = false

  /// Whether a text begins with a date of four, two and two digits.
  static func isISO(_ text: String) -> Bool {
    text.split(separator: "-").prefix(3).map { $0.prefix { $0.isASCII && $0.isNumber }.count } == [4, 2, 2]
  }

  /// Reads a date, a time, or both.
  ///
  /// - Parameter wrapsHours: whether `27:00` is 3 o'clock; otherwise it is no time.
  init?(_ text: String, in locale: Locale, wrapsHours: Bool = false) {
    self.wrapsHours = wrapsHours
    let text = text.trimmed
    guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
    var words = Self.words(text)[...]
    guard takeISO(&words) || takeParts(&words, locale) else { return nil }
    guard words.isEmpty, date != nil || time != nil else { return nil }
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var rest = text[...]
    while let character = rest.first {
      if character.isASCII, character.isNumber {
        let run = rest.prefix { $0.isASCII && $0.isNumber }
        words.append(.number(String(run)))
        rest = rest.dropFirst(run.count)
      } else if character.isLetter {
        let run = rest.prefix { $0.isLetter || $0 == "." }
        words.append(.name(String(run).lowercased()))
        rest = rest.dropFirst(run.count)
      } else {
        words.append(.mark(character.isWhitespace ? " " : character))
        rest = rest.dropFirst()
      }
    }
    return words
  }

  // MARK: ISO 8601

  /// `2022-08-07`, `2022-08-07T12:34:56.789Z`, `2022-08-07 12:34+01:00`.
  private mutating func takeISO(_ words: inout ArraySlice<Word>) -> Bool {
    let all = Array(words)
    guard all.count >= 5, case .number(let year) = all[0], year.utf8.count == 4, case .mark(let a) = all[1],
      a == "-" || a == "/", case .number(let month) = all[2], all[3] == .mark(a),
      case .number(let day) = all[4],
      let date = Self.day(Int(year), Int(month), Int(day))
    else { return false }
    self.date = date
    words = words.dropFirst(5)
    if words.isEmpty { return true }
    guard words.first == .name("t") || words.first == .mark(" ") else { return false }
    while words.first == .mark(" ") || words.first == .name("t") { words = words.dropFirst() }
    return words.isEmpty || takeTime(&words)
  }

  private static func day(_ year: Int?, _ month: Int?, _ day: Int?) -> Int? {
    guard let year, let month, let day else { return nil }
    guard CivilTime(year: year, month: month, day: day).isValid else { return nil }
    return CivilTime.daysSinceEpoch(year: year, month: month, day: day)
  }

  // MARK: Times

  /// `12:34`, `12:34:56.789`, `5 PM`, then an offset.
  private mutating func takeTime(_ words: inout ArraySlice<Word>) -> Bool {
    guard case .number(let hours) = words.popFirst(), let hour = Int(hours), hours.utf8.count <= 2 else {
      return false
    }
    var parts = [hour]
    var milliseconds: Int64 = 0
    while words.first == .mark(":"), parts.count < 3 {
      words = words.dropFirst()
      guard case .number(let digits) = words.popFirst(), let value = Int(digits), digits.utf8.count <= 2,
        value < 60
      else { return false }
      parts.append(value)
    }
    if parts.count == 3, words.first == .mark(".") || words.first == .mark(",") {
      words = words.dropFirst()
      guard case .number(let digits) = words.popFirst() else { return false }
      milliseconds = Int64((digits + "000").prefix(3)) ?? 0
    }
    while words.first == .mark(" ") { words = words.dropFirst() }
    var half: Bool?
    if case .name(let name) = words.first, ["am", "pm", "a", "p", "a.m.", "p.m."].contains(name) {
      half = name.hasPrefix("p")
      words = words.dropFirst()
    }
    guard parts.count > 1 || half != nil else { return false }
    var hours24 = hour
    if let isAfternoon = half {
      guard (0...12).contains(hour) else { return false }
      hours24 = hour % 12 + (isAfternoon ? 12 : 0)
    }
    if wrapsHours, half == nil { hours24 %= 24 }
    guard hours24 <= 23 else { return false }
    let seconds = hours24 * 3600 + (parts.count > 1 ? parts[1] * 60 : 0) + (parts.count > 2 ? parts[2] : 0)
    time = Int64(seconds) * 1000 + milliseconds
    return takeOffset(&words)
  }

  private mutating func takeOffset(_ words: inout ArraySlice<Word>) -> Bool {
    while words.first == .mark(" ") { words = words.dropFirst() }
    if words.first == .name("z") || words.first == .name("gmt") || words.first == .name("utc") {
      offset = 0
      words = words.dropFirst()
      return true
    }
    guard words.first == .mark("+") || words.first == .mark("-") else { return true }
    let sign = words.popFirst() == .mark("-") ? -1 : 1
    guard case .number(let digits) = words.popFirst(), digits.utf8.count <= 4, let value = Int(digits) else {
      return false
    }
    var minutes = digits.utf8.count > 2 ? value / 100 * 60 + value % 100 : value * 60
    if words.first == .mark(":") {
      words = words.dropFirst()
      guard case .number(let more) = words.popFirst(), more.utf8.count <= 2, let value = Int(more) else {
        return false
      }
      minutes += value
    }
    guard minutes <= 14 * 60 else { return false }
    offset = sign * minutes * 60
    return true
  }

  // MARK: Dates in words and with slashes

  private mutating func takeParts(_ words: inout ArraySlice<Word>, _ locale: Locale) -> Bool {
    date = nil
    time = nil
    var numbers: [String] = []
    var month: Int?
    var monthPlace = 0
    while let word = words.first {
      switch word {
      case .mark(" "), .mark(","), .mark("/"), .mark("-"), .mark("."): words = words.dropFirst()
      case .mark: return false
      case .name(let name):
        if name == "t", !numbers.isEmpty {
          words = words.dropFirst()
        } else if let found = Self.month(name, locale) {
          guard month == nil else { return false }
          month = found
          monthPlace = numbers.count
          words = words.dropFirst()
        } else if Self.isWeekday(name, locale) || name == "de" {
          words = words.dropFirst()
        } else {
          return false
        }
      case .number(let digits):
        var ahead = words
        if time == nil, Self.startsTime(ahead), takeTime(&ahead) {
          words = ahead
        } else {
          numbers.append(digits)
          words = words.dropFirst()
        }
      }
    }
    return setDate(numbers, month: month, monthPlace: monthPlace, locale)
  }

  private static func startsTime(_ words: ArraySlice<Word>) -> Bool {
    let next = words.dropFirst().prefix(2)
    if next.first == .mark(":") { return true }
    let after = next.first == .mark(" ") ? next.dropFirst().first : next.first
    if case .name(let name) = after { return ["am", "pm", "a.m.", "p.m."].contains(name) }
    return false
  }

  private mutating func setDate(_ numbers: [String], month: Int?, monthPlace: Int, _ locale: Locale) -> Bool {
    if numbers.isEmpty, month == nil { return time != nil }
    let values = numbers.compactMap { Int($0) }
    guard values.count == numbers.count else { return false }
    func year(_ index: Int) -> Int {
      numbers[index].utf8.count <= 2 ? values[index] + (values[index] < 50 ? 2000 : 1900) : values[index]
    }
    if let month {
      switch values.count {
      case 2 where monthPlace == 2 || numbers[0].utf8.count > 2: date = Self.day(year(0), month, values[1])
      case 2: date = Self.day(year(1), month, values[0])
      case 1 where numbers[0].utf8.count > 2: date = Self.day(values[0], month, 1)
      default: return false
      }
    } else {
      guard values.count == 3 else { return false }
      if numbers[0].utf8.count == 4 {
        date = Self.day(values[0], values[1], values[2])
      } else {
        let (m, d) = locale.monthFirst ? (values[0], values[1]) : (values[1], values[0])
        date = Self.day(year(2), m, d)
      }
    }
    return date != nil
  }

  private static func month(_ name: String, _ locale: Locale) -> Int? {
    let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
    for list in [locale.months, locale.shortMonths, Locale.invariant.months, Locale.invariant.shortMonths] {
      let found = list.firstIndex { entry in
        let lower = entry.lowercased()
        return lower == name || lower == bare || lower == bare + "."
      }
      if let found { return found + 1 }
    }
    return nil
  }

  private static func isWeekday(_ name: String, _ locale: Locale) -> Bool {
    let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
    return [locale.weekdays, locale.shortWeekdays, Locale.invariant.weekdays, Locale.invariant.shortWeekdays]
      .contains { $0.contains { $0.lowercased() == bare || $0.lowercased() == name } }
  }
}
