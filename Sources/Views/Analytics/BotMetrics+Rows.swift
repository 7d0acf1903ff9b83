import Basis

extension BotMetrics {
  /// A figure with its name and what it is worked out of.
  public struct Row: Equatable, Sendable {
    /// The key in JSON and CSV.
    public var key: String
    /// The product's name.
    public var name: String
    /// The figure as people read it; `-` where there is nothing to divide by.
    public var value: String
    /// What it is worked out of.
    public var basis: String
    /// The figure as a number: a count, tenths of a percent, or seconds.
    public var number: Int?
  }

  /// The figures in the order of the dashboard.
  public var rows: [Row] {
    [
      count("conversations", "Conversations", conversations),
      count("bot_conversations", "Bot conversations", botConversations),
      rate("bot_resolution_rate", "Bot resolution rate", resolution, "closed with a bot"),
      time("bot_resolution_time", "Bot resolution time", resolutionTime, "customer and bot before the close"),
      rate("bot_escalation_rate", "Bot escalation rate", escalation, "escalated by a bot"),
      time("bot_escalation_time", "Bot escalation time", escalationTime, "customer and bot before it"),
      rate("bot_deflection_rate", "Bot deflection rate", deflection, "not escalated"),
      Row(
        key: "average_sentiment", name: "Average sentiment", value: averageSentiment.name,
        basis: "\(moods.positive) positive, \(moods.neutral) neutral, \(moods.negative) negative",
        number: averageSentiment.rawValue),
      time("speed_to_answer", "Speed to answer", speedToAnswer, "waiting for the first person"),
      rate("answered_in_target", "Answered in 180 s", withinTarget, "answered in time"),
      rate("abandon_rate", "Abandon rate", abandon, "left before a person accepted"),
      rate("transfer_rate", "Transfer rate", transfer, "handed on by a person"),
      time("handle_time", "Handle time", handleTime, "with people"),
    ]
  }

  private func count(_ key: String, _ name: String, _ number: Int) -> Row {
    Row(key: key, name: name, value: String(number), basis: "", number: number)
  }

  private func rate(_ key: String, _ name: String, _ share: Share, _ what: String) -> Row {
    let value = share.permille.map { "\($0 / 10).\($0 % 10) %" } ?? "-"
    return Row(
      key: key, name: name, value: value, basis: "\(share.count) of \(share.total) \(what)",
      number: share.permille)
  }

  private func time(_ key: String, _ name: String, _ span: TimeSpan?, _ what: String) -> Row {
    Row(
      key: key, name: name, value: span.map(ReportTime.words) ?? "-", basis: what,
      number: span.map { Int($0.milliseconds / 1000) })
  }
}

/// How reports write a length of time.
enum ReportTime {
  /// Whole hours as `2 hours`, anything else as `1:30:00`.
  static func hours(_ span: TimeSpan) -> String {
    let hour: Int64 = 3_600_000
    guard span.milliseconds % hour == 0 else { return words(span) }
    let hours = span.milliseconds / hour
    return hours == 1 ? "hour" : "\(hours) hours"
  }

  /// Whole seconds as `1:05` or `2:03:04`.
  static func words(_ span: TimeSpan) -> String {
    let seconds = max(0, span.milliseconds / 1000)
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, ISO8601.padded(Int(seconds % 60)))
    return hours == 0 ? "\(minutes):\(rest)" : "\(hours):\(ISO8601.padded(Int(minutes))):\(rest)"
  }
}
