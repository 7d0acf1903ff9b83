import Basis
import ContactCenter
import ShippedScenarios
import Simulation
import Testing

@Suite("The digest that leaves history out")
struct DigestTests {
  private typealias Step = (seat: Seat, action: Command.Action, after: TimeSpan)
  private static let ana = Seat.customer(0)
  private static let ben = Seat.customer(1)
  private static let mia = Seat.representative(0)
  private static let person = "I want to talk to a person"

  private func digest(_ steps: [Step]) throws -> Digest {
    var world = try #require(Shipped.load("two-bots-one-queue-two-people/scenario.yml")).world
    world.customers = [Customer(name: "Ana Ruiz"), Customer(name: "Ben Toms")]
    var run = Run(world)
    for step in steps {
      run.perform(Command(at: run.state.now + step.after, seat: step.seat, step.action))
    }
    return run.state.digest(in: world)
  }

  private func now(_ seat: Seat, _ action: Command.Action) -> Step { (seat, action, .milliseconds(0)) }

  @Test("the same commands give the same digest")
  func same() throws {
    #expect(try digest([now(Self.ana, .open)]) == digest([now(Self.ana, .open)]))
  }

  @Test("when everything began is history")
  func time() throws {
    let later: [Step] = [(.stage, .wait, .minutes(25)), now(Self.ana, .open)]
    #expect(try digest(later) == digest([now(Self.ana, .open)]))
  }

  @Test("what was refused is history")
  func refusals() throws {
    let refused: [Step] = [now(Self.mia, .accept), now(Self.ana, .open), now(Self.ana, .open)]
    #expect(try digest(refused) == digest([now(Self.ana, .open)]))
  }

  @Test("what was talked about with a representative is history")
  func talk() throws {
    let begin: [Step] = [now(Self.ana, .say(Self.person)), now(Self.mia, .accept)]
    let talked = begin + [now(Self.mia, .say("Hello")), now(Self.ana, .say("Hi")), now(Self.mia, .note("x"))]
    #expect(try digest(begin) == digest(talked))
  }

  @Test("a closed conversation, and so the number of the next, is history")
  func closed() throws {
    let other: [Step] = [
      now(Self.ben, .open), now(.supervisor, .forceClose(ConversationID(1))), now(Self.ana, .open),
    ]
    let twice: [Step] = [
      now(Self.ben, .open), now(.supervisor, .forceClose(ConversationID(1))),
      now(Self.ben, .open), now(.supervisor, .forceClose(ConversationID(2))), now(Self.ana, .open),
    ]
    #expect(try digest(other) == digest(twice))
  }

  @Test("an offer that is older is another situation: less is left of its time")
  func age() throws {
    let offered: [Step] = [now(Self.ana, .say(Self.person))]
    #expect(try digest(offered) != digest(offered + [(.stage, .wait, .seconds(10))]))
  }

  @Test(
    "who has it, who waits first, presence, a question that waits, unread words: each is a situation of its own"
  )
  func different() throws {
    let both: [Step] = [now(Self.ana, .say(Self.person)), now(Self.ben, .say(Self.person))]
    let situations: [[Step]] = [
      [], [now(Self.ana, .open)], [now(Self.ben, .open)], [now(Self.ana, .say("Where is my order?"))],
      [now(Self.ana, .say(Self.person))], [now(Self.ana, .say(Self.person)), now(Self.mia, .accept)],
      [now(Self.ana, .say(Self.person)), now(Self.mia, .decline)],
      [now(Self.ana, .say(Self.person)), now(Self.ana, .say("Anybody there?"))],
      [now(Self.mia, .presence(.offline))], [now(Self.mia, .disconnect)],
      [now(Self.ana, .open), now(Self.ana, .disconnect)],
      both, both.reversed(), both + [now(Self.mia, .accept)],
      [now(Self.ana, .open), now(Self.ana, .closeWindow)],
    ]
    var seen: [Digest: Int] = [:]
    for (place, steps) in situations.enumerated() {
      let earlier = seen.updateValue(place, forKey: try digest(steps))
      #expect(earlier == nil, "situation \(place) is taken for \(earlier ?? 0)")
    }
  }
}
