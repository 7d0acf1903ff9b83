import PowerFx
import SourceYAML

/// Logs an event for analytics; customers see nothing.
struct LogCustomTelemetryEvent: Action {
  var name: Formula?
  var properties: Formula?

  static let kind = ActionKind.simple("LogCustomTelemetryEvent") { node, compiler in
    LogCustomTelemetryEvent(
      name: compiler.formula(node["eventName"]), properties: compiler.formula(node["properties"]))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0 else { return run.done }
    // A formula that fails here must not stop On Error, which logs what failed.
    let value = run.value(properties)
    return .telemetryLogged(run.place, name: run.text(name), value: value.fault == nil ? value : .blank)
  }
}
