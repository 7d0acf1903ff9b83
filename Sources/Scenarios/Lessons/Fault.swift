import Basis
import ContactCenter
import Simulation

/// Something that goes wrong in a contact centre, as the documents tell it; each is one recorded command.
public enum Fault: String, Sendable, CaseIterable {
  case customerLost = "customer-lost"
  case personLost = "person-lost"
  case personAway = "person-away"
  case personFull = "person-full"
  case botFirst = "bot-first"
  case botFull = "bot-full"
  case variableEmpty = "variable-empty"
  case variableCase = "variable-case"

  /// What it needs a name of.
  enum Target: Sendable {
    case nobody, person, bot, variable
  }

  var target: Target {
    switch self {
    case .customerLost: .nobody
    case .personLost, .personAway, .personFull: .person
    case .botFirst, .botFull: .bot
    case .variableEmpty, .variableCase: .variable
    }
  }

  /// What follows `/fault`, as help writes it.
  public var usage: String {
    switch target {
    case .nobody: rawValue
    case .person: "\(rawValue) [NAME]"
    case .bot: "\(rawValue) [BOT]"
    case .variable: "\(rawValue) Global.NAME"
    }
  }

  /// What happens, in a sentence.
  public var summary: String {
    switch self {
    case .customerLost:
      "the customer's connection breaks; after 3 minutes the conversation is closed or goes to wrap-up"
    case .personLost: "a person's connection breaks: Offline at once, the conversation looks for another"
    case .personAway: "a person is set to Appear away and is offered nothing more"
    case .personFull: "a person's capacity is 0, so that what only they may have waits"
    case .botFirst: "a bot's capacity is 1,000, above everybody: it gets what was meant for a person"
    case .botFull: "a bot's capacity is 0, so that it gets nothing from a queue"
    case .variableEmpty: "a variable of the bot is empty, so that no rule sees it"
    case .variableCase: "a variable's text is in lower case; rules compare letter by letter"
    }
  }

  /// The document that tells of it.
  public var source: String {
    switch self {
    case .customerLost: "Conversation states: customer disconnected"
    case .personLost, .personAway: "Manage presence status"
    case .personFull: "Capacity of users"
    case .botFirst, .botFull: "Best practices for bots: the bot's capacity"
    case .variableEmpty, .variableCase: "Best practices for bots: names and values of variables"
    }
  }

  /// Every fault on a line.
  public static var list: [String] {
    allCases.map { "/fault \($0.usage)  \($0.summary) (\($0.source))" }
  }

  /// The fault that a command is; nil for any other.
  static func name(of command: Command, in organization: Organization) -> String? {
    switch (command.seat, command.action) {
    case (.customer, .disconnect): return customerLost.rawValue
    case (.representative(let person), .disconnect):
      return "\(personLost.rawValue) \(organization.name(of: .representative(person)))"
    case (.stage, .setPresence(let person, .appearAway)):
      return "\(personAway.rawValue) \(organization.name(of: .representative(person)))"
    case (.stage, .setCapacity(let member, let capacity)):
      let fault: Fault? =
        switch (member, capacity) {
        case (.representative, 0): .personFull
        case (.bot, 0): .botFull
        case (.bot, Fault.aboveAll): .botFirst
        default: nil
        }
      return fault.map { "\($0.rawValue) \(organization.name(of: member))" }
    case (.stage, .setVariable(let name, let expression)):
      if expression == Fault.empty { return "\(variableEmpty.rawValue) \(name)" }
      return expression == Fault.lower(name) ? "\(variableCase.rawValue) \(name)" : nil
    default: return nil
    }
  }

  static let aboveAll = 1000
  static let empty = "Blank()"
  static func lower(_ name: String) -> String { "Lower(\(name))" }
}

/// Reads what follows `/fault`: `person-lost Mia Novak`, `bot-first Bot B`, `variable-empty Global.OrderNumber`.
struct FaultParser {
  let organization: Organization
  let seat: Seat
  let span: SourceSpan?

  func parse(_ text: String) -> Result<Act, Failure> {
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let name = words.first.map(String.init) ?? ""
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    guard let fault = Fault(rawValue: name) else {
      let all = Fault.allCases.map(\.rawValue)
      let near = Suggestion.nearest(to: name, among: all).map { "did you mean \($0)?" }
      return refuse(
        name.isEmpty ? "/fault needs the name of a fault" : "there is no fault \(name.prefix(40))",
        near ?? "there are: \(all.joined(separator: ", "))")
    }
    switch fault.target {
    case .nobody:
      guard rest.isEmpty else { return refuse("nothing can follow \(name)", "leave out \(rest.prefix(40))") }
      if case .customer = seat { return .success(Act(seat: seat, .disconnect)) }
      return .success(Act(seat: .customer(0), .disconnect))
    case .person: return one(rest, of: organization.representativeNames).map { act(fault, person: $0) }
    case .bot:
      return one(rest, of: organization.botNames).map { bot in
        Act(seat: .stage, .setCapacity(.bot(bot), fault == .botFirst ? Fault.aboveAll : 0))
      }
    case .variable:
      let expression = fault == .variableEmpty ? Fault.empty : Fault.lower(rest)
      return SettingParser(organization: organization, span: span).parse("\(rest) = \(expression)")
    }
  }

  private func act(_ fault: Fault, person: RepresentativeID) -> Act {
    switch fault {
    case .personLost: Act(seat: .representative(person), .disconnect)
    case .personAway: Act(seat: .stage, .setPresence(person, .appearAway))
    default: Act(seat: .stage, .setCapacity(.representative(person), 0))
    }
  }

  /// Who is meant: by name, or the only one.
  private func one<Value>(_ name: String, of table: NameTable<Value>) -> Result<Value, Failure> {
    guard name.isEmpty else { return table.resolve(name, at: span) }
    guard table.entries.count == 1 else {
      return refuse("which \(table.what)?", "there are: \(table.names.joined(separator: ", "))")
    }
    return .success(table.entries[0].value)
  }

  private func refuse<Value>(_ message: String, _ hint: String) -> Result<Value, Failure> {
    .failure(Failure(Diagnostic(.error, LineParser.Code.argument, message, at: span, hint: hint)))
  }
}
