import Basis
import ContactCenter

/// A contact centre under test: performs requests, pulls what follows, lets timers fire, keeps the log.
struct World: Sendable {
  var logic: CenterLogic
  var state: CenterState
  var log: [CenterEvent] = []
  var times: [VirtualTime] = []
  var now = VirtualTime(milliseconds: 1_767_600_000_000)
  /// More events than any request can lead to in these tests; reaching it means no rest.
  static let endless = 2000

  init(_ organization: Organization, rules: RuleBook = RuleBook()) {
    logic = CenterLogic(organization, rules: rules)
    state = CenterState(organization, rules: rules)
  }

  var organization: Organization { logic.organization }

  /// Performs a request and everything that follows at once; the events in words.
  @discardableResult
  mutating func perform(_ request: CenterRequest) -> [String] {
    let start = log.count
    act(request)
    return log[start...].map(words)
  }

  /// Performs a request and everything that follows at once.
  mutating func act(_ request: CenterRequest) {
    let start = log.count
    for event in logic.decide(request, state, at: now) { append(event) }
    while log.count - start < Self.endless, let event = logic.next(state, at: now) { append(event) }
  }

  /// Lets time pass; due timers fire in order.
  @discardableResult
  mutating func wait(_ span: TimeSpan) -> [String] {
    let start = log.count
    let end = now + span
    while log.count - start < Self.endless, let timer = state.nextTimer, timer.due <= end {
      now = max(now, timer.due)
      perform(.timerDue(timer))
    }
    now = end
    return log[start...].map(words)
  }

  mutating func append(_ event: CenterEvent) {
    log.append(event)
    times.append(now)
    state.apply(event, at: now, number: log.count)
    if let automatic = logic.automaticRequest(after: event, state) {
      for event in logic.decide(automatic, state, at: now) { append(event) }
    }
  }

  /// The state that the log alone leads to.
  var folded: CenterState {
    var state = CenterState(organization, rules: logic.rules)
    for (index, event) in log.enumerated() { state.apply(event, at: times[index], number: index + 1) }
    return state
  }

  func name(_ member: MemberID) -> String { organization.name(of: member) }
  func name(_ person: RepresentativeID) -> String { name(.representative(person)) }

  /// An event in words, short enough to compare whole lists.
  func words(_ event: CenterEvent) -> String {
    switch event {
    case .conversationStarted(let id, _): "\(id) started"
    case .contextVariablesSet(_, let box):
      "set " + box.value.map { "\($0.name)=\($0.value.contextText)" }.joined(separator: " ")
    case .skillsSet(_, let box):
      "skills " + box.value.map { "\($0.name)=\($0.rating)" }.joined(separator: " ")
    case .conversationEscalated(_, let bot, _): "escalated by \(name(.bot(bot)))"
    case .transferRequested(_, let box):
      "\(name(box.value.representative)) transfers to \(organization[box.value.queue]?.name ?? "?")"
        + (box.value.toBot ? " for a bot" : "")
    case .memberLeft(_, let member, let closure): "\(name(member)) left: \(closure.rawValue)"
    case .conversationClassified(_, let box): "classified by \(box.value.applied.joined(separator: ", "))"
    case .queueOverflowed(_, let box):
      "\(organization[box.value.queue]?.name ?? "?") overflows after \(box.value.setting.condition.words.split(separator: " ").last ?? "")"
    case .conversationRouted(_, let box): "routed to \(organization[box.value.queue]?.name ?? "?")"
    case .assignmentDecided(_, let box): words(box.value)
    case .conversationAssigned(_, let member, let units): "assigned to \(name(member)) for \(units)"
    case .conversationOffered(_, let person, _, let units): "offered to \(name(person)) for \(units)"
    case .offerAccepted(_, let person): "accepted by \(name(person))"
    case .offerDeclined(_, let person): "declined by \(name(person))"
    case .offerTimedOut(_, let person): "not answered by \(name(person))"
    case .offerWithdrawn(_, let person, let closure): "offer to \(name(person)) ended: \(closure.rawValue)"
    case .movedToWrapUp(_, let reason, _): "wrap-up: \(reason.rawValue)"
    case .conversationClosed(_, let cause): "closed: \(cause.reason.rawValue)"
    case .recordsIdentified(_, let box):
      "records: "
        + [box.value.customer, box.value.incident].map { $0.map(organization.records.name) ?? "-" }.joined(
          separator: ", ")
    case .recordLinked(_, let person, let box):
      "\(name(person)) links \(box.value.record?.description ?? "nothing")"
    case .widgetClosed: "widget closed"
    case .customerDisconnected: "customer disconnected"
    case .customerReconnected: "customer reconnected"
    case .customerGraceElapsed: "customer did not come back"
    case .presenceChanged(let person, let presence, _): "\(name(person)) is \(presence.rawValue)"
    case .capacityChanged(let member, let capacity): "\(name(member)) has capacity \(capacity)"
    case .publicationChanged(let bot, let isPublished):
      "\(name(.bot(bot))) \(isPublished ? "published" : "withdrawn")"
    case .assignmentCycleEnded(let member, let looked): "nothing for \(name(member)) among \(looked)"
    case .rejected(let box): "rejected \(box.value.rule): \(box.value.sentence)"
    default: deskWords(event)
    }
  }

