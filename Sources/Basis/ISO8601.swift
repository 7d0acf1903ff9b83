/// Dates and times as files write them: `2026-01-05T09:00:00+01:00`.
public enum ISO8601 {
  /// A moment and the offset it was written with.
  public struct Stamp: Equatable, Sendable {
    /// The moment.
    public var time: VirtualTime
    /// Seconds east of Greenwich, nil when none was written.
    public var offset: Int?
  }

  /// Reads `YYYY-MM-DD`, optionally followed by `T` or a space, `hh:mm[:ss[.fff]]` and `Z` or `±hh:mm`.
  /// A stamp without an offset is read as UTC. Returns nil for anything else.
  public static func parse(_ text: some StringProtocol) -> Stamp? {
    var scanner = Scanner(bytes: Array(text.utf8))
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2),
      scanner.skip("-"), let day = scanner.number(2)
    else { return nil }
    var civil = CivilTime(year: year, month: month, day: day)
    var offset: Int?
    if scanner.skip("T") || scanner.skip(" ") {
      guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2) else {
        return nil
      }
      civil.hour = hour
      civil.minute = minute
      if scanner.skip(":") {
        guard let second = scanner.number(2) else { return nil }
        civil.second = second
        if scanner.skip(".") {
          guard let fraction = scanner.fraction() else { return nil }
          civil.millisecond = fraction
        }
      }
      if !scanner.atEnd {
        guard let written = scanner.offset() else { return nil }
        offset = written
      }
    }
    guard scanner.atEnd, civil.isValid else { return nil }
    return Stamp(time: civil.timeUTC + .seconds(Int64(-(offset ?? 0))), offset: offset)
  }

  /// Writes a moment in UTC with milliseconds: `2026-05-07T16:45:58.384Z`.
  public static func format(_ time: VirtualTime) -> String {
    let c = CivilTime(time)
    return
      "\(padded(c.year, 4))-\(padded(c.month))-\(padded(c.day))T\(padded(c.hour)):\(padded(c.minute)):"
      + "\(padded(c.second)).\(padded(c.millisecond, 3))Z"
  }

  /// A number with leading zeros up to `width` digits.
  public static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    var atEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func digit() -> Int? {
      guard position < bytes.count, (48...57).contains(bytes[position]) else { return nil }
      position += 1
      return Int(bytes[position - 1]) - 48
    }

    mutating func number(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// Digits after the point as milliseconds, nil when there is none; digits after the third are dropped.
    mutating func fraction() -> Int? {
      var value = 0
      var count = 0
      while let digit = digit() {
        if count < 3 { value = value * 10 + digit }
        count += 1
      }
      for _ in min(count, 3)..<3 { value *= 10 }
      return count == 0 ? nil : value
    }

    /// `Z`, `±hh:mm`, `±hhmm` or `±hh` in seconds.
    mutating func offset() -> Int? {
      if skip("Z") { return 0 }
      let sign: Int
      if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
      guard let hours = number(2), hours < 24 else { return nil }
      if atEnd { return sign * hours * 3600 }
      _ = skip(":")
      guard let minutes = number(2), minutes < 60 else { return nil }
      return sign * (hours * 3600 + minutes * 60)
    }
  }
}
