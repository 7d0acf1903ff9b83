/// A moment on the virtual clock: milliseconds since 1970-01-01T00:00:00Z.
///
/// The simulation never reads the machine's clock. Every command carries a `VirtualTime`, and what a
/// person sees is formatted with the organization's `TimeZoneRules`.
public struct VirtualTime: Hashable, Comparable, Sendable {
  /// Milliseconds since the Unix epoch, UTC. Negative before 1970.
  public var milliseconds: Int64

  /// Makes a moment from milliseconds since the Unix epoch.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Whether a moment comes before another.
  @inlinable
  public static func < (a: VirtualTime, b: VirtualTime) -> Bool { a.milliseconds < b.milliseconds }

  /// The moment `span` after `time`; saturates instead of trapping at the ends of the range.
  @inlinable
  public static func + (time: VirtualTime, span: TimeSpan) -> VirtualTime {
    let (sum, overflow) = time.milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return VirtualTime(milliseconds: sum) }
    return VirtualTime(milliseconds: span.milliseconds > 0 ? .max : .min)
  }

  /// How long `b` comes before `a`; saturates instead of trapping.
  @inlinable
  public static func - (a: VirtualTime, b: VirtualTime) -> TimeSpan {
    let (difference, overflow) = a.milliseconds.subtractingReportingOverflow(b.milliseconds)
    guard overflow else { return TimeSpan(milliseconds: difference) }
    return TimeSpan(milliseconds: a.milliseconds > b.milliseconds ? .max : .min)
  }
}
