import Basis
import ContactCenter
import Simulation

/// Every order of an alphabet's commands up to a depth; states that were seen before are not gone on from.
///
/// Breadth first, so that the first commands found to break an invariant are the fewest.
public struct Walk: Sendable {
  /// How many states there are at each depth that were not seen before.
  public private(set) var fresh = [1]
  /// How many commands were carried out.
  public private(set) var transitions = 0
  /// How many of them were refused.
  public private(set) var refused = 0
  /// How many led to a state seen before.
  public private(set) var merged = 0
  /// Pairs of states of one digest that were gone on from and compared.
  public private(set) var compared = 0
  /// How many states come to be Closed in which way.
  public private(set) var closings: [Closing: Int] = [:]
  /// What was found, the first of each kind.
  public private(set) var violations: [Violation] = []

  /// How many states were seen.
  public var states: Int { fresh.reduce(0, +) }

  /// An invariant that did not hold.
  public struct Violation: Sendable, Equatable {
    /// Which.
    public var breach: Breach
    /// The fewest commands that lead there.
    public var commands: [String]
    /// How many commands led to one of its kind.
    public var count: Int
  }

  private struct Node {
    var run: Run
    var witness: Witness
    var path: [UInt8]
  }

  private let small: SmallWorld
  private var seen: Set<Digest> = []
  /// By state that was gone on from: where each command leads.
  private var successors: [Digest: [Digest?]] = [:]
  /// States seen before, reached in another way, to be compared with the first.
  private var twins: [(digest: Digest, node: Node)] = []
  private let compareEvery: Int

  /// Walks through a small world.
  ///
  /// - Parameters:
  ///   - depth: how many commands follow each other at most.
  ///   - compareEvery: of so many states seen before, one is compared with the first of its digest.
  public init(_ small: SmallWorld, depth: Int, compareEvery: Int = 100) {
    self.small = small
    self.compareEvery = max(1, compareEvery)
    var level = [Node(run: Run(small.world), witness: Witness(), path: [])]
    seen.insert(level[0].run.state.digest(in: small.world))
    for step in 0..<depth {
      var next: [Node] = []
      fresh.append(0)
      // What the last commands led to is looked at, and not gone on from.
      for node in level { next += expand(node, keeps: step + 1 < depth) }
      level = next
    }
    for twin in twins { compare(twin.digest, twin.node) }
    twins = []
    successors = [:]
  }

  // MARK: - One state

  /// - Returns: the states that were not seen before, if they are kept.
  private mutating func expand(_ node: Node, keeps: Bool) -> [Node] {
    var next: [Node] = []
    let digest = node.run.state.digest(in: small.world)
    var led: [Digest?] = []
    for place in small.alphabet.indices {
      guard let child = step(node, place) else {
        led.append(nil)
        continue
      }
      let reached = child.run.state.digest(in: small.world)
      led.append(reached)
      if isRefused(from: node.run, to: child.run) {
        refused += 1
        if reached != digest { note(.refusalChanged, child.path) }
      } else if seen.insert(reached).inserted {
        inspect(child)
        fresh[fresh.count - 1] += 1
        if keeps { next.append(child) }
      } else {
        merged += 1
        if merged % compareEvery == 0 { twins.append((reached, child)) }
      }
    }
    successors[digest] = led
    return next
  }

  /// Carries a command out and looks whether everything holds.
  private mutating func step(_ node: Node, _ place: Int) -> Node? {
    guard let command = small.alphabet[place].command(in: node.run) else { return nil }
    var child = node
    child.path.append(UInt8(place))
    child.run.perform(command)
    transitions += 1
    for number in node.run.log.count..<child.run.log.count {
      if let breach = child.witness.take(child.run.log[number]) { note(breach, child.path) }
    }
    let breaches = Invariants.breaches(
      before: node.run, after: child.run, child.witness, mayOverbook: command.action.mayOverbook)
    for breach in breaches { note(breach, child.path) }
    return child
  }

  /// Whether nothing happened but that somebody was told no.
  private func isRefused(from before: Run, to after: Run) -> Bool {
    guard after.log.count == before.log.count + 2 else { return false }
    switch after.log[after.log.count - 1].event {
    case .refused, .center(.rejected): return true
    default: return false
    }
  }

  /// What is asked of each state once.
  private mutating func inspect(_ node: Node) {
    if let way = Closing.way(from: node.run) {
      closings[way, default: 0] += 1
    } else {
      note(.neverCloses, node.path)
    }
    var folded = Run(small.world)
    for entry in node.run.log.entries { folded.replay(entry) }
    if folded.state != node.run.state { note(.replayDiffers, node.path) }
  }

  /// Goes on from a state that was reached in another way.
  private mutating func compare(_ digest: Digest, _ node: Node) {
    guard let first = successors[digest] else { return }
    compared += 1
    for place in small.alphabet.indices {
      let child = small.alphabet[place].command(in: node.run).map { command in
        var run = node.run
        run.perform(command)
        return run.state.digest(in: small.world)
      }
      if child != first[place] { note(.digestMerges, node.path + [UInt8(place)]) }
    }
  }

  private mutating func note(_ breach: Breach, _ path: [UInt8]) {
    if let place = violations.firstIndex(where: { $0.breach == breach }) {
      violations[place].count += 1
    } else {
      let commands = path.map { small.alphabet[Int($0)].name }
      violations.append(Violation(breach: breach, commands: commands, count: 1))
    }
  }
}

extension Command.Action {
  /// Whether it may take more than a capacity allows: what people decide does, as documented, what assignment
  /// decides does not.
  fileprivate var mayOverbook: Bool {
    switch self {
    case .transferTo, .reopen, .assign(_, _, overrides: true), .superviseTransfer, .setCapacity: true
    default: false
    }
  }
}
