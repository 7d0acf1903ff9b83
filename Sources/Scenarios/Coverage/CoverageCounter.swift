import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation
import Views

/// Counts what a run made happen.
public struct CoverageCounter {
  private let result: ScenarioResult
  private let shown: (String) -> String
  private var coverage = Coverage()

  private var run: Run { result.run }
  private var world: World { result.loaded.world }

  /// What a scenario made happen, and everything that it could have.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public static func count(_ result: ScenarioResult, shown: @escaping (String) -> String = { $0 }) -> Coverage
  {
    var counter = CoverageCounter(result: result, shown: shown)
    counter.agents()
    counter.organization()
    counter.limitations()
    return counter.coverage
  }

  private init(result: ScenarioResult, shown: @escaping (String) -> String) {
    self.result = result
    self.shown = shown
  }

  private mutating func add(
    _ kind: Coverage.Kind, _ span: SourceSpan, _ name: String, branch: Int = 0, _ count: Int
  ) {
    coverage.add(
      Coverage.Item(
        kind: kind, file: shown(span.file), line: span.start.line, column: span.start.column, name: name,
        branch: branch), count)
  }

  // MARK: - Agents

  private struct Branch: Hashable {
    var place: ActionReference
    var number: Int
  }

  private struct NodeID: Hashable {
    var topic: Int32
    var id: String
  }

  /// What one agent did.
  private struct Deeds {
    var topics: [Int32: Int] = [:]
    var nodes: [NodeID: Int] = [:]
    var branches: [Branch: Int] = [:]
  }

  private mutating func agents() {
    var deeds: [BotID: Deeds] = [:]
    for entry in run.log.entries {
      guard case .bot(let event) = entry.event, let session = entry.session else { continue }
      let bot = run.state.sessions[Int(session.raw)].bot
      Self.take(event, &deeds[bot, default: Deeds()])
    }
    for action in run.tracedActions() {
      let bot = run.state.sessions[Int(action.session.raw)].bot
      deeds[bot, default: Deeds()].nodes[NodeID(topic: action.topic, id: action.actionID), default: 0] += 1
    }
    for (number, program) in world.programs.enumerated() {
      guard case .copilotStudio(let agent)? = program,
        let folder = result.loaded.agents.first(where: { $0.value === agent })?.key
      else { continue }
      tell(agent, in: folder, deeds[BotID(number)] ?? Deeds())
    }
  }

  private static func take(_ event: BotEvent, _ deeds: inout Deeds) {
    switch event {
    case .topicStarted(let start): deeds.topics[start.topic, default: 0] += 1
    case .redirected(let call): deeds.topics[call.topic, default: 0] += 1
    case .branched(let place, let branch, _):
      deeds.branches[Branch(place: place, number: Int(branch)), default: 0] += 1
    default: break
    }
  }

  private mutating func tell(_ agent: Agent, in folder: String, _ deeds: Deeds) {
    for (number, topic) in agent.topics.enumerated() where topic.builtIn == nil {
      add(.topic, topic.span.below(folder), topic.displayName, deeds.topics[Int32(number)] ?? 0)
      for (index, instruction) in topic.code.enumerated() {
        let outline = instruction.outline
        guard outline.isNode, !instruction.kind.isEmpty else { continue }
        let place = ActionReference(topic: Int32(number), index: Int32(index))
        let name = "\(instruction.id) in \(topic.displayName)"
        add(
          .node, instruction.span.below(folder), name,
          deeds.nodes[NodeID(topic: Int32(number), id: instruction.id)] ?? 0)
        guard !outline.conditions.isEmpty else { continue }
        for branch in 0...outline.conditions.count {
          let isElse = branch == outline.conditions.count
          let id =
            isElse ? "else" : agent.branchID(at: place, branch: Int32(branch)) ?? "branch \(branch + 1)"
          let taken = deeds.branches[Branch(place: place, number: isElse ? -1 : branch)] ?? 0
          add(.branch, instruction.span.below(folder), "\(id) of \(name)", branch: branch, taken)
        }
      }
    }
  }

  // MARK: - The organization

  private mutating func organization() {
    var seen: [String: Int] = [:]
    var applied: [[Int]] = world.organization.workstreams.map { $0.routeToQueue.map { _ in 0 } }
    for (number, entry) in run.log.entries.enumerated() {
      if case .center(.conversationRouted(let id, let outcome)) = entry.event,
        case .rule(let rule) = outcome.value.choice, let workstream = run.state.center[id]?.workstream
      {
        applied[workstream.index][rule] += 1
      }
      for fact in run.happenings(at: number) {
        let names: [JSON?] =
          switch fact.kind {
          case .opened: [fact["workstream"]]
          case .routed: [fact["queue"]]
          case .joined: [fact["who"]]
          case .assigned, .offered: [fact["to"]]
          default: []
          }
        let what = fact.kind == .opened ? "workstream" : fact.kind == .routed ? "queue" : "member"
        for name in names.compactMap({ $0?.string }) { seen["\(what) \(name)", default: 0] += 1 }
      }
    }
    let places = result.loaded.places
    let organization = world.organization
    func object(_ what: String, _ key: String, _ name: String, _ span: SourceSpan) {
      add(.object, span, "\(what) \(name)", seen["\(key) \(name)"] ?? 0)
    }
    for (part, span) in zip(organization.workstreams, places.workstreams) {
      object("workstream", "workstream", part.name, span)
    }
    for (part, span) in zip(organization.queues, places.queues) { object("queue", "queue", part.name, span) }
    for (part, span) in zip(organization.bots, places.bots) { object("bot", "member", part.name, span) }
    for (part, span) in zip(organization.representatives, places.representatives) {
      object("representative", "member", part.name, span)
    }
    for (workstream, spans) in zip(organization.workstreams.indices, places.rules) {
      for (number, span) in spans.enumerated() where applied[workstream].indices.contains(number) {
        add(
          .rule, span, organization.workstreams[workstream].routeToQueue[number].name,
          applied[workstream][number])
      }
    }
  }

  // MARK: - Limitations

  private mutating func limitations() {
    var fired: [String: Int] = [:]
    for thread in run.state.threads {
      for line in thread.lines where line.message.audience.contains(.customer) {
        for rule in run.received(line.message, in: thread).fired { fired[rule.rule, default: 0] += 1 }
      }
    }
    for limitation in Limitation.all {
      coverage.add(
        Coverage.Item(kind: .limitation, file: "", line: 0, column: 0, name: limitation.id, branch: 0),
        fired[limitation.id] ?? 0)
    }
  }
}

extension SourceSpan {
  /// The same place with its file below a folder.
  fileprivate func below(_ folder: String) -> SourceSpan {
    var span = self
    if !folder.isEmpty { span.file = "\(folder)/\(file)" }
    return span
  }
}
