/// A date and time of day as a calendar shows it (proleptic Gregorian), without a time zone.
public struct CivilTime: Hashable, Sendable {
  /// The year; 1 or later for everything read from text.
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// 1 to 31.
  public var day: Int
  /// 0 to 23.
  public var hour: Int
  /// 0 to 59.
  public var minute: Int
  /// 0 to 59.
  public var second: Int
  /// 0 to 999.
  public var millisecond: Int

  /// Makes a date and time; the parts are taken as they are.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// The calendar's view of a moment, `offset` seconds east of Greenwich.
  public init(_ time: VirtualTime, offset: Int = 0) {
    let local = (time + .seconds(Int64(offset))).milliseconds
    let day = Self.floorDivide(local, 86_400_000)
    // Not `local - day * 86_400_000`, which leaves the range on its first day.
    let rest = Int((local % 86_400_000 + 86_400_000) % 86_400_000)
    let date = Self.date(daysSinceEpoch: Int(day))
    self.init(
      year: date.year, month: date.month, day: date.day,
      hour: rest / 3_600_000, minute: rest / 60_000 % 60, second: rest / 1000 % 60, millisecond: rest % 1000)
  }

  /// The moment this is, read as UTC. Parts beyond their range carry over (month 13 is January);
  /// saturates at the ends of the range of moments.
  public var timeUTC: VirtualTime {
    let days = Int128(Self.daysSinceEpoch(year: year, month: month, day: day))
    let seconds = (days * 24 + Int128(hour)) * 3600 + Int128(minute) * 60 + Int128(second)
    return VirtualTime(milliseconds: Int64(clamping: seconds * 1000 + Int128(millisecond)))
  }

  /// 1 is Sunday, 7 is Saturday.
  public var weekday: Int {
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    return ((days + 4) % 7 + 7) % 7 + 1
  }

  /// Whether the date exists and the time of day is in range.
  public var isValid: Bool {
    (1...9999).contains(year) && (1...12).contains(month)
      && (1...Self.days(inMonth: month, of: year)).contains(day)
      && (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
      && (0...999).contains(millisecond)
  }

  /// Days in a month of the proleptic Gregorian calendar; `month` is 1 to 12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Parts beyond this are taken for it: far outside the range of moments, and safe to compute with.
  private static let farthest = 1_000_000_000_000_000

  /// Days from 1970-01-01 to a date; a month outside 1 to 12 carries into the year.
  public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let (year, month, day) = (bounded(year), bounded(month), bounded(day))
    let months = year * 12 + month - 1
    let m = ((months % 12) + 12) % 12 + 1
    // Counting years from March puts the leap day at the end (H. Hinnant, days_from_civil).
    let y = (months - (m - 1)) / 12 - (m <= 2 ? 1 : 0)
    let era = Int(floorDivide(Int64(y), 400))
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date a number of days after 1970-01-01.
  public static func date(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = bounded(days) + 719_468
    let era = Int(floorDivide(Int64(shifted), 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    a % b < 0 ? a / b - 1 : a / b
  }

  private static func bounded(_ part: Int) -> Int { min(max(part, -farthest), farthest) }
}
