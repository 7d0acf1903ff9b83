import Basis

/// Time zones from the system's database (RFC 8536), cut to the years a simulation can meet.
public enum ZoneDatabase {
  /// Where Debian keeps it.
  static let folder = "/usr/share/zoneinfo"
  /// Changes outside these years are left out, so that a recording's header stays small.
  static let years = 2019...2037

  /// Reads a zone by name, as in `Europe/Madrid`; nil when the name or the database is missing.
  public static func zone(_ name: String) -> TimeZoneRules? {
    if name == "UTC" || name == "Etc/UTC" { return .utc }
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/_+-".utf8.contains(byte)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/"), let bytes = try? Disk.readBytes("\(folder)/\(name)")
    else { return nil }
    return parse(bytes, name: name)
  }

  /// Reads the 64-bit part of a TZif file.
  static func parse(_ bytes: [UInt8], name: String) -> TimeZoneRules? {
    guard let first = Header(bytes, at: 0), first.version >= UInt8(ascii: "2"),
      let header = Header(bytes, at: Header.size + first.bodySize(wide: 4))
    else { return nil }
    let times = header.end
    let kinds = times + header.timeCount * 8
    let types = kinds + header.timeCount
    guard types + header.typeCount * 6 <= bytes.count, header.typeCount > 0 else { return nil }

    func offset(ofType type: Int) -> Int {
      Int(Int32(truncatingIfNeeded: integer(bytes, at: types + type * 6, width: 4)))
    }
    let from = CivilTime(year: years.lowerBound, month: 1, day: 1).timeUTC
    let to = CivilTime(year: years.upperBound + 1, month: 1, day: 1).timeUTC
    var zone = TimeZoneRules(name: name, base: offset(ofType: 0))
    for index in 0..<header.timeCount {
      let seconds = integer(bytes, at: times + index * 8, width: 8)
      let type = Int(bytes[kinds + index])
      guard type < header.typeCount, abs(seconds) < 1 << 40 else { continue }
      let time = VirtualTime(milliseconds: seconds * 1000)
      if time < from {
        zone.base = offset(ofType: type)
      } else if time < to {
        zone.changes.append(TimeZoneRules.Change(from: time, offset: offset(ofType: type)))
      }
    }
    return zone
  }

  private struct Header {
    static let size = 44
    let version: UInt8
    let end: Int
    let timeCount: Int
    let typeCount: Int
    private let utCount: Int
    private let standardCount: Int
    private let leapCount: Int
    private let nameSize: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start >= 0, start + Self.size <= bytes.count,
        Array(bytes[start..<start + 4]) == Array("TZif".utf8)
      else {
        return nil
      }
      version = bytes[start + 4]
      let counts = (0..<6).map {
        Int(UInt32(truncatingIfNeeded: integer(bytes, at: start + 20 + $0 * 4, width: 4)))
      }
      guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
      (utCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      (timeCount, typeCount, nameSize) = (counts[3], counts[4], counts[5])
      end = start + Self.size
    }

    func bodySize(wide: Int) -> Int {
      timeCount * (wide + 1) + typeCount * 6 + nameSize + leapCount * (wide + 4) + standardCount + utCount
    }
  }

  /// A big-endian signed number; 0 beyond the end.
  private static func integer(_ bytes: [UInt8], at start: Int, width: Int) -> Int64 {
    guard start >= 0, start + width <= bytes.count else { return 0 }
    let unsigned = bytes[start..<start + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: unsigned)) : Int64(bitPattern: unsigned)
  }
}
