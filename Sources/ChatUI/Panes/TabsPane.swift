import ContactCenter
import Screen
import Simulation
import Text
import Views

/// On narrow screens: the three windows as tabs, and a line of what happens in those that are hidden.
struct TabsPane {
  let state: AppState

  /// `1 Customer   2 Bot · Escalate   [3 Human agent ●]`
  func draw(on canvas: inout Canvas) {
    var x = 1
    for window in Window.allCases {
      let label = "\(window.rawValue + 1) \(name(window))"
      let isFocused = window == state.focus
      x += canvas.put(
        isFocused ? "[\(label)]" : " \(label) ", x: x, y: 0, style: isFocused ? Style(.title) : .dim)
      x += 1
    }
  }

  private func name(_ window: Window) -> String {
    switch window {
    case .customer: return "Customer"
    case .bot: return "Bot"
    case .representative:
      let hasOffer = state.run.state.center.offer(to: state.representative) != nil
      return "Human agent" + (hasOffer ? " \(state.look.lines.bullet)" : "")
    }
  }

  /// The latest line of each hidden window.
  func drawSummary(on canvas: inout Canvas) {
    let hidden = Window.allCases.filter { $0 != state.focus }
    for (y, window) in hidden.enumerated() {
      let label = "\(name(window))            ".prefix(13)
      PaneLine([PaneLine.Piece(" \(label)", .dim), PaneLine.Piece(latest(window))])
        .draw(on: &canvas, y: y, width: canvas.bounds.width, lines: state.look.lines)
    }
  }

  private func latest(_ window: Window) -> String {
    guard let id = state.conversation, let thread = state.run.state.thread(id) else { return "" }
    let text: String
    switch window {
    case .customer:
      let line = thread.lines.indices.reversed().lazy.compactMap { state.run.customerLine($0, of: thread) }.first
      text = line.map { $0.speaker.isEmpty ? $0.activity.text ?? "" : "\($0.speaker): \($0.activity.text ?? "")" } ?? ""
    case .bot: text = state.trace.part(of: id)?.lines.last?.text ?? ""
    case .representative:
      let desk = state.run.desk(of: state.representative, at: state.now)
      if let offer = desk.offers.first {
        text = "\(offer.customer) is offered, \(offer.cause)"
      } else {
        text = desk.lines.last.map { thread.lines[$0].message.text } ?? desk.presence.rawValue
      }
    }
    return Sanitizer.visible(text, as: .folded)
  }
}
