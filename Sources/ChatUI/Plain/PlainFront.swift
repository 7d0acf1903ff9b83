import Basis
import ContactCenter
import Scenarios
import Simulation
import Text
import Views

/// The whole program without a terminal: lines in, labelled lines out.
public struct PlainFront: Sendable {
  /// The run that is played, its script and its past.
  public internal(set) var playback: Playback
  var teller: PlainTeller
  /// What things are called.
  private(set) var terms: Vocabulary
  let timestamps: Timestamps
  /// Whether the presenter's notes are told with each step.
  var showsNotes = false
  private var notedStep = 0
  private var test: PlainTest?
  /// The lines of a message so far, where one ended with a backslash.
  private var begun = ""
  private var cards = CardHands()
  private let parser: LineParser
  private var seats: SeatFinder
  /// The customer a line without a prefix speaks for.
  private var customer = 0
  /// How far the lesson is; nil without one.
  public var lesson: LessonProgress? { playback.screenplay.lesson }
  /// How many of its notes were told.
  var notesTold = 0

  /// What a line leads to.
  public enum Outcome: Sendable {
    /// These lines are to be printed.
    case lines([String])
    /// Another recording is asked for at a path.
    case record(String)
    /// The run has gone back: these lines are to be printed, and what is kept of it begins anew.
    case rewound([String])
    /// The session is to be written as this test.
    case write(TestProposal)
    /// The person wants to leave.
    case quit
  }

  /// Makes a front for a run.
  ///
  /// - Parameter screenplay: its script, or its lesson; what happened so far is not told again.
  public init(
    _ run: Run, _ screenplay: Screenplay = Screenplay(), terms: Vocabulary = .classic,
    timestamps: Timestamps = .seconds
  ) {
    playback = Playback(run, screenplay)
    self.timestamps = timestamps
    self.terms = terms
    teller = PlainTeller(terms, timestamps: timestamps)
    parser = LineParser(
      run.world.organization,
      otherCommands: PlainCommand.allCases.map(\.rawValue) + LessonRequest.commands + Self.timeWords)
    seats = SeatFinder(organization: run.world.organization, customers: run.world.customers)
    teller.goOn(from: run.log.count)
    if !run.log.entries.isEmpty { notesTold = lesson?.notes.count ?? 0 }
  }

  /// What is printed before the first line.
  public static let greeting =
    "handoff: plain mode. Lines are the customer's; \"agent:\" speaks for the person; /help lists commands."

  /// What somebody reads who is here for the first time.
  public static let welcome = "handoff: new here? /tour tells what is where, in a few lines."

  /// Opens the chat and tells what follows: as the script begins, or, where there is no script, as the first customer.
  /// Where the script has somebody say or do something first, that opens the chat, as it does in the script.
  public mutating func open() -> [String] {
    let head = lesson.map { [Self.shown("lesson: \($0.lesson.title). \($0.lesson.aim)")] } ?? []
    let hasScript = playback.screenplay.nextLabel != nil
    guard let acts = playback.playOpening(at: run.state.now) else {
      return head + (hasScript ? [] : perform(Act(seat: .customer(customer), .open)))
    }
    for act in acts { seats.note(act.seat) }
    return head + tell()
  }

  /// Carries an act out and tells what follows.
  public mutating func perform(_ act: Act) -> [String] {
    seats.note(act.seat)
    let isBranch = playback.perform(act, at: run.state.now).isBranch
    return (isBranch ? branchBegan() : []) + tell()
  }

  /// Plays the script's next line, the recording's next step, or in the past what came next; nil when there is none.
  public mutating func playNext() -> [String]? {
    switch playback.playNext(at: run.state.now) {
    case .nothing: return nil
    case .line(_, let act): seats.note(act.seat)
    case .shown: break
    }
    return tell()
  }

  /// The run at the moment that is told.
  public var run: Run { playback.run }

  /// Tells what was not told yet, what the lesson says to it, and the notes of a step that was reached.
  mutating func tell() -> [String] {
    let lines = teller.tell(run) + tellLesson()
    let step = playback.screenplay.progress?.next ?? 0
    defer { notedStep = step }
    return showsNotes && step != notedStep ? lines + notes : lines
  }

  /// Lets virtual time come as far as `time` and tells what became due.
  public mutating func advance(to time: VirtualTime) -> [String] {
    playback.advance(to: time) == nil ? [] : tell()
  }

  /// Takes a typed line. What is to be printed for it is sanitised: names come from files.
  public mutating func take(_ line: String) -> Outcome {
    switch answer(line) {
    case .lines(let lines): .lines(lines.map(Self.shown))
    case .rewound(let lines): .rewound(lines.map(Self.shown))
    case let outcome: outcome
    }
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
    if let lines = takeTimeCommand(line) { return .lines(lines) }
    let (prefix, text) = SeatPrefix.split(line)
    if text == "/fault" { return .lines(Fault.list) }
    let isStage = prefix == nil && CommandCatalog.stage.contains { first == "/\($0)" }
    let seat = isStage ? .success(.stage) : seats.seat(prefix)
    if let outcome = takeLessonCommand(text, at: try? seat.get()) { return outcome }
    if case .success(.customer(let index)) = seat, let lines = takeCardCommand(text, index) {
      return .lines(lines)
    }
    switch seat.flatMap({ seat in parser.parse(text, at: seat) }) {
    case .success(let act): return .lines(perform(act))
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
    case .tour: .lines(TourContent.plain(terms))
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

  /// Words after a slash that go about in time.
  private static let timeWords =
    Action.allCases.filter { TimeCommand($0) != nil }.compactMap(\.command) + TimeCommand.otherWords + [
      "goto"
    ]
}
