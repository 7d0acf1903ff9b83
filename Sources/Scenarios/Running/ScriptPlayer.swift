import Basis
import Simulation
import Views

/// Plays a script line by line. A value: whoever shows it can keep a copy of every step and go back.
public struct ScriptPlayer: Sendable {
  /// What is played.
  public let loaded: LoadedScenario
  /// The run so far and where its last act began: expectations look from there on.
  private var evidence: Evidence
  /// The next line.
  public private(set) var position = 0
  /// Events that the walk-through has seen.
  private var followed = 0

  /// Starts before the first line.
  public init(_ loaded: LoadedScenario) {
    self.loaded = loaded
    evidence = Evidence(
      run: Run(loaded.world), began: loaded.world.start,
      progress: loaded.scenario.walkthrough.map(WalkthroughProgress.init))
  }

  /// The run so far.
  public var run: Run { _read { yield evidence.run } }
  /// How far the walk-through is; nil without one.
  public var progress: WalkthroughProgress? { evidence.progress }

  /// The line that comes next; nil at the end.
  public var upcoming: ScriptLine? {
    loaded.scenario.script.indices.contains(position) ? loaded.scenario.script[position] : nil
  }

  /// Plays the next line; nil at the end.
  public mutating func step() -> LineResult? {
    guard let line = upcoming else { return nil }
    position += 1
    switch line.content {
    case .act(let act):
      evidence.since = evidence.run.log.count
      evidence.began = evidence.run.state.now
      perform(act)
      return LineResult(line: line, events: evidence.events)
    case .expect(let expectations):
      var result = LineResult(line: line, events: evidence.events)
      for expectation in expectations {
        guard let unmet = evidence.unmet(expectation) else { continue }
        if expectation.weight == .optional { result.notes.append(unmet) } else { result.unmet.append(unmet) }
        guard expectation.weight == .critical else { continue }
        // Nothing that follows would mean anything.
        position = loaded.scenario.script.count
        break
      }
      return result
    }
  }

  /// Does something that is not in the script: somebody took over.
  public mutating func perform(_ act: Act) {
    evidence.run.perform(act.command(now: evidence.run.state.now))
    // Telling facts costs more than the act: only a walk-through reads all of them.
    guard var progress = evidence.progress else { return }
    for number in followed..<run.log.count {
      for fact in run.happenings(at: number) { progress.observe(fact) { run.why($0) } }
    }
    evidence.progress = progress
    followed = run.log.count
  }
}

/// What came of one line of a script.
public struct LineResult: Sendable {
  /// The line.
  public var line: ScriptLine
  /// The events of the act, or those an expectation looked at.
  public var events: Range<Int>
  /// Expectations of this line that do not hold.
  public var unmet: [Unmet] = []
  /// Optional ones that do not hold.
  public var notes: [Unmet] = []
}

extension Run {
  /// Why a decision went as it did, in one sentence: `Bot B got it; Mia Novak: 100 is less than 200`.
  public func why(_ fact: Happening) -> String {
    switch fact.kind {
    case .assigned, .offered, .waiting:
      let winner = fact["to"]?.plainText ?? "nobody"
      let losers = (decision(of: fact.conversation, before: fact.number)?.candidates ?? [])
        .map { (world.organization.name(of: $0.member), $0.verdict.sentence) }
        .filter { $0.0 != winner }
        .map { "\($0.0): \($0.1)" }
      return ([fact.kind == .offered ? "\(winner) was asked" : "\(winner) got it"] + losers).joined(
        separator: "; ")
    case .routed:
      return (["it went to \(fact["queue"]?.plainText ?? "")"] + nearMisses(fact.number)).joined(
        separator: "; ")
    default: return Row(fact).description
    }
  }

  /// Rules that failed by a slip of the hand: `Credit card wants CreditCar, BotHandoffTopic is CreditCard`.
  private func nearMisses(_ number: Int) -> [String] {
    guard case .center(.conversationRouted(_, let outcome)) = log[number].event else { return [] }
    return outcome.value.rules.flatMap { rule in
      rule.conditions.filter { !$0.held && $0.nearMiss != nil }.map { trace in
        let found = trace.found?.plainText ?? "empty"
        return "\(rule.name) wants \(trace.condition.value), \(trace.condition.variable) is \(found)"
      }
    }
  }
}
