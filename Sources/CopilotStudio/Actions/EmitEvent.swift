import Activities
import Basis
import PowerFx
import SourceYAML

/// Sends an event to the topics that listen to it, or out of the bot.
struct EmitEvent: Action {
  /// Who gets it (`eventType`).
  enum Destination: String, Sendable {
    /// The bot's own topics; who is outside only when none listens.
    case activityIfUnhandled = "ActivityIfUnhandled"
    /// Who is outside.
    case activity = "Activity"
    /// The bot's own topics and nobody else.
    case dialogEvent = "DialogEvent"
  }

  var name: Formula?
  var value: Formula?
  var destination: Destination

  static let kind = ActionKind.simple("EmitEvent") { node, compiler in
    if node["eventName"] == nil { _ = compiler.required("eventName", of: node) }
    return EmitEvent(
      name: compiler.formula(node["eventName"]), value: compiler.formula(node["eventValue"]),
      destination: node["eventType"]?.text.flatMap(Destination.init(rawValue:)) ?? .activityIfUnhandled)
  }

  func next(_ run: Run) -> BotEvent {
    let name = run.text(self.name)
    let topics = destination == .activity ? [] : listeners(name, run)
    let step = Int(run.step)
    let value = run.value(self.value)
    if let fault = value.fault { return run.failure(fault) }
    if !topics.isEmpty {
      // While they run the event is the activity they see.
      let seen: Record = ["Type": .text("event"), "Name": .text(name), "Value": value]
      switch step {
      case 0: return .variableSet(run.place, Self.activity, .record(seen))
      case 1...topics.count: return run.calls(topics[step - 1])
      case topics.count + 1: return .variableSet(run.place, Self.activity, .blank)
      default: return run.done
      }
    }
    guard step == 0, destination != .dialogEvent else { return run.done }
    return .messageSent(
      SentMessage(from: run.place, activity: .event(name, value: self.value == nil ? nil : value.json)))
  }

  private static let activity = VariableName(.system, "Activity")

  private func listeners(_ name: String, _ run: Run) -> [Int32] {
    guard run.context.rules.holds(BotRules.emittedEventsStartTopics) else { return [] }
    return run.agent.topics(ofEvent: name, run.shared, run.context).filter { $0 != run.place.topic }
  }
}
