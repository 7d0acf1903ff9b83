import Basis
import CopilotStudio
import PowerFx

// What no conversation came to, and why.

extension Analysis {
  /// Own topics none of whose nodes was reached.
  var unreachedTopics: [Finding] {
    agent.topics.indices.compactMap { number in
      let topic = agent.topics[number]
      guard topic.builtIn == nil, !topic.code.isEmpty, isUntouched(number) else { return nil }
      let reason = whyUntouched(number)
      return Finding(
        reason.severity == .warning ? .unreachable : .unreached, reason.severity,
        "the topic \(topic.displayName) never runs: \(reason.what)", at: topic.span, topic: topic.displayName,
        hint: reason.hint)
    }
  }

  private func isUntouched(_ topic: Int) -> Bool { ledger.reached[topic].allSatisfy { $0 == nil } }

  /// How bad it is, what it is and how to mend it.
  typealias Reason = (severity: Diagnostic.Severity, what: String, hint: String?)

  private func whyUntouched(_ number: Int) -> Reason {
    let topic = agent.topics[number]
    guard topic.isActive else { return (.note, "it is turned off", nil) }
    if Reachability.isNever(topic.trigger.condition) {
      return (
        .warning, "the condition of its trigger is never true", "Mend the condition, or remove the topic"
      )
    }
    switch topic.trigger.family {
    case .redirect:
      if reachability.callers[number].isEmpty {
        let isReached = reachability.contains(ActionReference(topic: Int32(number), index: 0))
        return isReached
          ? (.note, "only computed redirects could lead to it", nil)
          : (.warning, "only a redirect starts it, and no topic leads here", "Redirect to it, or remove it")
      }
      return (.note, "the redirects to it were not reached", nil)
    case .error: return (.note, "nothing failed", nil)
    case .ambiguous: return (.note, "no text that was tried is like the phrases of several topics", nil)
    case .activity(let type): return (.note, "no activity of the type \(type) was sent", nil)
    default: break
    }
    if let condition = topic.trigger.condition?.expression {
      return (.note, "the condition of its trigger, \(condition.source.shortened), was never true", nil)
    }
    guard isComplete else {
      return (.note, "the budget was used up before", "Explore with a larger --budget")
    }
    if topic.trigger.family == .recognized {
      return (.warning, "its phrases belong to other topics too", "Give it phrases of its own")
    }
    return (.note, "other topics took its place", nil)
  }

  // MARK: - Nodes

  /// Where each stretch of nodes that nothing reached begins.
  var unreachedNodes: [Finding] {
    agent.topics.indices.flatMap { number -> [Finding] in
      guard agent.topics[number].builtIn == nil, !isUntouched(number) else { return [] }
      return stretches(number)
    }
  }

  private func stretches(_ topic: Int) -> [Finding] {
    let outlines = map.outlines[topic]
    let reached = ledger.reached[topic]
    var cameFrom: [[Int]] = Array(repeating: [], count: outlines.count)
    for (number, outline) in outlines.enumerated() {
      for next in Reachability.successors(outline) where outlines.indices.contains(Int(next)) {
        cameFrom[Int(next)].append(number)
      }
    }
    var told: Set<Int> = []
    var found: [Finding] = []
    for number in outlines.indices
    where reached[number] == nil && outlines[number].isNode && !told.contains(number) {
      let place = ActionReference(topic: Int32(topic), index: Int32(number))
      let isDead = !reachability.contains(place)
      let before = cameFrom[number].first { reached[$0] != nil }
      guard isDead || before != nil else { continue }
      let stretch = stretch(from: number, outlines, reached)
      told.formUnion(stretch)
      let size = stretch.count { outlines[$0].isNode }
      if let finding = isDead ? dead(place, size) : notTaken(place, from: before ?? 0, size) {
        found.append(finding)
      }
    }
    return found
  }

  /// The unreached instructions that follow from one.
  private func stretch(from start: Int, _ outlines: [InstructionOutline], _ reached: [Int32?]) -> Set<Int> {
    var found: Set<Int> = [start]
    var open = [start]
    while let number = open.popLast() {
      let nexts =
        outlines[number].targets + outlines[number].branches + [outlines[number].following].compactMap(\.self)
      for next in nexts.map(Int.init) where outlines.indices.contains(next) && reached[next] == nil {
        if found.insert(next).inserted { open.append(next) }
      }
    }
    return found
  }

  private func dead(_ place: ActionReference, _ size: Int) -> Finding? {
    // A branch whose condition is never true is told as that.
    let owner = map.outlines[Int(place.topic)].firstIndex { outline in
      outline.branches.contains(place.index)
    }
    let what =
      owner.map { index in
        "\(name(place)) cannot be reached: the condition of its branch in"
          + " \(name(ActionReference(topic: place.topic, index: Int32(index)))) never lets it"
      }
      ?? "\(name(place)) cannot be reached: nothing leads here, because what stands before always goes elsewhere"
    return Finding(
      .unreachable, .warning, what + Self.more(size), at: span(place), topic: topicName(place),
      hint: "Lead to it, or remove it")
  }

  private func notTaken(_ place: ActionReference, from before: Int, _ size: Int) -> Finding? {
    let from = ActionReference(topic: place.topic, index: Int32(before))
    guard let outline = map.outline(at: from), let node = agent.instruction(at: from), !isNowhere(from) else {
      return nil
    }
    let shown = conversation(ledger.walk(to: from))
    var reason: Reason
    // What fails before it decides has a finding of its own.
    if fails(from), ledger.branches[from] == nil { return nil }
    if let branch = outline.branches.firstIndex(of: place.index) {
      reason = branchReason(from, outline, branch)
    } else if outline.isAsking {
      // The question has a finding of its own.
      guard ledger.questions[from]?.answered != false else { return nil }
      reason = (.note, "the conversation never came back from it", nil)
    } else {
      reason = (.note, Self.afterwards(node.kind), nil)
    }
    if !isComplete, reason.severity == .note {
      reason.what += ", within the budget"
      reason.hint = reason.hint ?? "Explore with a larger --budget"
    }
    return Finding(
      .unreached, reason.severity,
      "\(name(place)) was not reached from \(name(from)): \(reason.what)"
        + Self.more(size), at: span(place), topic: topicName(place), hint: reason.hint, shownBy: shown)
  }

  private func fails(_ place: ActionReference) -> Bool {
    ledger.failures.contains { $0.key.place == place && !$0.value.isTried }
  }

  private static func more(_ size: Int) -> String {
    size > 1 ? " (and \(size - 1) more after it)" : ""
  }

  private static func afterwards(_ kind: String) -> String {
    switch kind {
    case "BeginDialog": "the topic it calls does not come back"
    case "Foreach": "its table had no rows"
    default: "nothing went on from there"
    }
  }
}
