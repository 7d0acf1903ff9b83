import Scenarios
import Simulation
import Views

/// Commands as they are typed, with who gave them: `Ana Ruiz: Hi`.
struct CommandLabels {
  private let world: World
  private let writer: CommandWriter

  /// Makes labels with the names of a world.
  init(_ world: World) {
    self.world = world
    writer = CommandWriter(world.organization)
  }

  /// What a command is called.
  func label(of command: Command) -> String {
    "\(world.name(of: command.seat)): \(writer.text(of: command.action))"
  }

  /// What a turn is called: its command, or that time passed.
  func label(ofTurn entries: some Sequence<LoggedEvent>) -> String {
    entries.lazy.compactMap(\.event.command).first.map(label(of:)) ?? "time passes"
  }
}

extension Event {
  /// The command that was given; nil for what came of one.
  var command: Command? {
    guard case .commanded(let command) = self else { return nil }
    return command.value
  }
}
