import Basis
import ContactCenter
import CopilotStudio
import Simulation

extension World {
  /// What to call whoever said something: the full name, or `system`.
  public func name(of sender: Message.Sender) -> String {
    switch sender {
    case .customer(let index): customerName(Int(index))
    case .bot(let bot): organization.name(of: .bot(bot))
    case .representative(let person): organization.name(of: .representative(person))
    case .supervisor: "supervisor"
    case .system: "system"
    }
  }

  /// What to call a seat.
  public func name(of seat: Seat) -> String {
    switch seat {
    case .customer(let index): customerName(index)
    case .representative(let person): organization.name(of: .representative(person))
    case .supervisor: "supervisor"
    case .stage: "stage"
    }
  }

  /// A customer's name by place; never empty.
  public func customerName(_ index: Int) -> String {
    customers.indices.contains(index) ? customers[index].name : "customer \(index + 1)"
  }

  /// A queue's name.
  public func name(of queue: QueueID?) -> String {
    queue.flatMap { organization[$0]?.name } ?? ""
  }

  /// A bot's topic by number, as its author calls it.
  public func topicName(_ topic: Int32, of bot: BotID) -> String {
    guard let topics = agent(of: bot)?.topics, topics.indices.contains(Int(topic)) else {
      return "topic \(topic)"
    }
    return topics[Int(topic)].displayName
  }
}

extension Audience {
  /// The seats by name, as scenarios write them.
  public var names: [String] {
    Self.seats.filter { contains($0.audience) }.map(\.name)
  }

  /// The same as a list of facts and rows.
  public var list: JSON { Self.lists[Int(rawValue) % Self.lists.count] }

  /// Of every audience: there are few, and every message that is told names its own.
  private static let lists = (0..<(UInt8(1) << UInt8(seats.count))).map {
    JSON.array(Audience(rawValue: $0).names.map(JSON.string))
  }
}
