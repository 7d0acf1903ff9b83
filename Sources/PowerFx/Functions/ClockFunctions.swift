import Basis

/// Dates and times.
let clockFunctions: [Function] = [
  .values("Now", 0...0, .dateTime) { evaluator, _ in .dateTime(evaluator.wall) },
  .values("Today", 0...0, .date) { evaluator, _ in .date(Clock.date(evaluator.wall)) },
  .values("IsToday", 1...1, .boolean) { evaluator, values in
    if values[0].isBlank { return .boolean(false) }
    switch evaluator.clock(values[0], as: .date) {
    case .date(let days): return .boolean(days == Clock.date(evaluator.wall))
    case let other: return other
    }
  },
  .values("Date", 3...3, .date) { $0.makeDate($1) },
  .values("Time", 3...4, .time) { $0.makeTime($1) },
  .values("DateTime", 6...7, .dateTime) { $0.makeDateTime($1) },
  .values("DateValue", 1...2, .date) { $0.parseClock($1, .date) },
  .values("TimeValue", 1...2, .time) { $0.parseClock($1, .time) },
  .values("DateTimeValue", 1...2, .dateTime) { $0.parseClock($1, .dateTime) },
  .values("Year", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.year) } },
  .values("Month", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.month) } },
  .values("Day", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.day) } },
  .values("Hour", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.hour) } },
  .values("Minute", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.minute) } },
  .values("Second", 1...1, .number, maps: true) { e, v in e.withCivil(v[0]) { .int($0.second) } },
  .values("Weekday", 1...2, .number) { $0.weekday($1) },
  .values("WeekNum", 1...2, .number) { $0.weekNumber($1) },
  .values("DateAdd", 2...3, maps: true) { $0.dateAdd($1) },
  .values("DateDiff", 2...3, .number, maps: true) { $0.dateDiff($1) },
  .values("EDate", 2...2, .date) { $0.shiftMonths($1, toEnd: false) },
  .values("EOMonth", 2...2, .date) { $0.shiftMonths($1, toEnd: true) },
  .values("TimeZoneOffset", 0...1, .number) { evaluator, values in
    var local = evaluator.wall
    if let value = values.first, !value.isBlank {
      switch evaluator.clock(value, as: .dateTime) {
      case .dateTime(let milliseconds): local = milliseconds
      case let other: return other
      }
    }
    return .int(-evaluator.offset(ofWall: local) / 60)
  },
]

extension Evaluator {
  /// Now, on the wall of the context's zone.
  var wall: Int64 {
    context.now.milliseconds + Int64(context.zone.offset(at: context.now)) * 1000
  }

  /// Seconds east of Greenwich when the wall shows a time.
  func offset(ofWall milliseconds: Int64) -> Int {
    let civil = CivilTime(VirtualTime(milliseconds: milliseconds))
    return context.zone.offset(at: context.zone.time(civil))
  }

  /// The parts of a date or time; a blank counts as the day numbers count from.
  fileprivate func withCivil(_ value: Value, _ body: (CivilTime) -> Value) -> Value {
    // Spreadsheets have a day 0 of January 1900 for nothing.
    let nothing = CivilTime(year: 1900, month: 1, day: 0)
    if value.isBlank { return body(nothing) }
    var value = value
    switch value {
    case .date, .time, .dateTime: break
    default: value = clock(value, as: .dateTime)
    }
    if value.isBlank { return body(nothing) }
    if case .error = value { return value }
    return Clock.civil(value).map(body) ?? .error(.invalidArgument, "The value is no date or time")
  }

  private func wholes(_ values: [Value]) -> Result<[Int], Fault> {
    numbers(values).map { $0.map(\.int) }
  }

  private static let outOfRange = Value.error(.invalidArgument, "The date is out of range")

