import AzureBots
import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation
import Views

/// Counts what a run made happen.
public struct CoverageCounter {
  let result: ScenarioResult
  private let shown: (String) -> String
  private var coverage = Coverage()

  var run: Run { result.run }
  var world: World { result.loaded.world }

  /// What a scenario made happen, and everything that it could have.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public static func count(_ result: ScenarioResult, shown: @escaping (String) -> String = { $0 }) -> Coverage
  {
    var counter = CoverageCounter(result: result, shown: shown)
    counter.agents()
    counter.azureBots()
    counter.organization()
    counter.limitations()
    return counter.coverage
  }

  private init(result: ScenarioResult, shown: @escaping (String) -> String) {
    self.result = result
    self.shown = shown
  }

  mutating func add(
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

  // MARK: - Azure bots

  private mutating func azureBots() {
    var met: [BotID: [Int: Int]] = [:]
    for entry in run.log.entries {
      guard case .azureBot(let event) = entry.event, let session = entry.session else { continue }
      let bot = run.state.sessions[Int(session.raw)].bot
      guard let criterion = world.azureBot(of: bot)?.criterion(of: event) else { continue }
      met[bot, default: [:]][criterion, default: 0] += 1
    }
    for (number, places) in result.loaded.places.criteria.enumerated() {
      let bot = BotID(number)
      for (index, (criterion, place)) in zip(world.azureBot(of: bot)?.criteria ?? [], places).enumerated() {
        add(.criterion, place.criterion, criterion.condition.sentence, met[bot]?[index] ?? 0)
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

extension Criterion.Condition {
  /// What has to happen, in short: `words agent, human`, `silence 2m`.
  fileprivate var sentence: String {
    switch self {
    case .words(let phrases): "words \(phrases.map(\.text).joined(separator: ", "))"
    case .silence(let span): "silence \(span)"
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
