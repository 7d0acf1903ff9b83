import Basis
import ContactCenter
import SourceYAML

struct HoursEntry: Sendable {
  var name: Located<String>
  var zone: Located<String>?
  var hours: OperatingHours

  /// `{name: Office, time-zone: Europe/Madrid, open: {mon-fri: "08:00-17:00"}, holidays: [2026-01-06]}`.
  static let reader: Reader<HoursEntry> = .mapping("plan of operating hours") { keys in
    let name = keys.required("name", .located(.string))
    let zone = keys.optional("time-zone", .located(.string))
    let open = keys.required("open", .openings)
    let holidays = keys.optional("holidays", .list(.day), default: [])
    guard let name else { return nil }
    return HoursEntry(
      name: name, zone: zone,
      hours: OperatingHours(name: name.value, openings: open ?? [], holidays: holidays))
  }
}

extension Reader where Value == [OperatingHours.Opening] {
  /// `{mon-fri: "08:00-17:00", sat: ["09:00-13:00"]}`.
  fileprivate static var openings: Reader {
    Reader { node, diagnostics in
      guard let entries = node.entries else {
        return node.refused("days with their hours", &diagnostics)
      }
      var all: [OperatingHours.Opening] = []
      for entry in entries {
        let days = Reader<[Int]>.weekdays.read(entry.key, &diagnostics) ?? []
        let spans = Reader<[ClosedRange<Int>]>.oneOrMore(.minutes).read(entry.value, &diagnostics) ?? []
        all += days.flatMap { day in
          spans.map { OperatingHours.Opening(weekday: day, from: $0.lowerBound, until: $0.upperBound) }
        }
      }
      return all
    }
  }
}

extension Reader where Value == [Int] {
  /// `mon`, `mon-fri` or `daily`, as numbers from 1 for Sunday.
  fileprivate static var weekdays: Reader {
    parsed(as: "a day or several", like: "mon, mon-fri, sat or daily") { text in
      let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      if text == "daily" { return Array(1...7) }
      let ends = text.lowercased().split(separator: "-").map { names.firstIndex(of: String($0.prefix(3))) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
        return nil
      }
      return (0...(last - first + 7) % 7).map { (first + $0) % 7 + 1 }
    }
  }
}

extension Reader where Value == ClosedRange<Int> {
  /// `08:00-17:00`, as minutes of the day.
  fileprivate static var minutes: Reader {
    parsed(as: "a part of a day", like: "\"08:00-17:00\"") { text in
      let ends = text.split(separator: "-").map { minute(String($0)) }
      guard ends.count == 2, let from = ends[0], let until = ends[1], from < until else { return nil }
      return from...until
    }
  }

  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0..<60).contains(minute), hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}

extension Reader where Value == OperatingHours.Day {
  /// `2026-01-06`.
  fileprivate static var day: Reader {
    parsed(as: "a date", like: "2026-01-06") { text in
      guard let date = ISO8601.parse("\(text)T00:00:00Z").map({ CivilTime($0.time) }) else { return nil }
      return OperatingHours.Day(year: date.year, month: date.month, day: date.day)
    }
  }
}
