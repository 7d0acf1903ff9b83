import Screen
import Text

/// The timeline over the windows: a bar of the turns, then a row for each turn and branch.
struct TimelineContent {
  let state: AppState
  /// The row that Enter goes to.
  let selected: Int?

  /// Where one is in words, and the same as a bar.
  func head(width: Int) -> [PaneLine] {
    let playback = state.playback
    let place = playback.isInPast ? "Looking back" : "Now"
    let branch = Sanitizer.visible(playback.timeline.branch.name, as: .folded)
    return [
      PaneLine([
        PaneLine.Piece("\(place)  ", Style(playback.isInPast ? .warning : .good)),
        PaneLine.Piece("\(branch): \(playback.placeText)"),
      ]),
      bar(width: width), PaneLine(),
    ]
  }

  /// One place a turn, or several turns a place where there is no room: before, here, after.
  private func bar(width: Int) -> PaneLine {
    let (marks, turns) = (state.look.lines, state.playback.turns)
    let columns = max(1, min(turns, width - 2))
    let shown = (state.playback.turn?.number ?? 0) * columns / max(1, turns)
    func times(_ mark: String, _ count: Int) -> String { String(repeating: mark, count: max(0, count)) }
    return PaneLine([
      PaneLine.Piece(times(marks.tick, shown - 1), Style(.good)),
      PaneLine.Piece(marks.current, Style(.emphasis)),
      PaneLine.Piece(times(marks.pending, columns - shown), .dim),
    ])
  }

  /// The rows, and the one that is selected.
  func lines(width: Int) -> (lines: [PaneLine], selected: Int) {
    let rows = TimelineRows(state.playback)
    let chosen = min(selected ?? rows.shown, rows.rows.count - 1)
    let names = rows.rows.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    let lines = rows.rows.enumerated().map { index, row in
      let isSelected = index == chosen
      let name = Self.padded(Sanitizer.visible(row.name, as: .folded), min(names, width / 4))
      let remarks = Sanitizer.visible(Self.remarks(row).joined(separator: ", "), as: .folded)
      let lead = "\(isSelected ? state.look.lines.current : " ") \(name)  \(Self.padded(row.clock, 8))  "
      let room = width - DisplayWidth.columns(of: lead)
      let tail = DisplayWidth.fitted(remarks, columns: room / 2, ellipsis: state.look.lines.ellipsis)
      let text = DisplayWidth.fitted(
        Sanitizer.visible(row.text, as: .folded), columns: room - DisplayWidth.columns(of: tail) - 2,
        ellipsis: state.look.lines.ellipsis)
      let ink = isSelected ? Style(.selection) : row.isShown ? Style(.emphasis) : .text
      var line = PaneLine([
        PaneLine.Piece(lead, row.isShown ? Style(.emphasis) : .dim), PaneLine.Piece(text, ink),
      ])
      if !tail.isEmpty { line.trailing = PaneLine.Piece(tail, Style(.key)) }
      return line
    }
    return (lines, chosen)
  }

  private static func remarks(_ row: TimelineRows.Row) -> [String] {
    row.remarks + (row.file?.split(separator: "/").last.map { [String($0)] } ?? [])
  }

  private static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: text)))
  }
}

extension AppState {
  /// Goes to the row of the timeline that is selected.
  mutating func goToSelected(_ selected: Int?) {
    let rows = TimelineRows(playback)
    overlay = nil
    let index = selected ?? rows.shown
    guard rows.rows.indices.contains(index) else { return }
    let row = rows.rows[index]
    if row.isAhead { return travel(to: row.name) }
    travel(toBranch: row.branch, place: row.place)
  }

  /// Sets a bookmark at the row that is selected.
  mutating func bookmarkSelected(_ selected: Int?) {
    let rows = TimelineRows(playback)
    let index = selected ?? rows.shown
    guard rows.rows.indices.contains(index), let place = rows.rows[index].place else { return }
    playback.bookmark(playback.freeBookmark, at: place)
    overlay = .timeline(selected: index)
  }
}
