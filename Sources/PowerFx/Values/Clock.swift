import Basis

/// Turning dates and times into milliseconds of the clock on the wall, and back.
enum Clock {
  static let day: Int64 = 86_400_000
  /// 1899-12-30, the day numbers count from, in days since 1970-01-01.
  static let dayZero = -25_569
  /// The moment numbers count from, as a date, time or date-time.
  static func zero(_ type: ValueType) -> Value {
    switch type {
    case .date: .date(dayZero)
    case .time: .time(0)
    default: .dateTime(Int64(dayZero) * day)
    }
  }
  /// Days that can be shown: 0001-01-01 to 9999-12-31.
  static let days = -719_162...2_932_896
  /// Milliseconds a time may be away from midnight: more than the largest hour, minute and second give.
  static let times: ClosedRange<Int64> = -10_000_000_000_000_000...10_000_000_000_000_000

  /// The parts of a date, time or date-time; nil for other values.
  static func civil(_ value: Value) -> CivilTime? {
    // A time beyond its day is shown as the clock has it, on the day numbers count from.
    if case .time(let time) = value {
      return CivilTime(VirtualTime(milliseconds: Int64(dayZero) * day + timeOfDay(time)))
    }
    return milliseconds(value).map { CivilTime(VirtualTime(milliseconds: $0)) }
  }

  /// Milliseconds since 1970-01-01 on the wall; a time of day is on 1899-12-30. Nil for other values.
  static func milliseconds(_ value: Value) -> Int64? {
    switch value {
    case .date(let days): Int64(days) * day
    case .dateTime(let milliseconds): milliseconds
    case .time(let milliseconds): Int64(dayZero) * day + milliseconds
    default: nil
    }
  }

  /// Milliseconds on the wall of a civil time; nil outside the years 1 to 9999.
  static func milliseconds(_ civil: CivilTime) -> Int64? {
    let milliseconds = civil.timeUTC.milliseconds
    return contains(milliseconds) ? milliseconds : nil
  }

  /// Whether a moment is in the years 1 to 9999.
  static func contains(_ milliseconds: Int64) -> Bool {
    milliseconds >= Int64(days.lowerBound) * day && milliseconds < Int64(days.upperBound + 1) * day
  }

  /// The day a moment is on, in days since 1970-01-01.
  static func date(_ milliseconds: Int64) -> Int {
    Int(milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day)
  }

  /// The part of the day that has passed, in milliseconds.
  static func timeOfDay(_ milliseconds: Int64) -> Int64 { milliseconds - Int64(date(milliseconds)) * day }

  /// The number a date or time is: days and parts of a day since 1899-12-30.
  static func number(_ value: Value) -> Decimal? {
    guard let milliseconds = milliseconds(value) else { return nil }
    let since = milliseconds - Int64(dayZero) * day
    return Decimal(Int(since)).divided(by: Decimal(Int(day)))
  }

  /// The moment a number of days since 1899-12-30 is, on the wall; nil out of range.
  static func milliseconds(number: Double) -> Int64? {
    let exact = number * Double(day)
    guard exact.isFinite, abs(exact) < 4e14 else { return nil }
    let milliseconds = Int64(exact.rounded()) + Int64(dayZero) * day
    return contains(milliseconds) ? milliseconds : nil
  }
}

extension Value {
  /// A date, or the error that stands for one outside the years 1 to 9999.
  static func dateChecked(_ days: Int) -> Value {
    Clock.days.contains(days) ? .date(days) : .error(.invalidArgument, "The date is out of range")
  }

  /// A date-time, or the error that stands for one outside the years 1 to 9999.
  static func dateTimeChecked(_ milliseconds: Int64) -> Value {
    Clock.contains(milliseconds)
      ? .dateTime(milliseconds) : .error(.invalidArgument, "The date is out of range")
  }

  /// A time, or the error that stands for one too far from its day to compute with.
  static func timeChecked(_ milliseconds: Int64) -> Value {
    Clock.times.contains(milliseconds)
      ? .time(milliseconds) : .error(.invalidArgument, "The time is out of range")
  }
}
