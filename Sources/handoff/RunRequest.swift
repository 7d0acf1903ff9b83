import Basis
import ChatUI
import Host
import Simulation
import Text

/// What `handoff run` is asked for.
struct RunRequest {
  /// A shipped scenario's name or a path; without it and without bots somebody chooses.
  var scenario: String?
  /// Folders of agents for the built-in contact centre.
  var bots: [String] = []
  /// Whether the script plays by itself.
  var isAuto = false
  /// Whether the script plays a line on every Enter.
  var isStepped = false
  var front: Front
  var isQuiet = false
  var isVerbose = false

  /// Opens what is asked for and plays it.
  func perform() throws {
    guard let opened = try open() else { return }
    let screenplay =
      opened.scenario.map { Screenplay($0.scenario, isAuto: isAuto, isStepped: isStepped) } ?? Screenplay()
    try front.play(
      Run(opened.world), screenplay: screenplay, header: opened.header, scenario: opened.path,
      opensChat: true,
      keepsJournal: true, isQuiet: isQuiet)
  }

  private func open() throws -> ScenarioOpener.Opened? {
    if !bots.isEmpty { return try Opening.agents(bots, seed: front.seed, isVerbose: isVerbose) }
    if let scenario {
      try suggestVerb(for: scenario)
      return try Opening.scenario(scenario, seed: front.seed, isVerbose: isVerbose)
    }
    guard let chosen = try front.choose() else { return nil }
    return try Opening.scenario(chosen, seed: front.seed, isVerbose: isVerbose)
  }

  /// The first word is a scenario when it is no subcommand: a mistyped subcommand deserves a better answer.
  private func suggestVerb(for word: String) throws {
    guard CommandLine.arguments.dropFirst().first == word, Disk.kind(word) == .missing else { return }
    let verbs = Handoff.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let verb = Suggestion.nearest(to: word, among: verbs) else { return }
    Output.complain(
      "handoff: there is no subcommand \(Sanitizer.visible(word, as: .folded)); did you mean \(verb)?")
    throw ExitStatus.usage
  }
}

extension RunRequest {
  /// `handoff run NAME` and nothing else: there is nothing to parse, and everything else is as nobody says it.
  /// Parsing looks up 200 conformances, a sixth of the instructions of such a start.
  init?(plain arguments: [String]) {
    guard arguments.count == 2, arguments[0] == "run", !arguments[1].isEmpty, !arguments[1].hasPrefix("-")
    else { return nil }
    self.init(scenario: arguments[1], front: .standing())
  }
}
