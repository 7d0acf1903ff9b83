import ContactCenter
import Screen
import Simulation
import Views

/// The first line: what is played, the virtual clock, where the conversation stands.
struct HeaderPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let width = canvas.bounds.width
    let right = status + " "
    let start = canvas.put(right, endingAt: width, y: 0, style: Style(.dim))
    let name = width >= Layout.wide ? "handoff \(state.look.lines.dot) \(state.run.world.name)" : state.run.world.name
    canvas.putFitted(" " + name, x: 0, y: 0, width: max(0, start - 1), style: Style(.title), lines: state.look.lines)
  }

  /// `09:00:46 · live chat · conv-1 · Open → Mia Novak`
  private var status: String {
    let run = state.run
    var parts = [run.world.zone.clock(state.now)]
    if let id = state.conversation, let thread = run.state.thread(id), let center = run.state.center[id] {
      if state.size.width >= Layout.wide { parts.append(run.profile(of: thread).name) }
      parts.append(id.description)
      parts.append(place(center))
    } else {
      parts.append("no conversation yet")
    }
    return parts.joined(separator: " \(state.look.lines.dot) ")
  }

  private func place(_ conversation: CenterConversation) -> String {
    let organization = state.run.world.organization
    if let offer = conversation.offer {
      let arrow = state.look.lines == .ascii ? "->" : "→"
      return "Open \(arrow) \(organization.name(of: .representative(offer.representative)))"
    }
    guard let owner = conversation.owner else { return conversation.status.name }
    return "\(conversation.status.name) \(state.look.lines.dot) \(organization.name(of: owner))"
  }
}
