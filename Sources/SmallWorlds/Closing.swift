import Basis
import ContactCenter
import Simulation

/// How the conversations of a state come to be Closed.
public enum Closing: Int, Hashable, Sendable, CaseIterable {
  /// By waiting alone.
  case waiting
  /// By what customers and representatives do.
  case people
  /// By a supervisor.
  case supervisor

  /// The way of least effort; nil when there is none.
  static func way(from run: Run) -> Closing? {
    if isClosed(waited(run)) { return .waiting }
    if isClosed(leftByPeople(run)) { return .people }
    return isClosed(forced(run)) ? .supervisor : nil
  }

  private static func isClosed(_ run: Run) -> Bool { run.state.center.liveCount == 0 }

  /// Most things that happen by themselves before waiting is given up.
  private static let longestWait = 300

  private static func waited(_ start: Run) -> Run {
    var run = start
    for _ in 0..<longestWait {
      guard !isClosed(run), let due = run.nextDue else { break }
      run.perform(Command(at: due, seat: .stage, .wait))
    }
    return run
  }

  /// Customers leave, representatives come back, take what they are offered and close what they have.
  private static func leftByPeople(_ start: Run) -> Run {
    var run = start
    func act(_ seat: Seat, _ action: Command.Action) {
      run.perform(Command(at: run.state.now, seat: seat, action))
    }
    for customer in run.world.customers.indices { act(.customer(customer), .closeWindow) }
    for _ in 0..<3 where !isClosed(run) {
      for index in run.world.organization.representatives.indices {
        let seat = Seat.representative(RepresentativeID(index))
        for action: Command.Action in [.reconnect, .presence(.available), .accept, .end, .close] {
          act(seat, action)
        }
      }
    }
    return waited(run)
  }

  private static func forced(_ start: Run) -> Run {
    var run = start
    for conversation in run.state.center.conversations where conversation.status != .closed {
      run.perform(Command(at: run.state.now, seat: .supervisor, .forceClose(conversation.id)))
    }
    return run
  }
}
