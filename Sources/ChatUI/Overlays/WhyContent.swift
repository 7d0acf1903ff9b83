import ContactCenter
import Screen
import Simulation
import Text
import Views

/// Why the conversation went where it went: the latest decision first.
struct WhyContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    let explanations = state.run.explanations(of: state.scene.conversation).reversed()
    guard !explanations.isEmpty else { return [PaneLine("Nothing has been routed yet.", .dim)] }
    let hint = PaneLine.wrapped(
      "\(state.keymap.name(of: .back)) closes; then /set bot-b.capacity=150 at any window tries another order.",
      width: width, .dim)
    return explanations.flatMap { lines($0, width: width) + [PaneLine()] } + hint
  }

  private func lines(_ explanation: Explanation, width: Int) -> [PaneLine] {
    var result = [PaneLine(words(explanation.title), Style(.heading)), PaneLine()]
    for (index, stage) in explanation.stages.enumerated() {
      let name = Columns.name("\(index + 1) \(stage.name)", width: 20) + "  "
      let room = max(10, width - 22 - stage.state.count - 2)
      for (row, found) in PaneLine.wrapped(words(stage.finding), width: room, .text).enumerated() {
        let indent = PaneLine.Piece(row == 0 ? name : String(repeating: " ", count: 22), .dim)
        let end = row == 0 && !stage.state.isEmpty ? PaneLine.Piece(stage.state, .dim) : nil
        result.append(PaneLine([indent] + found.pieces, trailing: end))
      }
      for detail in stage.details {
        result += PaneLine.wrapped("     " + words(detail), width: width, hanging: 7, .dim)
      }
    }
    result.append(PaneLine())
    let listed = explanation.candidates.prefix(ExplanationText.mostCandidates)
    let names = Columns.width(of: listed.map(\.name), most: 24)
    result += listed.flatMap { lines($0, names: names, width: width) }
    if let others = ExplanationText.others(explanation) {
      result.append(PaneLine("   and \(others)", .dim))
    }
    if !explanation.alternatives.isEmpty {
      let dot = state.look.lines.between
      result.append(PaneLine())
      result += PaneLine.wrapped(
        "What would change it   " + words(explanation.alternatives.joined(separator: dot)), width: width,
        hanging: 23, .text)
    }
    return result
  }

  private func words(_ text: String) -> String { state.look.terms.words(text, names: state.run.world.names) }

  /// Name, reason and rule on a line, or the rule on a second one where they do not fit.
  private func lines(_ candidate: Explanation.Candidate, names: Int, width: Int) -> [PaneLine] {
    let marks = state.look.lines
    let name = Columns.name(Sanitizer.visible(candidate.name, as: .folded), width: names)
    let mark =
      candidate.isWinner
      ? PaneLine.Piece("   \(marks.tick) ", Style(.good)) : PaneLine.Piece("   \(marks.cross) ", Style(.bad))
    let inferred = candidate.rule.isInferred ? ", inferred" : ""
    let rule = PaneLine.Piece("\(candidate.rule.id) \(candidate.rule.source)\(inferred)", .dim)
    let line = PaneLine([
      mark, PaneLine.Piece("\(name)   "),
      PaneLine.Piece(Sanitizer.visible(words(candidate.reason), as: .folded)),
    ])
    if line.columns + 2 + DisplayWidth.columns(of: rule.text) <= width {
      return [PaneLine(line.pieces, trailing: rule)]
    }
    return [line] + PaneLine.wrapped("       \(rule.text)", width: width, hanging: 7, .dim)
  }
}
