import ChatUI
import CustomDump
import Scenarios
import Simulation
import Testing

/// A lesson at the windows, as whoever learns sees it.
@Suite struct LessonScreenTests {
  static let sizes = [(120, 40), (80, 24)]

  private func probe(_ name: String = "hand-back-one-queue", _ width: Int = 120, _ height: Int = 40) throws
    -> ScreenProbe
  {
    let opened = try ScreenProbe.scenario("lessons", file: "\(name).scenario.yml")
    let lesson = try #require(opened.scenario?.scenario.lesson)
    let run = Run(opened.world)
    return ScreenProbe(run, Screenplay(lesson, of: run), width: width, height: height)
  }

  @Test("a lesson looks as blessed from its aim to its end", arguments: sizes)
  func screens(width: Int, height: Int) throws {
    var probe = try probe(width, height)
    let name = "lesson-\(width)x\(height)"
    try probe.expectScreen("\(name)-1-aim")
    probe.press(Key(.enter))
    try probe.expectScreen("\(name)-2-task")
    probe.enter("I want to talk to a person")
    probe.press(.alt("i"), .alt("3"))
    try probe.expectScreen("\(name)-3-hint")
    probe.enter("/decline")
    try probe.expectScreen("\(name)-4-wrong")
    probe.enter("/task again")
    probe.enter("/accept", "Hello Ana", "/note Bent corner", "/tq Support --to-bot")
    probe.press(.alt("1"))
    probe.enter("4", "You were quick", "/skip", "/skip", "/skip")
    try probe.expectScreen("\(name)-5-over")
  }

  private func probe(_ width: Int, _ height: Int) throws -> ScreenProbe {
    try probe("hand-back-one-queue", width, height)
  }

  @Test("beginning again asks that what is kept begins anew, and leaves the desk where it was")
  func again() throws {
    var probe = try probe()
    probe.press(Key(.enter))
    probe.enter("I want to talk to a person")
    let count = probe.state.run.log.count
    probe.press(.alt("3"))
    probe.enter("/decline", "/task again")
    expectNoDifference(probe.effects, [.rewound])
    #expect(probe.state.focus == .representative)
    #expect(probe.state.run.log.count == count + 4)
    #expect(probe.row(holding: "/accept") != nil)
  }

  @Test("on a small screen what to do comes before what the task before has shown")
  func small() throws {
    var probe = try probe(80, 24)
    probe.press(Key(.enter))
    probe.enter("I want to talk to a person")
    #expect(probe.row(holding: "not see.") != nil)
    #expect(probe.row(holding: "Done: Ask for a person.") != nil)
  }

  @Test("a fault comes by itself, and /fault alone lists what can be made to go wrong")
  func faults() throws {
    var probe = try probe()
    probe.press(Key(.enter))
    probe.enter("/skip", "/skip", "/skip", "/skip", "/skip")
    let told = probe.state.screenplay.lesson?.records[5].faults
    expectNoDifference(told, ["bot-first Bot B"])
    probe.enter("/fault")
    #expect(probe.row(holding: "/fault variable-case Global.NAME") != nil)
  }

  @Test("at a survey /skip leaves the question out and not the task")
  func survey() throws {
    var probe = try ScreenProbe("chat-window")
    probe.enter("I want to talk to a person", "/task")
    #expect(probe.row(holding: "This is no lesson") != nil)
    probe.enter("/skip")
    #expect(probe.row(holding: "This is no lesson") == nil)
  }

  @Test("a lesson goes back and forward in time with its session")
  func time() throws {
    let opened = try ScreenProbe.scenario("lessons", file: "hand-back-one-queue.scenario.yml")
    let lesson = try #require(opened.scenario?.scenario.lesson)
    let run = Run(opened.world)
    var front = PlainFront(run, Screenplay(lesson, of: run))
    _ = front.open()
    _ = front.take("I want to talk to a person")
    #expect(front.lesson?.task == 1)
    _ = front.take("/back")
    #expect(front.lesson?.task == 0 && front.lesson?.records[0].state == .open)
    _ = front.take("/forward")
    #expect(front.lesson?.task == 1 && front.lesson?.records[0].state == .done)
  }

  @Test("plain lines tell a lesson, take its commands, and do not tell marks as events")
  func plain() throws {
    let opened = try ScreenProbe.scenario("lessons", file: "hand-back-one-queue.scenario.yml")
    let lesson = try #require(opened.scenario?.scenario.lesson)
    let run = Run(opened.world)
    var front = PlainFront(run, Screenplay(lesson, of: run))
    var lines = front.open()
    func told(_ start: String) -> [String] { lines.filter { $0.hasPrefix(start) } }
    #expect(told("lesson: ").count == 2)
    for line in ["I want to talk to a person", "/hint", "agent: /decline", "/task"] {
      guard case .lines(let more) = front.take(line) else {
        Issue.record("no lines for \(line)")
        return
      }
      lines += more
    }
    #expect(told("lesson: Done: Ask for a person.").count == 1)
    #expect(told("lesson: Hint 1 of 2").count == 1)
    #expect(told("lesson: Not quite: Declined").count == 1)
    #expect(told("lesson: 2 Take her and help: open, 1 hint, 2 attempts").count == 1)
    #expect(!lines.contains { $0.contains("lesson.hint") })
    guard case .rewound(let again) = front.take("/task again") else {
      Issue.record("not rewound")
      return
    }
    #expect(again.first == "lesson: the task begins again")
    #expect(front.run.state.threads.count == 1 && front.lesson?.task == 1)
  }
}
