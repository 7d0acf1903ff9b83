import ArgumentParser
import Host
import Text

/// The program: one subcommand a file.
@main
struct Handoff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract:
      "An offline contact centre in a terminal: customers, bots and people, and the hand-off between them.",
    discussion: """
      handoff                          choose a scenario, play it in three windows
      handoff run two-bots-one-queue   play that scenario
      handoff run --bot FOLDER         talk to a Copilot Studio agent of your own
      handoff test Scenarios           check that every scenario still holds

      Exit codes: 0 fine, 1 findings or failed tests, 2 wrong usage, 3 a file that
      cannot be used, 4 an environment that cannot be used (no terminal, a disk that
      cannot be written), 5 an error of the program's own, 130 interrupted.
      """,
    subcommands: [
      RunCommand.self, TestCommand.self, MutateCommand.self, CheckCommand.self, ExploreCommand.self,
      RecognizeCommand.self, LimitsCommand.self, ExplainCommand.self, PlayCommand.self, ReportCommand.self,
      ConvertCommand.self, RecordCommand.self, ConnectCommand.self, LearnCommand.self, NewCommand.self,
      DoctorCommand.self, CompletionCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  /// Runs the program with the exit codes of the README instead of the library's.
  static func main() {
    Output.ignoreClosedPipes()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = arguments.prefix { $0 != "--" }
    if words.contains("-V") || words.contains("--version") {
      Output.line("handoff \(ScenarioOpener.programVersion)")
      Output.leave(.fine)
    }
    if let request = RunRequest(plain: arguments) { start(RunCommand.self) { try request.perform() } }
    // A subcommand that is named needs no look at the others: a sixth of what a start takes.
    let verb = arguments.first
    if let command = configuration.subcommands.first(where: { $0.configuration.commandName == verb }) {
      start(command) { try run(command, Array(arguments.dropFirst())) }
    }
    start(Handoff.self) { try run(Handoff.self, arguments) }
  }

  private static func run(_ type: any ParsableCommand.Type, _ arguments: [String]) throws {
    var command = try type.parseAsRoot(arguments)
    try command.run()
  }

  private static func start(_ type: any ParsableCommand.Type, _ work: () throws -> Void) -> Never {
    do {
      try work()
    } catch let code as ExitStatus {
      Output.leave(code)
    } catch {
      leave(error, type)
    }
    Output.leave(.fine)
  }

  /// Ends the program with help, with what is wrong about the arguments, or with an error nobody expected.
  private static func leave(_ error: any Error, _ type: any ParsableCommand.Type) -> Never {
    let code = type.exitCode(for: error)
    let text = type.fullMessage(for: error)
    if code.isSuccess {
      Output.line(text)
      Output.leave(.fine)
    }
    // It quotes what was typed.
    Output.complain(Sanitizer.visible(text))
    Output.leave(code == .validationFailure ? .usage : .internalError)
  }
}
