import Basis
import ContactCenter
import CopilotStudio
import Simulation

/// The contact centre that any agent folder can be put into: one push workstream, one queue with the bots and
/// one person, and that queue as fallback.
///
/// The first bot ranks above the person and the others below, the order that the documents demand of two bots
/// in one queue (S2).
public enum DefaultWorld {
  /// Capacity of the first bot.
  static let firstBot = 300
  /// Capacity of the person.
  static let person = 100
  /// Capacity of every other bot.
  static let otherBots = 50

  /// Makes a world for agents.
  ///
  /// - Parameters:
  ///   - folders: the agents' folders in the bundle.
  ///   - bundle: the files.
  ///   - zone: the organization's time zone.
  ///   - seed: the run's seed.
  /// - Returns: nil when no agent could be loaded, and all findings.
  public static func make(
    folders: [String], bundle: SourceBundle, zone: TimeZoneRules = .utc, seed: UInt64 = 1,
    start: VirtualTime = ScenarioLoader.standardStart
  ) -> (World?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var agents: [Agent] = []
    for folder in folders.flatMap({ self.folders(of: $0, in: bundle) }) {
      let (agent, findings) = AgentLoader.load(in: bundle, folder: folder)
      diagnostics += findings
      if let agent {
        agents.append(agent)
      } else {
        diagnostics.append(
          Diagnostic(
            .error, ScenarioLoader.Code.noAgent, "\(folder) holds no agent", at: .file(folder),
            hint: "name the folder that holds agent.mcs.yml, bots and botcomponents, or botContent.yml"))
      }
    }
    guard !agents.isEmpty else { return (nil, diagnostics) }
    let organization = organization(for: agents)
    let world = World(
      name: agents.map(\.name).joined(separator: " and "), start: start, zone: zone, seed: seed,
      organization: organization, programs: agents.map { .copilotStudio($0) },
      customers: [Customer(name: "Ana Ruiz", email: "ana@example.com", locale: agents[0].locale)])
    return (world, diagnostics)
  }

  /// The agents below a folder that was named; a solution export can hold several. The folder itself when there
  /// is nothing that looks like an agent.
  private static func folders(of folder: String, in bundle: SourceBundle) -> [String] {
    if folder.pathParts.dropLast().last == "bots" { return [folder] }
    let found = AgentLoader.agentFolders(in: bundle.folder(folder))
    return found.isEmpty ? [folder] : found.map { $0.isEmpty ? folder : "\(folder)/\($0)" }
  }

  private static func organization(for agents: [Agent]) -> Organization {
    var names: [String] = []
    for agent in agents { names.append(unused(agent.name, names)) }
    let bots = names.enumerated().map { index, name in
      Bot(
        name: name, applicationID: "00000000-0000-4000-8000-\(ISO8601.padded(index + 1, 12))",
        capacity: index == 0 ? firstBot : otherBots)
    }
    let person = Representative(name: "Mia Novak", capacity: person)
    let members = bots.indices.map { MemberID.bot(BotID($0)) } + [.representative(0)]
    return Organization(
      name: "Default contact centre", workstreams: [Workstream(name: "Chat", fallbackQueue: 0)],
      queues: [Queue(name: "Support", members: members)], bots: bots, representatives: [person])
  }

  /// A name that nobody has yet.
  private static func unused(_ name: String, _ taken: [String]) -> String {
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name) \(number)") { number += 1 }
    return "\(name) \(number)"
  }
}
