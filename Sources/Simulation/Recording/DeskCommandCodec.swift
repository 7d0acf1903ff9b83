import Basis
import ContactCenter

// How recordings write what is done at desks.
extension Command.Action {
  func recordDesk(to writer: inout JSONWriter) {
    switch self {
    case .transferTo(let member), .consult(let member): writer.field("who", member.recorded)
    case .add(let colleague):
      if let colleague { writer.field("who", MemberID.representative(colleague).recorded) }
    case .sayInternally(let text), .quickReply(let text): writer.field("text", text)
    case .turnTo(let conversation), .reopen(let conversation), .forceClose(let conversation):
      writer.field("conversation", conversation.raw)
    case .customPresence(let place): writer.field("number", place)
    case .assign(let conversation, let member, let overrides):
      writer.field("conversation", conversation.raw)
      writer.field("who", member.recorded)
      writer.field("overrides", overrides)
    case .assignToQueue(let conversation, let queue):
      writer.field("conversation", conversation.raw)
      writer.field("queue", queue.raw)
    case .superviseTransfer(let conversation, let member):
      writer.field("conversation", conversation.raw)
      writer.field("who", member.recorded)
    case .supervise(let conversation, let supervision):
      writer.field("conversation", conversation.raw)
      writer.field("as", supervision.rawValue)
    default: break
    }
  }

  static func desk(_ name: String, _ json: JSON) -> Self? {
    let who = json["who"]?.string.flatMap(MemberID.init(recorded:))
    let text = json["text"]?.string
    let conversation = json["conversation"]?.int.map { ConversationID($0) }
    switch name {
    case "release": return .release
    case "leave": return .leave
    case "transfer-to": return who.map(Self.transferTo)
    case "consult": return who.map(Self.consult)
    case "add": return json["who"] == nil ? .add(nil) : who?.representative.map(Self.add)
    case "say-internally": return text.map(Self.sayInternally)
    case "quick-reply": return text.map(Self.quickReply)
    case "turn-to": return conversation.map(Self.turnTo)
    case "reopen": return conversation.map(Self.reopen)
    case "force-close": return conversation.map(Self.forceClose)
    case "custom-presence": return json["number"]?.int.map(Self.customPresence)
    default: break
    }
    guard let conversation else { return nil }
    switch name {
    case "assign":
      guard let who, let overrides = json["overrides"]?.bool else { return nil }
      return .assign(conversation, who, overrides: overrides)
    case "assign-to-queue": return json["queue"]?.int.map { .assignToQueue(conversation, QueueID($0)) }
    case "supervise-transfer": return who.map { .superviseTransfer(conversation, $0) }
    case "supervise":
      return json["as"]?.string.flatMap(Supervision.init(rawValue:)).map { .supervise(conversation, $0) }
    default: return nil
    }
  }
}
