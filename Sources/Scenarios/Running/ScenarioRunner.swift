import Basis
import Simulation
import Views

/// Plays scenarios to the end on the virtual clock.
public enum ScenarioRunner {
  /// Plays a scenario.
  public static func play(_ loaded: LoadedScenario) -> ScenarioResult {
    var player = ScriptPlayer(loaded)
    var lines: [LineResult] = []
    while let line = player.step() { lines.append(line) }
    return ScenarioResult(
      loaded: loaded, run: player.run, lines: lines, progress: player.progress, lesson: player.lesson)
  }
}

/// What came of a scenario.
public struct ScenarioResult: Sendable {
  /// What was played.
  public let loaded: LoadedScenario
  /// The run at its end; its log is the recording.
  public let run: Run
  /// What came of each line, in order.
  public let lines: [LineResult]
  /// How far the walk-through came; nil without one.
  public let progress: WalkthroughProgress?
  /// How far the lesson came; nil without one.
  public let lesson: LessonProgress?

  /// Something that did not go as the script says.
  public struct Miss: Sendable, Hashable {
    /// What does not hold.
    public var unmet: Unmet
    /// The act before it, as it was typed; empty before the first.
    public var act: String
    /// When.
    public var at: VirtualTime
    /// What happened since that act, one fact a line.
    public var facts: [String]
    /// What was said up to there, one line a message, the latest last.
    public var talk: [String]
  }

  /// Everything that did not go as the script says, in order.
  public var misses: [Miss] { misses(\.unmet, withRefusals: true) }

  /// Optional expectations that do not hold, in order.
  public var notes: [Miss] { misses(\.notes, withRefusals: false) }

  /// How many lines were not played because something critical did not hold.
  public var unplayedCount: Int { loaded.scenario.script.count - lines.count }

  private func misses(_ part: KeyPath<LineResult, [Unmet]>, withRefusals: Bool) -> [Miss] {
    var act: LineResult?
    var found: [Miss] = []
    for (index, line) in lines.enumerated() {
      var unmet = line[keyPath: part]
      if case .act = line.line.content {
        act = line
        guard withRefusals else { continue }
        unmet = refusal(of: line, followedBy: lines[(index + 1)...]).map { [$0] } ?? []
      }
      found += unmet.map { miss($0, after: act, line.events) }
    }
    return found
  }

  /// Whether everything went as the script says.
  public var isPassed: Bool { misses.isEmpty }

  /// How many expectations were looked at.
  public var expectationCount: Int {
    lines.reduce(0) { if case .expect(let all) = $1.line.content { $0 + all.count } else { $0 } }
  }

  /// An act that was refused, unless the script expects that.
  private func refusal(of line: LineResult, followedBy rest: ArraySlice<LineResult>) -> Unmet? {
    let refused = line.events.lazy.filter { number in
      switch run.log[number].event {
      case .refused, .center, .azureBot: true
      default: false
      }
    }.compactMap { run.happenings(at: $0).first { $0.kind == .rejected } }.first
    guard let refused else { return nil }
    for next in rest {
      guard case .expect(let expectations) = next.line.content else { break }
      if expectations.contains(where: \.isAboutRefusal) { return nil }
    }
    return Unmet(
      span: line.line.span, expected: "\(line.line.typed) is allowed",
      came: "refused: \(refused["because"]?.plainText ?? "") [\(refused["rule"]?.plainText ?? "")]",
      nearest: nil)
  }

  private func miss(_ unmet: Unmet, after act: LineResult?, _ events: Range<Int>) -> Miss {
    let facts = run.happenings(in: events)
    let zone = loaded.world.zone
    let shown = facts.prefix(Self.mostFacts).map {
      "\(zone.clock($0.at)) \($0.kind.rawValue): \(Row($0).description)"
    }
    let more = facts.count - shown.count
    return Miss(
      unmet: unmet, act: act?.line.typed ?? "", at: facts.last?.at ?? loaded.world.start,
      facts: shown + (more > 0 ? ["and \(more) more"] : []), talk: talk(before: events.upperBound))
  }

  /// What was said before an event, in the conversation that it is in or that was opened last.
  private func talk(before end: Int) -> [String] {
    let zone = loaded.world.zone
    let conversation = (0..<min(end, run.log.count)).last { run.log[$0].conversation != nil }
      .flatMap { run.log[$0].conversation }
    guard let thread = conversation.flatMap({ run.state.thread($0) }) else { return [] }
    let said = thread.lines.filter { $0.number < end && $0.message.kind != .typing }
    return said.suffix(Self.mostTalk).map { line in
      let hidden = line.message.audience.contains(.customer) ? "" : " (not to the customer)"
      return
        "\(zone.clock(line.at)) \(run.world.name(of: line.message.sender))\(hidden): \(line.message.text)"
    }
  }

  /// The longest list of facts that is shown beside something unmet.
  private static let mostFacts = 14
  /// How much of the talk is shown beside something unmet.
  private static let mostTalk = 6
}

extension Expectation {
  /// Whether it expects a request to be refused.
  fileprivate var isAboutRefusal: Bool {
    switch form {
    case .holds(.happening(.rejected), _): true
    case .inOrder(let steps): steps.contains(where: \.isAboutRefusal)
    default: false
    }
  }
}
