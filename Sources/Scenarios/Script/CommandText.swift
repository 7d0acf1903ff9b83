import Basis
import ContactCenter
import Simulation

/// Writes what was done as it would be typed: the other direction of `LineParser`.
public struct CommandText {
  let organization: Organization

  /// Makes a writer for the names of an organization.
  public init(_ organization: Organization) { self.organization = organization }

  /// What would be typed at a seat to do the same.
  public func line(_ action: Command.Action, at seat: Seat) -> String {
    switch action {
    case .say(let text): text.hasPrefix("/") ? "/\(text)" : text
    case .open: "/open"
    case .choose(let number): "/choose \(number)"
    case .submit(let value): "/submit \(value.text)"
    case .keypad(let keys): "/keypad \(keys)"
    case .attach(let name): "/attach \(name)"
    case .type: "/typing"
    case .skip: "/skip"
    case .closeWindow, .close: "/close"
    case .disconnect: "/disconnect"
    case .reconnect: "/reconnect"
    case .startTopic(let name): "/topic \(name)"
    case .wait: "/wait 0s"
    case .mark(let name): "/mark \(name)"
    case .setCapacity, .setPresence, .setContext, .setVariable: setting(action, at: seat)
    case .assign, .assignToQueue, .superviseTransfer, .supervise, .forceClose: supervising(action)
    default: representing(action)
    }
  }

  private func representing(_ action: Command.Action) -> String {
    switch action {
    case .accept: "/accept"
    case .decline: "/decline"
    case .release: "/release"
    case .leave: "/leave"
    case .end: "/end"
    case .pick(let conversation): with("/pick", conversation?.description)
    case .transfer(let queue, let toBot, let bot):
      with("/tq \(name(queue))", bot.map { "--bot \(name(.bot($0)))" } ?? (toBot ? "--to-bot" : nil))
    case .note(let text): "/note \(text)"
    case .transferTo(let member): "/t \(name(member))"
    case .consult(let member): "/c \(name(member))"
    case .add(let person): with("/add", person.map { name(.representative($0)) })
    case .sayInternally(let text): "/i \(text)"
    case .quickReply(let search): with("/q", search.isEmpty ? nil : search)
    case .turnTo(let conversation): "/switch \(conversation)"
    case .reopen(let conversation): "/reopen \(conversation)"
    case .link(let link): "/link \(words(link))"
    case .presence(let presence): "/presence \(presence.rawValue)"
    case .customPresence(let place):
      with(
        "/presence", organization.presences.indices.contains(place) ? organization.presences[place].name : nil
      )
    default: ""
    }
  }

  private func setting(_ action: Command.Action, at seat: Seat) -> String {
    switch action {
    case .setCapacity(let member, let capacity): "/set \(Slug.of(name(member))).capacity=\(capacity)"
    case .setPresence(let person, let presence):
      seat == .supervisor
        ? "/presence \(name(.representative(person))) \(presence.rawValue)"
        : "/set \(Slug.of(name(.representative(person)))).presence=\(presence.rawValue)"
    case .setContext(let name, let value): "/set context.\(name)=\(value.string ?? value.text)"
    case .setVariable(let name, let expression): "/set \(name) = \(expression)"
    default: ""
    }
  }

  private func supervising(_ action: Command.Action) -> String {
    switch action {
    case .assign(let conversation, let member, let overrides):
      with("/assign \(conversation) \(name(member))", overrides ? "--anyway" : nil)
    case .assignToQueue(let conversation, let queue): "/assign \(conversation) \(name(queue))"
    case .superviseTransfer(let conversation, let member): "/transfer \(conversation) \(name(member))"
    case .supervise(let conversation, let part):
      "\(part == .joined ? "/join" : "/monitor") \(conversation)"
    case .forceClose(let conversation): "/force-close \(conversation)"
    default: ""
    }
  }

  // MARK: - Names

  private func with(_ command: String, _ rest: String?) -> String {
    rest.map { "\(command) \($0)" } ?? command
  }

  private func name(_ member: MemberID) -> String { organization.name(of: member) }
  private func name(_ queue: QueueID) -> String { organization[queue]?.name ?? "" }

  private func words(_ link: RecordLink) -> String {
    let isCase = if case .incident = link { true } else { false }
    guard let record = link.record else { return isCase ? "case none" : "contact none" }
    let names = organization.records.names(of: record.table)
    let name = names.entries.first { $0.value == record }?.name ?? ""
    return isCase ? "case \(name)" : "\(record.table == .account ? "account" : "contact") \(name)"
  }
}
