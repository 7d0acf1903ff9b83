import Basis
import ContactCenter
import Simulation

/// A command that was found in the catalog, with what follows its word.
struct CommandRequest {
  let entry: CommandEntry
  let rest: String
  let seat: Seat
  let span: SourceSpan?
  let organization: Organization

  /// What it asks for.
  mutating func act() -> Result<Act, Failure> {
    switch entry.name {
    case "wait": return wait()
    case "set": return SettingParser(organization: organization, span: span).parse(rest)
    case "mark": return argument("a name", "/mark escalated").map { Act(seat: .stage, .mark($0)) }
    case "topic":
      return argument("a topic's name", "/topic Order status").map { Act(seat: seat, .startTopic($0)) }
    default: break
    }
    switch seat {
    case .customer: return customer()
    case .representative: return representative()
    case .supervisor, .stage: return refuse("/\(entry.name) is not typed here", hint: nil)
    }
  }

  private func wait() -> Result<Act, Failure> {
    guard let span = TimeSpan(rest), span.milliseconds >= 0 else {
      return refuse(
        rest.isEmpty ? "/wait needs a time" : "\(rest.prefix(40)) is not a length of time",
        hint: "write it like /wait 45s, /wait 30m or /wait 1h30m")
    }
    return .success(Act(seat: .stage, .wait, after: span))
  }

  private func customer() -> Result<Act, Failure> {
    switch entry.name {
    case "open": return alone(.open)
    case "typing": return alone(.type)
    case "close": return alone(.closeWindow)
    case "disconnect": return alone(.disconnect)
    case "reconnect": return alone(.reconnect)
    case "choose":
      guard let number = Int(rest), (1...999).contains(number) else {
        return refuse("/choose needs the number of a choice", hint: "write it like /choose 2")
      }
      return .success(Act(seat: seat, .choose(number)))
    case "submit": return submit()
    default:
      return refuse(
        "/\(entry.name) is not simulated yet", code: LineParser.Code.notSimulated,
        hint: "say it in words instead")
    }
  }

  private func submit() -> Result<Act, Failure> {
    do throws(JSON.ParseError) {
      let value = try JSON(parsing: rest)
      guard value.members != nil else {
        return refuse("/submit needs an object", hint: "write it like /submit {\"name\": \"Ana\"}")
      }
      return .success(Act(seat: seat, .submit(value)))
    } catch {
      return refuse(
        "what follows /submit is not JSON: \(error.reason) at character \(error.offset + 1)",
        hint: "write it like /submit {\"name\": \"Ana\"}")
    }
  }

  private func representative() -> Result<Act, Failure> {
    switch entry.name {
    case "accept": return alone(.accept)
    case "decline": return alone(.decline)
    case "typing": return alone(.type)
    case "end": return alone(.end)
    case "close": return alone(.close)
    case "note": return argument("some words", "/note Called back").map { Act(seat: seat, .note($0)) }
    case "presence":
      return argument("a presence", "/presence Busy").flatMap { name in
        PresenceNames.table.resolve(name, at: span).map { Act(seat: seat, .presence($0)) }
      }
    case "pick": return pick()
    case "tq": return transfer()
    default:
      return refuse(
        "/\(entry.name) is not allowed: representatives transfer to queues",
        code: LineParser.Code.notSimulated,
        hint: "use /tq QUEUE")
    }
  }

  private func pick() -> Result<Act, Failure> {
    guard !rest.isEmpty else { return .success(Act(seat: seat, .pick(nil))) }
    let digits = rest.hasPrefix("conv-") ? rest.dropFirst(5) : rest[...]
    guard let number = Int(digits), (1...Int(Int32.max)).contains(number) else {
      return refuse(
        "\(rest.prefix(40)) is no conversation", hint: "write it like /pick conv-2, or only /pick")
    }
    return .success(Act(seat: seat, .pick(ConversationID(number))))
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

  /// A command that nothing may follow.
  private func alone(_ action: Command.Action) -> Result<Act, Failure> {
    guard rest.isEmpty else {
      return refuse("nothing can follow /\(entry.name)", hint: "leave out \(rest.prefix(40))")
    }
    return .success(Act(seat: seat, action))
  }

  /// What follows a command that needs something.
  private func argument(_ what: String, _ example: String) -> Result<String, Failure> {
    rest.isEmpty ? refuse("/\(entry.name) needs \(what)", hint: "write it like \(example)") : .success(rest)
  }

  private func refuse<Value>(
    _ message: String, code: String = LineParser.Code.argument, hint: String?
  ) -> Result<Value, Failure> {
    .failure(Failure(Diagnostic(.error, code, message, at: span, hint: hint)))
  }
}

/// What follows `/tq`: a queue's name, which may have spaces and quotes, and options.
struct TransferOptions {
  var queue = ""
  var toBot = false
  var bot: String?
  var namesNoBot = false
  var unknown: String?

  init(_ text: String) {
    var words: [Substring] = []
    var botWords: [Substring]?
    for word in text.split(whereSeparator: \.isWhitespace) {
      switch word {
      case "--to-bot": toBot = true
      case "--bot": botWords = []
      case _ where word.hasPrefix("--"): unknown = unknown ?? String(word)
      case _ where botWords != nil: botWords?.append(word)
      default: words.append(word)
      }
    }
    queue = Self.name(words)
    bot = botWords.map(Self.name)
    namesNoBot = bot?.isEmpty ?? false
  }

  /// Words as one name, without quotes around it.
  private static func name(_ words: [Substring]) -> String {
    let name = words.joined(separator: " ")
    guard name.count > 1, let quote = name.first, quote == "\"" || quote == "'", name.last == quote else {
      return name
    }
    return String(name.dropFirst().dropLast())
  }
}
