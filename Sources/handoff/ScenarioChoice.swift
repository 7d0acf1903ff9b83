import ArgumentParser
import Basis
import Host
import Scenarios
import Text

/// Which scenarios a verb works on.
struct ScenarioChoice: ParsableArguments {
  @Argument(
    help: "Scenario files or folders; by default the shipped ones.", completion: Completions.scenarios)
  var paths: [String] = []

  @Option(name: [.customShort("k"), .long], help: "Only scenarios whose path or name holds this.")
  var filter: String?

  @Option(name: .long, help: "Only scenarios with this tag; may be repeated, then with any of them.")
  var tag: [String] = []

  @Option(name: .long, help: "No scenarios with this tag; may be repeated.")
  var notTag: [String] = []

  /// The scenario files that the paths mean.
  func files() throws -> [String] {
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

  /// Whether a scenario is meant. One that cannot be loaded is, unless its path is filtered out: its errors matter.
  func includes(_ file: String, _ scenario: Scenario?) -> Bool {
    guard let scenario else { return filter.map { file.contains($0) } ?? true }
    if let filter, !file.contains(filter), !scenario.title.contains(filter) { return false }
    if !tag.isEmpty, !scenario.tags.contains(where: tag.contains) { return false }
    return !scenario.tags.contains(where: notTag.contains)
  }

  /// The end of the program when nothing is meant.
  func complainOfNothing() throws -> Never {
    let what = ([filter].compactMap(\.self) + tag).joined(separator: ", ")
    Output.complain("handoff: no scenario matches \(Sanitizer.visible(what, as: .folded))")
    throw ExitStatus.usage
  }
}
