import Basis
import Host
import Scenarios

/// The shipped scenarios as the tests read them: from the package this file belongs to.
enum Shipped {
  /// The folder of the shipped scenarios.
  static let folder = root + "/Scenarios"

  /// The package's folder.
  static let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

  /// The scenario files in order, below the folder.
  static let names: [String] = {
    let found = (try? ScenarioOpener.paths(for: folder)) ?? []
    return found.map { String($0.dropFirst(folder.count + 1)) }
  }()

  /// Everything the shipped scenarios are made of, with paths below the folder.
  static let bundle: SourceBundle = {
    var reader = BundleReader()
    reader.add(folder: folder, as: "")
    return reader.bundle
  }()

  /// Loads a scenario file of a bundle.
  static func load(_ name: String, in bundle: SourceBundle = bundle) -> (LoadedScenario?, [Diagnostic]) {
    ScenarioLoader.load(bundle: bundle, path: name) { ZoneDatabase.zone($0) }
  }

  /// Loads another text of a scenario file with the agents and zones of the one that is shipped.
  static func load(_ name: String, changedTo text: String, like shipped: LoadedScenario) -> (
    LoadedScenario?, [Diagnostic]
  ) {
    var bundle = bundle
    bundle.insert(SourceBundle.File(path: name, text: text))
    return ScenarioLoader.load(bundle: bundle, path: name, agents: shipped.agents) {
      $0 == shipped.world.zone.name ? shipped.world.zone : nil
    }
  }
}
