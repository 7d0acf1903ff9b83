import Activities
import Basis

// What is told of a limitation: to people in words, to programs as JSON.

extension Limitation {
  /// When it holds: `since 2022-06`, or `2019-11 to 2022-05`.
  public var versions: String {
    rule.until.map { "\(rule.since) to \($0)" } ?? "since \(rule.since)"
  }

  /// Where it holds: ids of channels, or that it is every one.
  public var channelNames: String {
    guard let channels else { return "every channel" }
    if channels == ChannelProfile.written { return "every channel but voice" }
    return channels.map(\.id).joined(separator: ", ")
  }

  /// Whose messages it touches.
  public var senderNames: String {
    if senders == Sender.everyone { return "whoever sends" }
    return Sender.allCases.filter(senders.contains).map(\.name).joined(separator: ", ")
  }

  /// The rule for programs.
  public var json: JSON {
    let versions = DeliveryProfile.versions.filter { RuleBook(era: $0).holds(rule) }
    return [
      "id": .string(id), "statement": .string(rule.statement), "source": .string(rule.source),
      "since": .string(rule.since.description), "until": rule.until.map { .string($0.description) } ?? .null,
      "versions": .array(versions.map { .string($0.description) }),
      "channels": .array((channels ?? ChannelProfile.all).map { .string($0.id) }),
      "senders": .array(Sender.allCases.filter(senders.contains).map { .string($0.rawValue) }),
      "inferred": inferred.map { .string($0) } ?? .bool(rule.isInferred),
    ]
  }
}

extension ChannelDelivery.Received {
  /// What became of the message, for programs.
  public var json: JSON {
    let fired = fired.map { fired -> JSON in
      ["rule": .string(fired.rule), "is": .string(fired.outcome.rawValue), "what": .string(fired.what)]
    }
    return ["received": activity?.json ?? .null, "limits": .array(fired)]
  }
}

extension DeliveryProfile {
  /// Whether a limitation holds in it.
  public func has(_ limitation: Limitation, rules: RuleBook) -> Bool {
    var rules = rules
    rules.era = era ?? rules.era
    let senders = sender.map { [$0] } ?? Array(Sender.writers)
    return rules.holds(limitation.rule) && senders.contains { limitation.concerns(channel, $0) }
  }
}
