import ArgumentParser
import Basis
import CopilotStudio
import Exploration
import Host
import Text

/// `handoff explore`: walk bots systematically and tell what can go wrong.
struct ExploreCommand: ParsableCommand {
  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit
  }

  static let configuration = CommandConfiguration(
    commandName: "explore", _superCommandName: "handoff",
    abstract: "Walk a bot systematically and tell what can go wrong.",
    discussion: """
      handoff explore my-agent                   an agent, or a folder of agents
      handoff explore my-agent --format json     for programs; junit for servers
      handoff explore my-agent --save scenarios  each finding as a scenario
      handoff explore my-agent --budget 2000000  go further

      Every trigger, every class of answers to every question, every branch and
      every way a service can answer is tried, short conversations first. Answers of
      services are made up where --stubs declares none. It ends with 1 when there
      are errors, with 0 when there are only warnings, and with 3 when there is no
      agent.
      """)

  @Argument(help: "A folder with one agent or several.", completion: .directory)
  var folder: String

  @Option(name: .long, help: "Most steps of a bot's engine, for each bot.")
  var budget = Budget().steps

  @Option(name: .long, help: "Most situations that are kept, for each bot.")
  var situations = Budget().situations

  @Option(name: .long, help: "text, json or junit.")
  var format = Format.text

  @Option(name: .long, help: "A folder for scenarios that show the findings.")
  var save: String?

  @Option(name: .long, help: "A scenario or organization file whose stubs answer for services.")
  var stubs: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget must be at least 1.") }
    if situations < 1 { throw ValidationError("--situations must be at least 1.") }
  }

  func run() throws {
    let agents = try ExploredAgent.find(in: folder, isVerbose: common.verbose)
    let declared = try stubs.map(declaredStubs) ?? []
    let limits = Budget(steps: budget, situations: situations)
    var reports: [(agent: ExploredAgent, report: ExplorationReport)] = []
    for agent in agents {
      let report = BotExplorer.explore(agent.agent, budget: limits, stubs: declared)
      reports.append((agent, report))
      if format == .text { tell(report, agent) }
    }
    switch format {
    case .text:
      if !common.quiet, reports.count > 1 { Output.line(ExplorationText.sum(reports.map(\.report))) }
    case .json:
      let bots = JSON.array(reports.map { $1.json(folder: $0.path, shown: $0.shown) })
      Output.line(JSON.object([JSON.Member("bots", bots)]).prettyText)
    case .junit: Output.write(JUnit(reports.map { $1.suite(shown: $0.shown) }).text)
    }
    if let save { try ScenarioSaver(folder: save, isQuiet: common.quiet).save(reports) }
    if reports.contains(where: { $0.report.errors > 0 }) { throw ExitStatus.findings }
  }

  private func tell(_ report: ExplorationReport, _ agent: ExploredAgent) {
    guard !common.quiet || report.errors > 0 else { return }
    let detail: ExplorationText.Detail = common.quiet ? .errors : common.verbose ? .all : .usual
    Output.write(Sanitizer.visible(ExplorationText.text(report, detail: detail, shown: agent.shown)))
  }

  /// The stubs of a scenario or an organization.
  private func declaredStubs(_ path: String) throws -> [Stub] {
    let outcome =
      switch ScenarioOpener.content(of: path) {
      case .organization: ScenarioOpener.open(organization: path)
      default: ScenarioOpener.open(scenario: path)
      }
    guard let opened = outcome.opened else {
      Output.complain(outcome.diagnostics) { outcome.source($0) }
      throw ExitStatus.badInput
    }
    return opened.world.stubs
  }
}

/// An agent of the folder that is explored.
struct ExploredAgent {
  var agent: Agent
  /// The agent's folder, as a person can open it.
  var path: String
  /// What stands before the paths of its files.
  var root: String

  /// Whether it is one bot of a solution that holds several: scenarios load the first.
  var isOneOfSeveral = false

  /// A path of the bundle as a person can open it.
  func shown(_ file: String) -> String { root.isEmpty ? file : "\(root)/\(file)" }

  /// The agents of a folder, or of one file.
  static func find(in path: String, isVerbose: Bool) throws -> [ExploredAgent] {
    var reader = BundleReader()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isFolder = Disk.kind(path) == .folder
    if isFolder { reader.add(folder: path, as: "") } else { reader.add(file: path, as: name) }
    Output.complain(reader.diagnostics)
    guard !reader.diagnostics.contains(where: { $0.severity == .error }) else { throw ExitStatus.badInput }
    let root = isFolder ? Disk.join("", path) : Disk.folder(of: path)
    var found: [ExploredAgent] = []
    for folder in isFolder ? AgentLoader.agentFolders(in: reader.bundle) : [""] {
      let (agent, diagnostics) = AgentLoader.load(
        in: reader.bundle, folder: folder, fallbackName: folder.isEmpty ? name : nil)
      if isVerbose { Output.complain(diagnostics) { reader.bundle[$0] } }
      guard let agent else { continue }
      found.append(
        ExploredAgent(
          agent: agent, path: Disk.join(root, folder), root: root,
          isOneOfSeveral: reader.bundle[folder + "/bot.xml"] != nil))
    }
    guard found.isEmpty else { return found }
    Output.complain([
      Diagnostic(
        .error, "explore.nothing", "there is no agent below \(path)", at: .file(path),
        hint: "name a folder that holds agent.mcs.yml, bots and botcomponents, or botContent.yml")
    ])
    throw ExitStatus.badInput
  }
}
