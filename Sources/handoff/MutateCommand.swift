import ArgumentParser
import Basis
import Host
import Scenarios
import Text

/// `handoff mutate`: change one thing at a time, and tell what no scenario notices.
struct MutateCommand: ParsableCommand {
  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "mutate", _superCommandName: "handoff",
    abstract: "Change one thing at a time and tell what no scenario notices.",
    discussion: """
      handoff mutate                      the shipped scenarios
      handoff mutate my                   these files and folders
      handoff mutate --only topics/       only files whose path holds this
      handoff mutate --kind rule          only changes of this kind
      handoff mutate --survivors FILE     survivors that have a reason

      Rules, conditions, capacities, phrases, messages, nodes, values and settings of
      organizations, agents and scenarios are left out, swapped or changed one by
      one, and the scenarios that use the file are played. A change that makes a
      file unreadable counts for nothing. It ends with 1 when less than
      --fail-under percent are noticed, or a survivor has no reason in a list.
      """)

  @OptionGroup var choice: ScenarioChoice

  @Option(name: .long, help: "Only changes of files whose path holds this.")
  var only: String?

  @Option(name: .long, help: "Only changes of this kind; may be repeated.")
  var kind: [String] = []

  @Flag(name: .long, help: "Change what scenarios expect as well.")
  var expectations = false

  @Option(name: .long, help: "A list of survivors with the reason why nothing need notice them.")
  var survivors: String?

  @Option(name: .long, help: "Least percentage that must be noticed.")
  var failUnder: Double?

  @Option(name: .long, help: "text or json.")
  var format = Format.text

  @Option(name: .long, help: "How many threads; by default one for each processor.")
  var jobs: Int?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let known = Mutant.Kind.allCases.map(\.rawValue)
    if let wrong = kind.first(where: { !known.contains($0) }) {
      throw ValidationError("there is no kind \(wrong); there are: \(known.joined(separator: ", "))")
    }
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under is a percentage.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() throws {
    let known = try knownSurvivors()
    let suite = try SuiteOpener(choice: choice).mutationSuite()
    var files = suite.files(withExpectations: expectations)
    if let only { files = files.filter { $0.path.contains(only) } }
    for index in files.indices where !kind.isEmpty {
      files[index].mutants = files[index].mutants.filter { kind.contains($0.kind.rawValue) }
    }
    let isQuiet = common.quiet || format == .json
    let all = files
    // The longest first would be better balanced; in order of path, progress can be read.
    let verdicts = Parallel.map(all.count, width: jobs ?? Parallel.processors) { number in
      let found = suite.verdicts(on: all[number])
      if !isQuiet {
        let survived = found.count { $0 == .survived }
        Output.complain("\(all[number].path): \(found.count) changes, \(survived) not noticed")
      }
      return found
    }
    let report = MutationReport(Array(zip(all, verdicts)).map { ($0, $1) }, known: known)
    switch format {
    case .text: Output.write(Sanitizer.visible(report.text))
    case .json: Output.line(report.json.prettyText)
    }
    let isTooFew = failUnder.map { report.total.share * 100 < $0 } ?? false
    let hasUnknown = report.survivors.contains { $0.reason == nil }
    if isTooFew || (failUnder == nil && hasUnknown) { throw ExitStatus.findings }
  }

  private func knownSurvivors() throws -> KnownSurvivors {
    guard let survivors else { return KnownSurvivors() }
    do throws(Failure) {
      let text = try Disk.readText(survivors)
      var diagnostics: [Diagnostic] = []
      let known = KnownSurvivors(text, file: survivors, &diagnostics)
      if diagnostics.contains(where: { $0.severity == .error }) { throw Failure(diagnostics) }
      return known
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
  }
}
