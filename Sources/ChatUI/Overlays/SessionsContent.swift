import Screen
import Simulation
import Text
import Views

/// The sessions that analytics count of this conversation, the latest first.
struct SessionsContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    let sessions = state.sessions.sessions.filter { $0.conversation == state.scene.conversation }
    guard !sessions.isEmpty else {
      return [PaneLine(state.look.terms.say("No bot has had the conversation yet."), .dim)]
    }
    return sessions.reversed().flatMap { session in
      state.run.lines(session, at: state.run.state.now).enumerated().flatMap { index, line in
        PaneLine.wrapped(line, width: width, hanging: 4, index == 0 ? Style(.heading) : .text)
      } + [PaneLine()]
    }
  }
}
