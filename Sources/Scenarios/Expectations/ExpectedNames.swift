import Basis
import Channels
import ContactCenter
import Simulation
import Views

/// The names that can stand in the fields of expectations, to find slips of the hand before anything runs.
///
/// A slip in something that must not happen would never be noticed, so it is an error there; elsewhere it is
/// a warning, because the expectation fails and says so.
struct ExpectedNames: Sendable {
  let members: [String]
  let customers: [String]
  let queues: [String]
  let rules: [String]

  /// Everything that the world of a scenario has a name for.
  init(_ organization: Organization, customers: [Customer]) {
    members = organization.memberNames.names
    queues = organization.queueNames.names
    rules =
      organization.workstreams.flatMap(\.routeToQueue).map(\.name) + [
        "fallback", "transfer", "returned", "overflow", "default",
      ]
    self.customers = customers.map(\.name)
  }

  /// Reports a name that nobody has.
  func check(
    _ field: String, _ pattern: Pattern, of subject: Subject, isWanted: Bool,
    _ diagnostics: inout [Diagnostic]
  ) {
    let severity: Diagnostic.Severity = isWanted ? .warning : .error
    if field == "losers", case .members(let fields) = pattern.form {
      for loser in fields {
        check(
          loser.name, in: NameTable("bot or representative", members.map { ($0, ()) }),
          at: loser.pattern.span, severity, &diagnostics)
        check(loser.pattern, in: NameTable("verdict", Verdict.names.map { ($0, ()) }), severity, &diagnostics)
      }
      return
    }
    if subject == .received, field == "on" { return checkProfile(pattern, severity, &diagnostics) }
    if let known = known(field, of: subject) { check(pattern, in: known, severity, &diagnostics) }
  }

  /// `on` chooses what is looked at, so that it must be there and be one channel.
  private func checkProfile(
    _ pattern: Pattern, _ severity: Diagnostic.Severity, _ diagnostics: inout [Diagnostic]
  ) {
    guard case .text(let name) = pattern.form else {
      diagnostics.append(
        Diagnostic(
          .error, "expect.profile", "on is one channel, or one channel of a version", at: pattern.span,
          hint: "write it like teams or teams@2022-06"))
      return
    }
    switch DeliveryProfile.reading(name.trimmed) {
    case .success(let profile):
      guard let era = profile.era, let absence = profile.absence(in: era) else { return }
      diagnostics.append(
        Diagnostic(
          .warning, "channel.not-in-version", absence, at: pattern.span,
          hint: "write \(profile.channel.id)@\(profile.channel.since) or later"))
    case .failure(let failure):
      diagnostics += failure.diagnostics.map { finding in
        var finding = finding
        finding.span = pattern.span
        finding.severity = severity
        return finding
      }
    }
  }

  private func known(_ field: String, of subject: Subject) -> NameTable<Void>? {
    func table(_ what: String, _ names: [String]) -> NameTable<Void> {
      NameTable(what, names.map { ($0, ()) })
    }
    let seats = Audience.seats.map(\.name)
    switch (subject, field) {
    case (.happening(.rejected), "rule"), (.happening(.context), _), (.happening(.variable), "value"),
      (.happening(.identified), _), (.happening(.linked), "to"):
      return nil
    case (.state, "state"), (.happening(.state), "state"):
      return table("state", ConversationStatus.allCases.map(\.name))
    case (.state, "reason"), (.happening(.state), "reason"):
      return table("reason", StatusReason.allCases.map(\.rawValue))
    case (_, "queue"): return table("queue", queues)
    case (.received, "limits"), (.happening(.limited), "rule"):
      return table("limitation", ChannelRules.all.map(\.id))
    case (.happening(.limited), "is"):
      return table("outcome", ChannelDelivery.Outcome.allCases.map(\.rawValue))
    case (.happening(.limited), "what"), (.happening(.limited), "channel"): return nil
    case (.happening(.consult), "is"):
      return table("stage", Consult.Stage.allCases.map(\.rawValue) + Consult.End.allCases.map(\.rawValue))
    case (.happening(.widget), "is"):
      return table(
        "state",
        ["survey", "asked", "answered", "skipped", "survey-ended", "kept", "retried", "closed"])
    case (.happening(.supervised), "is"): return table("part", Supervision.allCases.map(\.rawValue))
    case (.happening(.connection), "is"): return table("state", ["lost", "back", "unseen"])
    case (.happening(.routed), "rule"): return table("rule", rules)
    case (.happening(.overflow), "when"): return table("condition", Overflow.Condition.words)
    case (.happening(.overflow), "then"): return table("action", Overflow.Action.words)
    case (_, "method"): return table("method", AssignmentMethod.allCases.map(\.rawValue))
    case (_, "presence"): return table("presence", Presence.allCases.map(\.rawValue))
    case (.happening(.message), "kind"), (.sent, "kind"), (.received, "kind"), (.seen, "kind"):
      return table("kind of message", Message.Kind.allCases.map(\.rawValue))
    case (.session, "outcome"): return table("outcome", AnalyticsSession.Outcome.allCases.map(\.rawValue))
    case (.session, "reason"): return table("reason", AnalyticsSession.Reason.allCases.map(\.rawValue))
    case (.session, "end"): return table("end of a session", AnalyticsSession.End.allCases.map(\.rawValue))
    case (.walkthrough, "is"): return table("state of a step", WalkthroughProgress.StepState.names)
    case (.lesson, "is"): return table("state of a task", LessonRecord.State.allCases.map(\.rawValue))
    case (.seen, "what"): return table("kind of line", SeenWhat.allCases.map(\.rawValue))
    case (_, "bot"): return table("bot", members)
    case (_, "customer"): return table("customer", customers)
    case (.happening(.message), "to"), (.happening(.typing), "to"), (.sent, "to"): return table("seat", seats)
    case (_, "to"), (_, "owner"): return table("bot or representative", members)
    case (_, "from"), (_, "by"), (_, "who"):
      return table("bot, representative or customer", members + customers + ["system", "stage"] + seats)
    default: return nil
    }
  }

  private func check(
    _ pattern: Pattern, in table: NameTable<Void>, _ severity: Diagnostic.Severity,
    _ diagnostics: inout [Diagnostic]
  ) {
    switch pattern.form {
    case .text(let name): check(name, in: table, at: pattern.span, severity, &diagnostics)
    case .oneOf(let patterns), .elements(let patterns):
      for pattern in patterns { check(pattern, in: table, severity, &diagnostics) }
    case .not(let pattern): check(pattern, in: table, .error, &diagnostics)
    default: return
    }
  }

  private func check(
    _ name: String, in table: NameTable<Void>, at span: SourceSpan, _ severity: Diagnostic.Severity,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard !name.contains("*"), !name.contains("?"), !table.names.contains(name) else { return }
    diagnostics.append(table.unknown(name, at: span, severity: severity))
  }
}

/// What `what:` can say in `seen` and `unseen`.
public enum SeenWhat: String, CaseIterable, Sendable {
  /// Any line.
  case transcript
  /// Something said aloud.
  case message
  /// A line of the product.
  case notice
  /// What a bot tells the representative.
  case privateMessage = "private"
  /// What a representative wrote for colleagues.
  case note
}
