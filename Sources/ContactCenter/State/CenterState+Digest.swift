import Basis

// What of the contact centre decides how it goes on. Of equal digests, the same requests lead to the same decisions.
//
// Left out, because nothing reads it any more or only people do:
// - conversations that are closed, and with them the numbers of those that are not: each counts by its rank;
// - numbers of events: who was assigned, freed or queued earlier counts by rank;
// - moments: a timer counts by what is left of it, and by its place among those due at once;
// - sessions but for who was the last to have it, decisions, traces and counts of passes, what classification wrote.
extension CenterState {
  /// Takes the contact centre's situation in; it has to be at rest.
  ///
  /// - Parameters:
  ///   - now: the time that timers are counted from.
  ///   - dependsOnHour: whether the organization decides by the time of day.
  public func digest(into builder: inout Digest.Builder, at now: VirtualTime, dependsOnHour: Bool) {
    let live = liveConversations
    if dependsOnHour || today != nil { builder.combine(now) }
    // Scheduled closings happen at full ticks: what is left of the present one counts.
    if tick.milliseconds > 0 { builder.combine(now.milliseconds % tick.milliseconds) }
    let queued = live.filter { $0.queue != nil }.map {
      waitingPlace(of: $0)
    }.sorted()
    builder.combine(queued.map { rank(of: $0.conversation) })
    builder.combine(live.count)
    for conversation in live { digest(conversation, into: &builder) }
    digestMembers(into: &builder)
  }

  /// The place of a conversation among those that are not closed; nil for one that is.
  public func rank(of id: ConversationID) -> Int? {
    guard let own = self[id], own.status != .closed else { return nil }
    return conversations.prefix(id.index).count { $0.status != .closed }
  }

  /// The timers that are not stale, in the order in which they go off.
  public var pendingTimers: [CenterTimer] {
    timers.heap.filter(isLive).sorted(by: CenterTimer.precedes)
  }

  private var liveConversations: [CenterConversation] { conversations.filter { $0.status != .closed } }

  private func digest(_ conversation: CenterConversation, into builder: inout Digest.Builder) {
    builder.combine(conversation.workstream)
    builder.combine(conversation.status)
    builder.combine(conversation.reason)
    builder.combine(conversation.owner)
    builder.combine(conversation.offer?.representative)
    builder.combine(conversation.offer?.expires == nil)
    builder.combine(conversation.queue)
    // The id that a hand-off wrote is the conversation's number in other words.
    builder.combine(conversation.context.filter { $0.name != "va_ConversationId" })
    builder.combine(conversation.skills)
    builder.combine(conversation.escalatedBy)
    builder.combine(conversation.declines)
    builder.combine(conversation.customer)
    builder.combine(conversation.isWaiting)
    builder.combine(conversation.isAuthenticated)
    builder.combine(conversation.hasCheckedOverflow)
    builder.combine(conversation.units)
    builder.combine(conversation.countsInProfiles)
    builder.combine(conversation.chosenBy)
    builder.combine(conversation.consults)
    builder.combine(conversation.supervision)
    builder.combine(conversation.links?.value)
    builder.combine(conversation.lastSession)
    builder.combine(conversation.lastRepresentative)
    digest(conversation.pass, into: &builder)
  }

  private func digest(_ pass: RoutingPass, into builder: inout Digest.Builder) {
    builder.combine(pass.cause)
    builder.combine(pass.transfer)
    builder.combine(pass.overflow == nil)
    builder.combine(pass.classification == nil)
    builder.combine(pass.route?.value.queue)
    builder.combine(pass.consideredWorkstreamBot)
    builder.combine(pass.consideredRepresentative)
  }

  private func digestMembers(into builder: inout Digest.Builder) {
    let members = Array(bots) + Array(representatives)
    let assigned = Self.ranks(members.map(\.lastAssigned))
    let released = Self.ranks(members.map(\.lastReleased))
    for (place, member) in members.enumerated() {
      builder.combine(assigned[place])
      builder.combine(released[place])
      digest(member, into: &builder)
    }
    for queue in self.members { builder.combine(Self.ranks(Array(queue.lastAssigned))) }
  }

  private func digest(_ member: MemberState, into builder: inout Digest.Builder) {
    builder.combine(member.capacity)
    builder.combine(member.used)
    builder.combine(member.reserved)
    builder.combine(member.presence)
    builder.combine(member.presenceIsSticky)
    builder.combine(member.customPresence)
    builder.combine(member.isDisconnected)
    builder.combine(member.formerPresence)
    builder.combine(member.isPublished)
    builder.combine(member.profiles.map(\.used))
    builder.combine(member.focus.map(rank))
    builder.combine(member.conversations.map(rank))
    builder.combine(member.waitingForCustomer.map(rank))
    builder.combine(member.consulting.map(rank))
  }

  /// Numbers of events by their order: the earliest is 1, and what never happened stays 0.
  private static func ranks(_ numbers: [Int]) -> [Int] {
    let order = Set(numbers).subtracting([0]).sorted()
    return numbers.map { number in (order.firstIndex(of: number) ?? -1) + 1 }
  }
}

extension CenterConversation {
  /// Who had it last, and whether that is over.
  fileprivate var lastSession: [Int] {
    sessions.last.map { [$0.member.hashPlace, $0.ended == nil ? 0 : 1] } ?? []
  }

  /// The representative who accepted it last, and how they lost it: they may be asked again.
  fileprivate var lastRepresentative: [Int] {
    let last = sessions.last { $0.member.representative != nil && $0.accepted != nil }
    return last.map { [$0.member.hashPlace, $0.closure?.number ?? -1] } ?? []
  }
}

extension MemberID {
  /// A number of its own for each member.
  fileprivate var hashPlace: Int {
    switch self {
    case .bot(let bot): 2 * bot.index
    case .representative(let person): 2 * person.index + 1
    }
  }
}
