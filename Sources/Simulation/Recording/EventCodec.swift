import AzureBots
import Basis
import ContactCenter
import CopilotStudio

extension LoggedEvent {
  /// Writes the entry as one line.
  public func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("t", at.milliseconds)
      if let conversation { writer.field("c", conversation.raw) }
      if let session { writer.field("s", session.raw) }
      event.record(to: &writer)
    }
    writer.newline()
  }

  /// Reads an entry; nil when the value is none.
  public init?(recorded json: JSON) {
    guard let time = json["t"]?.int, let event = Event(recorded: json) else { return nil }
    let conversation = json["c"]?.int.flatMap(Int32.init(exactly:)).map { ConversationID(Int($0)) }
    let session = json["s"]?.int.flatMap(Int32.init(exactly:)).map { SessionID($0) }
    self.init(
      at: VirtualTime(milliseconds: Int64(time)), conversation: conversation, session: session, event: event)
  }
}

extension Event {
  /// Writes the event as the last member of its line: the member's name says what it is.
  func record(to writer: inout JSONWriter) {
    switch self {
    case .commanded(let command):
      writer.key("command")
      command.value.record(to: &writer)
    case .refused(let refusal):
      writer.key("refused")
      writer.object { writer in
        writer.field("seat", refusal.value.seat.recorded)
        writer.field("rule", refusal.value.rule)
        writer.field("sentence", refusal.value.sentence)
      }
    case .center(let event):
      writer.key("center")
      event.record(to: &writer)
    case .threadOpened(let customer): writer.field("thread", customer)
    case .sessionOpened(let bot): writer.field("session", bot.raw)
    case .sessionClosed: writer.field("sessionClosed", true)
    case .bot(let event):
      writer.key("bot")
      event.record(to: &writer)
    case .azureBot(let event):
      writer.key("azureBot")
      event.record(to: &writer)
    case .said(let message):
      writer.key("said")
      message.value.record(to: &writer)
    case .revealed(let representative): writer.field("revealed", representative.raw)
    case .widget(let event):
      writer.key("widget")
      event.value.record(to: &writer)
    case .marked(let name): writer.field("mark", name)
    case .halted(let reason): writer.field("halted", reason)
    }
  }

  init?(recorded line: JSON) {
    guard let member = line.members?.last else { return nil }
    let json = member.value
    let index = json.int.flatMap(Int32.init(exactly:))
    let event: Event? =
      switch member.name {
      case "command": Command(recorded: json).map { .commanded(Boxed($0)) }
      case "refused": Refusal(recorded: json).map { .refused(Boxed($0)) }
      case "center": CenterEvent(recorded: json).map(Event.center)
      case "thread": index.map { .threadOpened(customer: $0) }
      case "session": index.map { .sessionOpened(bot: BotID(Int($0))) }
      case "sessionClosed": .sessionClosed
      case "bot": BotEvent(recorded: json).map(Event.bot)
      case "azureBot": AzureBotEvent(recorded: json).map(Event.azureBot)
      case "said": Message(recorded: json).map { Event.said(Boxed($0)) }
      case "revealed": index.map { .revealed(to: RepresentativeID(Int($0))) }
      case "widget": WidgetEvent(recorded: json).map { .widget(Boxed($0)) }
      case "mark": json.string.map(Event.marked)
      case "halted": json.string.map(Event.halted)
      default: nil
      }
    guard let event else { return nil }
    self = event
  }
}

extension Refusal {
  init?(recorded json: JSON) {
    guard let seat = json["seat"]?.string.flatMap(Seat.init(recorded:)), let rule = json["rule"]?.string,
      let sentence = json["sentence"]?.string
    else { return nil }
    self.init(seat: seat, rule: rule, sentence: sentence)
  }
}
