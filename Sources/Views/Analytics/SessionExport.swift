import Basis
import ContactCenter
import CopilotStudio
import Simulation

extension AnalyticsSession {
  /// The rule its outcome rests on at a time.
  public func rule(at now: VirtualTime) -> Rule {
    switch outcome(at: now) {
    case .unengaged, .engaged: SessionRules.engaged
    case .resolved: SessionRules.resolved
    case .escalated: SessionRules.escalated
    case .abandoned: SessionRules.abandoned
    }
  }
}

extension Run {
  /// The id that exports give a session; the same whenever it is asked for.
  public func id(of session: AnalyticsSession) -> String {
    world.chance.uuid(event: UInt64(session.firstEvent), index: 7)
  }

  /// A session as a row of the product's session transcripts (PP analytics-sessions), and what analytics say of
  /// it besides.
  ///
  /// The product writes a row once a session is over, so that `SessionOutcome` is what it comes to in the end.
  public func exportRow(_ session: AnalyticsSession) -> JSON {
    let topic = session.topic.flatMap { world.agent(of: session.bot)?.topic($0) }
    let final = VirtualTime(milliseconds: .max)
    return [
      "SessionID": .string(id(of: session)),
      "StartDateTime": .string(ISO8601.format(session.start)),
      "InitialUserMessage": .string(session.firstWords),
      "TopicName": .string(topic?.displayName ?? ""),
      "ChatTranscript": .string(session.transcript),
      "SessionOutcome": .string(session.finalOutcome.rawValue),
      "TopicId": .string(topic?.id ?? ""),
      "OutcomeReason": .string(session.reason(at: final)?.rawValue ?? ""),
      "Csat": session.rating.map { .int($0) } ?? .null,
      "Turns": .int(session.turns),
      "Bot": .string(world.organization.name(of: .bot(session.bot))),
      "Conversation": .string(session.conversation.description),
      "EndedBy": session.end.map { .string($0.rawValue) } ?? .null,
      "Rule": .string(session.rule(at: final).id),
    ]
  }

  /// A session told in lines of text, as it stands at a time.
  public func lines(_ session: AnalyticsSession, at now: VirtualTime) -> [String] {
    let zone = world.zone
    let outcome = session.outcome(at: now)
    let reason = session.reason(at: now).map { " · \($0.rawValue)" } ?? ""
    let bot = world.organization.name(of: .bot(session.bot))
    var facts = [session.turns == 1 ? "1 turn" : "\(session.turns) turns"]
    if let topic = session.topic { facts.append("topic \(world.topicName(topic, of: session.bot))") }
    if let rating = session.rating { facts.append("rated \(rating)") }
    if let end = session.end, let at = session.ended { facts.append("\(end.words) at \(zone.clock(at))") }
    let rule = session.rule(at: now)
    var lines = [
      "session \(session.number), \(bot) in \(session.conversation) from \(zone.clock(session.start)): "
        + outcome.rawValue + reason,
      "  \(facts.joined(separator: ", "))",
    ]
    if outcome == .engaged {
      lines.append("  Abandoned from \(zone.clock(session.abandonedAt)) on, unless something comes of it")
    }
    if !session.firstWords.isEmpty { lines.append("  begins with \"\(session.firstWords)\"") }
    lines.append("  [\(rule.id)] \(rule.source)")
    return lines
  }
}

extension AnalyticsSession.End {
  /// What ended it, in words.
  var words: String {
    switch self {
    case .silence: "ended by 30 minutes of silence"
    case .length: "ended by its 60 minutes"
    case .turns: "ended by its 100 turns"
    case .handOff: "handed over"
    case .closed: "closed"
    }
  }
}
