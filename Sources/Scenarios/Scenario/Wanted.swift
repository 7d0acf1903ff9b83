import Basis
import CopilotStudio
import SourceYAML

/// What a bundle still lacks before a scenario can be loaded. Whoever can read the disk asks until nothing is
/// wanted.
///
/// ```swift
/// var wanted = Wanted(by: bundle, scenario: path)
/// while !wanted.isEmpty {
///   // … add wanted.files and wanted.folders to the bundle
///   wanted = Wanted(by: bundle, scenario: path)
/// }
/// ```
public struct Wanted: Equatable, Sendable {
  /// Files by their paths in the bundle.
  public private(set) var files: [String] = []
  /// Files that are read if they are there.
  public private(set) var optional: [String] = []
  /// Folders with everything below them.
  public private(set) var folders: [String] = []
  /// The folders of the agents that are named, whether they are lacking or not.
  public private(set) var agents: [String] = []
  /// Paths as written that lead out of the bundle: its root has to be a folder further up.
  public private(set) var outside: [String] = []

  /// What the texts ask for, read once for each text although the bundle is asked many times.
  public struct Memory: Sendable {
    enum Organization: Sendable {
      case file(String)
      case written(References)
      case none
    }
    /// What an organization names: the folders of its agents, and the files of its Azure bots' criteria.
    struct References: Sendable {
      var agents: [String]
      var criteria: [String]
    }
    var organizations: [String: Organization] = [:]
    var references: [String: References] = [:]
    var named: [String: NamedFiles] = [:]

    /// Makes an empty memory.
    public init() {}

    /// What organizations ask for: many scenarios share one, while each has a text of its own.
    public var ofOrganizations: Memory {
      var memory = Memory()
      memory.references = references
      return memory
    }
  }

  /// Whether nothing is lacking.
  public var isEmpty: Bool { files.isEmpty && folders.isEmpty }

  /// Finds out what is lacking for a scenario.
  public init(by bundle: SourceBundle, scenario path: String) {
    var memory = Memory()
    self.init(by: bundle, scenario: path, &memory)
  }

  /// Finds out what is lacking for a scenario, with what was read before.
  public init(by bundle: SourceBundle, scenario path: String, _ memory: inout Memory) {
    guard let text = bundle[path] else {
      files = [path]
      return
    }
    let folder = BundlePath.folder(of: path)
    let organization = memory.organizations[text] ?? Self.organization(of: text)
    memory.organizations[text] = organization
    let fixtures = addNamed(in: text, at: path, bundle, &memory)
    switch organization {
    case .none: self.organization(inFixtures: fixtures, bundle, &memory)
    case .written(let references): add(references, in: folder, bundle)
    case .file(let reference):
      guard let found = BundlePath.resolve(reference, in: folder) else {
        outside.append(reference)
        return
      }
      self.organization(at: found, bundle, &memory)
    }
  }

  /// Finds out what is lacking for an organization file.
  public init(by bundle: SourceBundle, organization path: String) {
    var memory = Memory()
    organization(at: path, bundle, &memory)
  }

  /// Adds the files that a script names, and those that these name; answers with the paths of the fixtures.
  private mutating func addNamed(
    in text: String, at path: String, _ bundle: SourceBundle, _ memory: inout Memory, depth: Int = 0
  ) -> [String] {
    let named = memory.named[text] ?? NamedFiles(in: text)
    memory.named[text] = named
    let folder = BundlePath.folder(of: path)
    var fixtures: [String] = []
    for file in named.all {
      guard let found = BundlePath.resolve(file.path, in: folder) else {
        outside.append(file.path)
        continue
      }
      if file.use == .fixture { fixtures.append(found) }
      guard let inside = bundle[found] else {
        if file.use == .golden {
          if !optional.contains(found) { optional.append(found) }
        } else if !files.contains(found) {
          files.append(found)
        }
        continue
      }
      if file.use == .fixture || file.use == .include, depth < ScriptAssembly.deepest {
        _ = addNamed(in: inside, at: found, bundle, &memory, depth: depth + 1)
      }
    }
    return fixtures
  }

