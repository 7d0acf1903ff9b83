import ArgumentParser
import Basis
import ChatUI
import Host
import Simulation

/// `handoff run`: play a scenario, or talk to a bot of one's own.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Open the three windows, with a scenario or with bots of your own.")

  @Argument(help: "A shipped scenario's name, or the path of a scenario file or folder. Without one you choose.")
  var scenario: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Agent folders to put into a built-in contact centre.")
  var bot: [String] = []

  @Flag(name: .long, help: "Play the script by itself.")
  var auto = false

  @Flag(name: .long, help: "Play the script's next line on Enter.")
  var step = false

  @OptionGroup var front: FrontOptions

  func validate() throws {
    if scenario != nil, !bot.isEmpty { throw ValidationError("Name a scenario or --bot FOLDER, not both.") }
    try front.validate()
  }

  func run() throws {
    guard let opened = try open() else { return }
    let screenplay = opened.scenario.map { Screenplay($0.scenario, isAuto: auto, isStepped: step) } ?? Screenplay()
    try front.play(Run(opened.world), screenplay: screenplay, header: opened.header, opensChat: true)
  }

  private func open() throws -> ScenarioOpener.Opened? {
    if !bot.isEmpty { return try Opening.agents(bot, seed: front.seed) }
    if let scenario { return try Opening.scenario(scenario, seed: front.seed) }
    guard let chosen = try front.choose() else { return nil }
    return try Opening.scenario(chosen, seed: front.seed)
  }
}
