import Basis
import CopilotStudio
import PowerFx
import Simulation

/// A bot's variable as its window shows it.
public struct BotVariable: Equatable, Sendable {
  /// The name with its scope, as in `Global.OrderNumber`.
  public var name: String
  /// The value as text; nil when it has none.
  public var value: String?
  /// Whether it changed in the latest turn.
  public var isChanged: Bool
}

extension Run {
  /// The variables of a bot's part: global ones, those of the topic that runs, and the count of fallbacks.
  public func variables(of part: BotTrace.Part) -> [BotVariable] {
    let session = Int(part.session.raw)
    guard state.sessions.indices.contains(session), let dialog = state.sessions[session].dialog else {
      return []
    }
    var all = dialog.globals.fields.map { ("Global.\($0.name)", $0.value) }
    all += (dialog.frames.last?.variables.fields ?? []).map { ("Topic.\($0.name)", $0.value) }
    let named = all.map { name, value in
      BotVariable(
        name: name, value: value == .blank ? nil : value.display, isChanged: part.changed.contains(name))
    }
    return named + [
      BotVariable(name: "System.FallbackCount", value: String(dialog.fallbackCount), isChanged: false)
    ]
  }
}
