import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Recording events")
struct RecordingTests {
  /// Every kind of condition and of order.
  static let ruleset = AssignmentRuleset(
    name: "own",
    rules: [
      AssignmentRule(
        name: "all",
        conditions: [
          .bot(false), .presence(nil), .presence([.busy, .appearAway]), .units(nil), .units(7), .profiles,
          .skills,
          .attribute("a", .greaterThan, MemberCondition.Operand("3")),
          .attribute("b", .equals, MemberCondition.Operand("x", variable: "B")),
          .attribute("c", .equals, MemberCondition.Operand(nil, variable: "C")),
        ], order: MemberOrder(.attribute("Level"), isAscending: false))
    ]
      + [MemberOrder.Key.roundRobin, .leastActive, .units, .profiles, .proficiency, .skillCount].map {
        AssignmentRule(name: "r", conditions: [], order: MemberOrder($0))
      })

  static let decision = RoutingDecision(
    pass: 2, attempt: 3, cause: .declined(1), passCause: .transferred(0), changedVariables: ["a", "b"],
    route: Boxed(
      RouteOutcome(
        choice: .rule(1), queue: 2,
        rules: [
          RuleTrace(name: "R", queue: 1, state: .notProcessed, conditions: []),
          RuleTrace(
            name: "S", queue: 2, state: .applied,
            conditions: [
              ConditionTrace(
                condition: QueueCondition("v", .equals, "x"), found: ["list", .number("1.5"), .null],
                held: false,
                nearMiss: .valueDiffersByCase),
              ConditionTrace(
                condition: QueueCondition("v", .containsData), found: nil, held: true,
                nearMiss: .variableAlmostNamed("V")),
              ConditionTrace(
                condition: QueueCondition("w", .lessThan, "2"), found: 1, held: true,
                nearMiss: .valueAlmostEqual),
            ]),
        ])),
    terms: AssignmentTerms(
      method: .highestCapacity, cost: 25, allowedPresences: [.busy], isBotBound: true, namedBot: 4,
      declinesAllowed: 2, rules: [.neverAgain, .namedBot], skillMatching: .closest,
      skills: [RequiredSkill("s", rating: 5)], isLeftToPeople: true, ruleset: Boxed(ruleset)),
    winner: .representative(3),
    candidates: [
      .selected, .mayPick, .escalatedBefore, .transferredIt, .unpublished, .botInPickWorkstream,
      .declined(times: 2, limit: 3), .capacityBelowCost(capacity: 1, cost: 2),
      .fullyOccupied(left: -1, capacity: 3, cost: 2), .notAvailable(.doNotDisturb),
      .notBotForBotBoundTransfer,
      .notTheNamedBot, .leftToPeople,
      .profileExhausted(Boxed(ProfileBar(name: "p", reason: .usedUp, limit: 3))),
      .lacksSkill(Boxed(SkillGap(RequiredSkill("s", rating: 5), rating: 3))),
      .lessClose(.overqualified(by: 7)),
      .notTheirTurn, .releasedMoreRecently, .lessCapacity(have: 1, winner: 2), .assignedMoreRecently,
      .joinedLater, .noRule, .ruleUnmet(Boxed(RuleGap(rule: "r", condition: .units(3), found: "2 left"))),
      .laterRule(Boxed(RuleGap(rule: "r", condition: .skills, found: "lacks it"))),
      .orderedAfter(Boxed(OrderGap(rule: "r", what: "Level", own: "1", winner: "2"))),
    ].map {
      RoutingDecision.Candidate(
        facts: CandidateFacts(
          member: .bot(7), capacity: 5, used: 6, presence: .appearAway, isPublished: false,
          escalatedBefore: true,
          transferredIt: true, declines: 8, lastAssigned: 9, lastReleased: 4, ratings: [5, nil],
          profile: Boxed(ProfileBar(name: "p", reason: .blocks, limit: 3)),
          own: Boxed(
            OwnFacts(attributes: [CustomColumn("Level", "3")], profileRoom: 2, skillCount: 4, skillSum: 9))),
        verdict: $0)
    },
    candidateCount: 40, counts: [RoutingDecision.Count(verdict: "selected", count: 1)], rules: ["x", "y"])

