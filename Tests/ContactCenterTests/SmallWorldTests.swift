import Basis
import ContactCenter
import Testing

/// Every sequence of requests up to a depth, in contact centres small enough to try them all.
@Suite("Exhaustive small worlds")
struct SmallWorldTests {
  /// Two bots and two people, in one queue or in two.
  static let worlds: [Organization] = [
    .people([Representative(name: "Mia", capacity: 25), Representative(name: "Leo", presence: .offline)]),
    .oneQueue(person: 50, more: [Representative(name: "Leo", capacity: 25)]),
    .oneQueue(
      a: 40, person: 50, b: 200, more: [Representative(name: "Leo", capacity: 50, presence: .offline)]),
    {
      var organization = Organization.twoQueues
      organization.representatives = [
        Representative(name: "Mia", capacity: 25), Representative(name: "Leo", capacity: 25),
      ]
      organization.queues[0].members.append(.representative(1))
      organization.queues[1].members.append(.representative(1))
      organization.workstreams[0].wrapUpBlocksCapacity = false
      return organization
    }(),
  ]

  static func requests(_ world: World) -> [CenterRequest] {
    var requests: [CenterRequest] = world.state.conversations.count < 2 ? [.start(0, context: [])] : []
    for person in [0, 1] as [RepresentativeID] {
      let presence = world.state.representatives[person.index].presence
      requests.append(.setPresence(person, presence == .offline ? .available : .offline))
    }
    for conversation in world.state.conversations {
      let id = conversation.id
      requests += [.closeWidget(id), .disconnectCustomer(id), .reconnectCustomer(id), .forceClose(id)]
      for bot in [0, 1] as [BotID] {
        requests += [.escalate(id, by: bot, variables: []), .endByBot(id, by: bot)]
      }
      for person in [0, 1] as [RepresentativeID] {
        requests += [
          .accept(id, by: person), .decline(id, by: person), .end(id, by: person),
          .closeSession(id, by: person),
        ]
        for queue in world.organization.queues.indices {
          requests += [
            .transferToQueue(id, Transfer(representative: person, queue: QueueID(queue))),
            .transferToQueue(id, Transfer(representative: person, queue: QueueID(queue), toBot: true)),
          ]
        }
      }
    }
    if let timer = world.state.nextTimer { requests.append(.timerDue(timer)) }
    return requests
  }

  @Test("all sequences keep every invariant", arguments: worlds.indices)
  func sequences(index: Int) {
    var visited = 0
    Self.explore(World(Self.worlds[index]), depth: 5, &visited)
    #expect(visited > 1000)
  }

  static func explore(_ world: World, depth: Int, _ visited: inout Int) {
    if depth == 0 {
      visited += 1
      #expect(world.folded == world.state)
      return
    }
    for request in requests(world) {
      var next = world
      if case .timerDue(let timer) = request { next.now = max(next.now, timer.due) }
      next.act(request)
      if case .rejected = next.log.last {
        // What is not allowed changes nothing, so going on from it would only repeat.
        if next.state != world.state || next.log.count != world.log.count + 1 {
          Issue.record("\(request) was rejected and changed something")
        }
        continue
      }
      if let broken = brokenInvariant(before: world, after: next) {
        Issue.record("\(broken) after \(next.log.map(next.words))")
        return
      }
      explore(next, depth: depth - 1, &visited)
    }
  }

  static func brokenInvariant(before: World, after: World) -> String? {
    let state = after.state
    guard state.isAtRest else { return "not at rest" }
    guard after.log.count - before.log.count < 100 else { return "far too many events" }
    var used: [MemberID: Int] = [:]
    var reserved: [MemberID: Int] = [:]
    for conversation in state.conversations {
      if conversation.owner != nil, conversation.offer != nil { return "owned and offered" }
      if let owner = conversation.owner { used[owner, default: 0] += conversation.units }
      if let offer = conversation.offer {
        reserved[.representative(offer.representative), default: 0] += conversation.units
      }
      if let bot = conversation.owner?.bot, conversation.escalatedBy.contains(bot) {
        return "back to its bot"
      }
      if conversation.status == .closed, conversation.owner != nil || conversation.offer != nil {
        return "closed but not left"
      }
      if before.state[conversation.id]?.status == .closed, conversation.status != .closed {
        return "reopened"
      }
      if conversation.pending != .none { return "something pending" }
      let needsSomebody = conversation.status == .open
      if needsSomebody != conversation.isWaiting { return "open but not waiting, or waiting but not open" }
      if conversation.isWaiting, after.logic.question(for: conversation, state).answer().winner != nil {
        return "waits though somebody could have it"
      }
      if let owner = conversation.owner, state[owner]?.queues.isEmpty ?? true { return "owned by a stranger" }
    }
    for index in state.representatives.indices {
      let member = MemberID.representative(RepresentativeID(index))
      let runtime = state.representatives[index]
      if runtime.used != used[member] ?? 0 || runtime.reserved != reserved[member] ?? 0 {
        return "units lost"
      }
      if runtime.available < 0 { return "more units used than there are" }
      let own = state.conversations.filter { $0.owner == member || $0.offer?.representative.index == index }
      if Set(runtime.conversations) != Set(own.map(\.id)) { return "list of conversations wrong" }
      if runtime.conversationCount != own.count { return "count of conversations wrong" }
    }
    if state.bots.contains(where: { $0.used != 0 }) { return "a bot's capacity was used" }
    let waiting = state.conversations.filter(\.isWaiting).map(\.id)
    if Set(state.waiting.flatMap { $0.map(\.conversation) }) != Set(waiting) { return "line wrong" }
    if state.liveCount != state.conversations.count(where: { $0.status != .closed }) {
      return "live count wrong"
    }
    if let timer = state.nextTimer, !state.isLive(timer) { return "stale timer" }
    for event in after.log[before.log.count...] where !roundTrips(event) {
      return "does not round-trip: \(event)"
    }
    return nil
  }

  static func roundTrips(_ event: CenterEvent) -> Bool {
    var writer = JSONWriter()
    event.record(to: &writer)
    guard !writer.text.contains("\n"), let json = try? JSON(parsing: writer.bytes) else { return false }
    return CenterEvent(recorded: json) == event
  }
}
