import Basis
import CopilotStudio
import PowerFx

// Why branches are not taken.

extension Analysis {
  /// Branches that were never taken although what they lead to was reached by other ways, or that lead to nothing
  /// of their own.
  var untakenBranches: [Finding] {
    map.places.flatMap { place -> [Finding] in
      guard let outline = map.outline(at: place), let taken = ledger.branches[place] else { return [] }
      return Reachability.branches(outline).compactMap { branch in
        guard taken.indices.contains(branch), taken[branch] == nil,
          isElsewhere(outline.branches[branch], place)
        else { return nil }
        let reason = branchReason(place, outline, branch)
        let what = branch < outline.conditions.count ? "branch \(branch + 1)" : "the else part"
        return Finding(
          .unreached, reason.severity, "\(what) of \(name(place)) was never taken: \(reason.what)",
          at: span(place),
          topic: topicName(place), hint: reason.hint, shownBy: conversation(ledger.walk(to: place)))
      }
    }
  }

  /// Whether an instruction was reached, or is no node: then nothing else tells that a branch to it was not taken.
  private func isElsewhere(_ index: Int32, _ from: ActionReference) -> Bool {
    let place = ActionReference(topic: from.topic, index: index)
    return ledger.walk(to: place) != nil || map.outline(at: place)?.isNode != true
  }

  /// Why a branch was not taken.
  func branchReason(_ place: ActionReference, _ outline: InstructionOutline, _ branch: Int) -> Reason {
    guard branch < outline.conditions.count else {
      return (.note, "one of its conditions always held", nil)
    }
    guard let condition = outline.conditions[branch]?.expression else {
      return (.warning, "the branch has no condition", "Give it one")
    }
    let what = "the condition \(condition.source.shortened) was never true"
    guard let need = need(of: condition, in: place.topic) else {
      return (.note, "\(what) with the answers that were tried", nil)
    }
    return (need.severity, "\(what); \(need.what)", need.hint)
  }

  /// What a condition needs that no customer says.
  private func need(of condition: Expression, in topic: Int32) -> Reason? {
    for path in condition.references {
      if ["System", "Env"].contains(path.first) {
        return (.note, "it depends on \(path.joined(separator: "."))", nil)
      }
      guard let key = VariableKey(path) else { continue }
      if let service = service(writing: key) {
        return (
          .note, "it depends on what \(name(service)) answers",
          "Declare a stub with an answer that makes it true"
        )
      }
      if agent.globals.contains(where: { $0.isExternal && VariableKey(.global, $0.name) == key }) {
        return (.note, "\(key.description) comes from outside, as from Omnichannel's context", nil)
      }
      let isInput = agent.topic(topic)?.inputs.contains { VariableKey(.topic, $0.name) == key } ?? false
      if isInput { return (.note, "\(key.description) is given by who calls the topic", nil) }
      if !map.outlines.joined().contains(where: { $0.writes.contains { VariableKey($0) == key } }) {
        return (
          .warning, "nothing ever sets \(key.description)", "Set \(key.description), or remove the branch"
        )
      }
    }
    return nil
  }

  private func service(writing key: VariableKey) -> ActionReference? {
    map.places.first { place in
      guard let outline = map.outline(at: place), map.isAnsweredOutside(outline) else { return false }
      return outline.writes.contains { VariableKey($0) == key }
    }
  }
}

extension String {
  /// For a sentence: on one line and not too long.
  var shortened: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "“\(line.count > 80 ? line.prefix(79) + "…" : line)”"
  }
}