  static let variables = Boxed([
    ContextVariable("näme \"x\"\n", .object([JSON.Member("a", .null), JSON.Member("b", .number("1e9"))])),
    ContextVariable("t", "text"), ContextVariable("t2", false),
  ])

  static let events = single + others

  static let single: [CenterEvent] = [
    .conversationStarted(1, 2), .contextVariablesSet(3, variables), .conversationEscalated(4, 5, variables),
    .skillsSet(1, Boxed([RequiredSkill("Loans \"x\"", rating: 5), RequiredSkill("Cards")])),
    .transferRequested(1, Boxed(Transfer(representative: 1, queue: 2, toBot: true, bot: 3))),
    .transferRequested(1, Boxed(Transfer(representative: 1, queue: 2))),
    .assignmentDecided(1, Boxed(decision)), .conversationAssigned(1, .bot(2), units: 25),
    .conversationAssigned(1, .representative(2), units: -1),
    .conversationOffered(1, 2, expires: VirtualTime(milliseconds: -5), units: 3),
    .conversationOffered(1, 2, expires: nil, units: 3), .offerAccepted(1, 2), .offerDeclined(1, 2),
    .offerTimedOut(1, 2), .offerWithdrawn(1, 2, .forceClose),
    .movedToWrapUp(1, .customerMovedToWrapUp, releasesCapacity: true), .widgetClosed(1),
    .customerDisconnected(1, until: VirtualTime(milliseconds: 5)), .customerDisconnected(1, until: nil),
    .customerReconnected(1), .customerGraceElapsed(1), .capacityChanged(.bot(1), 5),
    .publicationChanged(1, false),
    .assignmentCycleEnded(.representative(1), looked: 100),
    .recordsIdentified(
      1,
      Boxed(
        Identification(
          occasion: .accepted(2),
          searches: [
            RecordSearch(
              .contact, [.init("Name", .fullname, "Ana")], found: 1, match: RecordID(.contact, 3),
              rules: ["r"]),
            RecordSearch(.incident, [], found: nil, rules: []),
          ], customer: RecordID(.contact, 3), incident: RecordID(.incident, 0)))),
    .recordsIdentified(1, Boxed(Identification(occasion: .botEnded(1), searches: []))),
    .recordLinked(1, 2, Boxed(.customer(RecordID(.account, 4)))),
    .recordLinked(1, 2, Boxed(.incident(nil))),
    .rejected(
      Boxed(Rejection(request: "accept", conversation: 1, asked: .bot(2), rule: "r", sentence: "No \"way\""))),
    .customerAuthenticated(1), .customerReturned(1), .offerUnseen(1, 2, until: VirtualTime(milliseconds: 7)),
    .representativeChosen(1, 2, by: .supervisor), .representativeChosen(1, 2, by: .representative(3)),
    .assignedToQueue(1, 2), .wrapUpCapacityReleased(1), .conversationFocused(1, 2),
    .consultRequested(1, 2, expires: VirtualTime(milliseconds: 7)), .consultRequested(1, 2, expires: nil),
    .consultJoined(1, 2), .consultantAdded(1, 2), .representativeDisconnected(1, until: nil),
    .representativeDisconnected(1, until: VirtualTime(milliseconds: 9)), .representativeReconnected(1),
    .representativeGraceElapsed(1), .presenceNamed(1, 3),
    .rejected(Boxed(Rejection(request: "start", conversation: nil, asked: nil, rule: "r", sentence: ""))),
  ]

