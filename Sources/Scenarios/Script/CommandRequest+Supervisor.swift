import Basis
import ContactCenter
import Simulation

// What supervisors type.
extension CommandRequest {
  func supervisor() -> Result<Act, Failure> {
    switch entry.name {
    case "monitor": return one().map { Act(seat: seat, .supervise($0, .monitoring)) }
    case "join": return one().map { Act(seat: seat, .supervise($0, .joined)) }
    case "force-close": return one().map { Act(seat: seat, .forceClose($0)) }
    case "assign": return assign()
    case "transfer":
      return two("NAME").flatMap { id, name in
        organization.memberNames.resolve(name, at: span).map { Act(seat: seat, .superviseTransfer(id, $0)) }
      }
    case "presence": return presence()
    default: return refuse("/\(entry.name) is not typed here", hint: nil)
    }
  }

  /// A person, a bot (which the rules refuse) or a queue; `--anyway` overrides presence and capacity.
  private func assign() -> Result<Act, Failure> {
    let words = rest.split(whereSeparator: \.isWhitespace)
    let overrides = words.contains("--anyway")
    return two("NAME").flatMap { id, text in
      let name = text.split(whereSeparator: \.isWhitespace).filter { $0 != "--anyway" }.joined(separator: " ")
      if let queue = organization.queueNames.find(name), organization.memberNames.find(name) == nil {
        return .success(Act(seat: seat, .assignToQueue(id, queue)))
      }
      let names = NameTable(
        "queue, bot or representative",
        organization.memberNames.entries)
      return names.resolve(name, at: span).map { Act(seat: seat, .assign(id, $0, overrides: overrides)) }
    }
  }

  private func presence() -> Result<Act, Failure> {
    // Names and presences both have spaces: the longest name that fits counts.
    let words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let name = words[..<count].joined(separator: " ")
      let wanted = words[count...].joined(separator: " ")
      guard let person = organization.representativeNames.find(name) else { continue }
      return PresenceNames.table.resolve(wanted, at: span).map { Act(seat: seat, .setPresence(person, $0)) }
    }
    return refuse("/presence needs a name and a presence", hint: "write it like /presence Mia Available")
  }

  private func one() -> Result<ConversationID, Failure> {
    rest.isEmpty
      ? refuse("/\(entry.name) needs a conversation", hint: "write it like /\(entry.name) conv-1")
      : conversation(rest)
  }

  /// A conversation and what follows it.
  private func two(_ what: String) -> Result<(ConversationID, String), Failure> {
    let parts = rest.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard parts.count == 2 else {
      return refuse(
        "/\(entry.name) needs a conversation and a name", hint: "write it like /\(entry.name) conv-1 \(what)")
    }
    return conversation(parts[0]).map { ($0, parts[1].trimmed) }
  }
}
