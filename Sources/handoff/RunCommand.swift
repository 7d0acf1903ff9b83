import ArgumentParser

/// `handoff run`: play a scenario, or talk to a bot of one's own.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", _superCommandName: "handoff",
    abstract: "Open the three windows, with a scenario or with bots of your own.",
    discussion: """
      handoff run                             choose a scenario
      handoff run two-bots-two-queues         play it, every seat by hand
      handoff run two-bots-two-queues --step  its script, a line for every Enter
      handoff run two-bots-two-queues --auto  its script by itself
      handoff run --bot my-agent              talk to a Copilot Studio agent
      handoff run --bot bot-a bot-b           two agents in one queue
      echo 'talk to a person' | handoff run --plain two-bots-one-queue

      In plain mode a line is the customer's; "agent:" before it makes it the
      representative's, as in "agent: /accept", and "agent NAME:" where there are
      several. /help lists the commands; /quit or the end of the input ends it.
      """)

  @Argument(
    help: "A shipped scenario's name, or the path of a scenario file or folder. Without one you choose.",
    completion: Completions.scenarios)
  var scenario: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Agents to put into a built-in contact centre: VS Code clones, solution exports or botContent.yml.",
      valueName: "folder"), completion: .directory)
  var bot: [String] = []

  @Flag(name: .long, help: "Play the script by itself.")
  var auto = false

  @Flag(name: .long, help: "Play the script's next line on Enter.")
  var step = false

  @OptionGroup var front: FrontOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if scenario != nil, !bot.isEmpty { throw ValidationError("Name a scenario or --bot FOLDER, not both.") }
    if auto, step { throw ValidationError("--auto and --step exclude each other.") }
    if auto || step, !bot.isEmpty {
      throw ValidationError("A bot of your own has no script for --auto or --step.")
    }
  }

  func run() throws {
    try RunRequest(
      scenario: scenario, bots: bot, isAuto: auto, isStepped: step, front: front.chosen,
      isQuiet: common.quiet,
      isVerbose: common.verbose
    ).perform()
  }
}
