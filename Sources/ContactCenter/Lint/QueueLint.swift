import Basis

// What is doubtful about queues.
extension OrganizationLint.Lint {
  func queues() -> [Finding] {
    organization.queues.indices.flatMap { index in
      let queue = organization.queues[index]
      let subject = Subject.queue(QueueID(index))
      if queue.members.isEmpty {
        return [
          Finding(
            .error, "queue-without-members", subject, by: RoutingRules.emptyQueueCloses,
            "\(queue.name) has no members: a conversation that reaches it is closed",
            hint: "Add representatives or bots to its members")
        ]
      }
      return hours(queue, subject) + order(queue, subject) + isDefault(QueueID(index), subject)
        + ownRules(queue, QueueID(index))
    }
  }

  private func hours(_ queue: Queue, _ subject: Subject) -> [Finding] {
    guard let place = queue.hours, organization.operatingHours.indices.contains(place) else { return [] }
    let plan = organization.operatingHours[place]
    guard plan.openings.allSatisfy({ $0.from >= $0.until }) else { return [] }
    return [
      Finding(
        .error, "queue-never-open", subject, by: RoutingRules.operatingHours,
        "\(queue.name) is served by \(plan.name), which is never open",
        hint: "Give \(plan.name) hours, as in {mon-fri: \"08:00-17:00\"}")
    ]
  }

  /// Bots are kept out of the default queue (CE configure-bot-best-practices): what no rule wanted would begin with one.
  private func isDefault(_ id: QueueID, _ subject: Subject) -> [Finding] {
    guard rules.holds(RoutingRules.legacyDefaultQueue), organization.defaultQueue == id,
      let queue = organization[id], let bot = queue.members.compactMap(\.bot).first
    else { return [] }
    return [
      Finding(
        .warning, "bot-in-default-queue", subject, by: RoutingRules.legacyDefaultQueue,
        "\(organization.name(of: .bot(bot))) is in the default queue \(queue.name): what no rule matches goes to it",
        hint: "Put bots into other queues")
    ]
  }

  /// The capacities of bots and people in one queue (S2, CE configure-bot-best-practices).
  private func order(_ queue: Queue, _ subject: Subject) -> [Finding] {
    // Rules of its own need not compare capacities.
    guard queue.assignment != .custom else { return [] }
    let bots = queue.members.compactMap(\.bot).compactMap { organization[$0] }
      .sorted { $0.capacity > $1.capacity }
    let people = queue.members.compactMap(\.representative).compactMap { organization[$0] }
      .sorted { $0.capacity > $1.capacity }
    guard let first = bots.first else { return [] }
    guard let best = people.first, let least = people.last else {
      return [
        Finding(
          .note, "queue-without-people", subject, by: RoutingRules.neverAgain,
          "\(queue.name) has bots only: what they escalate into it goes to no person",
          hint: "Keep a representative in it unless only transfers end there")
      ]
    }
    var findings: [Finding] = []
    if first.capacity <= best.capacity {
      let relation = first.capacity == best.capacity ? "as high as" : "below"
      findings.append(
        Finding(
          .warning, "bot-not-above-people", subject, by: RoutingRules.highestCapacity,
          "In \(queue.name) \(first.name) (\(first.capacity)) is \(relation) \(best.name) (\(best.capacity)), "
            + "who may get new conversations first",
          hint: "Give \(first.name) more than \(best.capacity)"))
    }
    if let wrong = bots.dropFirst().first(where: { $0.capacity >= least.capacity }) {
      findings.append(
        Finding(
          .warning, "second-bot-not-below-people", subject, by: RoutingRules.highestCapacity,
          "In \(queue.name) \(wrong.name) (\(wrong.capacity)) is not below \(least.name) (\(least.capacity)): "
            + "an escalation may land on it instead of a person",
          hint: "Order the capacities: first bot, then people, then the second bot"))
    }
    for (a, b) in zip(bots, bots.dropFirst()) where a.capacity == b.capacity {
      findings.append(
        Finding(
          .warning, "bots-of-equal-capacity", subject, by: RoutingRules.earliestLastAssignment,
          "In \(queue.name) \(a.name) and \(b.name) have the same capacity, so they take turns",
          hint: "Give the bot that comes first more capacity"))
    }
    return findings
  }
}
