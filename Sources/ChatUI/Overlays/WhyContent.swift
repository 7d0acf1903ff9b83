import ContactCenter
import Screen
import Simulation
import Text
import Views

/// Why the conversation went where it went: the latest decision first.
struct WhyContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    let explanations = state.run.explanations(of: state.conversation).reversed()
    guard !explanations.isEmpty else { return [PaneLine("Nothing has been routed yet.", .dim)] }
    return explanations.flatMap { lines($0, width: width) + [PaneLine()] }
  }

  private func lines(_ explanation: Explanation, width: Int) -> [PaneLine] {
    var result = [PaneLine(explanation.title, Style(.heading)), PaneLine()]
    for (index, stage) in explanation.stages.enumerated() {
      let name = "\(index + 1) \(stage.name)"
      let padded = name + String(repeating: " ", count: max(2, 22 - name.count))
      result.append(
        PaneLine(
          [PaneLine.Piece(padded, .dim), PaneLine.Piece(Sanitizer.visible(stage.finding, as: .folded))],
          trailing: stage.state.isEmpty ? nil : PaneLine.Piece(stage.state, .dim)))
      for detail in stage.details {
        result += PaneLine.wrapped("     " + detail, width: width, hanging: 7, .dim)
      }
    }
    result.append(PaneLine())
    result += explanation.candidates.map(line)
    if explanation.unlisted > 0 { result.append(PaneLine("   and \(explanation.unlisted) more", .dim)) }
    if !explanation.alternatives.isEmpty {
      let dot = " \(state.look.lines.dot) "
      result.append(PaneLine())
      result += PaneLine.wrapped(
        "What would change it   " + explanation.alternatives.joined(separator: dot), width: width, hanging: 23, .text)
    }
    return result
  }

  private func line(_ candidate: Explanation.Candidate) -> PaneLine {
    let marks = state.look.lines
    let name = Sanitizer.visible(candidate.name, as: .folded)
    let padded = name + String(repeating: " ", count: max(2, 16 - DisplayWidth.columns(of: name)))
    let mark = candidate.isWinner ? PaneLine.Piece("   \(marks.tick) ", Style(.good)) : PaneLine.Piece("   \(marks.cross) ", Style(.bad))
    let inferred = candidate.rule.isInferred ? ", inferred" : ""
    return PaneLine(
      [mark, PaneLine.Piece(padded), PaneLine.Piece(candidate.reason)],
      trailing: PaneLine.Piece("\(candidate.rule.id) \(candidate.rule.source)\(inferred)", .dim))
  }
}
