import ContactCenter
import Screen
import Simulation
import Text
import Views

/// The first line: what is played, the virtual clock, where the conversation stands.
struct HeaderPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let width = canvas.bounds.width
    let right = Sanitizer.visible(status, as: .folded) + " "
    let start = canvas.put(right, endingAt: width, y: 0, style: .dim)
    let world = Sanitizer.visible(state.run.world.name, as: .folded)
    let name = width >= Layout.wide ? "handoff\(state.look.lines.between)\(world)" : world
    canvas.putFitted(
      " " + name, x: 0, y: 0, width: max(0, start - 1), style: Style(.title), lines: state.look.lines)
  }

  /// `09:00:46 · live chat · conv-1 · Open → Mia Novak`; narrow screens leave parts out.
  private var status: String {
    let run = state.run
    var parts = [run.world.zone.clock(state.now)]
    if let thread = state.scene.thread, let center = state.scene.center {
      if state.size.width >= Layout.wide { parts.append(run.profile(of: thread).name) }
      if state.size.width >= 60 { parts.append(thread.id.description) }
      parts.append(place(center))
    } else if state.size.width >= 60 {
      parts.append("no conversation yet")
    }
    return parts.joined(separator: state.look.lines.between)
  }

  private func place(_ conversation: CenterConversation) -> String {
    let organization = state.run.world.organization
    if let offer = conversation.offer {
      return "Open \(state.look.lines.arrow) \(organization.name(of: .representative(offer.representative)))"
    }
    guard let owner = conversation.owner, conversation.status != .closed else {
      return conversation.status.name
    }
    return "\(conversation.status.name)\(state.look.lines.between)\(organization.name(of: owner))"
  }
}
