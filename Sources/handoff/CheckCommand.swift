import ArgumentParser
import Basis
import CopilotStudio
import Host

/// `handoff check`: lint of agents, organizations and scenarios.
struct CheckCommand: ParsableCommand {
  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "handoff",
    abstract: "Find what is wrong in agents, organizations and scenarios, with place and mend.",
    discussion: """
      handoff check                         the shipped scenarios and their bots
      handoff check my/scenario.yml         a scenario, its organization, its bots
      handoff check my/organization.yml     an organization and its bots
      handoff check my-agent                an agent, or a folder of agents
      handoff check my-agent --format json  for programs

      It lists what each bot needs a stub for and what is not supported yet. It ends
      with 1 when there are errors, with 0 when there are only warnings, and with 3
      when a path does not exist.
      """)

  @Argument(
    help: "Scenarios, organizations or agents, as files or folders; by default the shipped scenarios.",
    completion: .file())
  var paths: [String] = []

  @Option(name: .long, help: "text or json.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    var result = CheckResult()
    for path in paths.isEmpty ? [try Opening.shippedScenarios()] : paths { try check(path, &result) }
    switch format {
    case .text: Output.write(result.text(isQuiet: common.quiet, isVerbose: common.verbose))
    case .json: Output.line(result.json.prettyText)
    }
    if result.errors > 0 { throw ExitStatus.findings }
  }

  // MARK: - Checking

  private func check(_ path: String, _ result: inout CheckResult) throws {
    switch Disk.kind(path) {
    case .folder where ScenarioOpener.export(around: path) != nil: check(agentsIn: path, &result)
    case .folder:
      guard let scenarios = try? ScenarioOpener.paths(for: path) else {
        return check(agentsIn: path, &result)
      }
      for scenario in scenarios { result.add(ScenarioOpener.open(scenario: scenario)) }
    case .file:
      switch ScenarioOpener.content(of: path) {
      case .scenario: result.add(ScenarioOpener.open(scenario: path))
      case .organization: result.add(ScenarioOpener.open(organization: path))
      case .other: check(agentsIn: path, &result)
      }
    case .missing:
      do throws(Failure) {
        for scenario in try ScenarioOpener.paths(for: path) {
          result.add(ScenarioOpener.open(scenario: scenario))
        }
      } catch {
        Output.complain(error.diagnostics)
        throw ExitStatus.badInput
      }
    }
  }

  private func check(agentsIn path: String, _ result: inout CheckResult) {
    var reader = BundleReader()
    let isFile = Disk.kind(path) == .file
    if let export = ScenarioOpener.export(around: path) {
      // One bot of a solution export: its components are in the folder around.
      reader.add(folder: export.folder, as: "")
      let place = ScenarioOpener.relative(export.folder)
      return check([export.bot], in: reader, below: place, named: nil, &result)
    }
    let name = path.lastPathPart
    if isFile { reader.add(file: path, as: name) } else { reader.add(folder: path, as: "") }
    let folders = isFile ? [""] : AgentLoader.agentFolders(in: reader.bundle)
    if folders.isEmpty, !reader.diagnostics.contains(where: { $0.severity == .error }) {
      result.add(
        Diagnostic(
          .error, "check.nothing", "there is no scenario and no agent below \(path)", at: .file(path),
          hint:
            "name a folder that holds scenario.yml, agent.mcs.yml, bots and botcomponents, or botContent.yml")
      )
    }
    check(folders, in: reader, below: isFile ? Disk.folder(of: path) : path, named: name, &result)
  }

  /// Checks the agents in folders of what was read below a place on disk.
  private func check(
    _ folders: [String], in reader: BundleReader, below place: String, named name: String?,
    _ result: inout CheckResult
  ) {
    for diagnostic in reader.diagnostics { result.add(diagnostic) }
    for folder in folders {
      let (agent, diagnostics) = AgentLoader.load(
        in: reader.bundle, folder: folder, fallbackName: folder.isEmpty ? name : nil)
      if let agent {
        result.bots.append(
          CheckResult.Bot(folder: place, report: agent.report, missing: agent.report.needsStub))
      }
      result.add(diagnostics, below: place, reader.bundle)
    }
  }
}
