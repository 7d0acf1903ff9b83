import Screen
import Simulation
import Text
import Views

/// The input line of the focused window, with the name of the seat it speaks for and the completion dim behind.
struct InputPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    switch state.prompt {
    case .line: drawLine(on: &canvas)
    case .heldPaste(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      ask(
        "Paste", "\(lines) lines, \(text.count) characters:",
        "\(key(.send)) takes them into the line, \(key(.back)) drops them", on: &canvas)
    case .history(let search):
      ask("History", search.words, state.editor.history.found.map { "\(arrow) \($0)" } ?? "", on: &canvas)
    case .find(let words): ask("Find", words, words.isEmpty ? "words, then \(key(.send))" : "", on: &canvas)
    case .reading: ask("Read", state.reading?.words ?? "", readingKeys, on: &canvas)
    }
  }

  /// A question in place of the line: its name, what was typed, and what answers it.
  private func ask(_ name: String, _ typed: String, _ hint: String, on canvas: inout Canvas) {
    var x = canvas.put(" \(name) \(state.look.lines.current) ", x: 0, y: 0, style: Style(.emphasis))
    x += canvas.put(
      Sanitizer.visible(typed, as: .line), x: x, y: 0, maxWidth: max(1, canvas.bounds.width - x - 1))
    if state.overlay == nil { canvas.placeCursor(x: min(x, canvas.bounds.width - 1), y: 0) }
    canvas.putFitted(
      Sanitizer.visible(hint, as: .folded), x: x + 1, y: 0, width: max(0, canvas.bounds.width - x - 2),
      style: Style(.ghost), lines: state.look.lines)
  }

  private var arrow: String { state.look.lines.arrow }

  private func key(_ action: Action) -> String { state.keymap.name(of: action) }

  private var readingKeys: String {
    var hints = [
      "\(key(.readOlder)) \(key(.readNewer)) message", "\(key(.readDayBack)) \(key(.readDayOn)) day",
      "\(key(.copy)) copies", "\(key(.back)) back",
    ]
    if state.reading?.words.isEmpty == false {
      hints.insert("\(key(.matchOlder)) older, \(key(.matchNewer)) newer match", at: 0)
    }
    return hints.joined(separator: state.look.lines.between)
  }

  private func drawLine(on canvas: inout Canvas) {
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
      // What lies to the right of the room is not looked at.
      canvas.put(Self.visible(row[start...].prefix(room)), x: indent, y: y, maxWidth: room)
      guard y == place.cursorRow else { continue }
      let before = DisplayWidth.columns(of: Self.visible(row[start..<place.cursorColumn]))
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
    case .representative(let person):
      state.run.world.organization[person]?.displayName ?? state.look.terms.say("Agent")
    case .supervisor, .stage: "stage"
    }
  }

  /// How typed characters are shown: control characters visibly, never as themselves.
  private static func visible(_ characters: ArraySlice<Character>) -> String {
    let text = LineEditor.text(characters)
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    // One by one, because what stands side by side must not change what either shows.
    return characters.map { Sanitizer.visible(String($0), as: .line) }.joined()
  }

  /// The first character to show so that the cursor stays in the room.
  private static func start(_ row: ArraySlice<Character>, cursor: Int, room: Int) -> Int {
    // Most lines fit, and no character of a line is narrower than nothing.
    if cursor - row.startIndex < room, DisplayWidth.columns(of: visible(row[..<cursor])) < room {
      return row.startIndex
    }
    var columns = 0
    var start = cursor
    while start > row.startIndex {
      columns += DisplayWidth.columns(of: visible(row[start - 1..<start]))
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
      cursorColumn = editor.cursor
      guard editor.breaks > 0 else {
        rows = [editor.characters[...]]
        cursorRow = 0
        return
      }
      let all = editor.characters.split(separator: "\n", omittingEmptySubsequences: false)
      let row = all.firstIndex { editor.cursor >= $0.startIndex && editor.cursor <= $0.endIndex } ?? 0
      let first = max(0, min(row - limit + 1, all.count - limit))
      rows = Array(all[max(0, first)...].prefix(limit))
      cursorRow = row - max(0, first)
    }
  }
}
