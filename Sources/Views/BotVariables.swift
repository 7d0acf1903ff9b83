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
  /// Whose it is; the product's own cannot be set.
  public var scope: VariableName.Scope
}

extension Run {
  /// The variables of a bot's part by scope: global ones, those of the topic that runs, and the product's own that
  /// tell how the talk goes.
  public func variables(of part: BotTrace.Part) -> [BotVariable] {
    let session = Int(part.session.raw)
    guard state.sessions.indices.contains(session), let dialog = state.sessions[session].dialog?.value else {
      return []
    }
    let declared = world.agent(of: part.bot)?.globals.filter { dialog.globals[$0.name] == nil } ?? []
    return dialog.globals.fields.map { variable(.global, $0.name, $0.value, part) }
      + declared.map { variable(.global, $0.name, .blank, part) }
      + (dialog.frames.last?.variables.fields ?? []).map { variable(.topic, $0.name, $0.value, part) }
      + system(dialog, part)
  }

  private func system(_ dialog: BotSession, _ part: BotTrace.Part) -> [BotVariable] {
    var all = [variable(.system, "FallbackCount", .int(dialog.fallbackCount), part)]
    if case .record(let error)? = dialog.system["Error"] {
      all += error.fields.map { variable(.system, "Error.\($0.name)", $0.value, part) }
    }
    return all
  }

  private func variable(
    _ scope: VariableName.Scope, _ name: String, _ value: Value, _ part: BotTrace.Part
  ) -> BotVariable {
    let full = "\(scope.rawValue).\(name)"
    let isChanged = part.changed.contains { $0 == full || $0.hasPrefix("\(full).") }
    return BotVariable(
      name: full, value: value.isBlank ? nil : value.display, isChanged: isChanged, scope: scope)
  }
}
