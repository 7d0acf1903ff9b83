import Basis
import ContactCenter
import Simulation
import Views

/// Writes commands as people type them: what `LineParser` reads.
public struct CommandWriter: Sendable {
  let organization: Organization

  /// Makes a writer for the names of an organization.
  public init(_ organization: Organization) { self.organization = organization }

  /// What is typed for a command, without a prefix: words, or a slash command.
  public func text(of action: Command.Action) -> String {
    switch action {
    case .say(let text): text.hasPrefix("/") ? "/" + text : text
    case .open: "/open"
    case .choose(let number): "/choose \(number)"
    case .attach(let name): "/attach \(name)"
    case .submit(let value): "/submit \(value.text)"
    case .type: "/typing"
    case .skip: "/skip"
    case .closeWindow, .close: "/close"
    case .disconnect: "/disconnect"
    case .reconnect: "/reconnect"
    case .startTopic(let name): "/topic \(name)"
    case .wait: "/wait"
    case .mark(let name): "/mark \(name)"
    case .setCapacity(let member, let capacity): "/set \(word(for: member)).capacity=\(capacity)"
    case .setPresence(let person, let presence):
      "/set \(word(for: .representative(person))).presence=\(presence.rawValue)"
    case .setContext(let name, let value): "/set context.\(name)=\(value.plainText)"
    case .setVariable(let name, let expression): "/set \(name) = \(expression)"
    default: desk(action)
    }
  }

  /// The prefix of a seat in scripts; `set`, `wait` and `mark` stand alone.
  ///
  /// - Parameter isNamed: whether there are several of its kind.
  public func prefix(of seat: Seat, customers: [Customer]) -> String {
    switch seat {
    case .customer(let index):
      customers.count == 1 || !customers.indices.contains(index)
        ? "customer" : "customer \(customers[index].name)"
    case .representative(let person):
      organization.representatives.count == 1 ? "agent" : "agent \(name(.representative(person)))"
    case .supervisor, .stage: "supervisor"
    }
  }

  private func name(_ member: MemberID) -> String { organization.name(of: member) }

  /// A name that a point and an equals sign can follow.
  private func word(for member: MemberID) -> String {
    let name = name(member)
    return name.contains(where: { $0 == "." || $0 == "=" }) ? Slug.of(name) : name
  }

  private func desk(_ action: Command.Action) -> String {
    switch action {
    case .accept: "/accept"
    case .decline: "/decline"
    case .pick(let conversation): conversation.map { "/pick \($0)" } ?? "/pick"
    case .transfer(let queue, let toBot, let bot): transfer(queue, toBot, bot)
    case .note(let text): "/note \(text)"
    case .release: "/release"
    case .transferTo(let member): "/t \(name(member))"
    case .consult(let member): "/c \(name(member))"
    case .add(let person): person.map { "/add \(name(.representative($0)))" } ?? "/add"
    case .leave: "/leave"
    case .sayInternally(let text): "/i \(text)"
    case .quickReply(let search): search.isEmpty ? "/q" : "/q \(search)"
    case .turnTo(let conversation): "/switch \(conversation)"
    case .reopen(let conversation): "/reopen \(conversation)"
    case .link(let link): self.link(link)
    case .end: "/end"
    case .presence(let presence): "/presence \(presence.rawValue)"
    case .customPresence(let place):
      "/presence \(organization.presences.indices.contains(place) ? organization.presences[place].name : "")"
    default: supervisor(action)
    }
  }

  private func supervisor(_ action: Command.Action) -> String {
    switch action {
    case .assign(let conversation, let member, let overrides):
      "/assign \(conversation) \(name(member))\(overrides ? " --anyway" : "")"
    case .assignToQueue(let conversation, let queue):
      "/assign \(conversation) \(organization[queue]?.name ?? "")"
    case .superviseTransfer(let conversation, let member): "/transfer \(conversation) \(name(member))"
    case .supervise(let conversation, let part): "\(part == .joined ? "/join" : "/monitor") \(conversation)"
    case .forceClose(let conversation): "/force-close \(conversation)"
    default: ""
    }
  }

  private func transfer(_ queue: QueueID, _ toBot: Bool, _ bot: BotID?) -> String {
    let options = bot.map { " --bot \(name(.bot($0)))" } ?? (toBot ? " --to-bot" : "")
    return "/tq \(organization[queue]?.name ?? "")\(options)"
  }

  private func link(_ link: RecordLink) -> String {
    let table: RecordTable
    switch link {
    case .customer(let id): table = id?.table ?? .contact
    case .incident: table = .incident
    }
    let word = table == .incident ? "case" : table.rawValue
    let record = link.record
    let name = organization.records.names(of: table).entries.first { $0.value == record }?.name
    return "/link \(word) \(name ?? "none")"
  }
}
