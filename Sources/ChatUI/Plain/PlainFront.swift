import Basis
import ContactCenter
import Scenarios
import Simulation
import Text
import Views

/// The whole program without a terminal: lines in, labelled lines out.
public struct PlainFront: Sendable {
  /// The run that is played.
  public private(set) var run: Run
  private var teller: PlainTeller
  /// What things are called.
  private(set) var terms: Vocabulary
  /// The script, or a recording that is played again.
  public private(set) var screenplay: Screenplay
  private var test: PlainTest?
  /// The lines of a message so far, where one ended with a backslash.
  private var begun = ""
  private var cards = CardHands()
  private let parser: LineParser
  private var seats: SeatFinder
  /// The customer a line without a prefix speaks for.
  private var customer = 0

  /// What a line leads to.
  public enum Outcome: Sendable {
    /// These lines are to be printed.
    case lines([String])
    /// Another recording is asked for at a path.
    case record(String)
    /// The session is to be written as this test.
    case write(TestProposal)
    /// The person wants to leave.
    case quit
  }

  /// Makes a front for a run.
  public init(
    _ run: Run, _ screenplay: Screenplay = Screenplay(), terms: Vocabulary = .classic,
    timestamps: Timestamps = .seconds
  ) {
    self.run = run
    self.screenplay = screenplay
    self.terms = terms
    teller = PlainTeller(terms, timestamps: timestamps)
    parser = LineParser(
      run.world.organization,
      otherCommands: PlainCommand.allCases.map(\.rawValue))
    seats = SeatFinder(organization: run.world.organization, customers: run.world.customers)
  }

  /// What is printed before the first line.
  public static let greeting =
    "handoff: plain mode. Lines are the customer's; \"agent:\" speaks for the person; /help lists commands."

  /// Opens the chat and tells what follows: as the script begins, or, where there is no script, as the first customer.
  /// Where the script has somebody say or do something first, that opens the chat, as it does in the script.
  public mutating func open() -> [String] {
    let hasScript = screenplay.nextLabel != nil
    let acts = screenplay.takeOpening() ?? (hasScript ? [] : [Act(seat: .customer(customer), .open)])
    return acts.flatMap { perform($0) }
  }

  /// Carries an act out and tells what follows.
  public mutating func perform(_ act: Act) -> [String] {
    screenplay.abandonReplay()
    seats.note(act.seat)
    run.perform(act.command(now: run.state.now))
    return teller.tell(run)
  }

  /// Plays the script's next line, or the recording's next step, and tells what follows; nil when it is over.
  public mutating func playNext() -> [String]? {
    switch screenplay.take() {
    case .act(let act): return perform(act)
    case .replay(let entries):
      for entry in entries { run.replay(entry) }
      return teller.tell(run)
    case nil: return nil
    }
  }

  /// Lets virtual time come as far as `time` and tells what became due.
  public mutating func advance(to time: VirtualTime) -> [String] {
    guard let due = run.nextDue, due <= time else { return [] }
    run.perform(Command(at: time, seat: .stage, .wait))
    return teller.tell(run)
  }

  /// Takes a typed line. What is to be printed for it is sanitised: names come from files.
  public mutating func take(_ line: String) -> Outcome {
    let outcome = answer(line)
    guard case .lines(let lines) = outcome else { return outcome }
    return .lines(lines.map { Sanitizer.visible($0, as: .folded) })
  }

  private mutating func answer(_ line: String) -> Outcome {
    guard !line.hasSuffix("\\") else {
      begun += line.dropLast() + "\n"
      return .lines([])
    }
    let line = begun + line
    begun = ""
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first else { return .lines([]) }
    if first.hasPrefix("/"), let command = PlainCommand(rawValue: String(first.dropFirst())) {
      return take(command, words.count > 1 ? words[1] : "")
    }
    let (prefix, text) = SeatPrefix.split(line)
    let isStage = prefix == nil && CommandCatalog.stage.contains { first == "/\($0)" }
    let seat = isStage ? .success(.stage) : seats.seat(prefix)
    if case .success(.customer(let index)) = seat, let lines = takeCardCommand(text, index) {
      return .lines(lines)
    }
    switch seat.flatMap({ seat in parser.parse(text, at: seat) }) {
    case .success(let act):
      screenplay.note(act)
      return .lines(perform(act))
    case .failure(let failure): return .lines(failure.diagnostics.map { sentence($0, of: line) })
    }
  }

