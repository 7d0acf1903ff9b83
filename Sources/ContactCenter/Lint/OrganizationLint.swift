import Basis

/// What is wrong or doubtful about an organization, as data; whoever read it from a file adds the positions.
public enum OrganizationLint {
  /// The object a finding is about.
  public enum Subject: Sendable, Hashable {
    /// A workstream.
    case workstream(WorkstreamID)
    /// A route-to-queue rule of a workstream, by its position.
    case rule(WorkstreamID, Int)
    /// A queue.
    case queue(QueueID)
    /// A bot or a representative.
    case member(MemberID)
  }

  /// A finding.
  public struct Finding: Sendable, Hashable {
    /// How bad it is.
    public var severity: Diagnostic.Severity
    /// Stable and dotted, as in `organization.duplicate-application-id`.
    public var code: String
    /// What it is about.
    public var subject: Subject
    /// What is wrong and why it matters, one sentence without a full stop.
    public var message: String
    /// How to mend it.
    public var hint: String

    /// Makes a finding.
    public init(
      _ severity: Diagnostic.Severity, _ code: String, _ subject: Subject, _ message: String, hint: String
    ) {
      self.severity = severity
      self.code = "organization." + code
      self.subject = subject
      self.message = message
      self.hint = hint
    }

    /// The finding as a diagnostic at a position.
    public func diagnostic(at span: SourceSpan?) -> Diagnostic {
      Diagnostic(severity, code, message, at: span, hint: hint)
    }
  }

  /// All findings, in the order of workstreams, queues, bots and representatives.
  public static func findings(_ organization: Organization) -> [Finding] {
    workstreams(organization) + queues(organization) + bots(organization) + representatives(organization)
  }

  // MARK: Workstreams

  private static func workstreams(_ organization: Organization) -> [Finding] {
    var findings: [Finding] = []
    for (index, workstream) in organization.workstreams.enumerated() {
      let subject = Subject.workstream(WorkstreamID(index))
      if workstream.distribution == .pick { findings += pick(organization, workstream, subject) }
      if workstream.fallbackQueue == nil {
        findings.append(
          Finding(
            .warning, "no-fallback-queue", subject,
            "\(workstream.name) has no fallback queue: a conversation that matches no rule is closed",
            hint: "Name a fallback-queue"))
      }
      if let offer = workstream.timings.offer, offer.milliseconds <= 0 {
        findings.append(
          Finding(
            .error, "offer-without-time", subject,
            "Offers of \(workstream.name) last \(offer), so nobody could answer; they are made without limit",
            hint: "Give them a length, as in 120s"))
      }
      if workstream.allowedPresences.isEmpty {
        findings.append(
          Finding(
            .error, "no-allowed-presence", subject,
            "\(workstream.name) allows no presence: no representative is ever offered a conversation",
            hint: "Allow Available and Busy"))
      }
      let unconditional = workstream.routeToQueue.firstIndex(where: \.when.isEmpty)
      if let unconditional, unconditional + 1 < workstream.routeToQueue.count {
        findings.append(
          Finding(
            .warning, "rule-hides-others", .rule(WorkstreamID(index), unconditional),
            "\(workstream.routeToQueue[unconditional].name) has no condition, so the rules after it never apply",
            hint: "Move it to the end, or give it a condition"))
      }
    }
    return findings
  }

  private static func pick(
    _ organization: Organization, _ workstream: Workstream, _ subject: Subject
  ) -> [Finding] {
    let reached = (workstream.routeToQueue.map(\.queue) + [workstream.fallbackQueue].compactMap { $0 })
      .compactMap { organization[$0] }
    let member = reached.lazy.flatMap(\.members).compactMap(\.bot).first
    guard let bot = workstream.bot ?? member else { return [] }
    return [
      Finding(
        .error, "bot-in-pick-workstream", subject,
        "\(workstream.name) distributes by pick, and \(organization.name(of: .bot(bot))) gets nothing from it",
        hint: "Set distribution to push, or remove the bot")
    ]
  }

  // MARK: Queues

  private static func queues(_ organization: Organization) -> [Finding] {
    organization.queues.indices.flatMap { index in
      let queue = organization.queues[index]
      let subject = Subject.queue(QueueID(index))
      if queue.members.isEmpty {
        return [
          Finding(
            .error, "queue-without-members", subject,
            "\(queue.name) has no members: a conversation that reaches it is closed",
            hint: "Add representatives or bots to its members")
        ]
      }
      return order(organization, queue, subject)
    }
  }

