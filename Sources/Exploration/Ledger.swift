import Basis
import CopilotStudio

/// Everything the turns of an exploration showed, each with the first walk that showed it: walks come
/// shortest first.
struct Ledger: Sendable {
  /// The first walk to each instruction by topic and index; nil where none led.
  private(set) var reached: [[Int32?]]
  /// The first walk through each branch, the else part last.
  private(set) var branches: [ActionReference: [Int32?]] = [:]
  /// What became of each question.
  private(set) var questions: [ActionReference: QuestionRecord] = [:]
  /// Failures by place and code.
  private(set) var failures: [FailureKey: FailureRecord] = [:]
  /// Variables read unset.
  private(set) var unset: [UnsetKey: Int32] = [:]
  /// Services without a declared answer.
  private(set) var services: [ActionReference: Int32] = [:]
  /// Nodes that are not simulated.
  private(set) var unsupported: [ActionReference: Int32] = [:]
  /// The first turn after each place in which the customer heard nothing.
  private(set) var silences: [ActionReference: SilenceRecord] = [:]
  /// The first walk in which each topic came to its end without a survey, an end or a transfer.
  private(set) var unclosed: [Int32: Int32] = [:]
  /// Turns the engine did not bring to rest.
  private(set) var endless: [Int32] = []

  /// What became of a question.
  struct QuestionRecord: Sendable {
    var asked: Int32
    var text: String
    var answered = false
    /// The last walk that tried an answer, and how often one was tried.
    var tried: Int32?
    var tries = 0
  }

  /// A failure's place and code.
  struct FailureKey: Hashable, Sendable {
    var place: ActionReference?
    var code: String
  }

  /// A failure.
  struct FailureRecord: Sendable {
    var walk: Int32
    var message: String
    /// Whether a service's made-up answer came before it.
    var isMadeUp: Bool
    /// Whether the exploration made the service fail.
    var isTried: Bool
  }

  /// A variable that a node read unset.
  struct UnsetKey: Hashable, Sendable {
    var place: ActionReference
    var variable: VariableKey
  }

  /// A turn without a word.
  struct SilenceRecord: Sendable {
    var walk: Int32
    var calledService: Bool
    var lostService: Bool
    var hasFailed: Bool
  }

  init(_ map: AgentMap) {
    reached = map.outlines.map { Array(repeating: nil, count: $0.count) }
  }

  func walk(to place: ActionReference) -> Int32? {
    guard reached.indices.contains(Int(place.topic)),
      reached[Int(place.topic)].indices.contains(Int(place.index))
    else { return nil }
    return reached[Int(place.topic)][Int(place.index)]
  }

  /// Takes in what a turn showed.
  mutating func take(_ turn: Turn, _ move: Move, walk: Int32, _ map: AgentMap) {
    for observation in turn.observations { take(observation, turn, move, walk, map) }
    if turn.isEndless { endless.append(walk) }
    if move.isSpoken, turn.messages == 0, !turn.isOver, let last = turn.last, silences[last] == nil {
      silences[last] = SilenceRecord(
        walk: walk, calledService: turn.calledService, lostService: turn.lostService,
        hasFailed: turn.hasFailed)
    }
    if turn.session.frames.isEmpty, !turn.isClosed, !turn.hasFailed, let root = turn.root,
      unclosed[root] == nil
    {
      unclosed[root] = walk
    }
  }

  private mutating func take(
    _ observation: Observation, _ turn: Turn, _ move: Move, _ walk: Int32, _ map: AgentMap
  ) {
    switch observation {
    case .reached(let place):
      guard self.walk(to: place) == nil else { return }
      reached[Int(place.topic)][Int(place.index)] = walk
    case .branched(let place, let branch):
      let count = (map.outline(at: place)?.conditions.count ?? 0) + 1
      var taken = branches[place] ?? Array(repeating: nil, count: count)
      guard taken.indices.contains(branch), taken[branch] == nil else { return }
      taken[branch] = walk
      branches[place] = taken
    case .asked(let place, let text):
      if questions[place] == nil { questions[place] = QuestionRecord(asked: walk, text: text) }
    case .answered(let place): questions[place]?.answered = true
    case .refused(let place), .gaveUp(let place):
      guard move.purpose == .answer, questions[place] != nil else { return }
      questions[place]?.tries += 1
      if questions[place]?.tried == nil { questions[place]?.tried = walk }
    case .unset(let place, let variable):
      let key = UnsetKey(place: place, variable: variable)
      if unset[key] == nil { unset[key] = walk }
    case .failed(let error, let isTried): fail(error, isTried, turn, walk)
    case .lacksStub(let place): if services[place] == nil { services[place] = walk }
    case .unsupported(let place): if unsupported[place] == nil { unsupported[place] = walk }
    }
  }

  /// A failure that needs nothing made up says more than one that does.
  private mutating func fail(_ error: BotError, _ isTried: Bool, _ turn: Turn, _ walk: Int32) {
    let key = FailureKey(place: error.at, code: error.code)
    let isMadeUp = turn.answers.entries.contains { $0.answer.isMadeUp }
    if let known = failures[key], !(known.isMadeUp && !isMadeUp), !(known.isTried && !isTried) { return }
    failures[key] = FailureRecord(walk: walk, message: error.message, isMadeUp: isMadeUp, isTried: isTried)
  }
}
