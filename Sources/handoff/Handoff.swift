import ArgumentParser
import Host

/// The program: one subcommand a file.
@main
struct Handoff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "An offline contact centre in a terminal: customers, bots and people, and the hand-off between them.",
    version: ScenarioOpener.programVersion,
    subcommands: [RunCommand.self, TestCommand.self, CheckCommand.self, ExplainCommand.self, PlayCommand.self],
    defaultSubcommand: RunCommand.self)

  /// Runs the program with the exit codes of the README instead of the library's.
  static func main() {
    Output.ignoreClosedPipes()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitStatus {
      Output.leave(code)
    } catch {
      let isHelp = exitCode(for: error).isSuccess
      let text = fullMessage(for: error)
      if isHelp { Output.write(text + "\n") } else { Output.complain(text) }
      Output.leave(isHelp ? .fine : .usage)
    }
    Output.leave(.fine)
  }
}