  /// Days since 1970-01-01 of a date whose month and day may carry over.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), abs(month) < 200_000, abs(day) < 4_000_000 else { return nil }
    let days = CivilTime.daysSinceEpoch(year: year, month: month, day: 1) + day - 1
    return Clock.days.contains(days) ? days : nil
  }

  fileprivate func makeDate(_ values: [Value]) -> Value {
    switch wholes(values) {
    case .failure(let fault): .error(fault)
    case .success(let parts): Self.days(parts[0], parts[1], parts[2]).map(Value.date) ?? Self.outOfRange
    }
  }

  private static func time(_ parts: ArraySlice<Int>) -> Int64 {
    zip(parts, [3_600_000, 60_000, 1000, 1] as [Int64]).reduce(0) { $0 + Int64($1.0) * $1.1 }
  }

  fileprivate func makeTime(_ values: [Value]) -> Value {
    switch wholes(values) {
    case .failure(let fault): .error(fault)
    case .success(let parts):
      parts.contains { abs($0) >= 2_147_483_647 }
        ? Self.outOfRange : .time(Self.time(parts[...]))
    }
  }

  fileprivate func makeDateTime(_ values: [Value]) -> Value {
    switch wholes(values) {
    case .failure(let fault): return .error(fault)
    case .success(let parts):
      guard let days = Self.days(parts[0], parts[1], parts[2]) else { return Self.outOfRange }
      return .dateTimeChecked(Int64(days) * Clock.day + Self.time(parts[3...]))
    }
  }

  fileprivate func parseClock(_ values: [Value], _ type: ValueType) -> Value {
    let value = values[0]
    if value.isBlank { return .blank }
    var locale = self.locale
    if values.count > 1 {
      guard case .success(let tag) = text(values[1]), let named = Locale.named(tag), !tag.isEmpty else {
        return .error(.badLanguageCode, "The language is not known")
      }
      locale = named
    }
    let text: String
    switch value {
    case .date, .time, .dateTime: return clock(value, as: type)
    case .untyped(.string(let string)): text = string
    default:
      guard case .success(let string) = self.text(value) else {
        return .error(.invalidArgument, "The value is no date or time")
      }
      text = string
    }
    if text.isEmpty { return .blank }
    if case .untyped = value, !ClockText.isISO(text), type != .time {
      return .error(.invalidArgument, "The date is not written as in 2026-05-07T16:45:00Z")
    }
    guard let parsed = ClockText(text, in: locale, wrapsHours: type == .time) else {
      return .error(.invalidArgument, "\u{201C}\(text)\u{201D} is no date or time")
    }
    let milliseconds = parsed.milliseconds(in: context.zone)
    switch type {
    case .date: return .date(Clock.date(milliseconds))
    case .time: return .time(Clock.timeOfDay(milliseconds))
    default: return .dateTimeChecked(milliseconds)
    }
  }

  // MARK: Weeks

  fileprivate func weekday(_ values: [Value]) -> Value {
    var start = 1
    if values.count > 1 {
      switch number(values[1]) {
      case .success(let number): start = number.int
      case .failure(let fault): return .error(fault)
      }
    }
    let value = values[0].isBlank || values[0] == .text("") ? .date(Clock.dayZero) : values[0]
    return withCivil(value) { civil in
      switch start {
      case 1, 17: .int(civil.weekday)
      case 2, 11: .int((civil.weekday + 5) % 7 + 1)
      case 3: .int((civil.weekday + 5) % 7)
      case 12...16: .int((civil.weekday - 1 - (start - 10) + 7) % 7 + 1)
      default: .error(.invalidArgument, "\(start) names no first day of the week")
      }
    }
  }

  fileprivate func weekNumber(_ values: [Value]) -> Value {
    var start = 1
    if values.count > 1 {
      switch number(values[1]) {
      case .success(let number): start = number.int
      case .failure(let fault): return .error(fault)
      }
    }
    let firstDay: Int
    switch start {
    case 0, 1, 17: firstDay = 1
    case 2, 11, 21: firstDay = 2
    case 12...16: firstDay = start - 9
    default: return .error(.invalidArgument, "\(start) names no first day of the week")
    }
    let value = values[0].isBlank || values[0] == .text("") ? .date(Clock.dayZero) : values[0]
    return withCivil(value) { civil in
      let newYear = CivilTime(year: civil.year, month: 1, day: 1)
      let dayOfYear =
        CivilTime.daysSinceEpoch(year: civil.year, month: civil.month, day: civil.day)
        - CivilTime.daysSinceEpoch(year: civil.year, month: 1, day: 1)
      return .int((dayOfYear + (newYear.weekday - firstDay + 7) % 7) / 7 + 1)
    }
  }

  // MARK: Adding and counting

  private func unit(_ values: [Value]) -> Result<String, Fault> {
    guard values.count > 2, !values[2].isBlank else { return .success("days") }
    return text(values[2]).map { $0.lowercased() }
  }

  private static let lengths: [String: Int64] = [
    "days": Clock.day, "hours": 3_600_000, "minutes": 60_000, "seconds": 1000, "milliseconds": 1,
  ]

  fileprivate func dateAdd(_ values: [Value]) -> Value {
    var base = values[0]
    if base.isBlank { base = .dateTime(Int64(Clock.dayZero) * Clock.day) }
    switch base {
    case .date, .time, .dateTime: break
    default: base = clock(base, as: .dateTime)
    }
    guard let start = Clock.milliseconds(base) else { return base }
    switch (number(values[1]), unit(values)) {
    case (.failure(let fault), _), (_, .failure(let fault)): return .error(fault)
    case (.success(let number), .success(let unit)):
      guard abs(number.double) < 1e15 else { return Self.outOfRange }
      if let length = Self.lengths[unit] {
        let delta = (number.double * Double(length)).rounded()
        guard abs(delta) < 1e18 else { return Self.outOfRange }
        return moved(base, start + Int64(delta), by: unit)
      }
      let amount = number.double.rounded(.towardZero)
      guard let months = ["months": 1.0, "quarters": 3, "years": 12][unit], abs(amount * months) < 200_000
      else {
        return .error(.invalidArgument, "\u{201C}\(unit)\u{201D} is no unit of time")
      }
      guard let day = Self.day(Clock.date(start), plusMonths: Int(amount * months)) else {
        return Self.outOfRange
      }
      return moved(base, Int64(day) * Clock.day + Clock.timeOfDay(start), by: unit)
    }
  }

  private func moved(_ base: Value, _ milliseconds: Int64, by unit: String) -> Value {
    guard Clock.contains(milliseconds) else { return Self.outOfRange }
    switch base {
    case .date
    where Clock.timeOfDay(milliseconds) == 0 || ["days", "months", "quarters", "years"].contains(unit):
      return .date(Clock.date(milliseconds))
    case .time: return .time(milliseconds - Int64(Clock.dayZero) * Clock.day)
    default: return .dateTime(milliseconds)
    }
  }

  /// A day some months later; a day the month does not have becomes its last.
  private static func day(_ days: Int, plusMonths months: Int, toEnd: Bool = false) -> Int? {
    let date = CivilTime.date(daysSinceEpoch: days)
    let total = date.year * 12 + date.month - 1 + months
    guard total >= 12, total < 120_000 else { return nil }
    let (year, month) = (total / 12, total % 12 + 1)
    let last = CivilTime.days(inMonth: month, of: year)
    return CivilTime.daysSinceEpoch(year: year, month: month, day: toEnd ? last : min(date.day, last))
  }

  fileprivate func dateDiff(_ values: [Value]) -> Value {
    var ends: [Int64] = []
    for value in values.prefix(2) {
      var moment = clock(value, as: .dateTime)
      if moment.isBlank { moment = .dateTime(Int64(Clock.dayZero) * Clock.day) }
      guard case .dateTime(let milliseconds) = moment else { return moment }
      ends.append(milliseconds)
    }
    switch unit(values) {
    case .failure(let fault): return .error(fault)
    case .success(let unit):
      let dates = ends.map { CivilTime.date(daysSinceEpoch: Clock.date($0)) }
      let months = (dates[1].year - dates[0].year) * 12 + dates[1].month - dates[0].month
      switch unit {
      case "years": return .int(dates[1].year - dates[0].year)
      case "quarters":
        return .int((dates[1].year - dates[0].year) * 4 + (dates[1].month - 1) / 3 - (dates[0].month - 1) / 3)
      case "months": return .int(months)
      case "days": return .int(Clock.date(ends[1]) - Clock.date(ends[0]))
      default:
        guard let length = Self.lengths[unit] else {
          return .error(.invalidArgument, "\u{201C}\(unit)\u{201D} is no unit of time")
        }
        // Hours and shorter are counted between the moments, not on the wall.
        let utc = ends.map { $0 - Int64(offset(ofWall: $0)) * 1000 }
        func start(_ time: Int64) -> Int64 { (time - ((time % length) + length) % length) / length }
        return .int(Int(start(utc[1]) - start(utc[0])))
      }
    }
  }

  fileprivate func shiftMonths(_ values: [Value], toEnd: Bool) -> Value {
    var base = values[0]
    if base.isBlank { base = .date(Clock.dayZero) }
    base = clock(base, as: .date)
    guard case .date(let days) = base else { return base }
    switch number(values[1]) {
    case .failure(let fault): return .error(fault)
    case .success(let number):
      guard abs(number.double) < 200_000 else { return Self.outOfRange }
      return Self.day(days, plusMonths: number.int, toEnd: toEnd).map(Value.date) ?? Self.outOfRange
    }
  }
}
