import Basis
import Simulation

/// Cuts a log into turns: what one command led to, or what fell due while nobody did anything.
///
/// Between two turns the engine is at rest: only there can somebody act.
public struct TurnCutter: Sendable {
  private var time: VirtualTime
  private var isWaiting = false

  /// Begins before the first event of a world.
  public init(_ world: World) { time = world.start }

  /// Takes the next event in; true when it begins another turn.
  public mutating func begins(_ entry: LoggedEvent) -> Bool {
    if case .commanded(let command) = entry.event {
      // What falls due while somebody waits is written before the command that the wait was.
      let isEndOfWait = isWaiting && command.value.action == .wait
      (time, isWaiting) = (entry.at, false)
      return !isEndOfWait
    }
    guard entry.at > time, !isWaiting else { return false }
    isWaiting = true
    return true
  }
}
