import ContactCenter
import Screen
import Simulation
import Text
import Views

/// Where one window has the screen: the three windows as tabs, and a line of what happens in those that are hidden.
struct TabsPane {
  let state: AppState

  private static let labelWidth = 10

  private var terms: Vocabulary { state.look.terms }

  /// `1 Customer ·2   2 Bot · Escalate   [3 Human agent ●]`
  func draw(on canvas: inout Canvas) {
    var x = 0
    for window in Window.allCases {
      let style = window == state.focus ? Style(.title) : isCalling(window) ? Style(.warning) : .dim
      x += canvas.putFitted(
        label(window), x: x, y: 0, width: max(0, canvas.bounds.width - x), style: style,
        lines: state.look.lines)
      x += 1
    }
  }

  /// The window whose tab is at a column.
  func window(at column: Int) -> Window? {
    var end = 0
    return Window.allCases.first { window in
      end += DisplayWidth.columns(of: label(window)) + 1
      return column < end
    }
  }

  private func label(_ window: Window) -> String {
    let label = "\(window.rawValue + 1) \(name(window))"
    return window == state.focus ? "[\(label)]" : " \(label) "
  }

  private func isCalling(_ window: Window) -> Bool {
    window == .representative && state.scene.desk?.offers.isEmpty == false
  }

  private func name(_ window: Window) -> String {
    let marks = state.look.lines
    let unread = window == state.focus ? 0 : state.unread(window)
    let count = unread > 0 ? " \(marks.pending)\(unread)" : ""
    switch window {
    case .customer: return "Customer\(count)"
    case .bot:
      let topic = state.scene.part?.lines.last { $0.kind == .topic }?.text
      let room = state.size.width < 60 ? 0 : 24
      let shown = topic.map {
        DisplayWidth.fitted(Sanitizer.visible($0, as: .folded), columns: room, ellipsis: marks.ellipsis)
      }
      return terms.say("Bot") + (room == 0 ? "" : shown.map { "\(marks.between)\($0)" } ?? "")
    case .representative:
      let inbox = state.scene.desk?.inbox.map(\.unread).reduce(0, +) ?? 0
      let count = window != state.focus && unread == 0 && inbox > 0 ? " \(marks.pending)\(inbox)" : count
      return terms.say(state.size.width < 50 ? "Agent" : "Human agent")
        + (isCalling(window) ? " \(marks.dot)" : count)
    }
  }

  /// The latest line of each hidden window.
  func drawSummary(on canvas: inout Canvas) {
    for (y, window) in Window.allCases.filter({ $0 != state.focus }).enumerated() {
      let (label, text) = latest(window)
      let name = Columns.name(
        String(DisplayWidth.fitted(label, columns: Self.labelWidth - 1, ellipsis: "")), width: Self.labelWidth
      )
      PaneLine([PaneLine.Piece(" \(name)", .dim), PaneLine.Piece(Sanitizer.visible(text, as: .folded))])
        .draw(on: &canvas, y: y, width: canvas.bounds.width - 1, lines: state.look.lines)
    }
  }

  private func latest(_ window: Window) -> (label: String, text: String) {
    let organization = state.run.world.organization
    switch window {
    case .customer:
      guard let thread = state.scene.thread else { return ("Customer", "") }
      let line = state.scene.customerLines.places.reversed().lazy
        .compactMap { state.run.customerLine(Int($0), of: thread) }.first
      let speaker = line.map { $0.isOwn ? state.run.world.customerName(thread.customer) : $0.speaker } ?? ""
      let text = line?.activity.text ?? ""
      return ("Customer", speaker.isEmpty ? text : "\(speaker): \(text)")
    case .bot:
      guard let part = state.scene.part else { return (terms.say("Bot"), "has not had it yet") }
      let line = part.lines.last { $0.kind != .detail && $0.kind != .variable }
      return (organization.name(of: .bot(part.bot)), line?.text ?? "")
    case .representative:
      let name = organization[state.representative]?.displayName ?? terms.say("Agent")
      guard let desk = state.scene.desk else { return (name, "") }
      if let offer = desk.offers.first { return (name, "\(offer.customer) is offered, \(offer.cause)") }
      guard desk.fate.isEmpty, let thread = state.scene.deskThread,
        let place = state.scene.deskLines.places.last
      else {
        return (
          name,
          desk.fate.isEmpty
            ? desk.presence.rawValue : "\(desk.presence.rawValue); the conversation is \(desk.fate)"
        )
      }
      return (name, thread.lines[Int(place)].message.text)
    }
  }
}
