import Basis

/// What is wrong or doubtful about an organization, as data; whoever read it from a file adds the positions.
public enum OrganizationLint {
  /// The object a finding is about.
  public enum Subject: Sendable, Hashable {
    /// What was prepared before bots were connected.
    case setUp
    /// A workstream.
    case workstream(WorkstreamID)
    /// A context variable of a workstream, by its position.
    case variable(WorkstreamID, Int)
    /// A route-to-queue rule of a workstream, by its position.
    case rule(WorkstreamID, Int)
    /// A comparison of such a rule, by its position among all of them.
    case comparison(WorkstreamID, Int, Int)
    /// A queue.
    case queue(QueueID)
    /// A rule of a ruleset of a queue's own, by the positions of both.
    case ownRule(QueueID, Int, Int)
    /// A bot or a representative.
    case member(MemberID)
    /// Where a bot says what it is connected to.
    case connection(BotID)
  }

  /// A finding.
  public struct Finding: Sendable, Hashable {
    /// How bad it is.
    public var severity: Diagnostic.Severity
    /// Stable and dotted, as in `organization.duplicate-application-id`.
    public var code: String
    /// What it is about.
    public var subject: Subject
    /// The product's rule that makes it a mistake; nil when only the file is odd.
    public var rule: Rule?
    /// What is wrong and why it matters, one sentence without a full stop.
    public var message: String
    /// How to mend it.
    public var hint: String

    /// Makes a finding.
    public init(
      _ severity: Diagnostic.Severity, _ code: String, _ subject: Subject, by rule: Rule? = nil,
      _ message: String, hint: String
    ) {
      self.severity = severity
      self.code = "organization." + code
      self.subject = subject
      self.rule = rule
      self.message = message
      self.hint = hint
    }

    /// The finding as a diagnostic at a position.
    public func diagnostic(at span: SourceSpan?) -> Diagnostic {
      Diagnostic(severity, code, message, at: span, hint: hint, rule: rule?.id)
    }
  }

  /// All findings, in the order of set-up, workstreams, queues, bots and representatives.
  public static func findings(_ organization: Organization, rules: RuleBook = RuleBook()) -> [Finding] {
    let lint = Lint(organization: organization, rules: rules)
    return lint.setUp() + lint.workstreams() + lint.queues() + lint.bots() + lint.representatives()
  }

  /// One look at an organization.
  struct Lint {
    let organization: Organization
    let rules: RuleBook

    /// The queues that a workstream's conversations can come to without a person's doing, each once, in order.
    func queues(reachedFrom workstream: Workstream) -> [QueueID] {
      var reached: [QueueID] = []
      func reach(_ queue: QueueID) {
        guard !reached.contains(queue), let found = organization[queue] else { return }
        reached.append(queue)
        for overflow in found.overflow { if case .transfer(let next) = overflow.action { reach(next) } }
      }
      for rule in workstream.routeToQueue {
        if rule.shares.isEmpty { reach(rule.queue) }
        for share in rule.shares { reach(share.queue) }
        for overflow in rule.overflow ?? [] {
          if case .transfer(let next) = overflow.action { reach(next) }
        }
      }
      if let fallback = workstream.fallbackQueue { reach(fallback) }
      if rules.holds(RoutingRules.legacyDefaultQueue), let queue = organization.defaultQueue { reach(queue) }
      return reached
    }

    /// Whether a member could ever get a conversation of a cost.
    func canServe(_ member: MemberID, cost: Int) -> Bool {
      switch member {
      case .bot(let id): organization[id].map { $0.isPublished && $0.capacity >= cost } ?? false
      case .representative(let id): organization[id].map { $0.capacity >= cost } ?? false
      }
    }
  }
}
