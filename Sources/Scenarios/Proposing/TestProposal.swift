import Basis
import ContactCenter
import Simulation
import SourceYAML
import Views

/// A run as a test: what everybody did, line by line, and what came of it as proposed expectations that somebody
/// accepts or drops.
public struct TestProposal: Sendable {
  /// One line of the script with what came of it.
  public struct Step: Sendable {
    /// The line, YAML of one key: `customer: "Hi"`.
    public var line: String
    /// What could be expected after it.
    public var expectations: [Expected]
  }

  /// An expectation that is proposed.
  public struct Expected: Sendable, Hashable {
    /// The expectation, YAML on one line: `routed: {queue: Support}`.
    public var text: String
    /// What it is good for, in a few words.
    public var why: String
    /// Whether the test fails without it: a refusal that nobody expects.
    public var isNeeded = false
    /// Whether it goes into the file.
    public var isKept = false
  }

  /// The lines, in order.
  public var steps: [Step] = []

  private let run: Run
  private let writer: CommandWriter
  private let isExact: Bool
  /// The time that the script has come to.
  private var clock: VirtualTime

  /// Makes a proposal.
  ///
  /// - Parameter isExact: whether the time that people took to think passes in the script too. Otherwise time passes only
  ///   where something became due in it, as much as it takes to come to the recorded moment.
  public init(_ run: Run, isExact: Bool = false) {
    self.run = run
    self.isExact = isExact
    writer = CommandWriter(run.world.organization)
    clock = run.world.start
    read()
  }

  /// How many expectations there are.
  public var count: Int { steps.reduce(0) { $0 + $1.expectations.count } }

  /// Keeps all expectations, or none but those that are needed.
  public mutating func keep(all: Bool) {
    for step in steps.indices {
      for place in steps[step].expectations.indices {
        steps[step].expectations[place].isKept = all || steps[step].expectations[place].isNeeded
      }
    }
  }

  // MARK: - Reading the log

  private mutating func read() {
    let commands = (0..<run.log.count).filter { run.log[$0].command != nil }
    var waited = 0..<(commands.first ?? run.log.count)
    for (index, number) in commands.enumerated() {
      guard let command = run.log[number].command else { continue }
      let isWait = command.action == .wait
      if !waited.isEmpty || isWait || isExact, command.at > clock || isWait {
        add("wait: \(command.at - clock)", waited)
        clock = max(clock, command.at)
      }
      let end = index + 1 < commands.count ? commands[index + 1] : run.log.count
      // What follows a command at its own time came of it; what is later came of waiting.
      let own = ((number + 1)..<end).prefix { run.log[$0].at <= command.at }
      let last = own.last.map { $0 + 1 } ?? number + 1
      waited = last..<end
      if !isWait { add(line(command), number..<last) }
    }
  }

  private mutating func add(_ line: String, _ events: Range<Int>) {
    steps.append(Step(line: line, expectations: ProposedFacts(run: run, events: events).expectations))
  }

  /// A line of the script: what stands alone, or a seat and what is typed there.
  private func line(_ command: Command) -> String {
    let text = writer.text(of: command.action)
    for key in ScriptReader.stageKeys where text.hasPrefix("/\(key) ") {
      return "\(key): \(ScalarText.short(String(text.dropFirst(key.count + 2))))"
    }
    let prefix = writer.prefix(of: command.seat, customers: run.world.customers)
    return "\(ScalarText.short(prefix)): \(ScalarText.short(text))"
  }
}
