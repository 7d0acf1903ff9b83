import ContactCenter
import Screen
import Text

/// The last line: the keys worth knowing now.
struct KeyBarPane {
  let state: AppState

  /// Columns that the script's next line may take.
  private static let longestLabel = 28

  private struct Hint {
    var action: Action
    var label: String
    var style = Style.dim
  }

  func draw(on canvas: inout Canvas) {
    let width = canvas.bounds.width
    var end = width - 1
    for hint in right.reversed() {
      guard let columns = columns(of: hint), end - columns > width / 2 else { continue }
      _ = put(hint, x: end - columns, limit: width, on: &canvas)
      end -= columns + 3
    }
    var x = 1
    for hint in left {
      guard let used = put(hint, x: x, limit: end, on: &canvas) else { break }
      x += used + 3
    }
  }

  private func columns(of hint: Hint) -> Int? {
    state.keymap.keys(for: hint.action).first.map {
      $0.description.count + 1 + DisplayWidth.columns(of: hint.label)
    }
  }

  private func put(_ hint: Hint, x: Int, limit: Int, on canvas: inout Canvas) -> Int? {
    guard let key = state.keymap.keys(for: hint.action).first?.description else { return nil }
    let label = Sanitizer.visible(hint.label, as: .folded)
    let columns = key.count + 1 + DisplayWidth.columns(of: label)
    guard x + columns <= limit else { return nil }
    canvas.put(key, x: x, y: 0, style: Style(.key))
    canvas.put(" \(label)", x: x + key.count, y: 0, style: hint.style)
    return columns
  }

  private var left: [Hint] {
    switch state.overlay {
    case .limits:
      return [
        Hint(action: .back, label: "closes"), Hint(action: .charRight, label: "channel"),
        Hint(action: .older, label: "older"), Hint(action: .newer, label: "newer"),
      ]
    case .palette:
      return [
        Hint(action: .back, label: "closes"), Hint(action: .send, label: "does it"),
        Hint(action: .newer, label: "next"),
      ]
    case .dashboard:
      let isAsked = state.isAskedInDashboard
      return [
        Hint(action: .back, label: isAsked ? "leaves it" : "closes"),
        isAsked ? Hint(action: .send, label: "does it") : Hint(action: .scrollDown, label: "scroll"),
        Hint(action: .newer, label: "next"),
      ]
    case .tour:
      return [
        Hint(action: .send, label: "goes on"), Hint(action: .older, label: "goes back"),
        Hint(action: .back, label: "leaves"),
      ]
    case .test:
      return [
        Hint(action: .back, label: "closes"), Hint(action: .send, label: "keeps or drops"),
        Hint(action: .test, label: "writes"),
      ]
    case .timeline:
      return [
        Hint(action: .back, label: "closes"), Hint(action: .send, label: "goes there"),
        Hint(action: .newer, label: "next"),
      ]
    case .some: return [Hint(action: .back, label: "closes"), Hint(action: .scrollDown, label: "scroll")]
    case nil where state.enteredCard != nil:
      return [
        Hint(action: .nextWindow, label: "next"), Hint(action: .send, label: CardHint(state: state).press),
        Hint(action: .back, label: "leaves the card"), Hint(action: .previousWindow, label: "before"),
      ]
    case nil: break
    }
    var hints: [Hint] = []
    if state.playback.isInPast {
      hints = [
        Hint(action: .timeBack, label: "back"), Hint(action: .timeForward, label: "forward"),
        Hint(action: .timeNow, label: "now"), Hint(action: .timeline, label: "timeline"),
      ]
    } else if state.playback.timeline.branch.origin != nil {
      hints.append(Hint(action: .timeReturn, label: "returns"))
    }
    if state.focus != .representative, state.scene.desk?.offers.isEmpty == false {
      let name =
        state.run.world.organization[state.representative]?.displayName ?? state.look.terms.say("agent")
      hints.append(Hint(action: .representativeWindow, label: "\(name): /accept", style: Style(.warning)))
    }
    if let next = state.screenplay.nextLabel {
      let label = DisplayWidth.fitted(
        Sanitizer.visible(next, as: .folded), columns: min(Self.longestLabel, state.size.width / 4),
        ellipsis: state.look.lines.ellipsis)
      hints.append(
        Hint(
          action: state.screenplay.isAuto
            ? .playAll : state.screenplay.isStepped && state.editor.isEmpty ? .send : .playNext,
          label: state.screenplay.isAuto ? "pauses" : "next: \(label)"))
    }
    if state.hasFreshCard { hints.append(Hint(action: .card, label: "card")) }
    return hints + [
      Hint(action: .nextWindow, label: "window"), Hint(action: .why, label: "why"),
      Hint(action: .limits, label: "limits"),
      Hint(action: .palette, label: "everything"),
    ]
  }

  private var right: [Hint] {
    let help = Hint(action: .help, label: "help")
    if state.overlay != nil { return [help, Hint(action: .quit, label: "quit")] }
    if state.size.width < Layout.wide { return [help] }
    return [
      help, Hint(action: .zoom, label: state.isZoomed ? "unzoom" : "zoom"),
      Hint(action: .quit, label: "quit"),
    ]
  }
}
