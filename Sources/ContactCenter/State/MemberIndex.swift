import Basis

/// The members of one queue in the order in which its method asks them, so that choosing one does not look at all.
///
/// Each member stands in one column, by what they need to be asked at all: a bot's publication or a person's
/// presence and, where the method does not order by capacity, how costly a conversation they have room for.
struct MemberIndex: Sendable, Equatable {
  /// A member's place in the order; the least is asked first.
  struct Rank: Sendable, Comparable {
    /// What the method compares first, and what it compares among equals.
    var first: Int
    var second: Int
    /// Of equals, whoever joined first.
    var position: Int32

    static func < (a: Rank, b: Rank) -> Bool {
      if a.first != b.first { return a.first < b.first }
      return a.second != b.second ? a.second < b.second : a.position < b.position
    }
  }

  /// What the queue's members are ordered by.
  let method: AssignmentMethod
  /// The costs of conversations, ascending; empty when the order itself is by capacity.
  private let costs: [Int]
  private var columns: [OrderedSet<Rank>]
  /// By position in the queue: the number of the event by which that member last got something from the queue.
  private(set) var lastAssigned: Blocks<Int>

  init(_ method: AssignmentMethod, memberCount: Int, costs: [Int]) {
    self.method = method
    self.costs = method == .highestCapacity ? [] : costs
    columns = Array(repeating: OrderedSet(), count: Group.count * (self.costs.count + 1))
    lastAssigned = Blocks()
    for _ in 0..<memberCount { lastAssigned.append(0) }
  }

  /// What must hold for a member to be asked: to be a bot, or a person with this presence.
  enum Group: Equatable {
    case bots
    case people(Presence)

    static var count: Int { 1 + Presence.allCases.count }
    var index: Int {
      switch self {
      case .bots: 0
      case .people(.available): 1
      case .people(.busy): 2
      case .people(.doNotDisturb): 3
      case .people(.appearAway): 4
      case .people(.offline): 5
      case .people(.inactive): 6
      }
    }
  }

  /// Where a member stands.
  private struct Place: Equatable {
    var column: Int
    var rank: Rank
  }

  /// Where a member in this state stands.
  private func place(of state: MemberState.Standing, at position: Int32) -> Place {
    let group: Group = state.presence.map { .people($0) } ?? .bots
    let rank: Rank =
      switch method {
      case .roundRobin: Rank(first: lastAssigned[Int(position)], second: 0, position: position)
      case .leastActive: Rank(first: state.lastReleased, second: 0, position: position)
      default: Rank(first: -state.available, second: state.lastAssigned, position: position)
      }
    return Place(column: column(group, room: room(for: state.available)), rank: rank)
  }

  /// How many of the costs a member has room for.
  private func room(for units: Int) -> Int { costs.count { $0 <= units } }

  private func column(_ group: Group, room: Int) -> Int { group.index * (costs.count + 1) + room }

  mutating func insert(_ position: Int32, _ standing: MemberState.Standing) {
    insert(place(of: standing, at: position))
  }

  mutating func move(_ position: Int32, from before: MemberState.Standing, to now: MemberState.Standing) {
    let (old, new) = (place(of: before, at: position), place(of: now, at: position))
    guard old != new else { return }
    remove(old)
    insert(new)
  }

  mutating func noteAssignment(_ position: Int32, _ standing: MemberState.Standing, number: Int) {
    let old = place(of: standing, at: position)
    lastAssigned[Int(position)] = number
    let new = place(of: standing, at: position)
    guard old != new else { return }
    remove(old)
    insert(new)
  }

  private mutating func insert(_ place: Place) { columns[place.column].insert(place.rank) }
  private mutating func remove(_ place: Place) { columns[place.column].remove(place.rank) }

  /// A walk over the members of some groups, the best first.
  ///
  /// - Parameters:
  ///   - groups: who is asked at all.
  ///   - units: the room that members need.
  ///   - botsNeedRoom: whether that holds for bots too.
  func walk(_ groups: [Group], units: Int, botsNeedRoom: Bool) -> Walk {
    let enough = costs.count { $0 < units } + (costs.contains(units) ? 1 : 0)
    var walk = Walk(index: self, heads: [])
    walk.heads.reserveCapacity(groups.count)
    for group in groups {
      let needsRoom = group != .bots || botsNeedRoom
      // Ordered by capacity, a column ends where too little is left.
      let bound = needsRoom && costs.isEmpty ? -units : Int.max
      for room in (needsRoom ? min(enough, costs.count) : 0)...costs.count {
        let column = column(group, room: room)
        guard let rank = columns[column].first, rank.first <= bound else { continue }
        walk.heads.append(Walk.Head(column: column, rank: rank, bound: bound))
      }
    }
    return walk
  }

  /// Merges columns.
  struct Walk: IteratorProtocol {
    struct Head {
      var column: Int
      var rank: Rank
      /// The greatest rank that is still asked.
      var bound: Int
    }

    let index: MemberIndex
    var heads: [Head]
    /// The head that was given last: it moves on only when another is asked for.
    private var given: Int?

    init(index: MemberIndex, heads: [Head]) {
      self.index = index
      self.heads = heads
    }

    /// The next member's position in the queue.
    mutating func next() -> Int? {
      if let given { advance(given) }
      given = heads.indices.min { heads[$0].rank < heads[$1].rank }
      return given.map { Int(heads[$0].rank.position) }
    }

    private mutating func advance(_ head: Int) {
      let after = index.columns[heads[head].column].first(after: heads[head].rank)
      if let after, after.first <= heads[head].bound {
        heads[head].rank = after
      } else {
        heads.remove(at: head)
      }
    }
  }
}
