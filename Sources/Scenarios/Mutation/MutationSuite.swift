import Basis
import CopilotStudio

/// Scenarios that shall notice when one of their files is changed.
public struct MutationSuite: Sendable {
  /// A scenario file, loaded, with what it was loaded from.
  public struct Member: Sendable {
    /// What it was loaded from.
    public var bundle: SourceBundle
    /// The scenario file's path in the bundle.
    public var entry: String
    /// The scenario.
    public var loaded: LoadedScenario
    /// The time zones its files name.
    public var zones: [TimeZoneRules]
    /// The bundle's paths of its files by the paths that the whole suite knows them by.
    public var paths: [String: String]

    /// Makes a member.
    public init(
      bundle: SourceBundle, entry: String, loaded: LoadedScenario, zones: [TimeZoneRules],
      paths: [String: String]
    ) {
      self.bundle = bundle
      self.entry = entry
      self.loaded = loaded
      self.zones = zones
      self.paths = paths
    }
  }

  /// What came of a mutant.
  public enum Verdict: String, Sendable, CaseIterable {
    /// A scenario failed.
    case noticed
    /// All scenarios passed.
    case survived
    /// The changed file cannot be loaded: it counts for nothing.
    case invalid
  }

  /// A file and its mutants.
  public struct File: Sendable {
    /// The path that the suite knows it by.
    public var path: String
    /// Its text.
    public var text: String
    /// Its mutants.
    public var mutants: [Mutant]
  }

  /// The scenarios.
  public let members: [Member]

  /// Makes a suite of scenarios that pass.
  public init(_ members: [Member]) { self.members = members }

  /// The files that can be changed, in order of path, each with its mutants.
  ///
  /// - Parameter withExpectations: whether what scenarios expect is changed as well.
  public func files(withExpectations: Bool = false) -> [File] {
    var found: [String: File] = [:]
    for member in members {
      for (path, bundled) in member.paths where found[path] == nil {
        guard let text = member.bundle[bundled] else { continue }
        let mutants = Self.mutants(of: text, path: path, member, withExpectations)
        if !mutants.isEmpty { found[path] = File(path: path, text: text, mutants: mutants) }
      }
    }
    return found.values.sorted { $0.path < $1.path }
  }

  private static func mutants(
    of text: String, path: String, _ member: Member, _ withExpectations: Bool
  ) -> [Mutant] {
    let bundled = member.paths[path] ?? ""
    if member.loaded.agents.keys.contains(where: { bundled.hasPrefix($0 + "/") }) {
      return AgentMutation.mutants(of: text, file: path)
    }
    guard path.hasSuffix(".yml") || path.hasSuffix(".yaml") else { return [] }
    let isScenario = bundled == member.entry
    return SetUpMutation.mutants(of: text, file: path)
      + (isScenario && withExpectations ? ExpectationMutation.mutants(of: text, file: path) : [])
  }

  /// What comes of the mutants of a file, in their order.
  public func verdicts(on file: File) -> [Verdict] {
    var users = members.filter { $0.paths[file.path] != nil }
    return file.mutants.map { mutant in
      var agents: [String: Agent] = [:]
      for (number, member) in users.enumerated() {
        switch verdict(on: mutant, of: file.path, member, &agents) {
        case .survived: continue
        case .invalid: return .invalid
        case .noticed:
          // Whoever noticed this will probably notice the next.
          users.insert(users.remove(at: number), at: 0)
          return .noticed
        }
      }
      return .survived
    }
  }

  /// - Parameter agents: changed agents that another member has loaded already, by folder.
  private func verdict(
    on mutant: Mutant, of path: String, _ member: Member, _ agents: inout [String: Agent]
  ) -> Verdict {
    guard let bundled = member.paths[path] else { return .survived }
    var bundle = member.bundle
    bundle.insert(SourceBundle.File(path: bundled, text: mutant.text))
    let untouched = member.loaded.agents.filter { !bundled.hasPrefix($0.key + "/") }
    let (loaded, _) = ScenarioLoader.load(
      bundle: bundle, path: member.entry, agents: untouched.merging(agents) { $1 },
      zones: { name in member.zones.first { $0.name == name } ?? (name == "UTC" ? .utc : nil) })
    guard let loaded else { return .invalid }
    for (folder, agent) in loaded.agents where bundled.hasPrefix(folder + "/") { agents[folder] = agent }
    return loaded.cases.contains { !ScenarioRunner.play($0).isPassed } ? .noticed : .survived
  }
}
