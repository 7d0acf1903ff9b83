import Basis
import CopilotStudio
import PowerFx

/// Reads the findings out of what an exploration saw. One file of this folder for each question it asks.
struct Analysis {
  let explorer: Explorer
  let map: AgentMap
  let ledger: Ledger
  let reachability: Reachability
  private let storyteller: Storyteller

  init(_ explorer: Explorer, _ context: BotContext) {
    self.explorer = explorer
    storyteller = Storyteller(explorer, context)
    map = explorer.map
    ledger = explorer.ledger
    reachability = Reachability(map)
  }

  var agent: Agent { map.agent }

  /// Whether all that can be walked was walked.
  var isComplete: Bool { explorer.completion == .everything }

  var report: ExplorationReport {
    let findings =
      engineFaults + failures + nowhere + unanswerable + traps + deadEnds + unsetReads + unreachedTopics
      + unreachedNodes + untakenBranches
      + unclosedTopics + notSimulated
    return ExplorationReport(
      bot: agent.name, topics: coverage, branches: branches, turns: explorer.walks.count,
      situations: explorer.situations.count, steps: explorer.steps, completion: explorer.completion,
      services: ledger.services.count, findings: Self.sorted(findings))
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    let order = Dictionary(uniqueKeysWithValues: Finding.Kind.allCases.enumerated().map { ($1, $0) })
    return findings.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.diagnostic.severity != second.diagnostic.severity {
        return first.diagnostic.severity > second.diagnostic.severity
      }
      if first.kind != second.kind { return order[first.kind, default: 0] < order[second.kind, default: 0] }
      let places = [first, second].map {
        ($0.diagnostic.span?.file ?? "", $0.diagnostic.span?.start.line ?? 0)
      }
      return places[0] != places[1] ? places[0] < places[1] : a.offset < b.offset
    }.map(\.element)
  }

  // MARK: - Figures

  private var coverage: [ExplorationReport.TopicCoverage] {
    agent.topics.indices.filter { agent.topics[$0].builtIn == nil }.map { number in
      let nodes = map.outlines[number].indices.filter { map.outlines[number][$0].isNode }
      let reached = nodes.count { ledger.reached[number][$0] != nil }
      return ExplorationReport.TopicCoverage(
        name: agent.topics[number].displayName, file: agent.topics[number].span.file,
        nodes: ExplorationReport.Share(reached: reached, total: nodes.count))
    }
  }

  private var branches: ExplorationReport.Share {
    var share = ExplorationReport.Share(reached: 0, total: 0)
    for place in map.places {
      guard let outline = map.outline(at: place), !outline.branches.isEmpty else { continue }
      share.total += outline.branches.count
      share.reached += ledger.branches[place]?.count { $0 != nil } ?? 0
    }
    return share
  }

  // MARK: - Words

  func conversation(_ walk: Int32?) -> Conversation? { walk.flatMap(storyteller.conversation) }

  func span(_ place: ActionReference?) -> SourceSpan? {
    guard let place else { return nil }
    return agent.instruction(at: place)?.span ?? agent.topic(place.topic)?.span
  }

  func topicName(_ place: ActionReference?) -> String {
    place.flatMap { agent.topic($0.topic)?.displayName } ?? ""
  }

  /// What to call a node: the author's name or id, with its kind.
  func name(_ place: ActionReference) -> String {
    guard let node = agent.instruction(at: place) else { return "the end of \(topicName(place))" }
    let name = node.displayName.isEmpty ? node.id : node.displayName
    return "the \(node.kind) \(name)"
  }

  /// Places in the order of files and lines they are in: by topic, then by instruction.
  static func ordered(_ a: ActionReference, _ b: ActionReference) -> Bool {
    (a.topic, a.index) < (b.topic, b.index)
  }

  /// Whether a place is in a topic the agent's files have.
  func isOwn(_ place: ActionReference) -> Bool { agent.topic(place.topic)?.builtIn == nil }
}
