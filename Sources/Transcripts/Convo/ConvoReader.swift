import Activities
import Basis

/// Reads BotiumScript: what a customer says and what a bot is expected to answer.
///
/// A text of the bot is looked for in what it says (the script's usual matching mode). `$name` is scripting memory: in
/// the bot's texts it stands for anything, in the customer's for what was set before; what the bot said cannot be said
/// back.
struct ConvoReader {
  let book: ConvoBook
  private var conversation: ToldConversation
  private var findings: [Diagnostic] = []
  private var memory: [String: String] = [:]
  /// Partial convos that are being read, so that circles end.
  private var open: [String] = []
  private static let customer = Party(.customer, "me")
  private static let bot = Party(.bot, "bot")
  private static let mostSteps = 2000

  private init(book: ConvoBook, title: String) {
    self.book = book
    conversation = ToldConversation(title: title, parties: [Self.customer, Self.bot])
  }

  /// The conversation of a `.convo.txt` or `.pconvo.txt`.
  static func read(_ text: String, file: String, book: ConvoBook) -> Told {
    let convo = ConvoFile(text, path: file)
    var reader = ConvoReader(book: book, title: convo.name)
    reader.open = [convo.name]
    reader.play(convo)
    if reader.conversation.lines.isEmpty {
      reader.complain("no-step", "nothing is said in it, so that there is nothing to play", .file(file))
    }
    return Told(conversations: [reader.conversation], findings: reader.findings)
  }

  /// The conversations of a `.utterances.txt`: each phrase is said by a customer of its own.
  static func readUtterances(_ text: String, file: String) -> Told {
    let lines = TextLines(text, file: file).lines.filter { !$0.text.trimmed.isEmpty }
    guard let first = lines.first else {
      return Told(findings: [
        Diagnostic(
          .error, "convo.empty", "\(file) holds no utterances", at: .file(file),
          hint: "write a name, then one phrase on each line")
      ])
    }
    return Told(
      conversations: lines.dropFirst().enumerated().map { index, line in
        ToldConversation(
          title: "\(first.text.trimmed) \(index + 1)", parties: [customer, bot],
          lines: [said(line.text.trimmed, by: customer, at: line.span)])
      })
  }

  private mutating func play(_ convo: ConvoFile) {
    findings += convo.findings
    for section in convo.sections {
      guard conversation.lines.count < Self.mostSteps else {
        return complain("too-long", "the rest is left out: more than \(Self.mostSteps) steps", section.span)
      }
      switch section.sender {
      case .me: customerStep(section)
      case .bot: botStep(section)
      case .begin, .end: hooks(section)
      case .include(let name) where name.isEmpty: break
      case .include(let name): include(name, section.span)
      }
    }
  }

  private mutating func include(_ name: String, _ span: SourceSpan) {
    guard let partial = book.partials[name] else {
      return complain(
        "include", "there is no partial convo \(name) beside the file", span,
        hint: "it is a .pconvo.txt whose first line is \(name)")
    }
    guard !open.contains(name) else {
      return complain("include", "\(name) includes itself, which ends here", span)
    }
    open.append(name)
    play(partial)
    open.removeLast()
  }

  private mutating func hooks(_ section: ConvoFile.Section) {
    for line in section.lines where !line.text.trimmed.isEmpty {
      if let command = ConvoCommand(line.text) {
        carryOut(command, line.span)
      } else {
        complain("hook", "\(line.text.trimmed.prefix(40)) stands outside a step and is not read", line.span)
      }
    }
  }

  // MARK: - Steps

  private mutating func customerStep(_ section: ConvoFile.Section) {
    var line = Self.said("", by: Self.customer, at: section.span)
    let (texts, commands) = Self.parts(section)
    line.activity.text = words(texts, section.span, isCustomers: true)
    var included: [(ConvoCommand, SourceSpan)] = []
    for (command, span) in commands {
      switch command.word {
      case "BUTTON": line.activity.text = command.arguments.first ?? ""
      case "MEDIA": line.activity.attachments += command.arguments.map { Attachment(fileNamed: $0) }
      case "INCLUDE": included.append((command, span))
      default: carryOut(command, span)
      }
    }
    if line.activity.text?.isEmpty == false || !line.activity.attachments.isEmpty {
      conversation.lines.append(line)
    }
    for (command, span) in included { for name in command.arguments { include(name, span) } }
  }

