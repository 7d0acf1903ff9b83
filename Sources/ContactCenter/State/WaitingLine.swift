import Basis

/// The conversations that wait in one queue, in the order in which they are served. Finding, inserting and removing
/// anywhere take logarithmic time.
public typealias WaitingLine = OrderedSet<WaitingPlace>

/// A conversation's place among those that wait in a queue: by bucket, and in it first come, first served, so that one
/// that returns after a decline keeps its place.
public struct WaitingPlace: Sendable, Equatable, Comparable {
  /// Since when it counts as waiting: when it was routed here, or of asynchronous channels its last activity.
  public var since: VirtualTime
  /// The number of the event that routed it here.
  public var place: Int
  /// The conversation.
  public var conversation: ConversationID
  /// 0 for one that keeps its representative, then the prioritization rules in order, then the rest.
  public var bucket: Int32
  /// What its bucket is ordered by; nil for first come, first served.
  public var key: Boxed<Key>?

  /// What a bucket is ordered by.
  public struct Key: Sendable, Equatable {
    /// The value.
    public var value: SortKey
    /// Whether the least comes first.
    public var isAscending: Bool
  }

  /// Whether it reached its queue before another reached its own: between queues buckets say nothing.
  func isEarlier(than other: WaitingPlace) -> Bool {
    if since != other.since { return since < other.since }
    return place != other.place ? place < other.place : conversation < other.conversation
  }

  /// Whether one is served before another.
  public static func < (a: WaitingPlace, b: WaitingPlace) -> Bool {
    if a.bucket != b.bucket { return a.bucket < b.bucket }
    if let mine = a.key?.value, let other = b.key?.value, mine.value != other.value {
      return mine.value.precedes(other.value, isAscending: mine.isAscending)
    }
    return a.isEarlier(than: b)
  }
}

/// In which order conversations wait: what of organization and rules decides it.
struct LineOrder: Sendable, Equatable {
  /// By queue: its prioritization rules.
  private let rules: [[PrioritizationRule]]
  /// By workstream: the variables it declares.
  private let declared: [[ContextVariableDefinition]]
  /// By workstream: whether a conversation goes back to the representative who had it, and is served first.
  private let keeps: [Bool]
  /// By workstream: whether conversations wait by their last activity.
  private let byActivity: [Bool]
  private let records: RecordBook
  private let book: RuleBook

  init(_ organization: Organization, _ book: RuleBook) {
    rules = organization.queues.map {
      book.holds(RoutingRules.priorityBuckets) && $0.assignment == .custom ? $0.prioritization : []
    }
    declared = organization.workstreams.map(\.contextVariables)
    let jumps = book.holds(RoutingRules.affinityFirst) && book.holds(RoutingRules.keepsRepresentative)
    keeps = organization.workstreams.map { jumps && $0.keepsRepresentative && $0.distribution == .push }
    byActivity = organization.workstreams.map {
      $0.mode.hasWaiting && book.holds(RoutingRules.asyncByLastInteraction)
    }
    records = rules.contains { !$0.isEmpty } ? organization.records : RecordBook()
    self.book = book
  }

  /// The place of a conversation in the line of its queue.
  func place(of conversation: CenterConversation) -> WaitingPlace {
    let workstream = conversation.workstream.index
    let isAsynchronous = byActivity.indices.contains(workstream) && byActivity[workstream]
    let (bucket, key) = bucket(of: conversation)
    return WaitingPlace(
      since: isAsynchronous ? conversation.lastActivity : conversation.queuedAt, place: conversation.place,
      conversation: conversation.id, bucket: bucket, key: key)
  }

  private func bucket(of conversation: CenterConversation) -> (Int32, Boxed<WaitingPlace.Key>?) {
    let workstream = conversation.workstream.index
    if keeps.indices.contains(workstream), keeps[workstream], conversation.keptRepresentative != nil {
      return (0, nil)
    }
    guard let queue = conversation.queue?.index, rules.indices.contains(queue), !rules[queue].isEmpty else {
      return (1, nil)
    }
    let related = records.related(to: conversation, book)
    let known = declared.indices.contains(workstream) ? declared[workstream] : []
    for (number, rule) in rules[queue].enumerated()
    where rule.when.check(conversation.context, declared: known, related).isMatch {
      let key = rule.order.map { name in
        WaitingPlace.Key(
          value: SortKey(conversation.context.value(of: name, related)?.contextText),
          isAscending: rule.isAscending)
      }
      return (Int32(number + 1), key.map(Boxed.init))
    }
    return (Int32(rules[queue].count + 1), nil)
  }
}

extension CenterState {
  /// The place that a conversation has, or would have, in the line of its queue.
  func waitingPlace(of conversation: CenterConversation) -> WaitingPlace { lines.place(of: conversation) }

  /// Does something that may change a conversation's place in the line it waits in.
  mutating func movingInLine(_ id: ConversationID, _ body: (inout CenterState) -> Void) {
    // Read in place: every message notes its time by this, and a conversation is large.
    guard holds(id), conversations[id.index].isWaiting, let queue = conversations[id.index].queue else {
      return body(&self)
    }
    let before = waitingPlace(of: conversations[id.index])
    body(&self)
    let after = waitingPlace(of: conversations[id.index])
    guard after != before else { return }
    waiting[queue.index].remove(before)
    waiting[queue.index].insert(after)
  }
}

extension Organization {
  /// The queues in the order in which somebody who is a member of several serves them: by group, and of one group those
  /// with prioritization rules last, by name (CE queues-omnichannel).
  func queuesAsServed(_ rules: RuleBook) -> [Int] {
    func place(_ index: Int) -> (Int, Int, String, Int) {
      let isOwn = rules.holds(RoutingRules.ownMethodsLast) && !queues[index].prioritization.isEmpty
      return (queues[index].priority, isOwn ? 1 : 0, isOwn ? queues[index].name : "", index)
    }
    return queues.indices.sorted { place($0) < place($1) }
  }
}