  /// The organization that a fixture names, for a scenario that names none.
  private mutating func organization(
    inFixtures paths: [String], _ bundle: SourceBundle, _ memory: inout Memory
  ) {
    for path in paths {
      guard let text = bundle[path] else { continue }
      let folder = BundlePath.folder(of: path)
      switch Self.organization(of: text) {
      case .none: continue
      case .written(let references): add(references, in: folder, bundle)
      case .file(let reference):
        guard let found = BundlePath.resolve(reference, in: folder) else {
          outside.append(reference)
          return
        }
        organization(at: found, bundle, &memory)
      }
      return
    }
  }

  /// Whether a text has some ASCII word in it: by bytes, as this is asked of every scenario before anything is seen.
  static func mentions(_ word: StaticString, in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      word.withUTF8Buffer { word in
        guard bytes.count >= word.count, let first = word.first else { return false }
        return (0...(bytes.count - word.count)).contains { start in
          bytes[start] == first && bytes[start..<(start + word.count)].elementsEqual(word)
        }
      }
    }
  }

  private static func organization(of scenario: String) -> Memory.Organization {
    if let path = plainPath(of: "organization", in: scenario) { return .file(path) }
    guard let written = YAML.parse(scenario, file: "").root?["organization"] else { return .none }
    return written.text.map(Memory.Organization.file) ?? .written(references(in: written))
  }

  /// The value of a key of the outermost mapping, when it is a path that means itself in any YAML: found without
  /// reading the whole text, which the loader does anyway. Nil for everything less plain.
  ///
  /// No line of another value can begin in the first column, so a line that begins with the key is the key.
  static func plainPath(of key: String, in text: String) -> String? {
    let bytes = text.utf8
    let mark = "\(key):"
    guard let first = mark.utf8.first else { return nil }
    var found: Substring?
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if start < end, bytes[start] == first, bytes[start..<end].starts(with: mark.utf8) {
        guard found == nil else { return nil }
        found = text[start..<end].dropFirst(key.count + 1)
      }
      start = end == bytes.endIndex ? end : bytes.index(after: end)
    }
    guard let value = found, value.first == " " else { return nil }
    let path = value.dropFirst()
    let isPlain = path.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "._/-".utf8.contains(byte)
    }
    return isPlain && path.hasSuffix(".yml") ? String(path) : nil
  }

  private static func references(in organization: Node) -> Memory.References {
    let bots = organization["bots"]?.items ?? []
    return Memory.References(
      agents: bots.compactMap { $0["agent"]?.text }, criteria: bots.compactMap { $0["criteria"]?.text })
  }

  private mutating func organization(at path: String, _ bundle: SourceBundle, _ memory: inout Memory) {
    guard let text = bundle[path] else {
      files.append(path)
      return
    }
    let found =
      memory.references[text] ?? YAML.parse(text, file: "").root.map(Self.references)
      ?? Memory.References(agents: [], criteria: [])
    memory.references[text] = found
    add(found, in: BundlePath.folder(of: path), bundle)
  }

  private mutating func add(_ references: Memory.References, in folder: String, _ bundle: SourceBundle) {
    agents(references.agents, in: folder, bundle)
    for reference in references.criteria where !reference.isEmpty {
      guard let path = BundlePath.resolve(reference, in: folder) else {
        outside.append(reference)
        continue
      }
      if bundle[path] == nil, !files.contains(path) { files.append(path) }
    }
  }

  private mutating func agents(_ references: [String], in folder: String, _ bundle: SourceBundle) {
    for reference in references where !reference.isEmpty {
      guard let path = BundlePath.resolve(reference, in: folder) else {
        outside.append(reference)
        continue
      }
      if !agents.contains(path) { agents.append(path) }
      if bundle.folder(path).files.isEmpty, !folders.contains(path) { folders.append(path) }
      // A bot of a solution export: its components are beside the folder of all bots.
      if let root = AgentLoader.export(around: path), bundle[path + "/bot.xml"] != nil {
        let components = root.isEmpty ? "botcomponents" : root + "/botcomponents"
        if bundle.folder(components).files.isEmpty, !folders.contains(components) {
          folders.append(components)
        }
      }
    }
  }
}
