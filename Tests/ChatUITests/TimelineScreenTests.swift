import ChatUI
import CustomDump
import Simulation
import Testing

/// The past, branches and slow motion as they look at the keyboard.
@Suite struct TimelineScreenTests {
  static let sizes = [(120, 40), (80, 24)]

  /// Both documented bots, as far as the person's first words.
  private func talk(_ width: Int = 120, _ height: Int = 40, isStepped: Bool = false) throws -> ScreenProbe {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height, isStepped: isStepped)
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept", "Hello Ana")
    return probe
  }

  @Test("the past, the timeline and a branch look as blessed", arguments: sizes)
  func screens(width: Int, height: Int) throws {
    var probe = try talk(width, height)
    let name = "time-\(width)x\(height)"
    probe.press(Key(.left, .alt), Key(.left, .alt))
    try probe.expectScreen("\(name)-1-past")
    probe.press(.alt(","))
    try probe.expectScreen("\(name)-2-inside")
    probe.enter("/bookmark offer")
    probe.enter("/set bot-b.capacity=150")
    try probe.expectScreen("\(name)-3-branch")
    probe.press(.control("n"))
    try probe.expectScreen("\(name)-4-other-way")
    probe.press(.alt("t"))
    try probe.expectScreen("\(name)-5-timeline")
  }

  @Test("stepping keeps what is typed, and a line in the past begins a branch that changes nothing before it")
  func branch() throws {
    var probe = try talk()
    let end = probe.state.playback.end.log
    probe.type("half a li")
    probe.press(Key(.left, .alt))
    #expect(probe.rows.first?.contains("Looking back · turn 3 of 4, event 42 of 44") == true)
    #expect(probe.row(holding: "half a li") != nil)
    probe.type("ne")
    probe.press(Key(.enter))
    #expect(probe.row(holding: "Branch 1 from event 42; Alt-O returns") != nil)
    #expect(probe.row(holding: "half a line") != nil)
    #expect(probe.row(holding: "Ctrl-N next: Mia Novak: Hello Ana") != nil)
    #expect(probe.rows.first?.hasPrefix(" branch 1 · ") == true)
    probe.press(.alt("o"))
    #expect(probe.state.playback.timeline.current == 0)
    #expect(probe.rows.first?.contains("Looking back · turn 3 of 4") == true)
    probe.press(Key(.end, .alt))
    #expect(probe.state.run.log == end)
    #expect(probe.row(holding: "Hello Ana") != nil)
    #expect(probe.row(holding: "half a line") == nil)
  }

  @Test("two courses with as many events show each its own")
  func alike() throws {
    var probe = try talk()
    probe.press(Key(.left, .alt))
    probe.enter("Good morning")
    #expect(probe.state.run.log.count == probe.state.playback.timeline.branches[0].events)
    #expect(probe.row(holding: "Good morning") != nil)
    probe.enter("/goto original")
    #expect(probe.row(holding: "Hello Ana") != nil)
    #expect(probe.row(holding: "Good morning") == nil)
  }

  @Test("a setting inside a turn counts before it, and the same commands then lead elsewhere")
  func whatIf() throws {
    var probe = try talk()
    probe.enter("/goto step 4")
    #expect(probe.rows.first?.contains("in turn 2 of 4") == true)
    probe.enter("/set bot-b.capacity=150")
    #expect(probe.state.playback.timeline.branch.origin?.events == 18)
    #expect(probe.rows.last?.contains("next: Ana Ruiz: I want to talk to…") == true)
    probe.press(.control("n"))
    #expect(probe.row(holding: "Bot B 150 ✓") != nil)
    #expect(probe.row(holding: "went otherwise") != nil)
  }

  @Test("the same commands in a branch give the same events")
  func again() throws {
    var probe = try talk()
    let end = probe.state.playback.end.log
    probe.wait(seconds: 7)
    probe.enter("/goto turn 1")
    probe.press(.alt("n"))
    for _ in 0..<3 { probe.press(.control("n")) }
    #expect(probe.state.playback.timeline.current == 1)
    #expect(probe.state.run.log == end)
    #expect(probe.state.screenplay.nextLabel == "agent: Hello Ana, how can I help?")
  }

  @Test("time stands still in the past and goes on from where it was")
  func clock() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("I want to talk to a person")
    probe.wait(seconds: 5)
    let (events, now) = (probe.state.run.log.count, probe.state.now)
    probe.press(Key(.left, .alt))
    for _ in 0..<3 { probe.wait(seconds: 100) }
    probe.press(Key(.escape))
    #expect(probe.state.now == now)
    #expect(probe.state.run.log.count == events)
    probe.wait(seconds: 120)
    #expect(probe.state.run.log.count > events)
  }

  // MARK: - Replays

  private func replay(isAuto: Bool = false) throws -> (probe: ScreenProbe, whole: Run) {
    let whole = try talk().state.run
    let opened = try ScreenProbe.scenario("two-bots-one-queue")
    let screenplay = Screenplay(
      recording: Array(whole.log.entries), world: opened.world,
      walkthrough: opened.scenario?.scenario.walkthrough, isAuto: isAuto)
    return (ScreenProbe(Run(opened.world), screenplay), whole)
  }

  @Test("a replay is taken over and returned to, and ends as it was recorded")
  func takingOver() throws {
    var (probe, whole) = try replay()
    probe.press(Key(.enter), Key(.enter))
    #expect(probe.rows.first?.contains("replay, turn 2 of 4, event 37 of 44") == true)
    probe.press(.alt("3"))
    probe.enter("/decline")
    #expect(probe.row(holding: "Branch 1 from event 37") != nil)
    probe.enter("/return")
    #expect(probe.state.run.log.count == 37)
    probe.press(Key(.right, .alt), Key(.right, .alt))
    #expect(probe.state.run.log == whole.log)
    #expect(probe.state.run.state == whole.state)
  }

  @Test("nothing falls due by itself while a recording has more to come")
  func replayHoldsTime() throws {
    var (probe, whole) = try replay()
    probe.press(Key(.enter), Key(.enter))
    probe.wait(seconds: 600)
    probe.press(Key(.enter), Key(.enter))
    #expect(probe.state.run.log == whole.log)
  }

  @Test("going to a place that was not played yet plays up to it")
  func ahead() throws {
    var (probe, _) = try replay()
    probe.enter("/goto turn 3")
    #expect(probe.state.run.log.count == 42)
    probe.enter("/goto event 40")
    #expect(probe.rows.first?.contains("in turn 3 of 4, event 40 of 44") == true)
    probe.enter("/goto start")
    #expect(probe.rows.first?.contains("Looking back · before turn 1 of 4") == true)
    probe.press(Key(.left, .alt))
    #expect(probe.row(holding: "This is the beginning") != nil)
    probe.enter("/goto step 9")
    #expect(probe.row(holding: "step 9 of the walk-through was not reached here") != nil)
    #expect(probe.state.run.log.count == 0)
    probe.enter("/goto nowhere")
    #expect(probe.row(holding: "nothing here is called nowhere") != nil)
  }

  @Test("what a recording has still to come is on the timeline, and can be gone to")
  func toCome() throws {
    var (probe, _) = try replay()
    probe.press(Key(.enter), .alt("t"))
    #expect(probe.row(holding: "turn 4            Mia Novak: Hello Ana") != nil)
    #expect(probe.rows.count { $0.contains("to come") } == 3)
    probe.press(Key(.down), Key(.down), Key(.enter))
    #expect(probe.state.run.log.count == 42)
    #expect(!probe.state.playback.isInPast)
  }

  // MARK: - On the stage

  @Test("on the stage Enter goes forward in the past, then plays the script on")
  func stage() throws {
    var probe = try ScreenProbe("two-bots-one-queue", isStepped: true)
    for _ in 0..<3 { probe.press(Key(.enter)) }
    let events = probe.state.run.log.count
    probe.press(Key(.left, .alt), Key(.left, .alt))
    #expect(probe.state.screenplay.nextLabel == "customer: I want to talk to a person")
    probe.press(Key(.enter), Key(.enter))
    #expect(!probe.state.playback.isInPast)
    #expect(probe.state.run.log.count == events)
    probe.press(Key(.enter))
    #expect(probe.row(holding: "Hello Ana, how can I help?") != nil)
    #expect(probe.state.playback.timeline.branches.count == 1)
  }

  @Test("notes are shown when they are asked for, for the step that is shown")
  func notes() throws {
    var probe = try talk()
    #expect(probe.row(holding: "Notes") == nil)
    probe.press(.alt("p"))
    #expect(probe.row(holding: "Notes  Mia saw nothing of the chat before she accepted.") != nil)
    probe.resize(80, 24)
    #expect(
      probe.row(holding: "Notes  Mia saw nothing of the chat before she accepted. Now she has all of it.")
        != nil)
    probe.enter("/goto step 4")
    #expect(
      probe.row(holding: "Notes  Bot A never gets this conversation again. Of the others Mia's 100 is") != nil
    )
    #expect(probe.row(holding: "        more than Bot B's 50.") != nil)
    probe.resize(120, 40)
    probe.enter("/goto step 2")
    #expect(probe.row(holding: "Notes  Point at the capacities 300, 100 and 50.") != nil)
    probe.enter("/notes")
    #expect(probe.row(holding: "Notes") == nil)
  }

  @Test("slow motion shows a turn event by event, and a line waits for nothing")
  func slow() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.press(.alt("s"))
    #expect(probe.row(holding: "Slow motion: event by event, 1 s each") != nil)
    probe.enter("I want to talk to a person")
    #expect(probe.state.playsByItself)
    #expect(probe.rows.first?.contains("Slow motion · in turn 2 of 2, event 19 of") == true)
    var places: [Int] = []
    while probe.state.playsByItself, places.count < 100 {
      places.append(probe.state.run.log.count)
      probe.send(.playNext)
    }
    #expect(places.count > 5 && places == places.sorted())
    #expect(probe.row(holding: "/accept") != nil)
    probe.press(.alt("3"))
    probe.enter("/accept", "Hello Ana")
    #expect(probe.state.playback.timeline.branches.count == 1)
    #expect(probe.state.playback.end.log.count == 44)
    probe.enter("/slow 0")
    #expect(probe.row(holding: "/slow takes seconds for each event, 0.1 to 60, or off") != nil)
    probe.enter("/slow off")
    #expect(!probe.state.playback.isInPast)
  }

  @Test("the timeline's rows are gone to with Enter, marked with b, and its key closes it")
  func overlay() throws {
    var probe = try talk()
    probe.press(.alt("t"), Key(.up), Key(.up))
    probe.type("b")
    #expect(probe.row(holding: "bookmark place 1") != nil)
    probe.press(Key(.enter))
    #expect(probe.rows.first?.contains("turn 2 of 4, event 37 of 44") == true)
    probe.press(.alt("t"), .alt("t"))
    #expect(probe.state.overlay == nil)
    probe.enter("/now", "/goto place 1")
    #expect(probe.rows.first?.contains("turn 2 of 4, event 37 of 44") == true)
    probe.press(.alt("g"))
    probe.type("pl")
    probe.press(Key(.tab))
    #expect(probe.row(holding: "/goto place 1") != nil)
  }
}
