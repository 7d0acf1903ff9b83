import Basis
import ContactCenter
import Simulation

// Facts of the contact centre's events.

extension Telling {
  func center(_ event: CenterEvent) -> [Happening] {
    switch event {
    case .conversationStarted: [status(.open, .awaitingAgentAssignment)]
    case .contextVariablesSet(_, let variables): variables.value.map(context)
    case .conversationEscalated(_, let bot, let variables): [escalated(by: bot, variables.value)]
    case .transferRequested(_, let transfer): [transferred(transfer.value)]
    case .memberLeft(_, let member, let reason):
      // When the conversation ends with it, the state that follows is told by the closing.
      [fact(.left, ("who", name(member)), ("reason", reason.rawValue))]
        + (reason.leadsToRouting ? [status(.open, .awaitingAgentAssignment)] : [])
        + (reason == .agentMovedConversationToWaiting ? [status(.waiting, .awaitingCustomerResponse)] : [])
    case .conversationClassified(_, let outcome):
      [classified(outcome.value)] + outcome.value.variables.map(context)
    case .conversationRouted(_, let outcome):
      (outcome.value.overflow.map { [overflowed($0)] } ?? []) + [routed(outcome.value)]
    case .queueOverflowed(_, let overflow): [overflowed(overflow.value)]
    case .assignmentDecided(_, let decision): decided(decision.value)
    case .conversationAssigned(_, let member, _): assigned(member)
    case .conversationOffered(_, let representative, _, _):
      [
        fact(.offered, [JSON.Member("to", .string(name(.representative(representative))))] + assignment),
        status(.active, .awaitingAgentAcceptance),
      ]
    case .offerAccepted(_, let representative):
      [
        fact(.accepted, ("by", name(.representative(representative)))),
        fact(.joined, ("who", name(.representative(representative)))),
        status(.active, .inConversation),
      ]
    case .offerDeclined(_, let representative):
      [
        fact(.declined, ("by", name(.representative(representative)))),
        status(.open, .awaitingAgentAssignment),
      ]
    case .offerTimedOut(_, let representative):
      [fact(.missed, ("by", name(.representative(representative)))), status(.open, .awaitingAgentAssignment)]
    case .offerWithdrawn(_, let representative, let reason):
      [fact(.left, ("who", name(.representative(representative))), ("reason", reason.rawValue))]
    case .movedToWrapUp(_, let reason, _): [status(.wrapUp, reason)]
    case .recordsIdentified(_, let found): [identified(found.value)]
    case .recordLinked(_, let person, let link): [linked(link.value, by: person)]
    case .conversationClosed(_, let cause): [status(.closed, cause.reason)]
    case .presenceChanged(let representative, let presence, _):
      [fact(.presence, ("who", name(.representative(representative))), ("presence", presence.rawValue))]
    case .capacityChanged(let member, let capacity):
      [fact(.capacity, [JSON.Member("who", .string(name(member))), JSON.Member("capacity", .int(capacity))])]
    case .rejected(let rejection):
      [
        fact(
          .rejected, ("who", rejection.value.asked.map(name) ?? asker), ("rule", rejection.value.rule),
          ("because", rejection.value.sentence))
      ]
    case .widgetClosed, .customerDisconnected, .customerReconnected, .customerGraceElapsed,
      .publicationChanged, .assignmentCycleEnded, .skillsSet, .customerAuthenticated, .wrapUpCapacityReleased,
      .conversationFocused, .presenceNamed, .representativeGraceElapsed:
      []
    default: desk(event)
    }
  }

  /// Who asked for what no member asked for: the supervisor, or a customer.
  private var asker: String {
    for index in (0..<number).reversed() {
      guard case .commanded(let command) = run.log[index].event else { continue }
      return command.value.seat == .supervisor ? "supervisor" : "customer"
    }
    return "customer"
  }

  private func desk(_ event: CenterEvent) -> [Happening] {
    switch event {
    case .customerReturned: [status(.open, .awaitingAgentAssignment)]
    case .assignedToQueue(_, let queue):
      [
        fact(.transferred, ("queue", world.name(of: queue)), ("by", "supervisor")),
        status(.open, .assignedBySupervisor),
      ]
    case .representativeChosen(_, let person, let chooser):
      [fact(.transferred, ("to", name(.representative(person))), ("by", who(chooser)))]
    case .offerUnseen(_, let person, _):
      [connection(person, "unseen")]
    case .consultRequested(_, let person, _): [consult(person, Consult.Stage.asked.rawValue)]
    case .consultJoined(_, let person): [consult(person, Consult.Stage.consulting.rawValue)]
    case .consultantAdded(_, let person): [consult(person, Consult.Stage.added.rawValue)]
    case .consultEnded(_, let person, let end): [consult(person, end.rawValue)]
    case .supervisionBegan(_, let supervision): [fact(.supervised, ("is", supervision.rawValue))]
    case .representativeDisconnected(let person, _): [connection(person, "lost")]
    case .representativeReconnected(let person): [connection(person, "back")]
    default: []
    }
  }

  private func who(_ chooser: Chooser) -> String {
    switch chooser {
    case .representative(let person): name(.representative(person))
    case .supervisor: "supervisor"
    }
  }

  private func consult(_ person: RepresentativeID, _ stage: String) -> Happening {
    fact(.consult, ("who", name(.representative(person))), ("is", stage))
  }

  private func connection(_ person: RepresentativeID, _ what: String) -> Happening {
    fact(.connection, ("who", name(.representative(person))), ("is", what))
  }

