import Activities
import Basis

/// The first lines of a `.chat`, which say who takes part, and how messages begin.
struct ChatHeader {
  /// What begins a comment that only we read further.
  static let hidden = "> | "
  private static let comment = "> handoff "

  var customers: [String] = ["user"]
  var bot = "bot"
  var channel = "chatdown"
  /// Whether our own writer made the file.
  var isOurs = false
  /// What joins the lines of a message.
  var newline = "\r\n"
  /// Whether bots write Markdown and everybody else plain text, as in a contact centre, or messages name no format.
  var hasFormats = false

  /// The format of a message that says nothing of it.
  func format(of activity: Activity, from: Party?) -> Activity.TextFormat? {
    guard hasFormats, activity.type == .message else { return nil }
    return from?.role == .bot ? .markdown : .plain
  }

  /// How a message begins: who says it, and to whom if to one alone.
  struct Opening {
    var from: Party
    var to: Party?
    var rest: Substring
  }

  /// What one of our comments says; nil for any other comment.
  static func marks(_ line: Substring) -> JSON? {
    guard line.hasPrefix(comment) else { return nil }
    return try? JSON(parsing: String(line.dropFirst(comment.count)))
  }

  /// The comment for what is to be said of a line.
  static func comment(_ members: [JSON.Member]) -> String { comment + JSON.object(members).text }

  /// Takes a line of the header; false when the conversation begins.
  mutating func take(_ line: Substring, _ span: SourceSpan, _ findings: inout [Diagnostic]) -> Bool {
    guard let equals = line.firstIndex(of: "=") else { return line.trimmed.isEmpty }
    let value = line[equals...].dropFirst().trimmed
    switch line[..<equals] {
    case "user", "users":
      let names = value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
      if names.isEmpty {
        findings.append(empty("user", span))
      } else {
        customers = names
      }
    case "bot":
      if value.isEmpty { findings.append(empty("bot", span)) } else { bot = value }
    case "channelId": channel = value
    default: return false
    }
    return true
  }

  private func empty(_ what: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, "chat.no-name", "the \(what) has no name and is called \(what)", at: span,
      hint: "write it like \(what)=Ana")
  }

  /// How a line begins a message: `Ana:`, `user:`, `bot:`, `bot->Ana:`, in any case; nil when it goes on with one.
  func opening(_ line: Substring) -> Opening? {
    let names =
      customers.map { ($0, Party(.customer, $0)) } + [
        (bot, Party(.bot, bot)), ("bot", Party(.bot, bot)), ("user", Party(.customer, customers[0])),
      ]
    for (name, party) in names {
      guard let rest = Self.after(name, line) else { continue }
      if rest.first == ":" { return Opening(from: party, to: nil, rest: rest.dropFirst()) }
      guard rest.hasPrefix("->") else { continue }
      for customer in customers {
        if let end = Self.after(customer, rest.dropFirst(2)), end.first == ":" {
          return Opening(from: party, to: Party(.customer, customer), rest: end.dropFirst())
        }
      }
    }
    return nil
  }

  private static func after(_ name: String, _ line: Substring) -> Substring? {
    let beginning = line.prefix(name.count)
    return beginning.lowercased() == name.lowercased() ? line.dropFirst(name.count) : nil
  }

  /// The account of a party.
  func account(_ party: Party) -> Account {
    let name = party.name.isEmpty ? party.role.rawValue : party.name
    return Account(id: name, name: name, role: party.wireRole)
  }
}
