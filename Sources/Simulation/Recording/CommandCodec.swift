import Basis
import ContactCenter

extension Command {
  func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("t", at.milliseconds)
      writer.field("by", seat.recorded)
      action.record(to: &writer)
    }
  }

  init?(recorded json: JSON) {
    guard let time = json["t"]?.int, let seat = json["by"]?.string.flatMap(Seat.init(recorded:)),
      let action = Action(recorded: json)
    else { return nil }
    self.init(at: VirtualTime(milliseconds: Int64(time)), seat: seat, action)
  }
}

extension Command.Action {
  /// The word for the action: also the slash command's, where there is one.
  private var name: String {
    switch self {
    case .open: "open"
    case .say: "say"
    case .choose: "choose"
    case .keypad: "keypad"
    case .submit: "submit"
    case .attach: "attach"
    case .type: "type"
    case .skip: "skip"
    case .closeWindow: "close-window"
    case .disconnect: "disconnect"
    case .reconnect: "reconnect"
    case .accept: "accept"
    case .pick: "pick"
    case .decline: "decline"
    case .transfer: "transfer"
    case .link: "link"
    case .note: "note"
    case .end: "end"
    case .close: "close"
    case .presence: "presence"
    case .setCapacity: "set-capacity"
    case .setPresence: "set-presence"
    case .setContext: "set-context"
    case .setVariable: "set-variable"
    case .startTopic: "start-topic"
    case .wait: "wait"
    case .mark: "mark"
    case .release: "release"
    case .transferTo: "transfer-to"
    case .consult: "consult"
    case .add: "add"
    case .leave: "leave"
    case .sayInternally: "say-internally"
    case .quickReply: "quick-reply"
    case .turnTo: "turn-to"
    case .reopen: "reopen"
    case .customPresence: "custom-presence"
    case .assign: "assign"
    case .assignToQueue: "assign-to-queue"
    case .superviseTransfer: "supervise-transfer"
    case .supervise: "supervise"
    case .forceClose: "force-close"
    }
  }

  func record(to writer: inout JSONWriter) {
    writer.field("do", name)
    switch self {
    case .say(let text), .keypad(let text), .attach(let text), .note(let text), .mark(let text),
      .startTopic(let text):
      writer.field("text", text)
    case .choose(let number): writer.field("number", number)
    case .submit(let value): writer.field("value", value)
    case .transfer(let queue, let toBot, let bot):
      writer.field("queue", queue.raw)
      writer.field("toBot", toBot)
      if let bot { writer.field("bot", bot.raw) }
    case .pick(let conversation):
      if let conversation { writer.field("conversation", conversation.raw) }
    case .link(let link):
      writer.key("link")
      link.record(into: &writer)
    case .presence(let presence): writer.field("presence", presence.rawValue)
    case .setCapacity(let member, let capacity):
      writer.field("who", member.recorded)
      writer.field("capacity", capacity)
    case .setPresence(let representative, let presence):
      writer.field("who", MemberID.representative(representative).recorded)
      writer.field("presence", presence.rawValue)
    case .setContext(let name, let value):
      writer.field("name", name)
      writer.field("value", value)
    case .setVariable(let name, let expression):
      writer.field("name", name)
      writer.field("expression", expression)
    case .open, .type, .skip, .closeWindow, .disconnect, .reconnect, .accept, .decline, .end, .close, .wait,
      .release, .leave:
      break
    default: recordDesk(to: &writer)
    }
  }

  init?(recorded json: JSON) {
    let text = json["text"]?.string
    let presence = json["presence"]?.string.flatMap(Presence.init(rawValue:))
    let who = json["who"]?.string.flatMap(MemberID.init(recorded:))
    let action: Self? =
      switch json["do"]?.string {
      case "open": .open
      case "say": text.map(Self.say)
      case "choose": json["number"]?.int.map(Self.choose)
      case "keypad": text.map(Self.keypad)
      case "submit": json["value"].map(Self.submit)
      case "attach": text.map(Self.attach)
      case "type": .type
      case "skip": .skip
      case "close-window": .closeWindow
      case "disconnect": .disconnect
      case "reconnect": .reconnect
      case "accept": .accept
      case "pick": .pick(json["conversation"]?.int.map { ConversationID($0) })
      case "decline": .decline
      case "transfer": Self.transfer(json)
      case "link": json["link"].flatMap(RecordLink.init(recorded:)).map(Self.link)
      case "note": text.map(Self.note)
      case "end": .end
      case "close": .close
      case "presence": presence.map(Self.presence)
      case "set-capacity": who.flatMap { who in json["capacity"]?.int.map { .setCapacity(who, $0) } }
      case "set-presence": who?.representative.flatMap { who in presence.map { .setPresence(who, $0) } }
      case "set-context": json["name"]?.string.flatMap { name in json["value"].map { .setContext(name, $0) } }
      case "set-variable":
        json["name"]?.string.flatMap { name in
          json["expression"]?.string.map { .setVariable(name, expression: $0) }
        }
      case "start-topic": text.map(Self.startTopic)
      case "wait": .wait
      case "mark": text.map(Self.mark)
      case let name?: Self.desk(name, json)
      case nil: nil
      }
    guard let action else { return nil }
    self = action
  }

  private static func transfer(_ json: JSON) -> Self? {
    guard let queue = json["queue"]?.int, let toBot = json["toBot"]?.bool else { return nil }
    return .transfer(queue: QueueID(queue), toBot: toBot, bot: json["bot"]?.int.map { BotID($0) })
  }
}

extension MemberID {
  /// How recordings write a member: `bot-1`, `agent-0`.
  var recorded: String {
    switch self {
    case .bot(let id): "bot-\(id.raw)"
    case .representative(let id): "agent-\(id.raw)"
    }
  }

  init?(recorded text: String) {
    switch Message.Sender(recorded: text) {
    case .bot(let id): self = .bot(id)
    case .representative(let id): self = .representative(id)
    default: return nil
    }
  }
}
