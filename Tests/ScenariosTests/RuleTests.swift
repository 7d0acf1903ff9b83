import Basis
import ContactCenter
import Foundation
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

/// Every rule that can be switched decides something: where it is switched, something goes another way.
@Suite("Rules that can be switched")
struct RuleTests {
  /// What happened. A decision holds which rules it asked, which says nothing of what they decided.
  private func happened(in run: Run) -> [Event] {
    run.log.entries.map { entry in
      guard case .center(.assignmentDecided(let id, let box)) = entry.event else { return entry.event }
      var decision = box.value
      decision.terms.rules = []
      return .center(.assignmentDecided(id, Boxed(decision)))
    }
  }

  /// All that anybody can see of a run: what happened, what customers receive, what analytics count.
  private func traces(of run: Run) -> [String] {
    let received = run.state.threads.flatMap { thread in
      thread.lines.indices.map { place in
        run.customerLine(place, of: thread).map { "\($0.activity.json.text) \($0.fired)" } ?? "-"
      }
    }
    let sessions = run.analyticsSessions().map {
      "\($0.finalOutcome) \($0.turns) \($0.rating ?? 0) \($0.topic as Any)"
    }
    return received + sessions + ["\(SupervisionReport(run, Self.lexicon).json.text)"]
  }

  private static let lexicon = SentimentLexicon(
    text: (try? String(
      contentsOfFile: "\(ShippedScenarios.Shipped.root)/Assets/data/sentiment.txt", encoding: .utf8)) ?? "")

  private func differs(_ rule: Rule, in name: String) throws -> Bool {
    let real = try #require(ShippedScenarios.Shipped.played[name]).run
    let isOn = real.world.rules.holds(rule)
    let change = try WorldChangeParser(real.world).parse("\(rule.id)=\(isOn ? "off" : "on")").get()
    let other = WhatIf(real, [change]).other
    return happened(in: other) != happened(in: real) || traces(of: other) != traces(of: real)
  }

  /// A shipped scenario for each rule that decides something in one; found by switching every rule in every scenario.
  private static let witnesses: [String: [String]] = [
    "two-bots-one-queue-two-people/scenario.yml": ["transfer.bot-bound"],
    "two-bots-one-queue-two-people/nobody-answers.scenario.yml": ["offer.decline-lowers-priority"],
    "one-queue-no-rule/unpublished.scenario.yml": ["bot.unpublished-gets-nothing"],
    "at-the-desk/disconnect.scenario.yml": [
      "bot.never-again",
      "bot.capacity-never-reduced",
      "escalation.updates-context", "handoff.last-phrase-key",
      "offer.timeout", "presence.follows-capacity", "route.fallback-queue",
      "state.disconnect-opens",
    ],
    "at-the-desk/messages.scenario.yml": ["close.waiting-too-long", "state.x-waits"],
    "at-the-desk/scenario.yml": ["transfer.listed-presences"],
    "at-the-desk/supervisor.scenario.yml": [
      "session.shipped-topics-are-system", "supervisor.assigns-open-only", "supervisor.monitors-accepted",
    ],
    "azure-bot/commands.scenario.yml": [
      "azure.start-conversation", "overflow.after-escalation", "route.first-match-stops",
    ],
    "azure-bot/ends.scenario.yml": ["azure.two-activities"],
    "azure-bot/one-activity.scenario.yml": ["overflow.once"],
    "azure-bot/skills.scenario.yml": ["skill.not-asked-of-bots", "classify.first-match"],
    "azure-bot/skills-off.scenario.yml": ["skill.needs-skill-based-routing"],
    "azure-bot/types-rejected.scenario.yml": ["azure.context-types", "azure.context-wrapper"],
    "azure-bot/unbridged.scenario.yml": ["azure.bridged-only"],
    "capacity-profiles/scenario.yml": ["capacity.profile-blocks"],
    "chat-window/identified.scenario.yml": [
      "records.only-active-case", "records.rules-2024", "widget.pre-chat",
    ],
    "chat-window/out-of-hours.scenario.yml": ["widget.outside-hours", "workstream.bot-first"],
    "chat-window/persistent.scenario.yml": [
      "close.persistent-only-representative", "widget.persistent-resumes", "widget.reconnect",
    ],
    "chat-window/post-chat.scenario.yml": [
      "close.bot-inactivity", "widget.participant-joined", "widget.post-chat",
    ],
    "chat-window/queue-position.scenario.yml": [
      "widget.average-wait", "widget.no-wait-persistent", "widget.queue-position",
    ],
    "chat-window/reconnect.scenario.yml": [
      "close.disconnect-grace", "reconnect.not-after-end", "widget.keeps-unsent",
    ],
    "chat-window/scenario.yml": ["widget.options"],
    "credit-card-routing/bot-variable.scenario.yml": ["variable.keeps-type"],
    "credit-card-routing/home-loan.scenario.yml": ["handoff.topics-exclude-redirects"],
    "customer-records/another-customers-case.scenario.yml": [
      "records.case-of-customer"
    ],
    "customer-records/bot-ends.scenario.yml": [
      "close.context-variable", "records.when-bot-ends", "session.redirects-engage",
    ],
    "customer-records/only-active-case.scenario.yml": ["records.values-ignore-case"],
    "customer-records/scenario.yml": ["transfer.excludes-transferrer", "sentiment.problems-neutral"],
    "one-queue-no-rule/scenario.yml": ["close.wrap-up", "fallback.count-first", "session.fallback-engages"],
    "one-queue-no-rule/session-counts.scenario.yml": ["session.length"],
    "one-queue-no-rule/window-closed-by-variable.scenario.yml": ["close.widget-leaves-bot-active"],
    "overflow/scenario.yml": [
      "offer.decline-limit",
      "overflow.waiting-time", "queue.operating-hours", "transfer.operational-queue",
    ],
    "own-rules/prioritized.scenario.yml": ["condition.finds-records", "priority.buckets"],
  ]

