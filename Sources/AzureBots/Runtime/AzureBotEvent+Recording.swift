import Activities
import Basis

// How events are kept in a recording: an object with one member that names the case.

extension AzureBotEvent {
  /// Writes the event so that `init(recorded:)` gives the same one back.
  public func record(to writer: inout JSONWriter) { writer.write(recorded) }

  private var recorded: JSON {
    switch self {
    case .received(.activity(let activity)): ["received": activity.json]
    case .received(.silence(let span)): ["silence": .int(span.milliseconds)]
    case .handled(let branch, let text): ["handled": .string(branch.rawValue), "text": .string(text)]
    case .contextKept(let conversation, let items):
      ["kept": .object(items), "conversation": .string(conversation)]
    case .sent(let activity): ["sent": activity.value.json]
    case .refused(let refusal):
      ["refused": .string(refusal.rule), "because": .array(refusal.findings.map(JSON.string))]
    }
  }

  /// Reads an event; nil when the value is none.
  public init?(recorded json: JSON) {
    guard let first = json.members?.first else { return nil }
    let event: AzureBotEvent? =
      switch first.name {
      case "received": Activity(json: first.value).map { .received(.activity($0)) }
      case "silence": first.value.int.map { .received(.silence(TimeSpan(milliseconds: Int64($0)))) }
      case "handled":
        first.value.string.flatMap(HandlerBranch.init(rawValue:)).flatMap { branch in
          json["text"]?.string.map { .handled(branch, text: $0) }
        }
      case "kept":
        first.value.members.flatMap { items in
          json["conversation"]?.string.map { .contextKept(conversation: $0, items) }
        }
      case "sent": Activity(json: first.value).map { .sent(Boxed($0)) }
      case "refused": first.value.string.flatMap { rule in Self.refusal(rule, json["because"]) }
      default: nil
      }
    guard let event else { return nil }
    self = event
  }

  private static func refusal(_ rule: String, _ because: JSON?) -> AzureBotEvent? {
    guard let texts = because?.array?.compactMap(\.string) else { return nil }
    return .refused(WireRefusal(rule: rule, findings: texts))
  }
}
