import Screen

/// The last line: the keys worth knowing now.
struct KeyBarPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let width = canvas.bounds.width
    var x = 1
    for (action, label) in hints {
      guard let key = state.keymap.keys(for: action).first else { continue }
      let columns = key.description.count + 1 + label.count
      guard x + columns < width else { break }
      x += canvas.put(key.description, x: x, y: 0, style: Style(.key))
      x += canvas.put(" \(label)   ", x: x, y: 0, style: .dim)
    }
  }

  private var hints: [(Action, String)] {
    if state.overlay != nil { return [(.back, "closes"), (.scrollDown, "scroll"), (.help, "help"), (.quit, "quit")] }
    var hints: [(Action, String)] = [(.nextWindow, "window"), (.why, "why"), (.limits, "limits")]
    if state.screenplay.nextLabel != nil { hints.append((.playNext, "next line")) }
    return hints + [(.palette, "everything"), (.help, "help"), (.zoom, "zoom"), (.quit, "quit")]
  }
}
