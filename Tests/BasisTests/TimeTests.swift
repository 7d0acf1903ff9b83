import Basis
import Testing

@Suite("Lengths of time")
struct TimeSpanTests {
  @Test(
    "every unit reads, alone and combined",
    arguments: [
      ("500ms", 500), ("45s", 45_000), ("30m", 1_800_000), ("2h", 7_200_000), ("1d", 86_400_000),
      ("1h30m", 5_400_000),
      ("1d2h3m4s5ms", 93_784_005), ("0s", 0), ("36525d", 3_155_760_000_000), ("090s", 90_000),
    ])
  func reads(text: String, milliseconds: Int64) {
    #expect(TimeSpan(text) == TimeSpan(milliseconds: milliseconds))
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "5", "m", "30 m", "-5s", "1m1h", "1s1s", "1.5h", "1H", "٣s", "36526d", "36525d1ms",
      "9999999999999999s",
      "999999999999999d", "1h ", " 1h", "1é", "1mss", "0x1s", "+1s",
    ])
  func refuses(text: String) {
    #expect(TimeSpan(text) == nil)
  }

  @Test("what is written reads back")
  func roundTrip() {
    let chance = Chance(seed: 1)
    for event in 0..<2000 as Range<UInt64> {
      let size = 1 << chance.pick(41, event: event, purpose: .tie)
      let span = TimeSpan(milliseconds: Int64(chance.pick(size, event: event, purpose: .variation)))
      #expect(TimeSpan(span.description) == span)
    }
  }

  @Test("lengths are written with the largest units first")
  func description() {
    #expect(TimeSpan.minutes(90).description == "1h30m")
    #expect(TimeSpan.milliseconds(1).description == "1ms")
    #expect(TimeSpan.milliseconds(-90_500).description == "-1m30s500ms")
    #expect(TimeSpan(milliseconds: .min).description == "-106751991167d7h12m55s808ms")
    #expect(TimeSpan.hours(0).description == "0s")
  }

  @Test("a countdown rounds up to whole seconds and stops at zero")
  func countdown() {
    #expect(TimeSpan.seconds(116).countdown == "1:56")
    #expect(TimeSpan.milliseconds(3001).countdown == "0:04")
    #expect(TimeSpan.minutes(12).countdown == "12:00")
    #expect(TimeSpan.milliseconds(0).countdown == "0:00")
    #expect(TimeSpan.milliseconds(-5000).countdown == "0:00")
    #expect(TimeSpan(milliseconds: .max).countdown == "153722867280912:56")
  }

  @Test("moments and lengths saturate instead of trapping")
  func saturation() {
    let last = VirtualTime(milliseconds: .max)
    let first = VirtualTime(milliseconds: .min)
    #expect(last + .seconds(1) == last)
    #expect(first + .seconds(-1) == first)
    #expect((last - first).milliseconds == .max)
    #expect((first - last).milliseconds == .min)
    #expect(TimeSpan.hours(.max).milliseconds == .max)
    #expect(TimeSpan.seconds(.min).milliseconds == .min)
    #expect(VirtualTime(milliseconds: 5) + .milliseconds(-7) == VirtualTime(milliseconds: -2))
  }
}

@Suite("Dates")
struct CivilTimeTests {
  @Test(
    "known dates have their known day numbers and weekdays",
    arguments: [
      (1970, 1, 1, 0, 5), (1969, 12, 31, -1, 4), (2000, 2, 29, 11_016, 3), (2000, 3, 1, 11_017, 4),
      (1900, 3, 1, -25_508, 5),
      (2026, 1, 5, 20_458, 2), (1, 1, 1, -719_162, 2), (9999, 12, 31, 2_932_896, 6),
      (1600, 2, 29, -135_081, 3),
    ])
  func known(year: Int, month: Int, day: Int, days: Int, weekday: Int) {
    #expect(CivilTime.daysSinceEpoch(year: year, month: month, day: day) == days)
    #expect(CivilTime.date(daysSinceEpoch: days) == (year, month, day))
    #expect(CivilTime(year: year, month: month, day: day).weekday == weekday)
  }

