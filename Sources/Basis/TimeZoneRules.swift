/// A time zone as data: its offsets from UTC and when they change.
///
/// The host reads it from the system's database (RFC 8536) and puts it into the recording's header, so
/// that a replay shows the same times anywhere.
public struct TimeZoneRules: Hashable, Sendable {
  /// The name, as in `Europe/Madrid`.
  public var name: String
  /// The offset before the first change, seconds east of Greenwich.
  public var base: Int
  /// The changes in order of time.
  public var changes: [Change]

  /// A moment from which another offset holds.
  public struct Change: Hashable, Sendable {
    /// From when.
    public var from: VirtualTime
    /// Seconds east of Greenwich from then on.
    public var offset: Int

    /// Makes a change.
    public init(from: VirtualTime, offset: Int) {
      self.from = from
      self.offset = offset
    }
  }

  /// Makes a zone.
  public init(name: String, base: Int, changes: [Change] = []) {
    self.name = name
    self.base = base
    self.changes = changes
  }

  /// Coordinated universal time.
  public static let utc = TimeZoneRules(name: "UTC", base: 0)

  /// Seconds east of Greenwich at a moment.
  public func offset(at time: VirtualTime) -> Int {
    changes.last { $0.from <= time }?.offset ?? base
  }

  /// What a clock and a calendar show in this zone.
  public func civil(_ time: VirtualTime) -> CivilTime { CivilTime(time, offset: offset(at: time)) }

  /// The moment a clock in this zone shows `civil`: the earlier one when it shows it twice. A time that a
  /// change skips is read with the offset before the change, so 02:30 becomes 03:30.
  public func time(_ civil: CivilTime) -> VirtualTime {
    let utc = civil.timeUTC
    // No offset reaches 26 hours, so only changes this near can matter.
    let near = changes.filter { utc + .hours(-26) < $0.from && $0.from < utc + .hours(26) }
    let first = offset(at: utc + .hours(-26))
    let shown = ([first] + near.map(\.offset)).map { (offset: $0, time: utc + .seconds(Int64(-$0))) }
      .filter { offset(at: $0.time) == $0.offset }
    if let earliest = shown.map(\.time).min() { return earliest }
    // No clock shows it: the offset before the change that skips it.
    let before = near.last { $0.from + .seconds(Int64($0.offset)) <= utc }?.offset ?? first
    return utc + .seconds(Int64(-before))
  }

  /// Hours, minutes and seconds: `09:00:46`.
  public func clock(_ time: VirtualTime, seconds: Bool = true) -> String {
    let c = civil(time)
    let short = "\(ISO8601.padded(c.hour)):\(ISO8601.padded(c.minute))"
    return seconds ? "\(short):\(ISO8601.padded(c.second))" : short
  }
}
