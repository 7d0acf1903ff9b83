import Basis
import ContactCenter

/// What it costs to choose who gets a conversation, and to serve one, as the queue and the people grow.
func benchAssigning() {
  let peer = Peer(.queue)?.median(of: 3)
  if let peer { Measure.show("a conversation in simpy, 2 bots and 10 people", peer) }
  let sizes = [100, 1000, 10_000, 100_000]
  let byPeople = sizes.compactMap { cost(people: $0, waiting: 10_000, peer) }
  let byQueue = sizes.compactMap { cost(people: 100, waiting: $0, peer) }
  print("growth from 100 to 1,000, 10,000 and 100,000; a logarithm's would be 1.0, 1.5, 2.0 and 2.5 times")
  show("people, choosing the winner", byPeople.map(\.choosing))
  show("people, serving a conversation", byPeople.map(\.serving))
  show("waiting, choosing the winner", byQueue.map(\.choosing))
  show("waiting, serving a conversation", byQueue.map(\.serving))
}

private func cost(people: Int, waiting: Int, _ peer: Double?) -> (choosing: Double, serving: Double)? {
  guard var centre = FullCentre(people: people, waiting: isQuick ? 10 : waiting) else {
    print("assigning: nobody waits where everybody should")
    return nil
  }
  let isAsked = people == 100 && waiting == 10_000
  let choosing = centre.choosing()
  let serving = centre.serving()
  let note = isAsked ? peer.map { "\(share(choosing, of: $0)), at most 10 %" } ?? "" : ""
  Measure.show("choosing the winner, \(people) people, \(waiting) waiting", choosing, note: note)
  Measure.show(
    "a person freed, the next conversation chosen and offered", serving,
    note: isAsked ? peer.map { share(serving, of: $0) } ?? "" : "")
  Measure.show("deriving every candidate's reason", centre.explaining())
  return (choosing, serving)
}

private func show(_ what: String, _ figures: [Double]) {
  guard let first = figures.first, figures.count == 4 else { return }
  let times = figures.map { figure in
    let tenths = Int((figure / first * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
  print("  \(what): \(times.joined(separator: ", "))")
}

private func share(_ own: Double, of peer: Double) -> String {
  let tenths = Int((own / peer * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10) % of simpy's conversation"
}

/// A contact centre in which everybody talks, and others wait.
private struct FullCentre {
  var logic: CenterLogic
  var state: CenterState
  var number = 0
  var time = VirtualTime(milliseconds: 0)

  init?(people: Int, waiting: Int) {
    let members = (0..<people).map { MemberID.representative(RepresentativeID($0)) }
    var timings = Timings()
    timings.open = nil
    let organization = Organization(
      name: "Bench", workstreams: [Workstream(name: "Chat", fallbackQueue: 0, timings: timings)],
      queues: [Queue(name: "All", members: members)],
      representatives: (0..<people).map { Representative(name: "Person \($0)", capacity: 25) })
    logic = CenterLogic(organization)
    state = CenterState(organization, rules: RuleBook())
    for _ in 0..<(people + waiting) { perform(.start(0, context: [])) }
    guard state.waiting[0].count == waiting else { return nil }
    for index in 0..<people {
      guard let id = state.representatives[index].conversations.first else { return nil }
      perform(.accept(id, by: RepresentativeID(index)))
    }
  }

  mutating func perform(_ request: CenterRequest) {
    for event in logic.decide(request, state, at: time) { apply(event) }
    while let event = logic.next(state, at: time) { apply(event) }
  }

  private mutating func apply(_ event: CenterEvent) {
    number += 1
    state.apply(event, at: time, number: number)
  }

  /// A person in the middle becomes free; who gets the conversation at the head of the line?
  func choosing() -> Double {
    var free = self
    let person = RepresentativeID(state.representatives.count / 2)
    guard let id = state.representatives[person.index].conversations.first else { return .nan }
    for event in logic.decide(.closeSession(id, by: person), state, at: time) { free.apply(event) }
    guard let next = free.state.waiting[0].first, let waiting = free.state[next.conversation] else {
      return .nan
    }
    let rounds = isQuick ? 2 : 2000
    return Measure.median(rounds) {
      0
    } work: { found in
      for _ in 0..<rounds where free.logic.winner(for: waiting, free.state) != nil { found += 1 }
      precondition(found == rounds, "somebody is free")
      return nil
    }
  }

  /// Conversations that end, each of which lets another one leave the line.
  mutating func serving() -> Double {
    let rounds = isQuick ? 2 : min(50, state.waiting[0].count / Measure.blocks)
    var centre = self
    return Measure.median(rounds) {
      0
    } work: { _ in
      for round in 0..<rounds {
        let person = RepresentativeID(round * 31 % centre.state.representatives.count)
        guard let id = centre.state.representatives[person.index].conversations.first else { continue }
        if centre.state[id]?.offer != nil { centre.perform(.accept(id, by: person)) }
        centre.perform(.end(id, by: person))
        centre.perform(.closeSession(id, by: person))
      }
      return nil
    }
  }

  /// The reason of each candidate for the conversation at the head of the line.
  func explaining() -> Double {
    guard let next = state.waiting[0].first, let waiting = state[next.conversation] else { return .nan }
    return Measure.median(1) {
      0
    } work: { counted in
      counted = logic.question(for: waiting, state).decided().candidates.count
      return nil
    }
  }
}
