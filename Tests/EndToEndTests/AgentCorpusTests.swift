import Basis
import ContactCenter
import CopilotStudio
import Foundation
import Host
import Scenarios
import Simulation
import Testing

/// The agent folders of the shared data, which the folder HANDOFF_CORPUS names.
enum RealAgents {
  static let root = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"].map { "\($0)/agents" }

  static let bundle: SourceBundle = {
    guard let root else { return SourceBundle() }
    // Folder by folder, because a reader stops at a number of files.
    var files: [SourceBundle.File] = []
    for name in Disk.names(in: root) ?? [] where Disk.kind("\(root)/\(name)") == .folder {
      var reader = BundleReader()
      reader.add(folder: "\(root)/\(name)", as: name)
      files += reader.bundle.files
    }
    return SourceBundle(files)
  }()

  static let folders = AgentLoader.agentFolders(in: bundle)

  /// The English agents that the documents and fixtures use.
  static let english = folders.filter { folder in
    ["LocalWorkspace", "SolutionExport", "lookup", "workshop"].contains {
      folder.lowercased().contains($0.lowercased())
    }
  }
}

/// Every agent folder in the built-in contact centre. Skipped, visibly, without the shared data.
@Suite("Real agents", .enabled(if: RealAgents.root != nil, "needs HANDOFF_CORPUS"))
struct AgentCorpusTests {
  @Test(
    "an agent greets, runs the topic of its first phrase, and its Escalate phrase reaches a person",
    arguments: RealAgents.folders)
  func plays(_ folder: String) throws {
    let (made, _) = DefaultWorld.make(folders: [folder], bundle: RealAgents.bundle)
    let world = try #require(made)
    let agent = try #require(world.agent(of: BotID(0)))
    var summary = ["\(agent.report.topics) topics"]

    var run = Run(world)
    Self.perform(.open, &run)
    if agent.topics.contains(where: { $0.isActive && $0.trigger.kind == "OnConversationStart" }) {
      let greets = Self.saidByBot(run) || Self.isStubMissing(run)
      #expect(greets, "\(folder) does not greet")
      summary.append(greets ? "greets" : "is silent")
    }

    if let (number, topic) = Self.first(of: .recognized, agent), let phrase = topic.trigger.phrases.first {
      var run = run
      let before = run.log.count
      Self.perform(.say(phrase), &run)
      // Two topics with the same phrase: the agent asks which one is meant.
      let isShared = agent.topics.count { $0.isActive && $0.trigger.phrases.contains(phrase) } > 1
      if isShared { Self.perform(.choose(1), &run) }
      let runs = Self.topics(run, from: before).contains(number)
      #expect(runs, "\(folder): “\(phrase)” does not run \(topic.displayName)")
      summary.append(
        "\(topic.displayName) \(runs ? "runs" : "does not run")\(Self.isStubMissing(run) ? " up to a stub" : "")"
      )
    }

    if let (_, topic) = Self.first(of: .escalation, agent), let phrase = topic.trigger.phrases.first {
      let reaches = Self.reachesPerson(phrase, run)
      #expect(reaches, "\(folder): “\(phrase)” reaches nobody")
      summary.append(
        "\(topic.builtIn == nil ? "" : "built-in ")Escalate \(reaches ? "reaches a person" : "reaches nobody")"
      )
    }
    print("\(folder): \(summary.joined(separator: ", "))")
  }

  @Test("in English agents “talk to agent” reaches a person", arguments: RealAgents.english)
  func talkToAgent(_ folder: String) throws {
    let (made, _) = DefaultWorld.make(folders: [folder], bundle: RealAgents.bundle)
    let world = try #require(made)
    var run = Run(world)
    Self.perform(.open, &run)
    #expect(Self.reachesPerson("talk to agent", run), "\(folder)")
  }

  @Test("the shared data hold agents")
  func thereAreAgents() {
    #expect(RealAgents.folders.count > 20)
    #expect(RealAgents.english.count > 3)
  }

  // MARK: - Looking at a run

  private static func perform(_ action: Command.Action, _ run: inout Run) {
    run.perform(Command(at: run.state.now, seat: .customer(0), action))
  }

  private static func first(of family: Trigger.Family, _ agent: Agent) -> (Int32, Topic)? {
    agent.topics.enumerated().first {
      $1.isActive && $1.trigger.family == family && !$1.trigger.phrases.isEmpty
    }
    .map { (Int32($0.offset), $0.element) }
  }

  private static func saidByBot(_ run: Run) -> Bool {
    run.log.entries.contains { entry in
      if case .said(let message) = entry.event, case .bot = message.sender { true } else { false }
    }
  }

  private static func isStubMissing(_ run: Run) -> Bool {
    run.log.entries.contains { entry in
      if case .bot(.stubMissing) = entry.event { true } else { false }
    }
  }

  private static func topics(_ run: Run, from number: Int) -> [Int32] {
    run.log.entries.dropFirst(number).compactMap { entry in
      if case .bot(.topicStarted(let start)) = entry.event { start.topic } else { nil }
    }
  }

  private static func reachesPerson(_ phrase: String, _ run: Run) -> Bool {
    var run = run
    perform(.say(phrase), &run)
    return run.state.center.offer(to: RepresentativeID(0)) != nil
  }
}
