import Activities
import Basis
import CopilotStudio
import PowerFx

/// Walks a bot breadth first: conversations of few lines before those of many, each situation once.
///
/// A situation is a session without its history and without the variables that decide nothing; what was
/// found there is in the ledger, with the walk that led there.
struct Explorer {
  let map: AgentMap
  let budget: Budget
  private let relevance: Relevance
  private let alphabet: Alphabet
  private let runner: TurnRunner
  private(set) var walks: [Walk] = []
  private(set) var situations: [Situation] = []
  private(set) var ledger: Ledger
  private(set) var steps = 0
  private(set) var completion = Completion.everything
  private var known: [Key: Int32] = [:]

  /// One turn of a walk, with the one before it.
  struct Walk: Sendable {
    var before: Int32
    var move: Move
    var answers: ServiceAnswers
  }

  /// Where a conversation can stand.
  struct Situation: Sendable {
    /// Where it stands; nil once it was gone on from.
    var session: BotSession?
    var answers: ServiceAnswers
    var asked: Activity?
    var walk: Int32
    var lines: Int
    var root: Int32?
    var isClosed: Bool
    /// The question that waits; nil for rest.
    var question: ActionReference?
    /// Whether the conversation is over.
    var isOver: Bool
    /// Whether everything that can be tried here was tried.
    var isDone = false
    /// Where it leads, and by what.
    var edges: [Edge] = []
  }

  /// A way from one situation to another.
  struct Edge: Hashable, Sendable {
    var to: Int32
    var purpose: Move.Purpose
  }

  private struct Key: Hashable {
    var session: BotSession
    var answers: ServiceAnswers
    var root: Int32?
    var isClosed: Bool
    var isOver: Bool
  }

  init(_ agent: Agent, _ context: BotContext, _ budget: Budget) {
    map = AgentMap(agent)
    self.budget = budget
    relevance = Relevance(map)
    alphabet = Alphabet(map, relevance, context)
    runner = TurnRunner(
      map: map, context: context, shapes: ServiceShapes(map, relevance), reads: UnsetReads(map))
    ledger = Ledger(map)
  }

  /// Walks until there is nothing new or the budget is used up.
  mutating func explore() {
    open()
    var next = 0
    while next < situations.count {
      guard steps < budget.steps else { return stop(.outOfSteps) }
      goOn(from: next)
      next += 1
    }
  }

  // MARK: - Walking

  /// Begins without context, and with each value that a deciding variable open to external sources is
  /// compared with.
  private mutating func open() {
    let customer = JSON.Member("msdyn_CustomerName", "Ana Ruiz")
    var contexts: [[JSON.Member]] = [[customer]]
    for global in map.agent.globals where global.isExternal {
      let key = VariableKey(.global, global.name)
      guard relevance.deciding.contains(key) else { continue }
      let texts = (relevance.literals[key]?.texts ?? []).filter { !$0.isEmpty }.prefix(Budget.mostHints)
      contexts += (texts + ["some words"]).map { [customer, JSON.Member(global.name, .string($0))] }
    }
    let start = Turn(
      session: BotSession(agent: map.agent), answers: ServiceAnswers(), root: nil, isClosed: false)
    for context in contexts.prefix(Budget.mostContexts) where steps < budget.steps {
      let move = Move(.opens(context: context), .opening)
      for turn in runner.run(start, move) { _ = take(turn, move, before: -1, lines: 0) }
    }
  }

  private mutating func goOn(from number: Int) {
    let here = situations[number]
    guard let session = here.session, !here.isOver else { return }
    guard here.lines < budget.lines else { return stop(.outOfLines) }
    situations[number].session = nil
    let moves = here.question == nil ? alphabet.atRest(session) : alphabet.atQuestion(session, here.asked)
    let start = Turn(session: session, answers: here.answers, root: here.root, isClosed: here.isClosed)
    for move in moves {
      guard steps < budget.steps else { return stop(.outOfSteps) }
      for turn in runner.run(start, move) {
        let to = take(turn, move, before: here.walk, lines: here.lines + 1)
        let edge = Edge(to: to, purpose: move.purpose)
        if to >= 0, here.question != nil, !situations[number].edges.contains(edge) {
          situations[number].edges.append(edge)
        }
      }
    }
    situations[number].isDone = completion == .everything
  }

  /// Notes the first limit that was met.
  private mutating func stop(_ why: Completion) {
    if completion == .everything { completion = why }
  }

  /// Notes a turn and where it led; -1 when that cannot be kept.
  private mutating func take(_ turn: Turn, _ move: Move, before: Int32, lines: Int) -> Int32 {
    steps += turn.steps
    let walk = Int32(walks.count)
    walks.append(Walk(before: before, move: move, answers: turn.answers))
    ledger.take(turn, move, walk: walk, map)
    guard !turn.isEndless else { return -1 }
    let isAtRest = turn.session.frames.isEmpty
    // At rest it no longer matters what services answered: whatever calls them next was tried with every
    // answer.
    let key = Key(
      session: turn.session.likeness(mostMisses: relevance.mostMisses, relevance.kept),
      answers: isAtRest ? ServiceAnswers() : turn.answers,
      root: isAtRest ? nil : turn.root, isClosed: !isAtRest && turn.isClosed, isOver: turn.isOver)
    if let found = known[key] { return found }
    guard situations.count < budget.situations else {
      stop(.outOfSituations)
      return -1
    }
    let number = Int32(situations.count)
    known[key] = number
    situations.append(
      Situation(
        session: turn.session, answers: turn.answers, asked: turn.asked, walk: walk, lines: lines,
        root: key.root, isClosed: key.isClosed, question: Self.question(turn.session), isOver: turn.isOver))
    return number
  }

  private static func question(_ session: BotSession) -> ActionReference? {
    guard let frame = session.frames.last, frame.question != nil else { return nil }
    return ActionReference(topic: frame.topic, index: frame.index)
  }

  // MARK: - Walks

  /// The turns of a walk from the conversation's beginning.
  func path(_ walk: Int32) -> [Walk] {
    var path: [Walk] = []
    var number = walk
    while number >= 0, path.count <= budget.lines + 2 {
      path.append(walks[Int(number)])
      number = walks[Int(number)].before
    }
    return path.reversed()
  }
}
