import Scenarios
import Screen
import Simulation

/// What the mouse did, at a column and a row of the screen.
public struct Mouse: Equatable, Sendable {
  /// The kinds of things it does.
  public enum Kind: Equatable, Sendable {
    /// The left button was pressed.
    case click
    /// The wheel was turned towards the screen.
    case wheelUp
    /// The wheel was turned towards the person.
    case wheelDown
  }

  /// What it did.
  public var kind: Kind
  /// The column, from 0.
  public var x: Int
  /// The row, from 0.
  public var y: Int

  /// Makes an event.
  public init(_ kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}

extension AppState {
  /// Lines that a step of the wheel scrolls.
  private static let wheelLines = 3

  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    notice = Notice(
      text: hasMouse
        ? "The mouse is ours: click, wheel, choices; hold Shift to select text as before"
        : "The mouse is the terminal's again", isProblem: false)
    return [.mouse(hasMouse)]
  }

  /// Clicks focus a window, press a choice, or choose a message; the wheel scrolls what it is over.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    if overlay != nil {
      switch mouse.kind {
      case .click: break
      case .wheelUp: return perform(.older, inOverlay: false)
      case .wheelDown: return perform(.newer, inOverlay: false)
      }
      return []
    }
    guard let layout else { return [] }
    if mouse.kind == .click, layout.tabs?.contains(x: mouse.x, y: mouse.y) == true {
      if let window = TabsPane(state: self).window(at: mouse.x) { focus = window }
      return []
    }
    guard let (window, rect) = layout.windows.first(where: { $0.rect.contains(x: mouse.x, y: mouse.y) })
    else {
      return []
    }
    switch mouse.kind {
    case .wheelUp: scroll(by: Self.wheelLines, in: window)
    case .wheelDown: scroll(by: -Self.wheelLines, in: window)
    case .click: click(window, x: mouse.x - rect.x - 2, y: mouse.y - rect.y - 1)
    }
    return []
  }

  private mutating func click(_ window: Window, x: Int, y: Int) {
    let pane = prepared[window]
    guard window == focus else {
      focus = window
      return
    }
    guard let pane, pane.view.lines.indices.contains(y - pane.top.count) else { return }
    let line = y - pane.top.count
    if window == .customer, let choice = pane.view.lines[line].choice(at: x),
      pane.view.blocks[line] == latestChoices
    {
      perform(Act(seat: seat, .choose(choice)))
    } else if reading != nil {
      reading?.block = pane.view.blocks[line]
    }
  }

  /// The block whose choices can be pressed: the latest message, when nothing was said since.
  private var latestChoices: Int? {
    guard let thread = scene.thread, !thread.choices.isEmpty else { return nil }
    return scene.customerLines.places.lastIndex { thread.lines[Int($0)].message.kind == .text }
  }
}
