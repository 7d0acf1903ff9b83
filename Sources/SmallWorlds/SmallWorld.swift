import Basis
import ContactCenter
import Simulation

/// A contact centre small enough to try everything, and the commands that are tried in it.
public struct SmallWorld: Sendable {
  /// What to call it.
  public var name: String
  /// Two customers, two bots and two people.
  public var world: World
  /// What is tried in every state, in every order.
  public var alphabet: [NamedCommand]

  /// Makes a small world.
  public init(name: String, world: World, alphabet: [NamedCommand]) {
    self.name = name
    self.world = world
    self.alphabet = alphabet
  }
}

/// A command of an alphabet.
public struct NamedCommand: Sendable {
  /// What is done, for people.
  public var name: String
  /// Who does it; nil for time.
  private var seat: Seat
  private var act: Act

  private enum Act: Sendable {
    case action(Command.Action)
    /// A supervisor does something to the oldest conversation that is not over.
    case oldest(@Sendable (ConversationID) -> Command.Action)
    /// Time passes until something happens by itself.
    case elapse
  }

  /// Somebody does something.
  public init(_ name: String, _ seat: Seat, _ action: Command.Action) {
    self.name = name
    self.seat = seat
    act = .action(action)
  }

  /// A supervisor does something to the oldest conversation that is not over.
  public init(
    _ name: String, oldest action: @escaping @Sendable (ConversationID) -> Command.Action
  ) {
    self.name = name
    seat = .supervisor
    act = .oldest(action)
  }

  private init(_ name: String) {
    self.name = name
    seat = .stage
    act = .elapse
  }

  /// Time passes until something happens by itself.
  public static let elapse = NamedCommand("time passes until something happens")

  /// The command itself; nil where there is nothing for it to act on.
  public func command(in run: Run) -> Command? {
    let now = run.state.now
    switch act {
    case .action(let action): return Command(at: now, seat: seat, action)
    case .oldest(let action):
      let oldest = run.state.center.conversations.first { $0.status != .closed }
      return oldest.map { Command(at: now, seat: seat, action($0.id)) }
    case .elapse: return run.nextDue.map { Command(at: $0, seat: seat, .wait) }
    }
  }
}