  private func deskWords(_ event: CenterEvent) -> String {
    switch event {
    case .customerAuthenticated: "customer is signed in"
    case .customerReturned: "customer wrote again"
    case .offerUnseen(_, let person, _): "unseen by \(name(person))"
    case .representativeChosen(_, let person, .supervisor): "supervisor names \(name(person))"
    case .representativeChosen(_, let person, .representative(let other)):
      "\(name(other)) names \(name(person))"
    case .assignedToQueue(_, let queue): "supervisor gives it to \(organization[queue]?.name ?? "?")"
    case .wrapUpCapacityReleased: "wrap-up blocks no longer"
    case .conversationFocused(let id, let person): "\(name(person)) turns to \(id)"
    case .consultRequested(_, let person, _): "\(name(person)) is asked"
    case .consultJoined(_, let person): "\(name(person)) is consulted"
    case .consultantAdded(_, let person): "\(name(person)) is added"
    case .consultEnded(_, let person, let end): "consult of \(name(person)) ended: \(end.rawValue)"
    case .supervisionBegan(_, let supervision): "supervisor: \(supervision.rawValue)"
    case .representativeDisconnected(let person, _): "\(name(person)) is disconnected"
    case .representativeReconnected(let person): "\(name(person)) is back"
    case .representativeGraceElapsed(let person): "\(name(person)) did not come back"
    case .presenceNamed(let person, let place):
      "\(name(person)) calls it \(organization.presences[Int(place)].name)"
    default: event.name
    }
  }

  private func words(_ decision: RoutingDecision) -> String {
    let winner = decision.winner.map(name) ?? "nobody"
    let losers = decision.candidates.filter { $0.verdict != .selected }
      .map { "\(name($0.member)) \($0.verdict.sentence)" }
    return "\(winner) by \(decision.terms.method.rawValue)"
      + (losers.isEmpty ? "" : " (" + losers.joined(separator: ", ") + ")")
  }

  /// The latest decision.
  var decision: RoutingDecision? {
    for event in log.reversed() { if case .assignmentDecided(_, let box) = event { return box.value } }
    return nil
  }
}

extension Organization {
  /// Bot A 300, Mia 100 and Bot B 50 in one queue.
  static func oneQueue(a: Int = 300, person: Int = 100, b: Int = 50, more: [Representative] = [])
    -> Organization
  {
    let people = [Representative(name: "Mia Novak", capacity: person)] + more
    let others = more.indices.map { MemberID.representative(RepresentativeID($0 + 1)) }
    return Organization(
      name: "Contoso", workstreams: [Workstream(name: "Chat", fallbackQueue: 0)],
      queues: [Queue(name: "Support", members: [.bot(0), .representative(0), .bot(1)] + others)],
      bots: [
        Bot(name: "Bot A", applicationID: "a", capacity: a),
        Bot(name: "Bot B", applicationID: "b", capacity: b),
      ],
      representatives: people)
  }

  /// Bot A 300 and Mia 100 in queue 1, Bot B 50 in queue 2.
  static let twoQueues = Organization(
    name: "Contoso", workstreams: [Workstream(name: "Chat", fallbackQueue: 0)],
    queues: [
      Queue(name: "Queue 1", members: [.bot(0), .representative(0)]),
      Queue(name: "Queue 2", members: [.bot(1)]),
    ],
    bots: [
      Bot(name: "Bot A", applicationID: "a", capacity: 300),
      Bot(name: "Bot B", applicationID: "b", capacity: 50),
    ],
    representatives: [Representative(name: "Mia Novak")])

  /// People only, in one queue.
  static func people(_ people: [Representative], cost: Int = 25) -> Organization {
    Organization(
      name: "People", workstreams: [Workstream(name: "Chat", cost: cost, fallbackQueue: 0)],
      queues: [
        Queue(name: "Desk", members: people.indices.map { .representative(RepresentativeID($0)) })
      ], representatives: people)
  }
}
