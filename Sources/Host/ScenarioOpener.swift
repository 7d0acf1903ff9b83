import Basis
import CopilotStudio
import Scenarios
import Simulation

/// Finds scenarios and agents on disk, collects the files they need and loads them.
public enum ScenarioOpener {
  /// A loaded world with what a recording's header needs.
  public struct Opened: Sendable {
    /// The scenario; nil for the built-in contact centre.
    public var scenario: LoadedScenario?
    /// Where a run starts.
    public var world: World
    /// What a recording embeds.
    public var header: RecordingHeader
    /// The scenario's file on disk; nil for the built-in contact centre and for recordings.
    public var path: String?
  }

  /// The version of the program.
  public static let programVersion = "0.1.0"
  /// When that version was made, as the manual page dates itself.
  public static let programDate = "December 1, 2026"
  /// How often a bundle's root may have to be moved to a folder further up.
  private static let furthestUp = 8
  private static let mostRounds = 50

  // MARK: - Finding

  /// The scenario files a word means: a file, a folder with scenario files below it, or a shipped scenario's name.
  ///
  /// - Throws: a `Failure` that lists the shipped scenarios when nothing is called that.
  public static func paths(for word: String) throws(Failure) -> [String] {
    switch Disk.kind(word) {
    case .file: return [word]
    case .folder:
      let found = scenarioFiles(below: word)
      if !found.isEmpty { return found }
    case .missing:
      if !word.contains("/"), let home = Places.home() {
        let folder = Disk.join(home, "Scenarios/\(word)")
        let found = Disk.kind(folder) == .folder ? scenarioFiles(below: folder) : []
        if !found.isEmpty { return found }
      }
    }
    throw Failure(notFound(word))
  }

  private static func notFound(_ word: String) -> Diagnostic {
    let names = shipped().map(\.name)
    let hint =
      if let near = Suggestion.nearest(to: word, among: names) {
        "did you mean \(near)?"
      } else if names.isEmpty {
        "name a scenario.yml, or set HANDOFF_HOME to the folder that holds Scenarios"
      } else {
        "shipped are: \(names.joined(separator: ", "))"
      }
    guard Disk.kind(word) == .folder else {
      return Diagnostic(.error, "scenario.not-found", "there is no scenario \(word)", hint: hint)
    }
    let isAgent = !AgentLoader.agentFolders(in: filesBelow(word)).isEmpty
    return Diagnostic(
      .error, "scenario.not-found", "there is no scenario.yml below the folder \(word)",
      hint: isAgent ? "an agent is talked to with: handoff run --bot \(word)" : hint)
  }

  private static func filesBelow(_ folder: String) -> SourceBundle {
    var reader = BundleReader()
    reader.add(folder: folder, as: "")
    return reader.bundle
  }

  /// The shipped scenarios by folder name, with the path of each folder's first file.
  public static func shipped() -> [(name: String, path: String)] {
    guard let home = Places.home() else { return [] }
    let folder = Disk.join(home, "Scenarios")
    return (Disk.names(in: folder) ?? []).compactMap { name in
      scenarioFiles(in: Disk.join(folder, name)).first.map { (name, $0) }
    }
  }

  /// What a scenario shows, in a sentence; empty when the file does not say.
  public static func about(_ path: String) -> String {
    guard let text = try? Disk.readText(path) else { return "" }
    return ScenarioLoader.about(text, file: path)
  }

