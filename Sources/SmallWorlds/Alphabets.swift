import Basis
import ContactCenter
import Simulation

// What is tried: at most twelve commands each, so that every order of six can be.
extension SmallWorld {
  /// The small worlds that are walked through.
  ///
  /// - Parameters:
  ///   - oneQueue: two bots and two people in one queue.
  ///   - twoQueues: a bot and a person in each of two queues.
  public static func all(oneQueue: World, twoQueues: World) -> [SmallWorld] {
    let one = small(oneQueue, capacities: [50, 25], ofBots: [300, 30])
    let two = small(twoQueues, capacities: [25, 50], ofBots: [300, 200])
    return [("one queue", one, QueueID(0)), ("two queues", two, QueueID(1))].flatMap { name, world, other in
      [
        SmallWorld(name: "\(name), customers and bots", world: world, alphabet: talk(to: other)),
        SmallWorld(name: "\(name), the desk", world: world, alphabet: desk(to: other)),
        SmallWorld(name: "\(name), colleagues and supervisor", world: world, alphabet: colleagues()),
      ]
    }
  }

  /// The world with two customers, and capacities that are used up by one or two conversations.
  private static func small(_ world: World, capacities: [Int], ofBots: [Int]) -> World {
    var world = world
    let orders = JSON.Member("IssueType", "orders")
    world.customers = [Customer(name: "Ana Ruiz", context: [orders]), Customer(name: "Ben Toms")]
    for (place, capacity) in capacities.enumerated() {
      world.organization.representatives[place].capacity = capacity
    }
    for (place, capacity) in ofBots.enumerated() { world.organization.bots[place].capacity = capacity }
    return world
  }

  private static let ana = Seat.customer(0)
  private static let ben = Seat.customer(1)
  private static let mia = Seat.representative(0)
  private static let noah = Seat.representative(1)
  private static let person = "I want to talk to a person"

  private static func talk(to queue: QueueID) -> [NamedCommand] {
    [
      NamedCommand("Ana opens the chat", ana, .open),
      NamedCommand("Ana asks for her order", ana, .say("Where is my order?")),
      NamedCommand("Ana asks for a person", ana, .say(person)),
      NamedCommand("Ana closes the window", ana, .closeWindow),
      NamedCommand("Ana's connection breaks", ana, .disconnect),
      NamedCommand("Ana's connection is back", ana, .reconnect),
      NamedCommand("Ben asks for a person", ben, .say(person)),
      NamedCommand("Ben says 4711", ben, .say("4711")),
      NamedCommand("Mia accepts", mia, .accept),
      NamedCommand("Mia answers", mia, .say("One moment")),
      NamedCommand("Mia hands over to a bot", mia, .transfer(queue: queue, toBot: true, bot: nil)),
      .elapse,
    ]
  }

  private static func desk(to queue: QueueID) -> [NamedCommand] {
    [
      NamedCommand("Ana asks for a person", ana, .say(person)),
      NamedCommand("Ben asks for a person", ben, .say(person)),
      NamedCommand("Mia accepts", mia, .accept),
      NamedCommand("Mia declines", mia, .decline),
      NamedCommand("Mia hands over to a bot", mia, .transfer(queue: queue, toBot: true, bot: nil)),
      NamedCommand("Mia ends", mia, .end),
      NamedCommand("Mia closes", mia, .close),
      NamedCommand("Mia goes offline", mia, .presence(.offline)),
      NamedCommand("Mia is available", mia, .presence(.available)),
      NamedCommand("Noah accepts", noah, .accept),
      NamedCommand("Noah hands over to a bot", noah, .transfer(queue: queue, toBot: true, bot: nil)),
      .elapse,
    ]
  }

  private static func colleagues() -> [NamedCommand] {
    [
      NamedCommand("Ana asks for a person", ana, .say(person)),
      NamedCommand("Ben asks for a person", ben, .say(person)),
      NamedCommand("Mia accepts", mia, .accept),
      NamedCommand("Mia's connection breaks", mia, .disconnect),
      NamedCommand("Mia's connection is back", mia, .reconnect),
      NamedCommand("Mia gives it back to the queue", mia, .release),
      NamedCommand("Mia hands over to Noah", mia, .transferTo(.representative(1))),
      NamedCommand("Mia asks Noah", mia, .consult(.representative(1))),
      NamedCommand("Noah accepts", noah, .accept),
      NamedCommand("the supervisor gives the oldest to Noah") {
        .assign($0, .representative(1), overrides: false)
      },
      NamedCommand("the supervisor closes the oldest") { .forceClose($0) },
      .elapse,
    ]
  }
}
