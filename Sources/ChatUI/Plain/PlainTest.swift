import Scenarios
import Simulation
import Text

/// The session as a test, in lines: `/test` proposes, `/test drop 3` and `/test keep 3` choose, `/test write` writes.
struct PlainTest {
  private(set) var proposal: TestProposal

  /// Proposes everything that can be expected.
  init(_ run: Run) {
    proposal = TestProposal(run)
    proposal.keep(all: true)
  }

  /// The script with numbered expectations.
  var lines: [String] {
    var number = 0
    let lines = proposal.steps.flatMap { step -> [String] in
      ["test: \(step.line)"]
        + step.expectations.map { expected in
          number += 1
          return "test: \(number) \(expected.isKept ? "kept" : "dropped"): \(expected.text)"
        }
    }
    return lines.map { Sanitizer.visible($0, as: .folded) }
      + ["test: /test drop NUMBER and /test keep NUMBER choose, /test write writes the test"]
  }

  /// Keeps or drops an expectation; false when there is none of that number, or it is needed.
  mutating func set(_ number: Int, isKept: Bool) -> Bool {
    guard let place = TestContent.place(of: number - 1, in: proposal) else { return false }
    let expected = proposal.steps[place.step].expectations[place.place]
    guard isKept || !expected.isNeeded else { return false }
    proposal.steps[place.step].expectations[place.place].isKept = isKept
    return true
  }
}
