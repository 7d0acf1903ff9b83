import Basis
import Views

/// How far a run has followed a walk-through. Follows the facts one by one; nothing is guessed from the
/// state.
public struct WalkthroughProgress: Sendable, Equatable {
  /// What became of a step.
  public enum StepState: Sendable, Equatable {
    /// It has not come yet.
    case ahead
    /// It happened: the number of the event.
    case done(Int)
    /// Something else happened in its place: the number of the event, and why it went so.
    case broken(Int, why: String)

    /// The word that expectations and reports use.
    public var name: String {
      switch self {
      case .ahead: "ahead"
      case .done: "done"
      case .broken: "broken"
      }
    }

    /// All words.
    static let names = ["ahead", "done", "broken"]
  }

  /// The walk-through.
  public let walkthrough: Walkthrough
  /// What became of each step.
  public private(set) var states: [StepState]
  /// The step that comes next, from 0; the number of steps when all have passed.
  public private(set) var next = 0

  /// Starts before the first step.
  public init(_ walkthrough: Walkthrough) {
    self.walkthrough = walkthrough
    states = Array(repeating: .ahead, count: walkthrough.steps.count)
  }

  /// How many steps happened as documented.
  public var doneCount: Int { states.count { if case .done = $0 { true } else { false } } }

  /// The broken steps, from 0.
  public var broken: [Int] { states.indices.filter { if case .broken = states[$0] { true } else { false } } }

  /// The kind of fact that the next step waits for; nil when no fact can change anything any more.
  public var awaited: HappeningKind? {
    guard next < states.count, case .holds(.happening(let kind), _) = walkthrough.steps[next].when.form
    else { return nil }
    return kind
  }

  /// Takes a fact in.
  ///
  /// The next step is done when the fact is the one it waits for. It is broken when the step waits for a
  /// decision (who gets the conversation, which queue) and the fact is that decision with another outcome.
  ///
  /// - Parameter why: tells why a decision went as it did; asked only for a broken step.
  public mutating func observe(_ fact: Happening, why: (Happening) -> String) {
    guard next < states.count,
      case .holds(.happening(let kind), let fields) = walkthrough.steps[next].when.form
    else { return }
    if fact.kind == kind, Row(fact).accepts(fields) {
      states[next] = .done(fact.number)
      next += 1
    } else if Self.decides(fact.kind, insteadOf: kind) {
      states[next] = .broken(fact.number, why: why(fact))
      next += 1
    }
  }

  /// Whether a fact of one kind is the decision that a step waits for, whatever its outcome.
  private static func decides(_ kind: HappeningKind, insteadOf wanted: HappeningKind) -> Bool {
    let whoGetsIt: [HappeningKind] = [.assigned, .offered, .waiting]
    if whoGetsIt.contains(wanted) { return whoGetsIt.contains(kind) }
    return wanted == .routed && kind == .routed
  }

  /// How many events had happened when each step was reached, in order.
  public var places: [Int] {
    states.compactMap {
      switch $0 {
      case .ahead: nil
      case .done(let number), .broken(let number, _): number + 1
      }
    }
  }

  /// As it was when there were only so many events.
  public func looking(at events: Int) -> WalkthroughProgress {
    var earlier = self
    earlier.next = places.prefix { $0 <= events }.count
    for step in earlier.next..<states.count { earlier.states[step] = .ahead }
    return earlier
  }

  /// The steps as rows for expectations.
  var rows: [Row] {
    states.indices.map { index in
      var fields = [
        JSON.Member("step", .int(index + 1)), JSON.Member("is", .string(states[index].name)),
        JSON.Member("title", .string(walkthrough.steps[index].title)),
      ]
      if case .broken(_, let why) = states[index] { fields.append(JSON.Member("why", .string(why))) }
      return Row(number: index, at: VirtualTime(milliseconds: 0), fields: fields)
    }
  }
}
