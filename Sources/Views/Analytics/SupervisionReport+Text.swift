import Basis
import ContactCenter

extension SupervisionReport {
  /// The heads of the table of ongoing conversations (CE supervisor dashboards).
  static let heads = [
    "Subject", "Status", "Active agent", "Queue", "Channel", "Wait", "Handle", "Sentiment", "Customer",
  ]

  /// A row for each ongoing conversation.
  public var ongoingRows: [[String]] {
    ongoing.map { facts in
      [
        facts.subject, facts.status.name, facts.activeAgent.isEmpty ? "-" : facts.activeAgent,
        facts.queue.isEmpty ? "-" : facts.queue, facts.channel,
        facts.waitingTime(at: now).map(ReportTime.words) ?? "-",
        ReportTime.words(facts.handlingTime(at: now)),
        facts.sentiment.name, facts.linkedCustomer.isEmpty ? facts.customer : facts.linkedCustomer,
      ]
    }
  }

  /// The whole report as lines of text: ongoing conversations, figures, outcomes over time, sessions.
  public func text(_ terms: Vocabulary = .classic) -> [String] {
    ["Ongoing conversations: \(ongoing.count)"] + ongoingLines(terms) + ["", realTimeHead(terms)]
      + realTimeLines(terms)
      + ["", "Figures"]
      + TextTable(
        heads: ["Metric", "Value", "Of"],
        rows: rows.map { [terms.words($0.name), $0.value, terms.words($0.basis)] }
      ).lines
      + [""] + chartLines(width: 40) + [""] + countLines(terms)
  }

  /// The head of the real-time report.
  public func realTimeHead(_ terms: Vocabulary) -> String {
    terms.say("Bots in the last \(ReportTime.hours(window))")
  }

  /// The real-time report, a figure a line.
  public func realTimeLines(_ terms: Vocabulary) -> [String] {
    realTime.rows.map { row in
      terms.words("  \(row.name)  \(row.value)" + (row.basis.isEmpty ? "" : "  \(row.basis)"))
    }
  }

  /// How long a conversation's customer waited for a person and people have had it, in words.
  public func times(of facts: ConversationFacts) -> String {
    let waited = facts.waitingTime(at: now).map { "waited \(ReportTime.words($0))" } ?? "no person asked for"
    return "\(waited), handled \(ReportTime.words(facts.handlingTime(at: now)))"
  }

  /// The table of ongoing conversations; nothing without any.
  public func ongoingLines(_ terms: Vocabulary) -> [String] {
    ongoing.isEmpty ? [] : TextTable(heads: Self.heads.map { terms.words($0) }, rows: ongoingRows).lines
  }

  /// Outcomes over time as bars: `R` resolved, `E` escalated, `A` abandoned, one letter a session as long as they fit.
  public func chartLines(width: Int) -> [String] {
    let chart = chart
    let most = chart.buckets.map { $0.resolved + $0.escalated + $0.abandoned }.max() ?? 0
    let scale = max(1, (most + width - 1) / width)
    let title =
      "Session outcomes by \(chart.isByDay ? "day" : "hour")\(offset == 0 ? ", UTC" : "")"
      + (scale > 1 ? ", a letter for \(scale) sessions" : "") + " (R resolved, E escalated, A abandoned)"
    return [title]
      + chart.buckets.map { bucket in
        let bar = [("R", bucket.resolved), ("E", bucket.escalated), ("A", bucket.abandoned)]
          .map { String(repeating: $0, count: ($1 + scale - 1) / scale) }.joined()
        let figures = "\(bucket.resolved) \(bucket.escalated) \(bucket.abandoned)"
        return "  \(label(bucket.start, chart.isByDay))  \(figures)  \(bar)"
      }
  }

  /// How many sessions each product counts.
  public func countLines(_ terms: Vocabulary) -> [String] {
    let counts = sessionCounts
    let lines: [Phrase] = [
      "Sessions of bots: \(counts.copilot) in Power Virtual Agents, \(counts.omnichannel) in Omnichannel",
      "  Power Virtual Agents counts each bot's part and cuts it by silence, length and turns; Omnichannel counts a",
      "  conversation with bots once.",
    ]
    return lines.map(terms.say)
  }

  private func label(_ time: VirtualTime, _ isByDay: Bool) -> String {
    let civil = CivilTime(time, offset: offset)
    let day =
      "\(ISO8601.padded(civil.year, 4))-\(ISO8601.padded(civil.month))-\(ISO8601.padded(civil.day))"
    return isByDay ? day : "\(day) \(ISO8601.padded(civil.hour)):00"
  }
}
