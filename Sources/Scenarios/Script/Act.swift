import Basis
import Simulation

/// One thing somebody does: what a typed line means.
public struct Act: Hashable, Sendable {
  /// Who does it.
  public var seat: Seat
  /// What.
  public var action: Command.Action
  /// How much time passes first; zero for everything but `/wait`.
  public var after: TimeSpan

  /// Makes an act.
  public init(seat: Seat, _ action: Command.Action, after: TimeSpan = .milliseconds(0)) {
    self.seat = seat
    self.action = action
    self.after = after
  }

  /// The command for it at the run's present time.
  public func command(now: VirtualTime) -> Command { Command(at: now + after, seat: seat, action) }
}
