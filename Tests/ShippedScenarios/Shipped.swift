import Basis
import Foundation
import Scenarios
import Simulation

/// The shipped scenarios as these tests read them: from the package this file belongs to.
public enum Shipped {
  /// The package's folder.
  public static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  /// Every text below `Scenarios`, with paths from there.
  public static let bundle: SourceBundle = {
    let folder = "\(root)/Scenarios"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return SourceBundle(
      paths.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".transcript.txt") }.compactMap { path in
        guard let text = try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8) else { return nil }
        return SourceBundle.File(path: path, text: text)
      })
  }()

  /// The scenario files in order of path.
  public static let names: [String] = bundle.files.map(\.path).filter {
    $0.hasSuffix("/scenario.yml") || $0.hasSuffix(".scenario.yml")
  }

  /// Madrid in the winter of the scenarios' clocks.
  public static let zone = TimeZoneRules(name: "Europe/Madrid", base: 3600)

  /// A scenario, loaded; nil when it cannot be.
  public static func load(_ name: String) -> LoadedScenario? {
    ScenarioLoader.load(bundle: bundle, path: name) { _ in zone }.0
  }

  /// What came of every scenario, each played once.
  public static let played: [String: ScenarioResult] = Dictionary(
    uniqueKeysWithValues: names.compactMap { name in
      load(name).map { (name, ScenarioRunner.play($0)) }
    })
}
