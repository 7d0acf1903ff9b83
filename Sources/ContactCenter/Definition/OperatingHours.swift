import Basis

/// When a queue is served: a weekly plan in a time zone, with holidays (CE create-operating-hours).
public struct OperatingHours: Sendable, Equatable {
  /// The name.
  public var name: String
  /// The zone whose clock it is read by; nil for the organization's.
  public var zone: TimeZoneRules?
  /// When the doors are open, in no particular order; spans may touch or overlap.
  public var openings: [Opening]
  /// Days on which they stay closed.
  public var holidays: [Day]

  /// Part of a day of the week.
  public struct Opening: Sendable, Hashable {
    /// 1 is Sunday, 7 is Saturday.
    public var weekday: Int
    /// The first minute of the day at which it is open, 0 to 1439.
    public var from: Int
    /// The first minute of the day at which it is closed again, 1 to 1440.
    public var until: Int

    /// Makes a part of a day.
    public init(weekday: Int, from: Int, until: Int) {
      self.weekday = weekday
      self.from = from
      self.until = until
    }
  }

  /// A date.
  public struct Day: Sendable, Hashable {
    /// The year.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int

    /// Makes a date.
    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// Makes hours.
  public init(name: String, zone: TimeZoneRules? = nil, openings: [Opening], holidays: [Day] = []) {
    self.name = name
    self.zone = zone
    self.openings = openings
    self.holidays = holidays
  }

  /// Whether a moment is on one of its holidays.
  public func isHoliday(at time: VirtualTime, in organizationZone: TimeZoneRules) -> Bool {
    let now = (zone ?? organizationZone).civil(time)
    return holidays.contains(Day(year: now.year, month: now.month, day: now.day))
  }

  /// Whether it is open at a moment.
  public func isOpen(at time: VirtualTime, in organizationZone: TimeZoneRules) -> Bool {
    let now = (zone ?? organizationZone).civil(time)
    guard !holidays.contains(Day(year: now.year, month: now.month, day: now.day)) else { return false }
    let minute = now.hour * 60 + now.minute
    let weekday = now.weekday
    return openings.contains { $0.weekday == weekday && $0.from <= minute && minute < $0.until }
  }
}