  @Test("every day from year 1 to 3000 follows the one before and reads back")
  func everyDay() {
    var expected = (year: 1, month: 1, day: 1)
    var wrong = 0
    for days in -719_162...376_200 {
      let date = CivilTime.date(daysSinceEpoch: days)
      if date != expected { wrong += 1 }
      if CivilTime.daysSinceEpoch(year: date.year, month: date.month, day: date.day) != days { wrong += 1 }
      expected.day += 1
      if expected.day > CivilTime.days(inMonth: expected.month, of: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
    #expect(wrong == 0)
    #expect(expected.year == 3000)
  }

  @Test("moments read back in any offset, before 1970 too")
  func roundTrip() {
    let chance = Chance(seed: 2)
    for event in 0..<2000 as Range<UInt64> {
      let bits = Int64(bitPattern: chance.bits(event: event, purpose: .variation)) >> 17
      let time = VirtualTime(milliseconds: bits)
      let offset = chance.pick(50_400, event: event, purpose: .tie) - 43_200
      let civil = CivilTime(time, offset: offset)
      #expect(civil.timeUTC + .seconds(Int64(-offset)) == time)
      #expect((0...23).contains(civil.hour) && (0...999).contains(civil.millisecond))
    }
  }

  @Test("parts beyond their range carry over")
  func carry() {
    let time = CivilTime(year: 2026, month: 13, day: 32, hour: 25, minute: 61, second: 61).timeUTC
    #expect(CivilTime(time) == CivilTime(year: 2027, month: 2, day: 2, hour: 2, minute: 2, second: 1))
    #expect(
      CivilTime(CivilTime(year: 2026, month: 0, day: 0).timeUTC) == CivilTime(year: 2025, month: 11, day: 30))
  }

  @Test("only dates that exist are valid")
  func validity() {
    #expect(CivilTime(year: 2024, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 2023, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 1900, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 2023, month: 0, day: 1).isValid)
    #expect(!CivilTime(year: 2023, month: 4, day: 31).isValid)
    #expect(!CivilTime(year: 2023, month: 4, day: 30, hour: 24).isValid)
    #expect(!CivilTime(year: 2023, month: 4, day: 30, millisecond: 1000).isValid)
  }

  @Test("the first and the last moment have a calendar")
  func extremes() {
    #expect(CivilTime(VirtualTime(milliseconds: .max)).year == 292_278_994)
    #expect(CivilTime(VirtualTime(milliseconds: .min)).year == -292_275_055)
    #expect(CivilTime(VirtualTime(milliseconds: .min)).timeUTC == VirtualTime(milliseconds: .min))
  }
}

@Suite("ISO 8601")
struct ISO8601Tests {
  @Test(
    "stamps read with their offset",
    arguments: [
      ("2026-01-05T09:00:00+01:00", "2026-01-05T08:00:00.000Z", 3600),
      ("2026-01-05T09:00:00Z", "2026-01-05T09:00:00.000Z", 0),
      ("2026-01-05 09:00-0530", "2026-01-05T14:30:00.000Z", -19_800),
      ("2026-01-05", "2026-01-05T00:00:00.000Z", nil),
      ("2026-01-05T23:59:59.98765", "2026-01-05T23:59:59.987Z", nil),
      ("2026-01-05T23:59:59.5Z", "2026-01-05T23:59:59.500Z", 0),
      ("0001-01-01T00:00:00.001+14", "0000-12-31T10:00:00.001Z", 50_400),
    ])
  func reads(text: String, utc: String, offset: Int?) {
    let stamp = ISO8601.parse(text)
    #expect(stamp.map { ISO8601.format($0.time) } == utc)
    #expect(stamp?.offset == offset)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "2026", "2026-1-5", "2026-02-30", "2026-01-05T", "2026-01-05T9:00", "2026-01-05T24:00",
      "2026-01-05T09:60",
      "2026-01-05T09:00:60", "2026-01-05T09:00Z ", "2026-01-05T09:00:00.Z", "2026-01-05T09:00+",
      "2026-01-05T09:00+1:00",
      "2026-01-05T09:00+01:", "2026-01-05T09:00+01:6", "2026-01-05T09:00+01:60", "2026-01-05T09:00+24:00",
      "0000-01-01",
      "２０２６-01-05", "2026-01-05Z", "2026-01-05T09:00z",
    ])
  func refuses(text: String) {
    #expect(ISO8601.parse(text) == nil)
  }

