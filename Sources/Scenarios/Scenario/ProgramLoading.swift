import AzureBots
import Basis
import ContactCenter
import CopilotStudio
import Simulation
import SourceYAML
import Synchronization

// What runs behind the bots of an organization.

extension ScenarioLoader {
  /// What runs behind each bot. Bots of the same folder share what was read. The file learns where criteria are.
  mutating func programs(of file: inout OrganizationFile) -> [Program?] {
    let folder = BundlePath.folder(of: file.places.file)
    let paths = file.organization.bots.indices.map { number -> String? in
      file.azure(number) == nil
        ? agentPath(file.organization.bots[number], file.places.agents[number], folder) : nil
    }
    for path in paths.compactMap(\.self) where agents[path] == nil { agents[path] = known(path) }
    read(paths.compactMap(\.self))
    for (path, span) in zip(paths, file.places.agents) {
      guard let path, agents[path] == nil else { continue }
      if bundle.folder(path).files.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, Code.missing, "there is no agent in \(path)", at: span,
            hint: "the path starts at the organization's folder"))
      } else {
        diagnostics.append(Diagnostic(.error, Code.noAgent, "\(path) holds no agent", at: span))
      }
    }
    var programs: [Program?] = []
    for (number, path) in paths.enumerated() {
      let entry = file.azure(number)
      let criteria = entry.map { self.criteria(of: $0, folder) ?? [] } ?? []
      file.places.criteria.append(criteria.map(\.places))
      programs.append(
        entry.map { .azure($0.bot(criteria.map(\.criterion))) }
          ?? path.flatMap { agents[$0] }.map { .copilotStudio($0) })
    }
    return programs
  }

  private mutating func agentPath(_ bot: Bot, _ span: SourceSpan, _ folder: String) -> String? {
    guard !bot.agentPath.isEmpty else {
      return refuse(
        Code.noAgent, "\(bot.name) has no agent", at: span,
        hint: "add agent: and the folder of its files, or kind: azure")
    }
    guard let path = BundlePath.resolve(bot.agentPath, in: folder) else {
      return refuse(Code.outside, "\(bot.agentPath.prefix(100)) leads out of the files at hand", at: span)
    }
    return path
  }

  /// An Azure bot's criteria, from their file if they have one.
  private mutating func criteria(of entry: AzureEntry, _ folder: String) -> [WrittenCriterion]? {
    let written: Located<String>
    switch entry.criteria {
    case .list(let criteria): return criteria
    case .file(let path): written = path
    }
    guard let path = BundlePath.resolve(written.value, in: folder) else {
      return refuse(
        Code.outside, "\(written.value.prefix(100)) leads out of the files at hand", at: written.span)
    }
    guard let text = bundle[path] else {
      return refuse(
        Code.missing, "there is no file \(path)", at: written.span,
        hint: "the path starts at the organization's folder")
    }
    let (root, findings) = YAML.parse(text, file: path)
    diagnostics += findings
    return root.flatMap { Reader<[WrittenCriterion]>.criteria.read($0, &diagnostics) }
  }

  /// Reads the agents of folders that were not read yet.
  private mutating func read(_ paths: [String]) {
    var wanted: [String] = []
    for path in paths where agents[path] == nil && !wanted.contains(path) {
      if !bundle.folder(path).files.isEmpty { wanted.append(path) }
    }
    let readings = Readings(count: wanted.count)
    let bundle = bundle
    each(wanted.count) { [wanted] number in
      let folder = wanted[number]
      let name = folder.lastPathPart
      if let export = AgentLoader.export(around: folder), bundle[folder + "/bot.xml"] != nil {
        // A bot of a solution export: its components are in the folder around.
        let (agent, findings) = AgentLoader.load(in: bundle.folder(export), folder: "bots/\(name)")
        return readings.put(agent, findings.map { $0.moved(below: export) }, at: number)
      }
      let (agent, findings) = AgentLoader.load(bundle.folder(folder), fallbackName: name)
      readings.put(agent, findings.map { $0.moved(below: folder) }, at: number)
    }
    for (path, reading) in zip(wanted, readings.all) {
      agents[path] = reading.agent
      diagnostics += reading.findings
    }
  }

  /// What came of reading several agents, in the order they were asked for.
  private final class Readings: Sendable {
    private let slots: Mutex<[(agent: Agent?, findings: [Diagnostic])]>

    init(count: Int) { slots = Mutex(Array(repeating: (nil, []), count: count)) }

    func put(_ agent: Agent?, _ findings: [Diagnostic], at number: Int) {
      slots.withLock { $0[number] = (agent, findings) }
    }

    var all: [(agent: Agent?, findings: [Diagnostic])] { slots.withLock { $0 } }
  }
}

extension OrganizationFile {
  fileprivate func azure(_ bot: Int) -> AzureEntry? { azure.indices.contains(bot) ? azure[bot] : nil }
}
