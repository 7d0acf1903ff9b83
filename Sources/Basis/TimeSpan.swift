/// A length of virtual time in milliseconds, written `500ms`, `45s`, `30m`, `2h`, `1d` or `1h30m`.
public struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length in milliseconds.
  public var milliseconds: Int64

  /// Makes a length from milliseconds.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// A length of whole milliseconds.
  public static func milliseconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count) }
  /// A length of whole seconds; saturates at the ends of the range.
  public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(count, of: 1000) }
  /// A length of whole minutes; saturates at the ends of the range.
  public static func minutes(_ count: Int64) -> TimeSpan { TimeSpan(count, of: 60_000) }
  /// A length of whole hours; saturates at the ends of the range.
  public static func hours(_ count: Int64) -> TimeSpan { TimeSpan(count, of: 3_600_000) }

  private init(_ count: Int64, of unit: Int64) {
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    self.init(milliseconds: overflow ? (count < 0 ? .min : .max) : product)
  }

  /// Whether a length is shorter than another.
  @inlinable
  public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.milliseconds < b.milliseconds }

  /// Units in the order they may be written, largest first.
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Longest length that can be written: 100 years. A longer one is taken for a mistake.
  public static let longest = TimeSpan.hours(24 * 36_525)

  /// Reads `30m`, `1h30m`, `500ms`, … Returns nil for anything else, for units out of order, and
  /// beyond `longest`.
  public init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    var total: Int64 = 0
    var unitIndex = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 15, let count = Int64(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(name.count)
      guard let found = Self.units[unitIndex...].firstIndex(where: { $0.name == name }) else { return nil }
      unitIndex = found + 1
      let (product, tooLong) = count.multipliedReportingOverflow(by: Self.units[found].milliseconds)
      guard !tooLong, product <= Self.longest.milliseconds else { return nil }
      total += product
    }
    guard total <= Self.longest.milliseconds else { return nil }
    self.init(milliseconds: total)
  }

  /// The shortest way to write this length so that `init(_:)` reads it back.
  public var description: String {
    guard milliseconds != 0 else { return "0s" }
    var rest = milliseconds.magnitude
    var text = milliseconds < 0 ? "-" : ""
    for unit in Self.units {
      let count = rest / UInt64(unit.milliseconds)
      rest %= UInt64(unit.milliseconds)
      if count > 0 { text += "\(count)\(unit.name)" }
    }
    return text
  }

  /// Minutes and seconds as a countdown shows them: `1:56`, `0:04`, `12:00`.
  public var countdown: String {
    let seconds = milliseconds <= 0 ? 0 : (milliseconds - 1) / 1000 + 1
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
