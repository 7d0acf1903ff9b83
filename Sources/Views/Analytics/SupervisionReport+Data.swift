import Basis
import ContactCenter

extension SupervisionReport {
  /// The report as one JSON value.
  public var json: JSON {
    let counts = sessionCounts
    return [
      "ongoing": .array(ongoing.map { row($0) }),
      "metrics": .object(rows.map { JSON.Member($0.key, $0.number.map { .int($0) } ?? .null) }),
      "bots_in_real_time": .object(
        [JSON.Member("window_seconds", .int(Int(window.milliseconds / 1000)))]
          + realTime.rows.map { JSON.Member($0.key, $0.number.map { .int($0) } ?? .null) }),
      "outcomes": .array(
        chart.buckets.map {
          [
            "start": .string(ISO8601.format($0.start)), "resolved": .int($0.resolved),
            "escalated": .int($0.escalated), "abandoned": .int($0.abandoned),
          ]
        }),
      "sessions": ["copilot": .int(counts.copilot), "omnichannel": .int(counts.omnichannel)],
    ]
  }

  /// Every conversation as a row of comma-separated values under a line of heads.
  public var csv: [String] {
    let rows = conversations.map { row($0).members ?? [] }
    let names = (rows.first ?? row(Self.nothing).members ?? []).map(\.name)
    return ([names] + rows.map { $0.map { $0.value == .null ? "" : $0.value.contextText } }).map { cells in
      cells.map(Self.cell).joined(separator: ",")
    }
  }

  private func row(_ facts: ConversationFacts) -> JSON {
    func seconds(_ span: TimeSpan?) -> JSON { span.map { .int(Int($0.milliseconds / 1000)) } ?? .null }
    return [
      "id": .string(facts.id), "subject": .string(facts.subject), "status": .string(facts.status.name),
      "reason": .string(facts.reason.rawValue), "active_agent": .string(facts.activeAgent),
      "queue": .string(facts.queue), "channel": .string(facts.channel),
      "started": .string(ISO8601.format(facts.started)),
      "waiting_seconds": seconds(facts.waitingTime(at: now)),
      "handling_seconds": seconds(facts.handlingTime(at: now)),
      "bot_seconds": facts.isBotConversation ? seconds(facts.botTime) : .null,
      "escalated": .bool(facts.escalated != nil), "sentiment": .string(facts.sentiment.name),
      "customer": .string(facts.customer), "linked_customer": .string(facts.linkedCustomer),
      "linked_case": .string(facts.linkedCase),
    ]
  }

  private static let nothing = ConversationFacts(
    id: "", subject: "", customer: "", channel: "", queue: "", status: .open,
    reason: .awaitingAgentAssignment,
    started: VirtualTime(milliseconds: 0), since: VirtualTime(milliseconds: 0), sessions: [])

  /// A value of a comma-separated line: in quotes where it must be, and never a formula for whoever opens it.
  private static func cell(_ text: String) -> String {
    let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'\(text)" : text
    guard safe.contains(where: { "\",\n\r".contains($0) || $0.isNewline }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