  private mutating func botStep(_ section: ConvoFile.Section) {
    var line = Self.said("", by: Self.bot, at: section.span)
    var wanted = Wanted(.contains)
    var (texts, commands) = Self.parts(section)
    if let first = texts.first {
      var rest = first.text.drop { $0.isWhitespace }
      if rest.first == "?", rest.dropFirst().first != "?" {
        wanted.isOptional = true
        rest = rest.dropFirst()
      }
      if rest.first == "!" {
        wanted.isNegated = true
        rest = rest.dropFirst()
      }
      texts[0].text = rest
    }
    let text = words(texts, section.span, isCustomers: false)
    line.activity.text = text
    if let phrases = book.utterances[text], let first = phrases.first {
      line.activity.text = first
      wanted.alternatives = Array(phrases.dropFirst())
    } else if text.isEmpty {
      wanted.match = .anything
    }
    line.wanted = wanted
    var step: ToldLine? = line
    var included: [(ConvoCommand, SourceSpan)] = []
    for (command, span) in commands {
      if command.word == "INCLUDE" {
        included.append((command, span))
      } else {
        carryOut(command, span, step: &step)
      }
    }
    if let step, included.isEmpty || !texts.isEmpty { conversation.lines.append(step) }
    for (command, span) in included { for name in command.arguments { include(name, span) } }
  }

  /// The texts and commands of a section; blank lines at its ends are left out.
  private static func parts(_ section: ConvoFile.Section) -> (
    texts: [TextLines.Line], commands: [(ConvoCommand, SourceSpan)]
  ) {
    var texts: [TextLines.Line] = []
    var commands: [(ConvoCommand, SourceSpan)] = []
    for line in section.lines {
      if let command = ConvoCommand(line.text) {
        commands.append((command, line.span))
      } else if !line.text.trimmed.isEmpty || !texts.isEmpty {
        texts.append(line)
      }
    }
    while texts.last?.text.trimmed.isEmpty == true { texts.removeLast() }
    return (texts, commands)
  }

  private mutating func words(_ lines: [TextLines.Line], _ span: SourceSpan, isCustomers: Bool) -> String {
    var text = lines.map { $0.text.trimmed }.joined(separator: "\n")
    if isCustomers, let first = book.utterances[text]?.first { text = first }
    for (name, value) in memory.sorted(by: { $0.key.count > $1.key.count }) {
      text = text.replacing("$" + name, with: value)
    }
    let names = text.matches(of: /\$[A-Za-z_][A-Za-z0-9_]*/).map { String($0.output) }
    guard !names.isEmpty else { return text }
    if isCustomers {
      complain(
        "memory", "\(names[0]) is what the bot said before, which a customer cannot be told to say", span)
    } else {
      for name in names.sorted(by: { $0.count > $1.count }) { text = text.replacing(name, with: "*") }
    }
    return text
  }

  private static func said(_ text: String, by party: Party, at span: SourceSpan) -> ToldLine {
    ToldLine(from: party, activity: .message(text), seenBy: [customer, bot], place: span)
  }

  // MARK: - Commands

  private mutating func carryOut(_ command: ConvoCommand, _ span: SourceSpan) {
    var none: ToldLine?
    carryOut(command, span, step: &none)
  }

  private mutating func carryOut(_ command: ConvoCommand, _ span: SourceSpan, step: inout ToldLine?) {
    switch command.word {
    case "BUTTONS" where step != nil && !command.isNegated && !command.isOptional:
      step?.activity.suggestedActions += command.arguments.map(CardAction.imBack)
    case "MEDIA" where step != nil && !command.isNegated:
      step?.activity.attachments += command.arguments.map { Attachment(fileNamed: $0) }
    case "INTENT" where step != nil: step?.wanted?.topic = command.arguments.first
    case "TEXT" where step != nil, "TEXT_EXACT" where step != nil:
      step?.activity.text = command.arguments.first
      step?.wanted?.match = .equals
    case "TEXT_CONTAINS_ANY" where step != nil && !command.arguments.isEmpty:
      step?.activity.text = command.arguments[0]
      step?.wanted?.match = .contains
      step?.wanted?.alternatives = Array(command.arguments.dropFirst())
    case "PAUSE":
      let span = command.arguments.first.flatMap { Int64($0) } ?? 0
      conversation.lines.append(
        ToldLine(.pause, from: nil, activity: Activity(.event), pause: .milliseconds(max(0, span))))
    // Time is virtual: an answer never comes late.
    case "WAITFORBOT": break
    case "SET_SCRIPTING_MEMORY" where command.arguments.count == 2:
      memory[command.arguments[0]] = command.arguments[1]
    case "CLEAR_SCRIPTING_MEMORY":
      if let name = command.arguments.first { memory[name] = nil } else { memory = [:] }
    default:
      complain(
        "not-taken-over", "\(command.word) has no counterpart in a scenario and is left out", span)
    }
  }

  private mutating func complain(_ code: String, _ message: String, _ span: SourceSpan, hint: String? = nil) {
    findings.append(Diagnostic(.warning, "convo.\(code)", message, at: span, hint: hint))
  }
}