  /// The capacities of bots and people in one queue (S2, CE configure-bot-best-practices).
  private static func order(
    _ organization: Organization, _ queue: Queue, _ subject: Subject
  ) -> [Finding] {
    let bots = queue.members.compactMap(\.bot).compactMap { organization[$0] }
      .sorted { $0.capacity > $1.capacity }
    let people = queue.members.compactMap(\.representative).compactMap { organization[$0] }
      .sorted { $0.capacity > $1.capacity }
    guard let first = bots.first else { return [] }
    guard let best = people.first, let least = people.last else {
      return [
        Finding(
          .note, "queue-without-people", subject,
          "\(queue.name) has bots only: what they escalate into it goes to no person",
          hint: "Keep a representative in it unless only transfers end there")
      ]
    }
    var findings: [Finding] = []
    if first.capacity <= best.capacity {
      let relation = first.capacity == best.capacity ? "as high as" : "below"
      findings.append(
        Finding(
          .warning, "bot-not-above-people", subject,
          "In \(queue.name) \(first.name) (\(first.capacity)) is \(relation) \(best.name) (\(best.capacity)), "
            + "who may get new conversations first",
          hint: "Give \(first.name) more than \(best.capacity)"))
    }
    if let wrong = bots.dropFirst().first(where: { $0.capacity >= least.capacity }) {
      findings.append(
        Finding(
          .warning, "second-bot-not-below-people", subject,
          "In \(queue.name) \(wrong.name) (\(wrong.capacity)) is not below \(least.name) (\(least.capacity)): "
            + "an escalation may land on it instead of a person",
          hint: "Order the capacities: first bot, then people, then the second bot"))
    }
    for (a, b) in zip(bots, bots.dropFirst()) where a.capacity == b.capacity {
      findings.append(
        Finding(
          .warning, "bots-of-equal-capacity", subject,
          "In \(queue.name) \(a.name) and \(b.name) have the same capacity, so they take turns",
          hint: "Give the bot that comes first more capacity"))
    }
    return findings
  }

  // MARK: Members

  private static func bots(_ organization: Organization) -> [Finding] {
    var findings: [Finding] = []
    var owners: [String: String] = [:]
    for (index, bot) in organization.bots.enumerated() {
      let id = BotID(index)
      let subject = Subject.member(.bot(id))
      let application = bot.applicationID.lowercased()
      if application.isEmpty {
        findings.append(
          Finding(
            .warning, "no-application-id", subject,
            "\(bot.name) has no application id, so it is no application user",
            hint: "Give it an application-id of its own"))
      } else if let owner = owners[application] {
        findings.append(
          Finding(
            .error, "duplicate-application-id", subject,
            "\(bot.name) has the application id of \(owner); each bot of an organization needs its own",
            hint: "Register another application for \(bot.name)"))
      } else {
        owners[application] = bot.name
      }
      findings += reach(organization, id, bot)
    }
    return findings
  }

  private static func reach(_ organization: Organization, _ id: BotID, _ bot: Bot) -> [Finding] {
    let subject = Subject.member(.bot(id))
    var findings: [Finding] = []
    let isQueued = organization.queues.contains { $0.members.contains(.bot(id)) }
    if !isQueued, !organization.workstreams.contains(where: { $0.bot == id }) {
      findings.append(
        Finding(
          .warning, "bot-nowhere", subject,
          "\(bot.name) is in no queue and on no workstream, so it gets no conversations",
          hint: "Add it to a queue's members or to a workstream"))
    }
    if !bot.isPublished {
      findings.append(
        Finding(
          .warning, "bot-unpublished", subject, "\(bot.name) is not published, so it gets no conversations",
          hint: "Set published to true"))
    }
    if isQueued, let cost = organization.workstreams.map(\.units).min(), bot.capacity < cost {
      findings.append(
        Finding(
          .warning, "bot-below-cost", subject,
          "\(bot.name) has capacity \(bot.capacity), below the cost \(cost) of one conversation, and is passed over",
          hint: "Give it at least \(cost)"))
    }
    return findings
  }

  private static func representatives(_ organization: Organization) -> [Finding] {
    let cost = organization.workstreams.map(\.units).min() ?? 0
    return organization.representatives.enumerated().flatMap { index, person in
      let id = MemberID.representative(RepresentativeID(index))
      var findings: [Finding] = []
      if !organization.queues.contains(where: { $0.members.contains(id) }) {
        findings.append(
          Finding(
            .warning, "representative-nowhere", .member(id),
            "\(person.name) is in no queue, so nothing is offered to them",
            hint: "Add them to a queue's members"))
      }
      if person.capacity < cost {
        findings.append(
          Finding(
            .warning, "representative-below-cost", .member(id),
            "\(person.name) has capacity \(person.capacity), below the cost \(cost) of one conversation",
            hint: "Give them at least \(cost)"))
      }
      return findings
    }
  }
}