  private mutating func take(_ command: PlainCommand, _ rest: String) -> Outcome {
    switch command {
    case .quit: .quit
    case .help: .lines(help)
    case .why: .lines(why)
    case .sessions: .lines(sessions)
    case .dashboard: .lines(SupervisionReport(run).text(terms))
    case .limits: .lines(limits(rest))
    case .raw: .lines(activity)
    case .card: .lines(card)
    case .test: take(test: rest)
    case .next: .lines(playNext() ?? [Self.scriptIsOver])
    case .auto: .lines(playAll())
    case .terms: .lines(speak(rest))
    case .record: rest.isEmpty ? .lines(["refused: /record needs a file"]) : .record(rest)
    }
  }

  /// What is told when nothing of the script is left.
  public static let scriptIsOver = "The script is over; the desks are yours."

  private mutating func playAll() -> [String] {
    var lines: [String] = []
    while let more = playNext() { lines += more }
    return lines.isEmpty ? [Self.scriptIsOver] : lines
  }

  private mutating func speak(_ name: String) -> [String] {
    guard let terms = Vocabulary(rawValue: name) else {
      return ["refused: /terms takes \(Vocabulary.allCases.map(\.rawValue).joined(separator: " or "))"]
    }
    self.terms = terms
    teller.terms = terms
    return ["terms: \(terms.say("bot, human agent, Omnichannel")); \(terms.rawValue)"]
  }

  private mutating func take(test rest: String) -> Outcome {
    let words = rest.split(separator: " ")
    switch (words.first, words.count > 1 ? Int(words[1]) : nil) {
    case (nil, _):
      let test = PlainTest(run)
      self.test = test
      return .lines(test.lines)
    case ("write", _):
      let proposal = (test ?? PlainTest(run)).proposal
      return proposal.steps.isEmpty ? .lines(["refused: nothing has happened yet"]) : .write(proposal)
    case ("keep", let number?), ("drop", let number?):
      guard test?.set(number, isKept: words[0] == "keep") == true else {
        return .lines(["refused: \(number) is no expectation that can be chosen; /test lists them"])
      }
      return .lines(["test: \(number) is \(words[0] == "keep" ? "kept" : "dropped")"])
    default: return .lines(["refused: /test takes \(PlainCommand.test.arguments)"])
    }
  }

  private func thread(ofCustomer customer: Int) -> Simulation.Thread? {
    run.state.conversation(ofCustomer: customer).flatMap { run.state.thread($0) }
  }

  /// Takes a line that fills in or presses something of the latest card; nil when it is another.
  private mutating func takeCardCommand(_ line: String, _ customer: Int) -> [String]? {
    guard let command = CardCommand(line),
      let result = command.carryOut(on: &cards, thread: thread(ofCustomer: customer), run: run)
    else { return nil }
    switch result {
    case .act(let action): return perform(Act(seat: .customer(customer), action))
    case .told(let text, let isProblem):
      return text.isEmpty
        ? card : ["\(isProblem ? "refused" : "card"): \(Sanitizer.visible(text, as: .folded))"]
    }
  }

  /// The latest card as it is filled in.
  private var card: [String] {
    let latest = cards.latest(in: thread(ofCustomer: customer), of: run)
    if latest.isEmpty { return ["There is no card to fill in."] }
    var before = 0
    let hasChoices = thread(ofCustomer: customer)?.choices.isEmpty == false
    return latest.flatMap { card in
      let plain = PlainCard(form: card.form, hasChoices: hasChoices, buttonsBefore: before)
      before += card.form.reachableButtons.count
      return plain.lines
    }
  }

  private func sentence(_ finding: Diagnostic, of line: String) -> String {
    let text = "refused: \(finding.message)" + (finding.hint.map { "; \($0)" } ?? "")
    return terms.words(text, names: run.world.names(in: line))
  }
}
