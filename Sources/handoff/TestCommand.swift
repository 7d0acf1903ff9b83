import ArgumentParser
import Basis
import Host
import Scenarios
import Text

/// `handoff test`: play scenarios on the virtual clock and compare with what they expect.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Play scenarios headless and check their expectations.")

  @Argument(help: "Scenario files or folders; by default the shipped ones.")
  var paths: [String] = []

  @Option(name: [.customShort("k"), .long], help: "Only scenarios whose path or name holds this.")
  var filter: String?

  @Option(name: .long, help: "The seed, instead of each scenario's own.")
  var seed: UInt64?

  func run() throws {
    let files = try scenarioFiles()
    var results: [ScenarioResult] = []
    var hasBadFile = false
    for file in files {
      let outcome = ScenarioOpener.open(scenario: file, seed: seed)
      guard let scenario = outcome.opened?.scenario else {
        Output.complain(outcome.diagnostics.filter { $0.severity == .error }) { outcome.bundle[$0] }
        hasBadFile = true
        continue
      }
      if let filter, !file.contains(filter), !scenario.scenario.name.contains(filter) { continue }
      results.append(ScenarioRunner.play(scenario))
    }
    if results.isEmpty, !hasBadFile {
      Output.complain("handoff: no scenario matches")
      throw ExitStatus.usage
    }
    Output.write(Sanitizer.visible(TextReport.text(results)))
    if hasBadFile { throw ExitStatus.badInput }
    if results.contains(where: { !$0.isPassed }) { throw ExitStatus.findings }
  }

  private func scenarioFiles() throws -> [String] {
    do throws(Failure) {
      guard paths.isEmpty else {
        var files: [String] = []
        for path in paths { files += try ScenarioOpener.paths(for: path) }
        return files
      }
      guard let home = Places.home() else { return [] }
      return try ScenarioOpener.paths(for: Disk.join(home, "Scenarios"))
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
  }
}
