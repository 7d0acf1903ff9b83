/// How far an exploration goes. Counted in what the engine does, never in time, so that the same bot gives
/// the same report on every machine.
public struct Budget: Hashable, Sendable {
  /// Most events of the bot in all turns together.
  public var steps: Int
  /// Most different situations of a conversation that are kept.
  public var situations: Int
  /// Most lines of a customer in one conversation.
  public var lines: Int

  /// Makes a budget.
  public init(steps: Int = 400_000, situations: Int = 20_000, lines: Int = 40) {
    self.steps = steps
    self.situations = situations
    self.lines = lines
  }

  /// Most events of one turn: the engine ends every turn far earlier, so that more is its own fault.
  static let mostTurnSteps = 250_000
  /// Most ways in which the services of one turn can answer that are followed.
  static let mostForks = 24
  /// Most choices of one question that are tried, those that conditions name aside.
  static let mostChoices = 25
  /// Most values of variables from outside with which conversations begin.
  static let mostContexts = 40
  /// Most phrases of a topic among which one is looked for that starts it.
  static let mostPhrasesTried = 10
  /// Most topics whose phrases are put side by side, to find a text that means two of them.
  static let mostPhrasesPaired = 12
  /// Most values that conditions name which are tried as an answer.
  static let mostHints = 8
}

/// What came of a budget.
public enum Completion: Hashable, Sendable {
  /// Every situation that was found was gone on from.
  case everything
  /// The steps were used up.
  case outOfSteps
  /// More situations were found than are kept.
  case outOfSituations
  /// Conversations became longer than they are followed.
  case outOfLines
}