  @Test("what is written reads back")
  func roundTrip() {
    let chance = Chance(seed: 3)
    for event in 0..<1000 as Range<UInt64> {
      let time = VirtualTime(
        milliseconds: Int64(chance.pick(200_000_000_000_000, event: event, purpose: .tie)))
      let stamp = ISO8601.parse(ISO8601.format(time))
      #expect(stamp?.time == time)
      #expect(stamp?.offset == 0)
    }
  }

  @Test("numbers are padded with zeros after their sign")
  func padding() {
    #expect(ISO8601.padded(7) == "07")
    #expect(ISO8601.padded(-7, 3) == "-007")
    #expect(ISO8601.padded(12345, 2) == "12345")
    #expect(ISO8601.padded(.min, 2) == "-9223372036854775808")
  }
}

@Suite("Time zones")
struct TimeZoneTests {
  /// Madrid in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
  private let madrid = TimeZoneRules(
    name: "Europe/Madrid", base: 3600,
    changes: [
      .init(from: CivilTime(year: 2026, month: 3, day: 29, hour: 1).timeUTC, offset: 7200),
      .init(from: CivilTime(year: 2026, month: 10, day: 25, hour: 1).timeUTC, offset: 3600),
    ])
  /// Samoa skipped 30 December 2011.
  private let apia = TimeZoneRules(
    name: "Pacific/Apia", base: -36_000,
    changes: [.init(from: CivilTime(year: 2011, month: 12, day: 30, hour: 10).timeUTC, offset: 50_400)])

  @Test("the offset changes at the moment of the change")
  func offsets() {
    let change = madrid.changes[0].from
    #expect(madrid.offset(at: change + .milliseconds(-1)) == 3600)
    #expect(madrid.offset(at: change) == 7200)
    #expect(madrid.clock(change + .milliseconds(-1)) == "01:59:59")
    #expect(madrid.clock(change, seconds: false) == "03:00")
    #expect(TimeZoneRules.utc.clock(change) == "01:00:00")
  }

  @Test("every moment but those of the hour that comes twice reads back from what the clock shows")
  func roundTrip() {
    let autumn = madrid.changes[1].from
    let start = CivilTime(year: 2026, month: 3, day: 28).timeUTC
    for minutes in stride(from: 0, to: 60 * 24 * 230, by: 7) {
      let time = start + .minutes(Int64(minutes))
      let isSecond = time >= autumn && time < autumn + .hours(1)
      #expect(madrid.time(madrid.civil(time)) == (isSecond ? time + .hours(-1) : time))
    }
  }

  @Test("an hour that no clock shows is read with the offset before the change")
  func gap() {
    let skipped = CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30)
    #expect(
      madrid.civil(madrid.time(skipped)) == CivilTime(year: 2026, month: 3, day: 29, hour: 3, minute: 30))
  }

  @Test("a change of a whole day reads back around it")
  func wholeDay() {
    for hours in -48...48 {
      let time = apia.changes[0].from + .hours(Int64(hours))
      #expect(apia.time(apia.civil(time)) == time)
    }
  }

  @Test("changes six hours apart do not confuse each other")
  func closeChanges() {
    let first = CivilTime(year: 2026, month: 1, day: 1).timeUTC
    let zone = TimeZoneRules(
      name: "x", base: 0,
      changes: [.init(from: first, offset: 3600), .init(from: first + .hours(6), offset: 0)])
    for minutes in stride(from: -600, to: 1200, by: 5) {
      let time = first + .minutes(Int64(minutes))
      let isSecond = minutes >= 360 && minutes < 420
      #expect(zone.time(zone.civil(time)) == (isSecond ? time + .hours(-1) : time))
    }
  }
}
