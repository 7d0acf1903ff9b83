import Basis
import ContactCenter
import Simulation

// What representatives type.
extension CommandRequest {
  func representative() -> Result<Act, Failure> {
    switch entry.name {
    case "accept": return alone(.accept)
    case "decline": return alone(.decline)
    case "typing": return alone(.type)
    case "end": return alone(.end)
    case "close": return alone(.close)
    case "release": return alone(.release)
    case "leave": return alone(.leave)
    case "disconnect": return alone(.disconnect)
    case "reconnect": return alone(.reconnect)
    case "note": return argument("some words", "/note Called back").map { Act(seat: seat, .note($0)) }
    case "i":
      return argument("some words", "/i Is that in stock?").map { Act(seat: seat, .sayInternally($0)) }
    case "q": return .success(Act(seat: seat, .quickReply(rest)))
    case "t": return member().map { Act(seat: seat, .transferTo($0)) }
    case "c": return member().map { Act(seat: seat, .consult($0)) }
    case "add": return add()
    case "pick":
      if rest.isEmpty { return alone(.pick(nil)) }
      return conversation(rest).map { Act(seat: seat, .pick($0)) }
    case "switch": return conversation().map { Act(seat: seat, .turnTo($0)) }
    case "reopen": return conversation().map { Act(seat: seat, .reopen($0)) }
    case "presence": return argument("a presence", "/presence Busy").flatMap(presence)
    case "tq": return transfer()
    case "link":
      return RecordLinkParser(organization: organization, span: span).parse(rest).map {
        Act(seat: seat, .link($0))
      }
    default: return refuse("/\(entry.name) is not typed here", hint: nil)
    }
  }

  /// One of the product's presences, or one that the organization added.
  private func presence(_ name: String) -> Result<Act, Failure> {
    let product = PresenceNames.table.entries.map { ($0.name, Command.Action.presence($0.value)) }
    let own = organization.presences.enumerated().map { ($1.name, Command.Action.customPresence($0)) }
    return NameTable("presence", product + own).resolve(name, at: span).map { Act(seat: seat, $0) }
  }

  private func add() -> Result<Act, Failure> {
    if rest.isEmpty { return .success(Act(seat: seat, .add(nil))) }
    return organization.representativeNames.resolve(rest, at: span).map { Act(seat: seat, .add($0)) }
  }

  /// Bots resolve as well: the rule that refuses them is the answer.
  private func member() -> Result<MemberID, Failure> {
    argument("a name", "/\(entry.name) \(organization.representatives.first?.name ?? "Mia Novak")")
      .flatMap { organization.memberNames.resolve($0, at: span) }
  }

  private func conversation() -> Result<ConversationID, Failure> {
    argument("a conversation", "/\(entry.name) conv-2").flatMap { conversation($0) }
  }

  /// `conv-2`, or `2`.
  func conversation(_ text: some StringProtocol) -> Result<ConversationID, Failure> {
    let digits = text.hasPrefix("conv-") ? text.dropFirst("conv-".count) : text[...]
    guard let number = Int(digits), (1...Int(Int32.max)).contains(number) else {
      return refuse(
        "\(text.prefix(40)) is no conversation",
        hint: "write it like /\(entry.name) conv-2, or its number alone")
    }
    return .success(ConversationID(number))
  }

  private func transfer() -> Result<Act, Failure> {
    let options = TransferOptions(rest)
    if let wrong = options.unknown {
      let near = Suggestion.nearest(to: wrong, among: ["--to-bot", "--bot"]).map { "did you mean \($0)?" }
      return refuse("/tq has no option \(wrong)", hint: near ?? "its options are --to-bot and --bot NAME")
    }
    guard !options.queue.isEmpty else {
      return refuse(
        "/tq needs a queue",
        hint: "write it like /tq \(organization.queues.first?.name ?? "Support"), perhaps with --to-bot")
    }
    if options.namesNoBot { return refuse("--bot needs a bot's name", hint: "write it like --bot bot-b") }
    return organization.queueNames.resolve(options.queue, at: span).flatMap { queue in
      guard let name = options.bot else {
        return .success(Act(seat: seat, .transfer(queue: queue, toBot: options.toBot, bot: nil)))
      }
      return organization.botNames.resolve(name, at: span).map { bot in
        Act(seat: seat, .transfer(queue: queue, toBot: true, bot: bot))
      }
    }
  }
}
