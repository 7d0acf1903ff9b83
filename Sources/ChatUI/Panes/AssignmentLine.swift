import ContactCenter
import Screen
import Simulation
import Text
import Views

/// Who got the conversation and why the others did not, in the longest form that fits.
struct AssignmentLine {
  let state: AppState

  private var terms: Vocabulary { state.look.terms }

  /// How much is said.
  private enum Form: CaseIterable {
    /// Queue, method, capacities, reasons in a few words.
    case full
    /// Without the method.
    case shorter
    /// Reasons in a word; capacities only where they decided.
    case tiny
  }

  /// `Assignment  Support, highest capacity:  Mia Novak 100 ✓   Bot A 300 ✗ it escalated this one   Bot B 50 ✗ 50 < 100`
  ///
  /// While a transfer is typed, who would get it comes in its place, before anything is sent.
  func line(width: Int) -> PaneLine {
    switch state.transferPreview {
    case .decision(let decision): return fitted(decision, width, isPreview: true)
    case .asked(let person):
      let name = Sanitizer.visible(
        state.run.world.organization.name(of: .representative(person)), as: .folded)
      return PaneLine([PaneLine.Piece(" If sent  ", .dim), PaneLine.Piece("\(name) is asked")])
    case .refused(let why):
      let words = terms.words(why, names: state.run.world.names(in: state.editor.text))
      return PaneLine(" If sent  refused: \(Sanitizer.visible(words, as: .folded))", Style(.warning))
    case nil: break
    }
    guard let decision = state.scene.center?.decision?.value else {
      return PaneLine(" \(state.size.width >= Layout.wide ? "Assignment" : "Why")  nothing routed yet", .dim)
    }
    return fitted(decision, width, isPreview: false)
  }

  private func fitted(_ decision: RoutingDecision, _ width: Int, isPreview: Bool) -> PaneLine {
    let lines = Form.allCases.lazy.map { line(decision, $0, isPreview: isPreview) }
    return lines.first { $0.columns <= width - 2 } ?? line(decision, .tiny, isPreview: isPreview)
  }

  private func line(_ decision: RoutingDecision, _ form: Form, isPreview: Bool) -> PaneLine {
    var pieces = [PaneLine.Piece(label(decision, form, isPreview: isPreview), .dim)]
    for candidate in decision.candidates { pieces += self.pieces(candidate, winner: decision.winner, form) }
    if decision.candidates.isEmpty { pieces.append(PaneLine.Piece("no candidates", Style(.warning))) }
    let unlisted = decision.candidateCount - decision.candidates.count
    if unlisted > 0 { pieces.append(PaneLine.Piece("and \(unlisted) more", .dim)) }
    return PaneLine(pieces)
  }

  private func label(_ decision: RoutingDecision, _ form: Form, isPreview: Bool) -> String {
    let queue = Sanitizer.visible(state.run.world.name(of: decision.queue), as: .folded)
    let method = terms.words(
      decision.terms.method.rawValue.split(separator: "-").joined(separator: " "))
    let nobody = decision.winner == nil && !decision.candidates.isEmpty ? "nobody yet  " : ""
    let head = isPreview ? "If sent" : "Assignment"
    switch form {
    case .full: return " \(head)  \(queue.isEmpty ? method : "\(queue), \(method)"):  \(nobody)"
    case .shorter: return " \(head)  \(queue.isEmpty ? method : queue):  \(nobody)"
    case .tiny: return isPreview ? " If sent   \(nobody)" : " Why       \(nobody)"
    }
  }

  private func pieces(_ candidate: RoutingDecision.Candidate, winner: MemberID?, _ form: Form) -> [PaneLine
    .Piece]
  {
    let marks = state.look.lines
    let name = Sanitizer.visible(state.run.world.organization.name(of: candidate.member), as: .folded)
    let gap = form == .tiny ? "  " : "   "
    let isWinner = candidate.member == winner
    let decides = if case .lessCapacity = candidate.verdict { true } else { isWinner }
    let capacity = form != .tiny || decides ? " \(candidate.facts.capacity)" : ""
    if isWinner {
      return [PaneLine.Piece("\(name)\(capacity) "), PaneLine.Piece("\(marks.tick)\(gap)", Style(.good))]
    }
    let reason = terms.words(form == .tiny ? candidate.verdict.word : candidate.verdict.shortReason)
    return [
      PaneLine.Piece("\(name)\(capacity) "), PaneLine.Piece("\(marks.cross) ", Style(.bad)),
      PaneLine.Piece("\(reason)\(gap)", .dim),
    ]
  }
}

extension Verdict {
  /// The reason in a few words, for a line with several of them.
  fileprivate var shortReason: String {
    switch self {
    case .selected: "gets it"
    case .escalatedBefore: "it escalated this one"
    case .transferredIt: "transferred it"
    case .unpublished: "not published"
    case .botInPickWorkstream: "no bots where people pick"
    case .mayPick: "may pick it"
    case .declined(let times, _): times == 1 ? "declined it" : "declined it \(times) times"
    case .capacityBelowCost(let capacity, let cost): "\(capacity) < cost \(cost)"
    case .fullyOccupied(let left, let capacity, let cost): "\(left) of \(capacity) left < cost \(cost)"
    case .notAvailable(let presence): "is \(presence.rawValue)"
    case .notBotForBotBoundTransfer: "not a bot"
    case .notTheNamedBot: "another bot is named"
    case .leftToPeople: "declined too often"
    case .profileExhausted(let bar): bar.value.reason == .missing ? "lacks the profile" : "profile used up"
    case .lacksSkill: sentence
    case .lessClose: "skills less close"
    case .notTheirTurn: "not their turn"
    case .releasedMoreRecently: "active more recently"
    case .lessCapacity(let have, let winner): "\(have) < \(winner)"
    case .assignedMoreRecently: "equal, had one more recently"
    case .joinedLater: "equal, joined later"
    case .ruleUnmet(let gap): gap.value.found
    case .laterRule: "meets a later rule"
    case .orderedAfter(let gap): "\(gap.value.what) \(gap.value.own) after \(gap.value.winner)"
    case .noRule: "no rule"
    }
  }

  /// The reason in a word or two.
  fileprivate var word: String {
    switch self {
    case .selected, .transferredIt, .unpublished, .mayPick, .notBotForBotBoundTransfer: shortReason
    case .escalatedBefore: "escalated it"
    case .botInPickWorkstream: "a bot"
    case .declined: "declined it"
    case .capacityBelowCost: "too little"
    case .fullyOccupied: "full"
    case .notAvailable(let presence): presence.rawValue
    case .notTheNamedBot: "not named"
    case .leftToPeople: "left to pick"
    case .profileExhausted: "profile"
    case .lacksSkill: "skill"
    case .lessClose: "less close"
    case .notTheirTurn: "not their turn"
    case .releasedMoreRecently: "more active"
    case .lessCapacity: "less"
    case .assignedMoreRecently: "more recent"
    case .joinedLater: "later"
    case .ruleUnmet: "no rule met"
    case .laterRule: "later rule"
    case .orderedAfter: "after"
    case .noRule: "no rule"
    }
  }
}
