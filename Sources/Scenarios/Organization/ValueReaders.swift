import Basis
import ContactCenter
import CopilotStudio
import SourceYAML

// Readers of small values that organizations and scenarios share.

extension Reader where Value == Era {
  /// A month: `2023-06`.
  static var era: Reader { parsed(as: "a month", like: "2023-06") { Era($0) } }
}

extension Reader where Value == Presence {
  /// A presence by the product's name, in any case, or by its short name (`away`).
  static var presence: Reader {
    Reader { node, diagnostics in
      guard let text = Reader<String>.string.read(node, &diagnostics) else { return nil }
      switch PresenceNames.table.resolve(text, at: node.span) {
      case .success(let presence): return presence
      case .failure(let failure):
        diagnostics += failure.diagnostics
        return nil
      }
    }
  }
}

/// The names under which presences can be typed.
public enum PresenceNames {
  /// The product's names and the short ones.
  public static let table = NameTable<Presence>(
    "presence", Presence.allCases.map { ($0.rawValue, $0) } + [("Away", .appearAway), ("DND", .doNotDisturb)])
}

extension Reader where Value == ContextVariableDefinition {
  /// `{name: BotHandoffTopic, type: Text}`.
  static var contextVariable: Reader {
    mapping("context variable") { keys in
      let name = keys.required("name", .string)
      let kind = keys.optional("type", .oneOf(ContextVariableDefinition.Kind.self), default: .text)
      return name.map { ContextVariableDefinition($0, kind) }
    }
  }
}

extension Reader where Value == TimeSpan? {
  /// A length of time, or `never`.
  static var limit: Reader {
    Reader { node, diagnostics in
      if node.text == "never" { return .some(nil) }
      return Reader<TimeSpan>.duration.read(node, &diagnostics).map { .some($0) }
    }
  }
}

extension Reader where Value == (@Sendable (Timings) -> Timings) {
  /// How long things may take; what is left out keeps the channel's default.
  static var timings: Reader {
    mapping("workstream's timings") { keys in
      let offer = keys.optional("offer", .limit)
      let botInactivity = keys.optional("bot-inactivity", .limit)
      let open = keys.optional("open", .limit)
      let active = keys.optional("active", .limit)
      let waiting = keys.optional("waiting", .limit)
      let disconnectGrace = keys.optional("disconnect-grace", .limit)
      let wrapUp = keys.optional("wrap-up", .limit)
      return { defaults in
        Timings(
          offer: offer ?? defaults.offer, botInactivity: botInactivity ?? defaults.botInactivity,
          open: open ?? defaults.open, active: active ?? defaults.active,
          waiting: waiting ?? defaults.waiting, disconnectGrace: disconnectGrace ?? defaults.disconnectGrace,
          wrapUp: wrapUp ?? defaults.wrapUp)
      }
    }
  }
}

extension Reader where Value == [OrganizationFile.RuleSwitch] {
  /// `{transfer.bot-bound: off}`; `true` and `false` do as well.
  static var ruleSwitches: Reader {
    Reader<[Pair<Bool>]>.pairs(.onOff).map { pairs in
      pairs.map { OrganizationFile.RuleSwitch(id: $0.key, isOn: $0.value) }
    }
  }
}

extension Reader where Value == Bool {
  /// `on` or `off`, `true` or `false`.
  static var onOff: Reader {
    choice([("on", true), ("off", false), ("true", true), ("false", false)])
  }
}

extension Reader where Value == Stub {
  /// `{topic: Order status, action: getOrder, result: {status: shipped}}`.
  static var stub: Reader {
    mapping("stub") { keys in
      let topic = keys.optional("topic", .string)
      let action = keys.optional("action", .string)
      let kind = keys.optional("kind", .string)
      let delay = keys.optional("delay", .duration, default: .milliseconds(0))
      let input = keys.optional("input", .json)
      let result = keys.optional("result", .json).map(Stub.Outcome.result)
      let failure = keys.optional("error", .stubFailure)
      let choice = keys.optional("choose", .string).map(Stub.Outcome.choice)
      let outcomes = [result, failure, choice].compactMap { $0 }
      guard let outcome = outcomes.first, outcomes.count == 1 else {
        keys.report(
          .error, "stub.outcome", "a stub needs one of a result, an error and a choice",
          hint: "write result:, error: or choose:")
        return nil
      }
      return Stub(
        topic: topic, action: action, kind: kind, input: input, outcome: outcome, delay: delay)
    }
  }
}

extension Reader where Value == Stub.Outcome {
  /// `{code: "404", message: not found}`.
  static var stubFailure: Reader {
    mapping("stub's error") { keys in
      let code = keys.optional("code", .string, default: "3000")
      let message = keys.optional("message", .string, default: "")
      return .failure(code: code, message: message)
    }
  }
}
