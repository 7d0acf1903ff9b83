import Screen
import Simulation
import Text
import Views

/// The input line of the focused window, with the name of the seat it speaks for and the completion dim behind.
struct InputPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let editor = state.editor
    let width = canvas.bounds.width
    let name = DisplayWidth.fitted(
      Sanitizer.visible(seatName, as: .folded), columns: width / 3, ellipsis: state.look.lines.ellipsis)
    let indent = canvas.put(" \(name) \(state.look.lines.current) ", x: 0, y: 0, style: Style(.emphasis))
    let room = max(1, width - indent - 1)
    let place = Place(editor, rows: canvas.bounds.height)
    for (y, row) in place.rows.enumerated() {
      let start =
        y == place.cursorRow ? Self.start(row, cursor: place.cursorColumn, room: room) : row.startIndex
      let shown = row[start...].map { Self.visible($0) }.joined()
      canvas.put(shown, x: indent, y: y, maxWidth: room)
      guard y == place.cursorRow else { continue }
      let before = row[start..<place.cursorColumn].reduce(0) {
        $0 + DisplayWidth.columns(of: Self.visible($1))
      }
      if state.overlay == nil { canvas.placeCursor(x: indent + min(before, room), y: y) }
      guard y == place.rows.count - 1, editor.cursor == editor.characters.count else { continue }
      canvas.put(
        editor.isEmpty ? hint : Sanitizer.visible(state.ghost, as: .line), x: indent + before, y: y,
        style: Style(.ghost), maxWidth: room - before)
    }
  }

  /// What can be typed here, as long as nothing is.
  private var hint: String {
    if state.enteredCard != nil { return CardHint(state: state).hint }
    return seatHint
  }

  private var cardKey: String {
    state.keymap.keys(for: state.screenplay.isStepped ? .card : .send).first?.description ?? "/card"
  }

  private var seatHint: String {
    switch state.seat {
    case .customer where state.hasFreshCard: "a message; \(cardKey) steps into the card"
    case .customer: state.scene.thread == nil ? "a message, or /open" : "a message, or / for commands"
    case .supervisor, .stage: "/set bot-b.capacity=150 or Global.NAME = VALUE, /wait 30s, /raw, /sessions"
    case .representative:
      if state.scene.desk?.offers.isEmpty == false {
        "/accept or /decline"
      } else if state.scene.desk?.load.has ?? 0 > 0 {
        "a message, /note TEXT, /tq QUEUE, /end"
      } else {
        "/presence NAME; an offer will show above"
      }
    }
  }

  private var seatName: String {
    if state.enteredCard != nil { return CardHint(state: state).name }
    return switch state.seat {
    case .customer(let index):
      String(state.run.world.customerName(index).split(separator: " ").first ?? "Customer")
    case .representative(let person): state.run.world.organization[person]?.displayName ?? "Agent"
    case .supervisor, .stage: "stage"
    }
  }

  /// How a typed character is shown: control characters visibly, never as themselves.
  private static func visible(_ character: Character) -> String {
    Sanitizer.visible(String(character), as: .line)
  }

  /// The first character to show so that the cursor stays in the room.
  private static func start(_ row: ArraySlice<Character>, cursor: Int, room: Int) -> Int {
    var columns = 0
    var start = cursor
    while start > row.startIndex {
      columns += DisplayWidth.columns(of: visible(row[start - 1]))
      if columns > room - 1 { break }
      start -= 1
    }
    return start
  }

  /// The typed text in rows, and where the cursor is.
  private struct Place {
    var rows: [ArraySlice<Character>]
    var cursorRow: Int
    /// An index into the whole text.
    var cursorColumn: Int

    init(_ editor: LineEditor, rows limit: Int) {
      let all = editor.characters.split(separator: "\n", omittingEmptySubsequences: false)
      cursorColumn = editor.cursor
      let row = all.firstIndex { editor.cursor >= $0.startIndex && editor.cursor <= $0.endIndex } ?? 0
      let first = max(0, min(row - limit + 1, all.count - limit))
      rows = Array(all[max(0, first)...].prefix(limit))
      cursorRow = row - max(0, first)
    }
  }
}
