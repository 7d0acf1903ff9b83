import Basis
import CopilotStudio

// What fails while it runs.

extension Analysis {
  /// Turns the engine did not bring to rest.
  var engineFaults: [Finding] {
    ledger.endless.prefix(1).map { walk in
      Finding(
        .engineFault, .error, "a turn did not end after \(Budget.mostTurnSteps) steps", at: nil, topic: "",
        hint: "Report it with the bot's files", shownBy: conversation(walk))
    }
  }

  /// Nodes that fail, circles, and calls of topics that are not there.
  var failures: [Finding] {
    ledger.failures.sorted { a, b in
      let (first, second) = (a.key.place, b.key.place)
      guard let first, let second, first != second else { return a.key.code < b.key.code }
      return Self.ordered(first, second)
    }
    .compactMap { finding($0.key, $0.value) }
  }

  private func finding(_ key: Ledger.FailureKey, _ failure: Ledger.FailureRecord) -> Finding? {
    guard !failure.isTried else { return nil }
    let what = key.place.map(name) ?? "the bot"
    let shown = conversation(failure.walk)
    func finding(
      _ kind: Finding.Kind, _ severity: Diagnostic.Severity, _ message: String, _ hint: String
    ) -> Finding {
      Finding(
        kind, severity, message, at: span(key.place), topic: topicName(key.place), hint: hint, shownBy: shown)
    }
    switch key.code {
    case "2025": return nil
    case "2000":
      return finding(
        .loop, .error, "\(what) is in a circle: \(failure.message)",
        "Lead out of the circle: a question, a condition that becomes true, or the end of a topic")
    case "2022":
      return finding(
        .loop, .error, "\(what) sends without end: \(failure.message)",
        "Ask something before the bot goes on, or end the loop earlier")
    default: break
    }
    if let place = key.place, isNowhere(place) { return nil }
    if let place = key.place, let missing = unsupportedFunction(place) {
      return finding(
        .notSimulated, .note, "\(what) calls \(missing), which cannot be computed yet",
        "Check this node in the product")
    }
    if failure.isMadeUp {
      return finding(
        .failure, .note,
        "\(what) fails with an answer that was made up for a service: \(failure.message) (error \(key.code))",
        "Declare a stub with an answer as the service gives it, and explore again")
    }
    return finding(
      .failure, .error, "\(what) fails: \(failure.message) (error \(key.code))",
      "Mend the formula, or check its values first, as with IfError or IsBlank")
  }

  private func unsupportedFunction(_ place: ActionReference) -> String? {
    map.outline(at: place)?.expressions.flatMap(\.unsupportedFunctions).first
  }

  // MARK: - Nowhere

  /// Redirects to topics that are not there or are turned off, and jumps to actions that are not there.
  var nowhere: [Finding] {
    map.places.compactMap { place in
      guard isNowhere(place), let problem = problem(place) else {
        return computedNowhere(place)
      }
      return Finding(
        .nowhere, .error, "\(name(place)) leads to nothing: \(problem.what)", at: span(place),
        topic: topicName(place), hint: problem.hint, shownBy: conversation(ledger.walk(to: place)))
    }
  }

  /// A call whose name was computed and means nothing.
  private func computedNowhere(_ place: ActionReference) -> Finding? {
    guard let failure = ledger.failures[Ledger.FailureKey(place: place, code: "2025")] else { return nil }
    return Finding(
      .nowhere, failure.isMadeUp ? .note : .error, "\(name(place)) leads to nothing: \(failure.message)",
      at: span(place), topic: topicName(place),
      hint: "Compute the name of a topic that is there and turned on",
      shownBy: conversation(failure.walk))
  }

  /// Whether a place can only fail because what it leads to is not there.
  func isNowhere(_ place: ActionReference) -> Bool { problem(place) != nil }

  private func problem(_ place: ActionReference) -> (what: String, hint: String)? {
    guard let node = agent.instruction(at: place), let outline = map.outline(at: place) else { return nil }
    if node.kind == "GotoAction", outline.targets.isEmpty {
      return ("its action is not in the topic", "Choose an action of the same topic, or remove the jump")
    }
    for call in outline.calls {
      guard let (name, topic) = map.called(call) else { continue }
      if let topic, let called = agent.topic(topic), !called.isActive {
        return ("the topic \(called.displayName) is turned off", "Turn the topic on, or call another one")
      }
      guard topic == nil, !agent.isElsewhere(name) else { continue }
      let last = name.split(separator: ".").last.map(String.init) ?? name
      let near = Suggestion.nearest(to: last, among: agent.topics.map(\.shortName)).map {
        "Did you mean \($0)?"
      }
      return (
        name.isEmpty ? "it names no topic" : "there is no topic \(name)",
        near ?? "Choose a topic of the bot, or remove the redirect"
      )
    }
    return nil
  }
}
