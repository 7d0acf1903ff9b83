import Basis
import Screen

/// Lines that come in blocks, one for each message or event, laid out only as far as somebody looks.
struct Feed {
  /// How many blocks there are.
  var count: Int
  /// When a block was said; nil where no time belongs to it.
  var time: (Int) -> VirtualTime? = { _ in nil }
  /// A block's words as they came, when its lines show them as they are; nil when only its lines tell.
  var raw: (Int) -> String? = { _ in nil }
  /// The lines of a block; none for what this window does not show.
  var block: (Int) -> [PaneLine]

  /// The words that a block shows, on one line.
  func words(_ index: Int) -> String {
    block(index).map { $0.pieces.map(\.text).joined() }.joined(separator: " ")
  }

  /// The same with a rule above the blocks where a day begins, and above the first that was not read.
  func withRules(unread: Int?, width: Int, zone: TimeZoneRules, marks: LineSet) -> Feed {
    var feed = self
    let (time, block) = (time, block)
    feed.block = { index in
      var lines = block(index)
      guard !lines.isEmpty else { return lines }
      if index == unread {
        lines.insert(.rule("new", width: width, marks: marks, style: Style(.changed)), at: 0)
      }
      if index > 0, let now = time(index), let before = time(index - 1),
        zone.day(now) != zone.day(before)
      {
        lines.insert(.rule(zone.date(now), width: width, marks: marks), at: 0)
      }
      return lines
    }
    return feed
  }
}

extension TimeZoneRules {
  /// The number of the day that a calendar shows.
  func day(_ time: VirtualTime) -> Int {
    let civil = civil(time)
    return CivilTime.daysSinceEpoch(year: civil.year, month: civil.month, day: civil.day)
  }

  /// The date as a separator shows it: `Monday 2026-01-05`.
  func date(_ time: VirtualTime) -> String {
    let civil = civil(time)
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    let day = names.indices.contains(civil.weekday - 1) ? names[civil.weekday - 1] : ""
    return "\(day) \(civil.year)-\(ISO8601.padded(civil.month))-\(ISO8601.padded(civil.day))"
  }
}
