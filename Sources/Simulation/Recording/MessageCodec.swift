import Activities
import Basis

extension Message {
  func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("id", id.raw)
      if kind != .text { writer.field("kind", kind.rawValue) }
      if let notice { writer.field("notice", notice) }
      writer.field("from", sender.recorded)
      writer.field("to", audience.rawValue)
      writer.field("text", text)
      if let attached { writer.field("activity", attached.value.json) }
    }
  }

  init?(recorded json: JSON) {
    guard let id = json["id"]?.int.flatMap(Int32.init(exactly:)),
      let sender = json["from"]?.string.flatMap(Sender.init(recorded:)),
      let audience = json["to"]?.int.flatMap(UInt8.init(exactly:)), let text = json["text"]?.string
    else { return nil }
    let kind = json["kind"]?.string.map(Kind.init(rawValue:)) ?? .text
    guard let kind else { return nil }
    var attached: Boxed<Activity>?
    if let activity = json["activity"] {
      guard let read = Activity(json: activity) else { return nil }
      attached = Boxed(read)
    }
    self.init(
      id: MessageID(id), kind: kind, sender: sender, audience: Audience(rawValue: audience), text: text,
      attached: attached, notice: json["notice"]?.string)
  }
}
