import Basis
import Testing

@testable import Host

@Suite("Time zones")
struct ZoneTests {
  // Skipped where the system has no time zone database.
  private static let hasDatabase = Disk.kind("/usr/share/zoneinfo/Europe/Madrid") == .file

  @Test("Madrid changes on the last Sundays of March and October, at 01:00 UTC", .enabled(if: hasDatabase))
  func madrid() throws {
    let zone = try #require(ZoneDatabase.zone("Europe/Madrid"))
    for (text, offset) in [
      ("2019-01-01T00:00:00Z", 3600), ("2023-03-26T00:59:59Z", 3600), ("2023-03-26T01:00:00Z", 7200),
      ("2023-10-29T00:59:59Z", 7200), ("2023-10-29T01:00:00Z", 3600), ("2026-01-05T08:00:00Z", 3600),
      ("2026-03-29T01:00:00Z", 7200), ("2026-10-25T01:00:00Z", 3600), ("2037-07-01T00:00:00Z", 7200),
    ] {
      let time = try #require(ISO8601.parse(text)).time
      #expect(zone.offset(at: time) == offset, "\(text)")
    }
    #expect(zone.changes.count == 38)
  }

  @Test("UTC needs no database")
  func utc() { #expect(ZoneDatabase.zone("UTC") == .utc) }

  @Test(
    "a name that is none, or leads out of the database, is no zone",
    arguments: [
      "", "Mars/Olympus", "Europe", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Madrid",
      "zone.tab", "a b",
    ])
  func none(name: String) { #expect(ZoneDatabase.zone(name) == nil) }

  @Test("a file cut off anywhere is read or refused, never a trap", .enabled(if: hasDatabase))
  func torn() throws {
    let bytes = try Disk.readBytes("/usr/share/zoneinfo/Europe/Madrid")
    for count in 0...bytes.count { _ = ZoneDatabase.parse(Array(bytes.prefix(count)), name: "x") }
    for place in 0..<60 {
      var changed = bytes
      changed[place] = 0xFF
      _ = ZoneDatabase.parse(changed, name: "x")
    }
    #expect(ZoneDatabase.parse(Array(bytes.prefix(43)), name: "x") == nil)
  }
}
