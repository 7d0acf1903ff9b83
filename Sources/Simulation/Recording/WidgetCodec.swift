import Basis
import ContactCenter

extension WidgetEvent {
  func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("customer", customer)
      switch change {
      case .surveyBegan(let kind, let workstream):
        writer.field("began", kind.rawValue)
        writer.field("workstream", workstream.raw)
      case .asked(let text): writer.field("asked", text)
      case .answered(let answer?): writer.field("answer", answer)
      case .answered(nil): writer.field("skipped", true)
      case .surveyEnded: writer.field("ended", true)
      case .kept(let action):
        writer.key("kept")
        writer.object { writer in action.record(to: &writer) }
      case .retried: writer.field("retried", true)
      case .outsideHours(let text): writer.field("closed", text)
      }
    }
  }

  init?(recorded json: JSON) {
    guard let customer = json["customer"]?.int, let change = Change(recorded: json) else { return nil }
    self.init(customer: customer, change)
  }
}

extension WidgetEvent.Change {
  fileprivate init?(recorded json: JSON) {
    guard let members = json.members, members.count > 1 else { return nil }
    let value = members[1].value
    let change: Self? =
      switch members[1].name {
      case "began":
        value.string.flatMap(Survey.Kind.init(rawValue:)).flatMap { kind in
          json["workstream"]?.int.map { .surveyBegan(kind, WorkstreamID($0)) }
        }
      case "asked": value.string.map(Self.asked)
      case "answer": value.string.map { .answered($0) }
      case "skipped": .answered(nil)
      case "ended": .surveyEnded
      case "kept": Command.Action(recorded: value).map(Self.kept)
      case "retried": .retried
      case "closed": value.string.map(Self.outsideHours)
      default: nil
      }
    guard let change else { return nil }
    self = change
  }
}
