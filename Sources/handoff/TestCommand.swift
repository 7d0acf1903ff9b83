import ArgumentParser
import Basis
import Host
import Scenarios
import Text

/// `handoff test`: play scenarios on the virtual clock and compare with what they expect.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "handoff",
    abstract: "Play scenarios headless and check their expectations.",
    discussion: """
      handoff test                            the shipped scenarios
      handoff test Scenarios my/scenario.yml  these files and folders
      handoff test -k one-queue               only where path or name holds this
      handoff test --seed 7                   with another seed

      It ends with 1 when an expectation does not hold and with 3 when a file cannot
      be used.
      """)

  @Argument(help: "Scenario files or folders; by default the shipped ones.")
  var paths: [String] = []

  @Option(name: [.customShort("k"), .long], help: "Only scenarios whose path or name holds this.")
  var filter: String?

  @Option(name: .long, help: "The seed, instead of each scenario's own.")
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp("Keep the finished conversations in this SQLite file.", valueName: "file"))
  var store: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    var results: [ScenarioResult] = []
    var hasBadFile = false
    for file in try scenarioFiles() {
      let outcome = ScenarioOpener.open(scenario: file, seed: seed)
      let scenario = outcome.opened?.scenario
      if let filter, !file.contains(filter), scenario?.scenario.name.contains(filter) != true { continue }
      Output.complain(outcome.diagnostics.filter { $0.severity == .error || common.verbose }) {
        outcome.source($0)
      }
      guard let scenario else {
        hasBadFile = true
        continue
      }
      let result = ScenarioRunner.play(scenario)
      results.append(result)
      if let store, let failure = StoreFollower.write(result.run, to: store) {
        Output.complain("handoff: \(Sanitizer.visible(failure, as: .folded))")
        throw ExitStatus.environment
      }
      guard !common.quiet || !result.isPassed else { continue }
      Output.write(Sanitizer.visible(TextReport.text(result, shown: outcome.shown) + "\n"))
    }
    if results.isEmpty, !hasBadFile {
      Output.complain("handoff: no scenario matches \(Sanitizer.visible(filter ?? "", as: .folded))")
      throw ExitStatus.usage
    }
    if !common.quiet, !results.isEmpty { Output.line(TextReport.sum(results)) }
    if hasBadFile { throw ExitStatus.badInput }
    if results.contains(where: { !$0.isPassed }) { throw ExitStatus.findings }
  }

  private func scenarioFiles() throws -> [String] {
    let words = paths.isEmpty ? [try Opening.shippedScenarios()] : paths
    do throws(Failure) {
      var files: [String] = []
      for word in words { files += try ScenarioOpener.paths(for: word) }
      return files
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
  }
}
