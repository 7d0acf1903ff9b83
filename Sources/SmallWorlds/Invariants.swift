import Basis
import ContactCenter
import Simulation

/// What holds at rest after every command.
enum Invariants {
  /// What is wrong with a state that a command led to.
  ///
  /// - Parameter mayOverbook: whether the command may exceed a capacity, as documented.
  static func breaches(before: Run, after: Run, _ witness: Witness, mayOverbook: Bool) -> [Breach] {
    var found: [Breach] = []
    let center = after.state.center
    if !center.isAtRest || after.nextDue.map({ $0 <= after.state.now }) ?? false { found.append(.notAtRest) }
    for conversation in center.conversations {
      if before.state.center[conversation.id]?.status == .closed, conversation.status != .closed {
        found.append(.reopened)
      }
      found += breaches(of: conversation, after)
      found += breaches(of: conversation, after.state, witness.accounts[conversation.id.index])
    }
    for index in center.representatives.indices {
      found += breaches(ofPerson: index, before.state.center, center, mayOverbook: mayOverbook)
    }
    if center.bots.contains(where: { $0.used != 0 || $0.reserved != 0 }) { found.append(.botPaid) }
    return found
  }

  private static func breaches(of conversation: CenterConversation, _ run: Run) -> [Breach] {
    var found: [Breach] = []
    let isHad = conversation.owner != nil || conversation.offer != nil
    if conversation.owner != nil, conversation.offer != nil { found.append(.ownedAndOffered) }
    if conversation.status == .closed, isHad { found.append(.closedAndOwned) }
    if conversation.status == .open, isHad { found.append(.openAndOwned) }
    let talking = run.state.openSession(of: conversation.id).map { run.state.sessions[Int($0.raw)].bot }
    if talking != conversation.owner?.bot { found.append(.sessionDiffers) }
    return found + waiting(conversation, run)
  }

  /// A state that only waits names the rule that keeps it so, and when that ends something is due.
  private static func waiting(_ conversation: CenterConversation, _ run: Run) -> [Breach] {
    guard conversation.status != .closed else { return [] }
    guard let reason = run.state.center.waitsBecause(conversation.id) else { return [.waitsWithoutRule] }
    guard let until = reason.until else { return [] }
    return run.state.center.pendingTimers.contains { $0.due == until } ? [] : [.waitsForNothing]
  }

  private static func breaches(
    of conversation: CenterConversation, _ state: State, _ account: Witness.Account
  ) -> [Breach] {
    var found: [Breach] = []
    if account.owner != conversation.owner, conversation.status != .closed { found.append(.ownersDiffer) }
    guard let thread = state.thread(conversation.id) else { return found }
    if conversation.status != .closed, conversation.customer != .closed {
      let inbox = state.openSession(of: conversation.id).map { state.sessions[Int($0.raw)].inbox } ?? []
      let isKept = account.outstanding.allSatisfy { line in
        line.place >= thread.firstUndelivered || inbox.contains(.line(line.place))
      }
      if !isKept { found.append(.messageLost) }
    }
    for person in state.center.representatives.indices.map({ RepresentativeID($0) })
    where !account.readers.contains(person) {
      let sees = thread.lines.indices.contains { thread.isVisible($0, toRepresentative: person) }
      if sees { found.append(.shownToStranger) }
    }
    return found
  }

  private static func breaches(
    ofPerson index: Int, _ before: CenterState, _ after: CenterState, mayOverbook: Bool
  ) -> [Breach] {
    var found: [Breach] = []
    let member = MemberID.representative(RepresentativeID(index))
    let person = after.representatives[index]
    let had = after.conversations.filter { $0.owner == member }
    let offered = after.conversations.filter { $0.offer?.representative.index == index }
    if person.used != had.reduce(0, { $0 + $1.units }) { found.append(.unitsLost) }
    if person.reserved != offered.reduce(0, { $0 + $1.units }) { found.append(.unitsLost) }
    if Set(person.conversations) != Set((had + offered).map(\.id)) { found.append(.unitsLost) }
    let isMore = person.available < before.representatives[index].available
    if person.available < 0, isMore, !mayOverbook { found.append(.overbooked) }
    return found
  }
}
