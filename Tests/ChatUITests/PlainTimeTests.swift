import ChatUI
import CustomDump
import Simulation
import Testing

/// What plain mode says of the past and of branches.
@Suite struct PlainTimeTests {
  private func front() throws -> PlainFront {
    let opened = try ScreenProbe.scenario("two-bots-one-queue")
    let loaded = try #require(opened.scenario)
    return PlainFront(Run(opened.world), Screenplay(loaded.scenario))
  }

  private func lines(_ front: inout PlainFront, _ lines: String...) -> [String] {
    lines.flatMap { line -> [String] in
      if case .lines(let told) = front.take(line) { return told }
      return []
    }
  }

  @Test("going back, what would have been, and back again")
  func transcript() throws {
    var front = try front()
    _ = front.open()
    _ = lines(&front, "I want to talk to a person", "agent: /accept", "agent: Hello")
    expectNoDifference(
      lines(&front, "/back", "/goto step 2", "/bookmark before", "/timeline"),
      [
        "time: looking back, turn 3 of 4, event 42 of 44, 09:00:00; step 4 of 10: The conversation is transferred to the person, who has the second-highest capacity",
        "time: a line here begins a branch; /forward goes on, /now is the end",
        "time: looking back, in turn 1 of 4, event 6 of 44, 09:00:00; step 2 of 10: Bot A has the highest capacity and accepts it",
        "time: a line here begins a branch; /forward goes on, /now is the end",
        "time: bookmark before: in turn 1 of 4, event 6 of 44; /goto before comes back",
        "timeline: start 09:00:00 nothing has happened yet",
        "timeline: turn 1 09:00:00 Ana Ruiz: /open (step 1, step 2, bookmark before, you are here)",
        "timeline: turn 2 09:00:00 Ana Ruiz: I want to talk to a person (step 3, step 4)",
        "timeline: turn 3 09:00:00 Mia Novak: /accept",
        "timeline: turn 4 09:00:00 Mia Novak: Hello (step 5)",
      ])
    expectNoDifference(
      lines(&front, "/goto turn 1", "/set bot-b.capacity=150").suffix(2),
      [
        "time: branch 1 leaves original after event 18; /return goes back there",
        "09:00:00 system, agent only: capacity of Bot B is 150",
      ])
    #expect(
      lines(&front, "/next").contains(
        "09:00:00 system, agent only: Bot B gets it; Bot A passed over (escalated-before); Mia Novak passed over (less-capacity)"
      ))
    expectNoDifference(
      lines(&front, "/branch bot first", "/branches").suffix(4),
      [
        "timeline: turn 3 09:00:00 Ana Ruiz: I want to talk to a person (step 3, step 4 went otherwise, you are here)",
        "timeline: original as it was recorded; 4 turns, 44 events",
        "timeline: bot first from event 18 of original; 3 turns, 63 events (shown)",
        "timeline: before bookmark in original after event 6",
      ])
    expectNoDifference(
      lines(&front, "/return", "/forward event", "/now").filter { !$0.contains("a line here") },
      [
        "time: looking back, turn 1 of 4, event 18 of 44, 09:00:00; step 2 of 10: Bot A has the highest capacity and accepts it",
        "time: event 19: Ana Ruiz: I want to talk to a person",
        "time: looking back, in turn 2 of 4, event 19 of 44, 09:00:00; step 2 of 10: Bot A has the highest capacity and accepts it",
        "time: now, turn 4 of 4, event 44 of 44, 09:00:00; step 5 of 10: The person and the customer talk",
      ])
  }

  @Test("forward tells again what happened, and refusals say what is understood")
  func forward() throws {
    var front = try front()
    _ = front.open()
    let told = lines(&front, "I want to talk to a person")
    _ = lines(&front, "/back")
    expectNoDifference(lines(&front, "/forward").prefix(told.count), told[...])
    expectNoDifference(
      lines(&front, "/forward", "/return", "/back two", "/goto moon", "/slow fast"),
      [
        "time: this is now, the end of original",
        "refused: this is the original; it left nothing that one could return to",
        "refused: /back takes a number, and event, turn or step, as in /back 3 events",
        "refused: nothing here is called moon; a bookmark, a branch, turn 3, event 41, step 2, start or end",
        "refused: /slow takes seconds for each event, 0.1 to 60, or off",
      ])
  }

  @Test("notes are told with each step, and slow motion an event at a time")
  func stage() throws {
    var front = try front()
    _ = front.open()
    expectNoDifference(lines(&front, "/notes"), ["notes: Point at the capacities 300, 100 and 50."])
    #expect(
      lines(&front, "I want to talk to a person").last
        == "notes: Bot A never gets this conversation again. Of the others Mia's 100 is more than Bot B's 50."
    )
    expectNoDifference(lines(&front, "/notes"), ["notes: off"])
    _ = lines(&front, "/slow")
    expectNoDifference(lines(&front, "agent: /accept"), [])
    expectNoDifference(
      front.playNext(), ["09:00:00 system, agent only: Mia Novak accepts and sees the transcript"])
  }
}
