import Activities
import Basis

/// What formats without a place for it say about a line: what sort it is, who could see it, what reached the customer. `.transcript` keeps it in `channelData.handoff`, `.chat` in a comment, JSON lines beside the activity.
enum TranscriptMarks {
  /// The name of the member that holds it.
  static let key = "handoff"

  /// What is to be said of a line; empty when a reader would take all of it for granted.
  static func members(of line: ToldLine, in conversation: ToldConversation) -> [JSON.Member] {
    var members: [JSON.Member] = []
    if line.kind != assumedKind(of: line.activity) {
      members.append(JSON.Member("kind", .string(line.kind.rawValue)))
    }
    if line.seenBy != assumedViewers(of: line, in: conversation.parties) {
      members.append(JSON.Member("seenBy", .array(line.seenBy.map { .string($0.description) })))
    }
    if let delivery = line.delivery {
      members.append(JSON.Member("received", delivery.activity?.json ?? .null))
      members.append(JSON.Member("rules", .array(delivery.rules.map(JSON.string))))
    }
    if let pause = line.pause { members.append(JSON.Member("pause", .string(pause.description))) }
    return members
  }

  /// Reads what is said of a line; what is not said stays as it is.
  static func apply(_ marks: JSON, to line: inout ToldLine) {
    if let from = marks["from"] { line.from = from.string.flatMap { Party($0) } }
    if let kind = marks["kind"]?.string.flatMap(ToldLine.Kind.init(rawValue:)) { line.kind = kind }
    if let seen = marks["seenBy"]?.array { line.seenBy = seen.compactMap { $0.string.flatMap { Party($0) } } }
    if let received = marks["received"] {
      line.delivery = ToldLine.Delivery(
        activity: Activity(json: received), rules: marks["rules"]?.array?.compactMap(\.string) ?? [])
    }
    if let pause = marks["pause"]?.string.flatMap({ TimeSpan($0) }) { line.pause = pause }
  }

  /// What sort of line an activity is when nothing is said of it.
  static func assumedKind(of activity: Activity) -> ToldLine.Kind {
    switch activity.type {
    case .message: .text
    case .typing: .message(.typing)
    default: .activity
    }
  }

  /// Who could see a line when nothing is said of it: customers and bots of an ordinary conversation read each
  /// other, and what is no message is for the bots.
  static func assumedViewers(of line: ToldLine, in parties: [Party]) -> [Party] {
    parties.filter { party in
      switch party.role {
      case .customer: line.kind != .activity
      case .bot: true
      case .agent, .supervisor, .system: false
      }
    }
  }
}
