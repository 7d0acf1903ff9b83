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
    /// Where it is kept; nil for what is no branch, and where nothing is known.
    var file: String?
    /// Whether it is the place that is shown.
    var isShown: Bool
    /// Whether a recording has it still to come: going there plays up to it.
    var isAhead = false
  }

  /// How many turns are listed at most.
  private static let most = 1000

  let rows: [Row]
  /// The row of the place that is shown.
  var shown: Int { rows.firstIndex(where: \.isShown) ?? 0 }

  init(_ playback: Playback) {
    let turns = Self.turns(playback)
    let branches = playback.timeline.branches.count > 1 ? Self.branches(playback) : []
    rows = turns + Self.ahead(playback) + branches + Self.bookmarksElsewhere(playback)
  }

  private static func turns(_ playback: Playback) -> [Row] {
    let (timeline, run) = (playback.timeline, playback.end)
    let shown = playback.turn?.number ?? 0
    let labels = CommandLabels(run.world)
    let (steps, marks) = (playback.steps, run.state.marks)
    let broken = Set(playback.endScreenplay.progress?.broken ?? [])
    let begin = Row(
      branch: timeline.current, place: 0, name: "start", clock: run.world.zone.clock(run.world.start),
      text: "nothing has happened yet", remarks: [], isShown: shown == 0)
    // Of a very long session what is near is listed; /goto reaches the rest.
    let near = max(0, shown - most / 2)..<max(0, min(timeline.branch.turns.count, shown + most / 2))
    return [begin]
      + near.map { index in
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
          text: labels.label(ofTurn: events.lazy.map { run.log[$0] }), remarks: remarks,
          isShown: index + 1 == shown)
      }
  }

  /// The turns that a recording has still to come.
  private static func ahead(_ playback: Playback) -> [Row] {
    let (script, played) = (playback.endScreenplay, playback.timeline.branch.turns.count)
    guard script.isReplaying else { return [] }
    return script.lines[script.next...].prefix(most / 2).enumerated().map { index, line in
      Row(
        branch: playback.timeline.current, name: "turn \(played + index + 1)", clock: "", text: line.label,
        remarks: ["to come"], isShown: false, isAhead: true)
    }
  }

  private static func branches(_ playback: Playback) -> [Row] {
    let timeline = playback.timeline
    return timeline.branches.indices.map { index in
      let branch = timeline.branches[index]
      let from = branch.origin.map { "from event \($0.events) of \(timeline.branches[$0.branch].name)" }
      let isShown = index == timeline.current
      return Row(
        branch: index, place: nil, name: branch.name, clock: "",
        text: "\(from ?? "as it was recorded"); \(branch.turns.count) turns, \(branch.events) events",
        remarks: isShown ? ["shown"] : [], file: playback.files[index], isShown: false)
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
      let file = row.file.map { ["kept in \($0)"] } ?? []
      let about = (row.remarks + file + mark).joined(separator: ", ")
      let clock = row.clock.isEmpty ? "" : " \(row.clock)"
      return "timeline: \(row.name)\(clock) \(row.text)\(about.isEmpty ? "" : " (\(about))")"
    }
  }
}