  /// The scenario files below a folder: `scenario.yml` first, then `*.scenario.yml`.
  static func scenarioFiles(below folder: String, depth: Int = 0) -> [String] {
    guard depth <= BundleReader.deepestFolder else { return [] }
    var found = scenarioFiles(in: folder)
    for name in Disk.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let inside = "\(folder)/\(name)"
      if Disk.kind(inside) == .folder { found += scenarioFiles(below: inside, depth: depth + 1) }
    }
    return found
  }

  private static func scenarioFiles(in folder: String) -> [String] {
    let names = (Disk.names(in: folder) ?? []).filter {
      $0 == "scenario.yml" || $0.hasSuffix(".scenario.yml")
    }
    return (names.filter { $0 == "scenario.yml" } + names.filter { $0 != "scenario.yml" }).map {
      "\(folder)/\($0)"
    }
  }

  // MARK: - Opening

  /// Opens a scenario file.
  ///
  /// - Parameter shelf: agents that were read before. Those are not part of the header's bundle, so that a recording
  ///   needs none; nil to read everything.
  public static func open(scenario path: String, seed: UInt64? = nil, shelf: AgentShelf? = nil) -> Outcome {
    open(path, BundleReader(), seed: seed, shelf)
  }

  /// Opens an organization file, for a scenario in which nothing happens.
  public static func open(organization path: String) -> Outcome {
    let folder = Disk.folder(of: path)
    let name = path.lastPathPart
    var reader = BundleReader()
    reader.add("scenario: \(name)\norganization: '\(name)'\ncustomers: [{name: Customer}]\n", as: standIn)
    return open(Disk.join(folder, standIn), reader, seed: nil)
  }

  /// The name of the scenario that an organization is opened with; no file of a user is called that.
  private static let standIn = "an organization alone"

  private static func open(
    _ path: String, _ start: BundleReader, seed: UInt64?, _ shelf: AgentShelf? = nil
  ) -> Outcome {
    var root = Disk.folder(of: path)
    var entry = path.lastPathPart
    var start = start
    var memory = shelf?.memory ?? Wanted.Memory()
    defer { shelf?.keep(memory) }
    for _ in 0..<furthestUp {
      let (reader, wanted) = collect(entry, below: root, start, &memory, mayMove: true, shelf)
      guard !wanted.outside.isEmpty else {
        return load(reader, wanted, entry: entry, below: root, seed: seed, shelf)
      }
      // A path leads above the root: make the folder above the root.
      let absolute = absolute(root)
      let name = absolute.lastPathPart
      guard !name.isEmpty else { break }
      entry = "\(name)/\(entry)"
      root = Disk.folder(of: absolute)
      start = reader.moved(below: name)
    }
    let (reader, wanted) = collect(entry, below: root, start, &memory, mayMove: false, shelf)
    return load(reader, wanted, entry: entry, below: root, seed: seed, shelf)
  }

  /// Reads what a scenario wants until nothing is lacking, or nothing more can be found.
  private static func collect(
    _ entry: String, below root: String, _ start: BundleReader, _ memory: inout Wanted.Memory, mayMove: Bool,
    _ shelf: AgentShelf?
  ) -> (reader: BundleReader, wanted: Wanted) {
    var reader = start
    var tried: Set<String> = []
    var wanted = Wanted(by: reader.bundle, scenario: entry, &memory)
    for _ in 0..<mostRounds {
      if mayMove, !wanted.outside.isEmpty { break }
      let files = wanted.files.filter { tried.insert($0).inserted }
      let folders = wanted.folders.filter {
        tried.insert($0).inserted && shelf?.agent(in: absolute(Disk.join(root, $0))) == nil
      }
      let optional = wanted.optional.filter {
        tried.insert($0).inserted && Disk.kind(Disk.join(root, $0)) == .file
      }
      guard !files.isEmpty || !folders.isEmpty || !optional.isEmpty else { break }
      for file in optional { reader.add(file: Disk.join(root, file), as: file) }
      for file in files { reader.add(file: Disk.join(root, file), as: file) }
      for folder in folders where Disk.kind(Disk.join(root, folder)) == .folder {
        reader.add(folder: Disk.join(root, folder), as: folder)
      }
      wanted = Wanted(by: reader.bundle, scenario: entry, &memory)
    }
    return (reader, wanted)
  }

  private static func load(
    _ reader: BundleReader, _ wanted: Wanted, entry: String, below root: String, seed: UInt64?,
    _ shelf: AgentShelf?
  ) -> Outcome {
    var zones: [TimeZoneRules] = []
    let (loaded, findings) = ScenarioLoader.load(
      bundle: reader.bundle, path: entry, ahead: wanted.agents,
      known: { folder in shelf?.agent(in: absolute(Disk.join(root, folder))) },
      zones: { name in
        let zone = ZoneDatabase.zone(name)
        if let zone { zones.append(zone) }
        return zone
      },
      organizations: { text, path in
        shelf?.organization(text, in: path) ?? OrganizationReader.read(text, file: path)
      },
      begin: { work in
        let worker = Worker(work)
        return { worker.value() }
      })
    for (folder, agent) in loaded?.agents ?? [:] { shelf?.put(agent, in: absolute(Disk.join(root, folder))) }
    let opened = loaded.map { loaded in
      var loaded = loaded
      if let seed { loaded.world.seed = seed }
      return Opened(
        scenario: loaded, world: loaded.world,
        header: RecordingHeader(
          program: programVersion, name: loaded.world.name, entry: entry, seed: loaded.world.seed,
          zones: zones,
          bundle: reader.bundle), path: Disk.join(root, entry))
    }
    return Outcome(
      opened, read: reader.diagnostics, loaded: findings, reader.bundle,
      places: [Outcome.Place(bundle: "", disk: root)])
  }

  /// Opens agent folders in the built-in contact centre.
  public static func open(agents folders: [String], zone name: String = "UTC", seed: UInt64 = 1) -> Outcome {
    var reader = BundleReader()
    let names = bundleNames(folders)
    for (folder, name) in zip(folders, names) {
      switch Disk.kind(folder) {
      case .folder where export(around: folder) != nil:
        reader.add(
          folder: export(around: folder)?.folder ?? folder, as: AgentLoader.export(around: name) ?? name)
      case .folder: reader.add(folder: folder, as: name)
      case .file: reader.add(file: folder, as: "\(name)/\(folder.lastPathPart)")
      case .missing: reader.add(file: folder, as: name)
      }
    }
    let places = zip(folders, names).map { folder, name in
      if let disk = export(around: folder)?.folder, let bundle = AgentLoader.export(around: name) {
        return Outcome.Place(bundle: bundle, disk: disk)
      }
      return Outcome.Place(
        bundle: name, disk: Disk.kind(folder) == .folder ? folder : Disk.folder(of: folder))
    }
    guard !reader.diagnostics.contains(where: { $0.severity == .error }) else {
      return Outcome(nil, read: reader.diagnostics, loaded: [], reader.bundle, places: places)
    }
    let zone = ZoneDatabase.zone(name) ?? .utc
    let (world, findings) = DefaultWorld.make(folders: names, bundle: reader.bundle, zone: zone, seed: seed)
    let opened = world.map { world in
      Opened(
        scenario: nil, world: world,
        header: RecordingHeader(
          program: programVersion, name: world.name, entry: "", folders: names, seed: seed, zones: [zone],
          bundle: reader.bundle))
    }
    return Outcome(opened, read: reader.diagnostics, loaded: findings, reader.bundle, places: places)
  }

  /// A folder in the bundle for each agent. A recording only knows the files in order of path, so the names are in
  /// the order the agents were named in.
  private static func bundleNames(_ folders: [String]) -> [String] {
    var names: [String] = []
    for folder in folders {
      var name = absolute(folder).lastPathPart
      if name.isEmpty { name = "bot" }
      // A bot of an export keeps its place in it: its components are in the folder around.
      if let export = export(around: folder) {
        let around = export.folder.lastPathPart
        name = "\(around.isEmpty ? "export" : around)/\(export.bot)"
      }
      while names.contains(name) { name = "again-" + name }
      names.append(name)
    }
    guard names != names.sorted() else { return names }
    return names.enumerated().map { "\(ISO8601.padded($0.offset + 1, 3))-\($0.element)" }
  }

  /// The solution export (its absolute path) whose bot a folder `EXPORT/bots/NAME` on disk is, and the bot's
  /// folder in it (`bots/NAME`); nil for every other folder.
  public static func export(around folder: String) -> (folder: String, bot: String)? {
    guard Disk.kind(Disk.join(folder, "bot.xml")) == .file else { return nil }
    let path = absolute(folder)
    guard let export = AgentLoader.export(around: path) else { return nil }
    return (export, "bots/\(path.split(separator: "/").last ?? "")")
  }

  /// Makes the world of a recording from what its header embeds.
  public static func open(_ header: RecordingHeader) -> Outcome {
    let bundle = header.bundle
    let diagnostics: [Diagnostic]
    var opened: Opened?
    if header.entry.isEmpty {
      let (world, findings) = DefaultWorld.make(
        folders: header.folders, bundle: bundle, zone: header.zones.first ?? .utc, seed: header.seed)
      diagnostics = findings
      opened = world.map { Opened(scenario: nil, world: $0, header: header) }
    } else {
      let (loaded, findings) = ScenarioLoader.load(bundle: bundle, path: header.entry) { name in
        header.zones.first { $0.name == name } ?? (name == "UTC" ? .utc : nil)
      }
      diagnostics = findings
      opened = loaded.map { loaded in
        var loaded = loaded
        loaded.world.seed = header.seed
        return Opened(scenario: loaded, world: loaded.world, header: header)
      }
    }
    return Outcome(opened, read: [], loaded: diagnostics, bundle, places: [])
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return Disk.join(Places.workingFolder(), path)
  }

  /// A path as seen from the working folder, where it is below it.
  public static func relative(_ path: String) -> String {
    let folder = Places.workingFolder()
    if path == folder { return "" }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
  }
}
