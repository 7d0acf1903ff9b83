import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

private let oneQueue = "two-bots-one-queue/scenario.yml"

@Suite("Who sees what")
struct VisibilityTests {
  private func run(_ name: String) throws -> Run { Run(try #require(Shipped.load(name)).world) }

  private func texts(_ places: [Int], _ thread: Simulation.Thread) -> [String] {
    places.map { thread.lines[$0].message.text }
  }

  @Test("a line that is not meant for the customer is never in the customer's view", arguments: Shipped.names)
  func customer(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    for thread in run.state.threads {
      for place in thread.lines.indices where !thread.lines[place].message.audience.contains(.customer) {
        #expect(run.customerLine(place, of: thread) == nil)
        #expect(!Visibility.customerLines(thread).contains(place))
      }
    }
  }

  @Test(
    "the summary for the person is never shown to the customer, and to the person only after acceptance (rows 43, 141, 143, S-07)"
  )
  func privateMessage() throws {
    var run = try run(oneQueue)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("Talk to a person")))
    let desk = run.desk(of: 0, at: run.state.now)
    #expect(desk.offers.count == 1 && desk.conversation == nil)
    let offered = try #require(run.state.threads.last)
    #expect(Visibility.representativeLines(offered, 0) == [])

    run.perform(Command(at: run.state.now, seat: .representative(0), .accept))
    let thread = try #require(run.state.threads.last)
    expectNoDifference(
      texts(Visibility.representativeLines(thread, 0), thread).map { String($0.prefix(20)) },
      [
        "Hello! I'm the Conto", "Talk to a person", "I'll find someone fo", "Order: none given",
        "An agent will be wit",
      ])
    #expect(!texts(Visibility.customerLines(thread), thread).contains("Order: none given"))
  }

  @Test("who has left sees what was there then, and nothing of what follows (row 83)")
  func afterLeaving() throws {
    var run = try run(oneQueue)
    for action in [Command.Action.open, .say("Talk to a person")] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    for action in [Command.Action.accept, .say("Hello Ana"), .transfer(queue: 0, toBot: true, bot: nil)] {
      run.perform(Command(at: run.state.now, seat: .representative(0), action))
    }
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("4")))
    let thread = try #require(run.state.threads.last)
    let seen = texts(Visibility.representativeLines(thread, 0), thread)
    #expect(seen.contains("Talk to a person") && seen.contains("Hello Ana"))
    #expect(!seen.contains("4") && !seen.contains { $0.hasPrefix("Hello, this is the Contoso survey") })
  }

  @Test("a person who only declined sees nothing")
  func declined() throws {
    var run = try run("two-bots-one-queue-two-people/scenario.yml")
    for action in [Command.Action.open, .say("Talk to a person")] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    run.perform(Command(at: run.state.now, seat: .representative(0), .decline))
    run.perform(Command(at: run.state.now, seat: .representative(1), .accept))
    let thread = try #require(run.state.threads.last)
    #expect(Visibility.representativeLines(thread, 0) == [])
    #expect(Visibility.representativeLines(thread, 1).count > 3)
  }

  @Test("a note stays among colleagues")
  func note() throws {
    var run = try run(oneQueue)
    for action in [Command.Action.open, .say("Talk to a person")] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    for action in [Command.Action.accept, .note("Be kind")] {
      run.perform(Command(at: run.state.now, seat: .representative(0), action))
    }
    let thread = try #require(run.state.threads.last)
    #expect(!texts(Visibility.customerLines(thread), thread).contains("Be kind"))
    #expect(texts(Visibility.representativeLines(thread, 0), thread).contains("Be kind"))
  }
}
