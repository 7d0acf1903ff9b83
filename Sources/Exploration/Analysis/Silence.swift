import Basis
import CopilotStudio

// What customers do not hear.

extension Analysis {
  /// Turns in which the customer hears nothing.
  var deadEnds: [Finding] {
    let silences = ledger.silences.sorted { Self.ordered($0.key, $1.key) }
    let hasErrorTopic = agent.topics.contains { $0.isActive && $0.trigger.family == .error }
    guard !hasErrorTopic else { return silences.compactMap { finding($0, $1) } }
    // Without On Error every failure is silent for the same reason.
    let failed = silences.filter(\.value.hasFailed)
    return [failed.first].compactMap(\.self).map { withoutErrorTopic($0, $1, failed.count) }
      + silences.filter { !$0.value.hasFailed }.compactMap { finding($0, $1) }
  }

  private func withoutErrorTopic(_ place: ActionReference, _ silence: Ledger.SilenceRecord, _ count: Int)
    -> Finding
  {
    Finding(
      .deadEnd, agent.isPart ? .note : .warning,
      "no topic listens to On Error: when something fails, as in \(name(place)), the customer hears nothing"
        + (count > 1 ? " (\(count) places)" : ""),
      at: span(place), topic: topicName(place), hint: "Give the bot a topic for On Error that says something",
      shownBy: conversation(silence.walk))
  }

  private func finding(_ place: ActionReference, _ silence: Ledger.SilenceRecord) -> Finding? {
    // What a language model calls gives its outputs, and the model says them.
    if !silence.hasFailed, let topic = agent.topic(place.topic), !topic.outputs.isEmpty { return nil }
    let isOnlyMadeUp = silence.calledService && !silence.lostService && !silence.hasFailed
    let reason: (what: String, hint: String) =
      if silence.lostService {
        (
          "when a service fails or answers nothing, the customer hears nothing",
          "Say something in that case: a condition after the call, or words in On Error"
        )
      } else if silence.hasFailed {
        ("after the failure the customer hears nothing", "Say something in On Error")
      } else {
        (
          "the turn ends here and the customer has heard nothing",
          "Send a message or ask something before the topic ends"
        )
      }
    return Finding(
      .deadEnd, isOnlyMadeUp ? .note : .warning, "\(name(place)): \(reason.what)", at: span(place),
      topic: topicName(place), hint: reason.hint, shownBy: conversation(silence.walk))
  }

  // MARK: - Variables

  /// Variables that are read before they are set.
  var unsetReads: [Finding] {
    let written = Set(map.outlines.joined().flatMap(\.writes).map(VariableKey.init))
    return ledger.unset.sorted { a, b in
      a.key.place != b.key.place
        ? Self.ordered(a.key.place, b.key.place) : a.key.variable < b.key.variable
    }
    .filter { isOwn($0.key.place) }
    .map { key, walk in
      let variable = key.variable.description
      let isNever = !written.contains(key.variable)
      let what = isNever ? "which nothing ever sets" : "which is not set yet in this conversation"
      // Lone topics may read what others set.
      let isElsewhere = agent.isPart && key.variable.scope == VariableName.Scope.global.rawValue
      return Finding(
        .unset, isElsewhere ? .note : .warning, "\(name(key.place)) reads \(variable), \(what)",
        at: span(key.place),
        topic: topicName(key.place),
        hint: isNever
          ? "Set \(variable) before, or take it out"
          : "Set \(variable) first, or ask with IsBlank(\(variable))",
        shownBy: conversation(walk))
    }
  }

  /// Nodes that were passed over.
  var notSimulated: [Finding] {
    ledger.unsupported.sorted { Self.ordered($0.key, $1.key) }.map { place, walk in
      Finding(
        .notSimulated, .note, "\(name(place)) is passed over", at: span(place), topic: topicName(place),
        hint: "Check this node in the product", shownBy: conversation(walk))
    }
  }
}
