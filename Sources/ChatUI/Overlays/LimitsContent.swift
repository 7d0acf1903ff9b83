import Channels
import Screen
import Simulation
import Text
import Views

/// A message as it was sent beside what a customer's channel makes of it.
struct LimitsContent {
  let state: AppState
  let view: LimitsView

  /// The places of the messages that were sent to the customer.
  static func messages(in thread: Thread?) -> [Int] {
    guard let thread else { return [] }
    return thread.lines.indices.filter { place in
      let message = thread.lines[place].message
      return message.audience.contains(.customer) && !message.isFromCustomer && message.kind != .notice
    }
  }

  /// The message that is looked at; nil while there is none.
  var line: Thread.Line? {
    guard let thread = state.scene.thread else { return nil }
    let places = Self.messages(in: thread)
    return places.isEmpty ? nil : thread.lines[places[max(0, places.count - 1 - view.back)]]
  }

  func lines(width: Int) -> [PaneLine] {
    guard let thread = state.scene.thread, let message = line?.message else {
      return [PaneLine("Nothing has been sent to the customer yet.", .dim)]
    }
    let marks = state.look.lines
    let profile = view.profile(own: state.run.profile(of: thread))
    let era = state.run.world.rules.era
    let column = Comparison.Column(
      title: profile.title(era: era), received: state.run.received(message, in: thread, on: profile),
      note: profile.absence(in: era))
    let head = PaneLine(
      "Message \(message.id) from \(state.run.world.name(of: message.sender))", Style(.heading))
    let comparison = Comparison(
      sent: message.activity, columns: [column], look: marks, terms: state.look.terms)
    let keys = [
      "Left, Right channel", "v version", "Up, Down message", "s saves it as a scenario",
    ].joined(separator: marks.between)
    return [head, PaneLine()] + comparison.lines(width: width) + [PaneLine()]
      + PaneLine.wrapped(keys, width: width, .dim)
  }
}
