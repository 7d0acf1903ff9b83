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
    canvas.putFitted(
      " " + Sanitizer.visible(name, as: .folded), x: 0, y: 0, width: max(0, start - 1),
      style: Style(state.playback.isInPast ? .warning : .title), lines: state.look.lines)
  }

  /// What is played; in the past or on a branch that comes first, in words.
  private var name: String {
    let (playback, between) = (state.playback, state.look.lines.between)
    let branch = playback.timeline.branch.origin == nil ? nil : playback.timeline.branch.name
    let place = state.size.width >= Layout.wide ? playback.placeText : playback.shortPlaceText
    if playback.isInPast {
      let looking = playback.isCatchingUp ? "Slow motion" : "Looking back"
      return [looking, branch, place].compactMap { $0 }.joined(separator: between)
    }
    let replay = playback.screenplay.isReplaying ? "replay, \(place)" : nil
    let program = state.size.width >= Layout.wide && branch == nil && replay == nil ? "handoff" : nil
    return [program, branch, replay, state.run.world.name].compactMap { $0 }.joined(separator: between)
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
