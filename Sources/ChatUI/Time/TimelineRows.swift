import Basis
import Scenarios
import Simulation
import Views

/// The timeline as rows: the turns of the branch that is shown with what leaves and is marked there, then the branches.
struct TimelineRows {
  /// A row: a place to go to.
  struct Row {
    /// The branch of the place.
    var branch: Int
    /// How many events have happened there; nil for the branch's end.
    var place: Int?
    /// `turn 3`, `branch 1`.
    var name: String
    /// When.
    var clock: String
    /// What happened there.
    var text: String
    /// What else is to be known of the place: steps, bookmarks, branches.
    var remarks: [String]
    /// Whether it is the place that is shown.
    var isShown: Bool
  }

  let rows: [Row]
  /// The row of the place that is shown.
  var shown: Int { rows.firstIndex(where: \.isShown) ?? 0 }

  init(_ playback: Playback) {
    let turns = Self.turns(playback)
    let branches = playback.timeline.branches.count > 1 ? Self.branches(playback) : []
    rows = turns + branches + Self.bookmarksElsewhere(playback)
  }

  private static func turns(_ playback: Playback) -> [Row] {
    let (timeline, run) = (playback.timeline, playback.end)
    let shown = playback.turn?.number ?? 0
    let (steps, marks) = (playback.steps, run.state.marks)
    let broken = Set(playback.endScreenplay.progress?.broken ?? [])
    let begin = Row(
      branch: timeline.current, place: 0, name: "start", clock: run.world.zone.clock(run.world.start),
      text: "nothing has happened yet", remarks: [], isShown: shown == 0)
    return [begin]
      + timeline.branch.turns.indices.map { index in
        let events = timeline.events(ofTurn: index + 1) ?? 0..<0
        let inside = (events.lowerBound + 1)...max(events.lowerBound + 1, events.upperBound)
        var remarks = steps.enumerated().filter { inside.contains($0.element) }
          .map { "step \($0.offset + 1)\(broken.contains($0.offset) ? " went otherwise" : "")" }
        remarks += timeline.bookmarks.filter { $0.branch == timeline.current && inside.contains($0.events) }
          .map { "bookmark \($0.name)" }
        remarks += marks.filter { events.contains($0.number) }.map { "mark \($0.name)" }
        remarks += timeline.branches.filter {
          $0.origin?.branch == timeline.current && $0.origin?.events == events.upperBound
        }.map { "here leaves \($0.name)" }
        return Row(
          branch: timeline.current, place: events.upperBound, name: "turn \(index + 1)",
          clock: run.world.zone.clock(run.log[events.lowerBound].at),
          text: run.world.label(ofTurn: events.lazy.map { run.log[$0] }), remarks: remarks,
          isShown: index + 1 == shown)
      }
  }

  private static func branches(_ playback: Playback) -> [Row] {
    let timeline = playback.timeline
    return timeline.branches.indices.map { index in
      let branch = timeline.branches[index]
      let from = branch.origin.map {
        "leaves \(timeline.branches[$0.branch].name) after event \($0.events)"
      }
      let isShown = index == timeline.current
      let remarks = [isShown ? "shown" : nil, playback.files[index].map { "kept in \($0)" }]
      return Row(
        branch: index, place: nil, name: branch.name, clock: "",
        text: "\(from ?? "as it was recorded"); \(branch.turns.count) turns, \(branch.events) events",
        remarks: remarks.compactMap { $0 }, isShown: false)
    }
  }

  /// The bookmarks that are on no row of the branch that is shown.
  private static func bookmarksElsewhere(_ playback: Playback) -> [Row] {
    let timeline = playback.timeline
    return timeline.bookmarks.filter { $0.branch != timeline.current || $0.events == 0 }.map { bookmark in
      Row(
        branch: bookmark.branch, place: bookmark.events, name: bookmark.name, clock: "",
        text: "bookmark in \(timeline.branches[bookmark.branch].name) after event \(bookmark.events)",
        remarks: [], isShown: false)
    }
  }

  /// The rows as lines of plain mode.
  var lines: [String] {
    rows.map { row in
      let mark = row.isShown ? ["you are here"] : []
      let about = (row.remarks + mark).joined(separator: ", ")
      let clock = row.clock.isEmpty ? "" : " \(row.clock)"
      return "timeline: \(row.name)\(clock) \(row.text)\(about.isEmpty ? "" : " (\(about))")"
    }
  }
}
