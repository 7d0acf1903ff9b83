import Basis
import Host
import Scenarios
import Text

/// Opens all scenarios that are meant and plays them once: what fails as it is would notice everything.
struct SuiteOpener {
  let choice: ScenarioChoice

  /// The scenarios with what they are made of.
  func mutationSuite() throws -> MutationSuite {
    let files = try choice.files()
    let outcomes = Parallel.map(files.count) { ScenarioOpener.open(scenario: files[$0]) }
    var members: [MutationSuite.Member] = []
    for (file, outcome) in zip(files, outcomes) {
      guard choice.includes(file, outcome.opened?.scenario?.scenario) else { continue }
      guard let opened = outcome.opened, let loaded = opened.scenario else {
        Output.complain(outcome.diagnostics.filter { $0.severity == .error }) { outcome.source($0) }
        throw ExitStatus.badInput
      }
      for played in loaded.cases {
        let result = ScenarioRunner.play(played)
        guard !result.isPassed else { continue }
        Output.complain(Sanitizer.visible(TextReport.text(result, shown: outcome.shown)))
        throw ExitStatus.findings
      }
      let header = opened.header
      members.append(
        MutationSuite.Member(
          bundle: header.bundle, entry: header.entry, loaded: loaded, zones: header.zones,
          paths: Dictionary(
            header.bundle.files.map { (outcome.shown($0.path), $0.path) },
            uniquingKeysWith: { first, _ in first })))
    }
    if members.isEmpty { try choice.complainOfNothing() }
    return MutationSuite(members)
  }
}
