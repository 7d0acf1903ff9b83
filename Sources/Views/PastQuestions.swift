import ContactCenter
import Simulation

/// Asks decisions of the past again with everybody: an event lists at most
/// `RoutingDecision.longestCandidateList` candidates, and the state it was decided in follows from the log.
///
/// Questions are asked in the order of the log, so that all of them together fold it once.
struct PastQuestions {
  private let run: Run
  private var past: Run
  private var number = 0

  init(_ run: Run) {
    self.run = run
    past = Run(run.world)
  }

  /// Every candidate of a decision with its verdict, the winner first.
  mutating func candidates(
    of decision: RoutingDecision, about conversation: ConversationID, number: Int
  ) -> [RoutingDecision.Candidate] {
    guard decision.candidateCount > decision.candidates.count else { return decision.candidates }
    while self.number < number {
      past.replay(run.log[self.number])
      self.number += 1
    }
    return past.assignmentQuestion(about: conversation)?.decided().candidates ?? decision.candidates
  }
}