  private func status(_ status: ConversationStatus, _ reason: StatusReason) -> Happening {
    fact(.state, ("state", status.name), ("reason", reason.rawValue))
  }

  private func context(_ variable: ContextVariable) -> Happening {
    fact(.context, [JSON.Member("name", .string(variable.name)), JSON.Member("value", variable.value)])
  }

  private func escalated(by bot: BotID, _ variables: [ContextVariable]) -> Happening {
    fact(
      .escalated,
      [JSON.Member("by", .string(name(.bot(bot))))] + variables.map { JSON.Member($0.name, $0.value) })
  }

  private func transferred(_ transfer: Transfer) -> Happening {
    fact(
      .transferred,
      [
        JSON.Member("by", .string(name(.representative(transfer.representative)))),
        JSON.Member("queue", .string(world.name(of: transfer.queue))),
        JSON.Member("to-bot", .bool(transfer.toBot || transfer.bot != nil)),
      ])
  }

  private func classified(_ outcome: ClassificationOutcome) -> Happening {
    let withheld =
      outcome.withheld.isEmpty
      ? [] : [JSON.Member("withheld", .array(outcome.withheld.map { .string($0.name) }))]
    return fact(
      .classified,
      [
        JSON.Member("rules", .array(outcome.applied.map(JSON.string))),
        JSON.Member("skills", .array(outcome.skills.map { .string($0.name) })),
      ] + withheld)
  }

  private func overflowed(_ overflow: RouteOutcome.Overflowed) -> Happening {
    fact(
      .overflow, ("queue", world.name(of: overflow.queue)), ("when", overflow.setting.condition.word),
      ("then", overflow.action.word))
  }

  private func routed(_ outcome: RouteOutcome) -> Happening {
    let rule: String =
      switch outcome.choice {
      case .rule(let index):
        outcome.rules.indices.contains(index) ? outcome.rules[index].name : "rule \(index + 1)"
      case .fallback: "fallback"
      case .transfer: "transfer"
      case .returned: "returned"
      case .overflow: "overflow"
      case .defaultQueue: "default"
      }
    let pass = run.pass(of: entry.conversation, before: number)
    return fact(
      .routed,
      [
        JSON.Member("queue", .string(world.name(of: outcome.queue))), JSON.Member("rule", .string(rule)),
        JSON.Member("cause", .string(pass.cause)), JSON.Member("pass", .int(pass.number)),
      ])
  }

  /// A decision that found nobody; one that found somebody is told with the assignment or the offer.
  private func decided(_ decision: RoutingDecision) -> [Happening] {
    guard decision.winner == nil else { return [] }
    return [fact(.waiting, fields(of: decision))]
  }

  private func assigned(_ member: MemberID) -> [Happening] {
    [
      fact(.assigned, [JSON.Member("to", .string(name(member)))] + assignment),
      status(.active, .inConversation),
    ]
  }

  /// The decision behind an assignment or offer: the latest one of the conversation before this event.
  private var assignment: [JSON.Member] {
    run.decision(of: entry.conversation, before: number).map(fields) ?? []
  }

  private func fields(of decision: RoutingDecision) -> [JSON.Member] {
    let losers = decision.candidates.filter { $0.member != decision.winner }
    return [
      JSON.Member("queue", .string(world.name(of: decision.queue))),
      JSON.Member("method", .string(decision.terms.method.rawValue)),
      JSON.Member("losers", .object(losers.map { JSON.Member(name($0.member), .string($0.verdict.name)) })),
      JSON.Member("rules", .array(decision.rules.map(JSON.string))),
      JSON.Member("cause", .string(decision.cause.name)),
      JSON.Member("pass", .int(decision.pass)),
    ]
  }
}

extension Run {
  /// Which pass through routing an event of a conversation belongs to, and why the pass was begun.
  fileprivate func pass(of conversation: ConversationID?, before number: Int) -> (number: Int, cause: String)
  {
    var passes = 0
    var cause: String?
    guard conversation != nil else { return (0, "") }
    for index in (0..<min(number, log.count)).reversed() where log[index].conversation == conversation {
      guard case .center(let event) = log[index].event, let begun = event.begunPass else { continue }
      passes += 1
      cause = cause ?? begun.name
      // Nothing about a conversation comes before its start.
      if begun == .started { break }
    }
    return (passes, cause ?? "")
  }

  /// The latest routing decision about a conversation before an event of the log.
  public func decision(of conversation: ConversationID?, before number: Int) -> RoutingDecision? {
    guard conversation != nil else { return nil }
    for index in (0..<min(number, log.count)).reversed() where log[index].conversation == conversation {
      switch log[index].event {
      case .center(.assignmentDecided(_, let decision)): return decision.value
      case .center(.conversationStarted): return nil
      // From here on somebody chose by name, or took up what was theirs.
      case .center(.representativeChosen): return nil
      case .center(.memberLeft(_, _, .agentMovedConversationToWaiting)): return nil
      default: continue
      }
    }
    return nil
  }
}

extension CenterEvent {
  /// Why a pass through routing begins with this event; nil when none does.
  fileprivate var begunPass: RoutingCause? {
    switch self {
    case .conversationStarted: .started
    case .conversationEscalated(_, let bot, _): .escalated(bot)
    case .transferRequested(_, let transfer): .transferred(transfer.value.representative)
    case .memberLeft(_, .representative(let person), let closure): closure.returns(from: person)
    case .customerReturned: .resumed
    case .assignedToQueue: .assigned
    case .queueOverflowed(_, let box) where box.value.action != .end: .overflowed
    default: nil
    }
  }
}
