import Basis
import ContactCenter
import Scenarios
import Screen
import Simulation

/// A recording as a row of screens: one before anything happened, then one for each command with what came of it. The
/// same drawing as in the terminal, at any size.
public struct Film: Sendable {
  /// A screen and when it is shown.
  public struct Picture: Sendable {
    /// Milliseconds from the beginning.
    public var at: Int64
    /// The screen.
    public var canvas: Canvas
    /// What was done: `customer: Hi`; empty for the first.
    public var label: String
  }

  /// Which part of the screen is shown.
  public enum Part: Sendable {
    /// All of it.
    case everything
    /// The customer's window alone: nothing on it that a customer could not see.
    case customer
  }

  /// The screens in order, at least one.
  public private(set) var pictures: [Picture] = []
  /// Columns and rows.
  public let size: (width: Int, height: Int)

  /// Nothing stays for less, so that it can be read, and nothing for more: half an hour of silence is told, not sat
  /// through. In milliseconds.
  private static let shortest: Int64 = 1600
  private static let longest: Int64 = 4000

  /// Makes a film of a recording.
  public init(
    _ entries: [LoggedEvent], world: World, walkthrough: Walkthrough?, size: (width: Int, height: Int),
    look: AppState.Look = .init(), part: Part = .everything
  ) {
    self.size = size
    let steps = Screenplay(recording: entries, world: world, walkthrough: nil, isAuto: false).lines
    var state = AppState(
      run: Run(world), screenplay: Screenplay(walkthrough: walkthrough), size: size, look: look)
    if part == .customer { state.zoomOnCustomer() }
    var at: Int64 = 0
    pictures = [Picture(at: 0, canvas: Self.draw(state, part), label: "")]
    for step in steps {
      guard case .replay(let entries) = step.content else { continue }
      let before = state.run.state.now
      state.replay(entries, staysAt: part == .customer ? .customer : nil)
      let passed = (state.run.state.now - before).milliseconds
      at += min(max(passed, Self.shortest), Self.longest)
      pictures.append(Picture(at: at, canvas: Self.draw(state, part), label: step.label))
    }
  }

  private static func draw(_ state: AppState, _ part: Part) -> Canvas {
    let canvas = Frame.draw(state)
    guard part == .customer, let window = state.layout?.windows.first(where: { $0.window == .customer })
    else {
      return canvas
    }
    return canvas.cropped(to: window.rect)
  }
}

extension AppState {
  /// Shows the customer's window alone.
  mutating func zoomOnCustomer() {
    isZoomed = true
    focus = .customer
    refresh()
  }

  /// Takes a step of a recording in and looks where it happened.
  mutating func replay(_ entries: [LoggedEvent], staysAt window: Window?) {
    show(entries)
    if let window { focus = window }
    refresh()
  }
}
