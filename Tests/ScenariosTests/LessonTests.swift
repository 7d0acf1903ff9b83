import Basis
import CustomDump
import Host
import Scenarios
import Simulation
import Testing

@Suite("Lessons")
struct LessonTests {
  static let names = Shipped.names.filter { $0.hasPrefix("lessons/") }
  private static let oneQueue = "lessons/hand-back-one-queue.scenario.yml"
  private static let span = SourceSpan.file("x.yml")

  private func loaded(_ name: String) throws -> LoadedScenario { try #require(Shipped.load(name).0) }

  /// A run of a lesson by typed lines, with the faults that its tasks begin with.
  private struct Sitting {
    var run: Run
    var progress: LessonProgress
    var seats: SeatFinder

    init(_ loaded: LoadedScenario) throws {
      run = Run(loaded.world)
      progress = LessonProgress(try #require(loaded.scenario.lesson), in: loaded.world)
      seats = SeatFinder(organization: loaded.world.organization, customers: loaded.world.customers)
    }

    mutating func type(_ lines: String...) throws {
      for line in lines {
        let (prefix, text) = SeatPrefix.split(line)
        let seat = try seats.seat(prefix).get()
        let act = try LineParser(run.world.organization).parse(text, at: seat).get()
        run.perform(act.command(now: run.state.now))
        progress.follow(run)
        while let fault = progress.due {
          run.perform(fault.command(now: run.state.now))
          progress.follow(run)
        }
      }
    }

    mutating func mark(_ name: String) throws { try type("customer: /mark \(name)") }
  }

  // MARK: - Shipped lessons

  @Test("six lessons are shipped, a number each")
  func shipped() throws {
    let numbers = try Self.names.map { try #require(loaded($0).scenario.lesson).number }
    expectNoDifference(numbers.sorted(), Array(1...6))
  }

  @Test("each shipped lesson is finished by its script, without hints and mistakes", arguments: names)
  func solved(name: String) throws {
    let result = ScenarioRunner.play(try loaded(name))
    expectNoDifference(result.misses.map(\.unmet.came), [])
    let progress = try #require(result.lesson)
    #expect(progress.isOver)
    for record in progress.records {
      #expect(record.state == .done && record.hints == 0 && record.attempts == 1)
      #expect(!record.events.isEmpty)
    }
  }

  @Test("no task of a shipped lesson is done while one of its checks does not hold", arguments: names)
  func everyCheckCounts(name: String) throws {
    let loaded = try loaded(name)
    let run = ScenarioRunner.play(loaded).run
    let lesson = try #require(loaded.scenario.lesson)
    for (index, task) in lesson.tasks.enumerated() {
      for place in task.checks.indices {
        var changed = lesson
        changed.tasks[index].checks[place] = Self.impossible(task.checks[place])
        var progress = LessonProgress(changed, in: loaded.world)
        progress.follow(run)
        #expect(progress.task == index, "\(name): task \(index + 1), check \(place + 1)")
      }
    }
  }

  /// The same with another value than anything has.
  private static func impossible(_ check: Scenarios.Expectation) -> Scenarios.Expectation {
    let never = FieldPattern("never", Pattern(.text("never"), at: span))
    switch check.form {
    case .holds(let subject, let fields):
      return Scenarios.Expectation(.holds(subject, fields + [never]), at: check.span)
    case .inOrder(let steps):
      return Scenarios.Expectation(
        .inOrder(steps.dropLast() + [impossible(steps[steps.count - 1])]), at: check.span)
    default: return check
    }
  }

  @Test("every shipped lesson says something for each task, and helps with it", arguments: names)
  func helps(name: String) throws {
    for task in try #require(loaded(name).scenario.lesson).tasks {
      #expect(!task.hints.isEmpty && !task.lesson.isEmpty, "\(task.title)")
    }
  }

  @Test("a lesson comes to the same from its log, at once or as it was played", arguments: names)
  func fold(name: String) throws {
    let loaded = try loaded(name)
    var player = ScriptPlayer(loaded)
    while player.step() != nil {}
    let live = try #require(player.lesson)
    var replayed = Run(loaded.world)
    for entry in player.run.log.entries { replayed.replay(entry) }
    var later = LessonProgress(live.lesson, in: loaded.world)
    later.follow(replayed)
    expectNoDifference(later.records, live.records)
    expectNoDifference(later.notes, live.notes)
  }

  // MARK: - Hints, mistakes, leaving out, beginning again

  @Test("hints come one by one with what they cost, and no more than there are")
  func hints() throws {
    var sitting = try Sitting(loaded(Self.oneQueue))
    try sitting.type("customer: /open", "customer: I want to talk to a person")
    for _ in 0..<3 { try sitting.mark(LessonMark.hint) }
    let record = sitting.progress.records[1]
    #expect(record.hints == 2 && record.cost == 1)
    #expect(sitting.progress.hintsLeft == 0)
    let texts = sitting.progress.notes.map { LessonText(sitting.progress).text(of: $0) }
    expectNoDifference(
      texts.suffix(2).map { $0.prefix(30) },
      ["Hint 1 of 2: Three things at M", "Hint 2 of 2 (cost 1): The note"])
  }

  @Test("a wrong move is answered and counts once, whatever came of it")
  func mistake() throws {
    var sitting = try Sitting(loaded("lessons/closing.scenario.yml"))
    try sitting.type("customer Ana Ruiz: hello", "customer: /wait 30m", "customer Ben Cole: talk to a person")
    try sitting.type("agent Mia Novak: /accept", "agent: /close")
    #expect(sitting.progress.records[1].attempts == 2)
    let last = try #require(sitting.progress.notes.last)
    #expect(LessonText(sitting.progress).text(of: last).hasPrefix("Not quite: Closing the session"))
  }

  @Test("a task that is left out is skipped, and the next one counts from there")
  func skip() throws {
    var sitting = try Sitting(loaded(Self.oneQueue))
    try sitting.type("customer: /open")
    try sitting.mark(LessonMark.skip)
    #expect(sitting.progress.records[0].state == .skipped)
    #expect(sitting.progress.task == 1)
    try sitting.type("customer: I want to talk to a person", "agent: /accept")
    #expect(sitting.progress.records[1].met == 1)
  }

  @Test("a task that is begun again has its desks back, and keeps hints and attempts")
  func again() throws {
    var sitting = try Sitting(loaded(Self.oneQueue))
    try sitting.type("customer: /open", "customer: I want to talk to a person")
    let before = sitting.run.log.count
    try sitting.mark(LessonMark.hint)
    try sitting.type("agent: /decline")
    let earlier = try #require(sitting.progress.again())
    expectNoDifference(
      earlier.log.entries.prefix(before).map(\.event), sitting.run.log.entries.prefix(before).map(\.event))
    var progress = LessonProgress(sitting.progress.lesson, in: earlier.world)
    progress.follow(earlier)
    #expect(progress.task == 1)
    #expect(progress.records[1].hints == 1)
    #expect(progress.records[1].attempts == 3)
    sitting.run = earlier
    sitting.progress = progress
    try sitting.type("agent: /accept")
    #expect(sitting.progress.records[1].met == 1)
  }

  @Test("a fault that a task begins with comes by itself, once, and is told in the result")
  func injected() throws {
    let progress = try #require(ScenarioRunner.play(loaded(Self.oneQueue)).lesson)
    expectNoDifference(progress.records.map(\.faults), [[], [], [], [], [], ["bot-first Bot B"], []])
    #expect(progress.due == nil)
  }

  // MARK: - Results

  @Test("a result has the members its schema describes, and the report tells them")
  func result() throws {
    let progress = try #require(ScenarioRunner.play(loaded(Self.oneQueue)).lesson)
    let result = LessonResult(name: "x", progress: progress, attempt: 2, real: [61_000], program: "0.1.0")
      .json
    let schema = try JSON(
      parsing: try Disk.readText("\(Shipped.root)/Assets/schema/lesson-result.schema.json"))
    func keys(_ value: JSON?) -> [String] { (value?.members ?? []).map(\.name) }
    expectNoDifference(keys(result), keys(schema["properties"]))
    expectNoDifference(keys(result["tasks"]?.array?.first), keys(schema["$defs"]?["task"]?["properties"]))
    #expect(result["is"]?.string == "over" && result["done"]?.int == 7 && result["real"]?.int == 61_000)
    #expect(result["virtual"]?.int == 1_800_000)
    let lines = LessonReport([result]).text.split(separator: "\n")
    expectNoDifference(
      lines.prefix(2).joined(separator: "\n"),
      """
      x: over: 7 of 7 tasks, attempt 2, 30m virtual, 1m1s real
        1 Ask for a person: done, 0s virtual, 1m1s real
      """)
    expectNoDifference(LessonReport.state(nil, of: 3), "not begun")
  }

  // MARK: - Faults

  @Test(
    "a fault is one command, and is known again",
    arguments: [
      ("customer-lost", "customer-lost"), ("person-lost", "person-lost Mia Novak"),
      ("person-away Mia", "person-away Mia Novak"), ("person-full", "person-full Mia Novak"),
      ("bot-first bot-b", "bot-first Bot B"), ("bot-full Bot A", "bot-full Bot A"),
      ("variable-empty Global.OrderNumber", "variable-empty Global.OrderNumber"),
      ("variable-case Global.OrderNumber", "variable-case Global.OrderNumber"),
    ])
  func faults(typed: String, told: String) throws {
    var sitting = try Sitting(loaded(Self.oneQueue))
    try sitting.type("customer: /open", "customer: /fault \(typed)")
    expectNoDifference(sitting.progress.records[0].faults, [told])
    #expect(Fault.list.count == Fault.allCases.count)
  }

  @Test("what is no fault is told with the nearest, and who is meant must be clear")
  func notFaults() throws {
    let organization = try loaded(Self.oneQueue).world.organization
    func hint(_ line: String) -> String? {
      guard case .failure(let failure) = LineParser(organization).parse(line, at: .stage) else { return nil }
      return failure.diagnostics.first.map { "\($0.message); \($0.hint ?? "")" }
    }
    expectNoDifference(hint("/fault bot-frist Bot B"), "there is no fault bot-frist; did you mean bot-first?")
    expectNoDifference(hint("/fault bot-first"), "which bot?; there are: Bot A, Bot B")
    #expect(hint("/fault")?.contains("person-lost, person-away") == true)
    #expect(hint("/fault variable-empty Topics.X") != nil)
  }

  // MARK: - Files

  @Test(
    "what is wrong with a lesson is told with its place and the mend",
    arguments: [
      ("lesson: {aim: x, tasks: []}", "lesson.no-tasks", "a task with task:"),
      (
        "lesson: {aim: x, tasks: [{task: t, do: d, checks: [{state: Active}]}]}", "lesson.nothing-happens",
        "add a fact"
      ),
      ("lesson: {aim: x, tasks: [{task: t, do: d, checks: [{acepted: {}}]}]}", "expect.unknown", "accepted"),
      (
        "lesson: {aim: x, tasks: [{task: t, do: d, checks: [{mark: m}], inject: [bot-frist]}]}",
        "command.argument", "bot-first"
      ),
      (
        "lesson: {aim: x, tasks: [{task: t, do: d, checks: [{mark: m}], wrong: [{when: {state: {reson: x}}, say: s}]}]}",
        "key.unknown", "reason"
      ),
      (
        "lesson: {aim: x, tasks: [{task: t, do: d, checks: [{mark: m}], hint: [h]}]}", "key.unknown",
        "hints"
      ),
      ("lesson: {tasks: [{task: t, do: d, checks: [{mark: m}]}]}", "key.missing", "aim"),
    ])
  func badFiles(part: String, code: String, mend: String) throws {
    let text = try #require(Shipped.bundle[Self.oneQueue])
    let head = text.prefix(upTo: try #require(text.range(of: "\nlesson:")).lowerBound)
    let (loaded, findings) = Shipped.load(
      Self.oneQueue, changedTo: "\(head)\n\(part)\n", like: try self.loaded(Self.oneQueue))
    #expect(loaded == nil)
    let errors = findings.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors)")
    let finding = try #require(errors.first)
    #expect(finding.code == code, "\(finding)")
    #expect("\(finding.message) \(finding.hint ?? "")".contains(mend), "\(finding)")
    #expect(finding.span?.file == Self.oneQueue && finding.span?.start.line == 11, "\(finding)")
  }
}