  static var others: [CenterEvent] {
    var events: [CenterEvent] = ClosureReason.allCases.map { .memberLeft(1, .representative(1), $0) }
    events += CloseCause.allCases.map { .conversationClosed(1, $0) }
    events += Consult.End.allCases.map { .consultEnded(1, 2, $0) }
    events += Supervision.allCases.map { .supervisionBegan(1, $0) }
    events += Presence.allCases.map { .presenceChanged(1, $0, byHand: true) }
    for choice in [RouteOutcome.Choice.rule(0), .fallback, .transfer, .returned, .overflow, .defaultQueue] {
      events.append(.conversationRouted(1, Boxed(RouteOutcome(choice: choice, queue: 1, rules: []))))
    }
    for overflow in overflows {
      var trace = RuleTrace(name: "r", queue: nil, state: .matched, conditions: [])
      trace.overflow = overflow.condition
      var route = RouteOutcome(choice: .rule(0), queue: 1, rules: [trace])
      route.overflow = RouteOutcome.Overflowed(queue: 3, setting: overflow)
      route.checkedOverflow = true
      events.append(.conversationRouted(1, Boxed(route)))
      events.append(.queueOverflowed(1, Boxed(RouteOutcome.Overflowed(queue: 3, setting: overflow))))
    }
    let classification = Boxed(
      ClassificationOutcome(
        rulesets: [ClassificationOutcome.RulesetTrace(name: "s", rules: [])],
        variables: [ContextVariable("v", 1)], skills: [RequiredSkill("Billing", rating: 5)]))
    events.append(.conversationClassified(1, classification))
    var classified = decision
    classified.classification = classification
    events.append(.assignmentDecided(1, Boxed(classified)))
    for cause in causes {
      var decision = decision
      decision.cause = cause
      decision.passCause = cause
      decision.winner = nil
      events.append(.assignmentDecided(1, Boxed(decision)))
    }
    return events
  }

  static let overflows = [
    Overflow(.outOfHours, .end), Overflow(.workItems(7), .transfer(2)),
    Overflow(.waiting(.minutes(5)), .assign),
  ]

  static let causes: [RoutingCause] = [
    .started, .escalated(1), .transferred(2), .released(3), .disconnected(3), .assigned, .resumed,
    .overflowed, .declined(4), .timedOut(5), .presence(6),
    .capacity(.bot(7)), .capacity(.representative(8)), .published(9),
  ]

  @Test("every event is one line of JSON and reads back the same", arguments: events)
  func roundTrip(event: CenterEvent) throws {
    var writer = JSONWriter()
    event.record(to: &writer)
    #expect(!writer.text.contains("\n"))
    expectNoDifference(CenterEvent(recorded: try JSON(parsing: writer.bytes)), event)
  }

  @Test("events with a part missing or of another kind are not read", arguments: events)
  func damaged(event: CenterEvent) throws {
    var writer = JSONWriter()
    event.record(to: &writer)
    let members = try #require(try JSON(parsing: writer.bytes).members)
    for index in members.indices where !["expires", "until"].contains(members[index].name) {
      var fewer = members
      fewer.remove(at: index)
      #expect(CenterEvent(recorded: .object(fewer)) == nil)
      var other = members
      other[index].value = ["unexpected"]
      #expect(CenterEvent(recorded: .object(other)) == nil)
    }
    #expect(CenterEvent(recorded: .null) == nil)
  }

  @Test("events stay small")
  func size() {
    #expect(MemoryLayout<CenterEvent>.size <= 40)
  }

  @Test("folding any events in any order never traps and always leaves a state")
  func totality() {
    var state = CenterState(.oneQueue(), rules: RuleBook())
    var number = 0
    for round in 0..<40 {
      for index in Self.events.indices {
        number += 1
        let event = Self.events[(index * 7 + round) % Self.events.count]
        state.apply(event, at: VirtualTime(milliseconds: Int64(number)), number: number)
      }
    }
    #expect(state.conversations.count == 1)
  }
}
