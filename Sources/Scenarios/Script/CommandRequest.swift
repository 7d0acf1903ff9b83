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
    case "fault": return FaultParser(organization: organization, seat: seat, span: span).parse(rest)
    case "mark": return argument("a name", "/mark escalated").map { Act(seat: .stage, .mark($0)) }
    case "topic":
      return argument("a topic's name", "/topic Order status").map { Act(seat: seat, .startTopic($0)) }
    default: break
    }
    switch seat {
    case .customer: return customer()
    case .representative: return representative()
    case .supervisor: return supervisor()
    case .stage: return refuse("/\(entry.name) is not typed here", hint: nil)
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
    case "skip": return alone(.skip)
    case "close": return alone(.closeWindow)
    case "disconnect": return alone(.disconnect)
    case "reconnect": return alone(.reconnect)
    case "choose":
      guard let number = Int(rest), (1...999).contains(number) else {
        return refuse("/choose needs the number of a choice", hint: "write it like /choose 2")
      }
      return .success(Act(seat: seat, .choose(number)))
    case "submit": return submit()
    case "fill", "press":
      return refuse(
        "/\(entry.name) is typed at a window; a script says what the card sends",
        hint: "write it like /submit {\"name\": \"Ana\"}, or the words of a button that says some")
    case "keypad": return argument("keys", "/keypad 1, or /keypad 4711#").map { Act(seat: seat, .keypad($0)) }
    case "attach": return argument("a file's name", "/attach bill.pdf").map { Act(seat: seat, .attach($0)) }
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

  /// A command that nothing may follow.
  func alone(_ action: Command.Action) -> Result<Act, Failure> {
    guard rest.isEmpty else {
      return refuse("nothing can follow /\(entry.name)", hint: "leave out \(rest.prefix(40))")
    }
    return .success(Act(seat: seat, action))
  }

  /// What follows a command that needs something.
  func argument(_ what: String, _ example: String) -> Result<String, Failure> {
    rest.isEmpty ? refuse("/\(entry.name) needs \(what)", hint: "write it like \(example)") : .success(rest)
  }

  func refuse<Value>(
    _ message: String, code: String = LineParser.Code.argument, hint: String?
  ) -> Result<Value, Failure> {
    .failure(Failure(Diagnostic(.error, code, message, at: span, hint: hint)))
  }
}