  @Test("switched in a shipped scenario, something goes another way", arguments: witnesses.keys.sorted())
  func shipped(name: String) throws {
    for id in Self.witnesses[name] ?? [] {
      let rule = try #require(RuleTable.switchable.first { $0.id == id }, "\(id)")
      #expect(try differs(rule, in: name), "\(id)")
    }
  }

  /// Rules whose switch no test shows yet: most of them the topic engine's. The list only gets shorter.
  private static let unshown: Set<String> = [
    "cards.inputs-not-shown", "emit-event.starts-topics", "limit.message-size", "plan.completes",
    "question.phrase-interrupts-text",
    "recognize-intent.ends-topic", "slots.of-this-topic", "slots.only-sure-ones", "variable.system-read-only",
    "azure.context-lengths", "hub.status",
    "messages.locale", "session.silence", "session.turns", "sentiment.bot-phase",
    "sentiment.profanity-negative",
    "widget.persistent-signed-in", "note.needs-record",
  ]

  /// Every other rule that can be switched is switched by a test, by its id; what that changes is the test's to say.
  @Test("what no shipped scenario shows, a test of its own switches")
  func elsewhere() throws {
    let tests = try Self.texts(below: "\(ShippedScenarios.Shipped.root)/Tests")
    let shown = Set(Self.witnesses.values.joined())
    // A channel's limitation is asked of each message and profile: ChannelsTests go through their table.
    for rule in RuleTable.switchable where !shown.contains(rule.id) && !rule.id.hasPrefix("channel.") {
      let forms = [": false", ": true", "\": false", "\": true", ": off", ": on", "=off", "=on"]
      // The set-up's rules are switched in ConnectRuleTests by their list.
      let isListed = ConnectRuleTests.switches.contains { $0.rule == rule.id }
      let isSwitched =
        isListed || tests.contains { text in forms.contains { text.contains("\(rule.id)\($0)") } }
      #expect(isSwitched != Self.unshown.contains(rule.id), "\(rule.id)")
    }
  }

  private static func texts(below folder: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("/RuleTests.swift") }.map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
  }
}
