import Scenarios
import Screen
import Text

/// The session as a test: what was done, and the proposed expectations, each kept or dropped.
struct TestContent {
  let state: AppState
  /// The expectation that Enter keeps or drops, counted through.
  let selected: Int

  /// Where an expectation stands: its step, and its place there.
  static func place(of number: Int, in proposal: TestProposal) -> (step: Int, place: Int)? {
    var left = number
    for (step, content) in proposal.steps.enumerated() {
      if left < content.expectations.count { return (step, left) }
      left -= content.expectations.count
    }
    return nil
  }

  /// The first expectation of what happened last.
  static func latest(in proposal: TestProposal) -> Int {
    max(0, proposal.count - (proposal.steps.last { !$0.expectations.isEmpty }?.expectations.count ?? 1))
  }

  /// The lines, and the row of the selected expectation.
  func lines(width: Int) -> (lines: [PaneLine], selectedRow: Int) {
    guard let proposal = state.proposal, !proposal.steps.isEmpty else {
      return ([PaneLine("Nothing has happened that a test could expect.", .dim)], 0)
    }
    var lines: [PaneLine] = []
    var row = 0
    var number = 0
    for step in proposal.steps {
      lines += PaneLine.wrapped(
        Sanitizer.visible(step.line, as: .folded), width: width, hanging: 2, Style(.heading))
      for expected in step.expectations {
        let isSelected = number == selected
        if isSelected { row = lines.count }
        let mark = expected.isKept ? "[x] " : "[ ] "
        let text = Sanitizer.visible(expected.text, as: .folded)
        lines.append(
          PaneLine(
            [
              PaneLine.Piece("\(isSelected ? state.look.lines.current : " ") \(mark)"),
              PaneLine.Piece(
                DisplayWidth.fitted(text, columns: max(1, width - 6), ellipsis: state.look.lines.ellipsis),
                isSelected ? Style(.selection) : expected.isKept ? .text : .dim),
            ]))
        number += 1
      }
    }
    return (lines, row)
  }

  /// What can be done.
  var help: String {
    let keymap = state.keymap
    return
      "\(keymap.name(of: .send)) keeps or drops an expectation, \(keymap.name(of: .test)) again writes the test, "
      + "\(keymap.name(of: .back)) leaves"
  }
}
