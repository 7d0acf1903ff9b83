import Basis

/// The members of one queue in one order, so that choosing one does not look at all.
///
/// Each member stands in one column, by what they need to be asked at all: their band, a bot's publication or a person's
/// presence and, where the order is not by capacity, how costly a conversation they have room for.
struct MemberIndex: Sendable, Equatable {
  /// A member's place in the order; the least is asked first.
  struct Rank: Sendable, Comparable {
    /// What is compared first, and what is compared among equals.
    var first: Int
    var second: Int
    /// Of equals, whoever joined first.
    var position: Int32

    static func < (a: Rank, b: Rank) -> Bool {
      if a.first != b.first { return a.first < b.first }
      return a.second != b.second ? a.second < b.second : a.position < b.position
    }
  }

  /// What members are ordered by. A turn is when somebody last got something from this queue.
  enum Ordering: Sendable, Hashable {
    /// The most units left, then whoever was assigned longest ago by any queue.
    case units
    /// The most units left, then the turn.
    case unitsThenTurn
    /// The turn.
    case turn
    /// Whoever released capacity longest ago.
    case released
    /// Whoever released capacity longest ago, then the turn.
    case releasedThenTurn
    /// Whoever joined first.
    case joined

    var isByUnits: Bool { self == .units || self == .unitsThenTurn }
  }

  /// What members are ordered by.
  let ordering: Ordering
  /// The costs of conversations, ascending; empty when the order itself is by capacity.
  private let costs: [Int]
  private var columns: [OrderedSet<Rank>]

  init(_ ordering: Ordering, bands: Int, costs: [Int]) {
    self.ordering = ordering
    self.costs = ordering.isByUnits ? [] : costs
    columns = Array(repeating: OrderedSet(), count: bands * Group.count * (self.costs.count + 1))
  }

  /// What must hold for a member to be asked: to be a bot, or a person with this presence.
  enum Group: Equatable {
    case bots
    case people(Presence)

    static var count: Int { 1 + Presence.allCases.count }
    static let everybody: [Group] = [.bots] + Presence.allCases.map { .people($0) }
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

  /// A member of the queue.
  struct Member {
    /// How many joined before.
    var position: Int32
    /// Its band.
    var band: Int
  }

  /// What a member's place depends on.
  struct Situation: Equatable {
    var standing: MemberState.Standing
    /// The number of the event by which it last got something from this queue.
    var turn: Int
  }

  private struct Place: Equatable {
    var column: Int
    var rank: Rank
  }

  private func place(of member: Member, _ situation: Situation) -> Place {
    let standing = situation.standing
    let group: Group = standing.presence.map { .people($0) } ?? .bots
    let (first, second): (Int, Int) =
      switch ordering {
      case .units: (-standing.available, standing.lastAssigned)
      case .unitsThenTurn: (-standing.available, situation.turn)
      case .turn: (situation.turn, 0)
      case .released: (standing.lastReleased, 0)
      case .releasedThenTurn: (standing.lastReleased, situation.turn)
      case .joined: (0, 0)
      }
    return Place(
      column: column(member.band, group, room: costs.count { $0 <= standing.available }),
      rank: Rank(first: first, second: second, position: member.position))
  }

  private func column(_ band: Int, _ group: Group, room: Int) -> Int {
    (band * Group.count + group.index) * (costs.count + 1) + room
  }

  mutating func insert(_ member: Member, _ situation: Situation) {
    let place = place(of: member, situation)
    columns[place.column].insert(place.rank)
  }

  mutating func move(_ member: Member, from before: Situation, to now: Situation) {
    let (old, new) = (place(of: member, before), place(of: member, now))
    guard old != new else { return }
    columns[old.column].remove(old.rank)
    columns[new.column].insert(new.rank)
  }

  /// Who is walked over.
  struct Query {
    /// The bands, each with its tier: those of a lesser tier come first, whatever their order.
    var bands: [(band: Int, tier: Int)] = [(0, 0)]
    /// Who is asked at all.
    var groups: [Group]
    /// The room that members need; nil when it does not matter.
    var units: Int?
    /// Whether it matters for bots too.
    var botsNeedRoom: Bool
  }

  /// A walk over members, the best first.
  func walk(_ query: Query) -> Walk {
    var walk = Walk(index: self, heads: [])
    for (band, tier) in query.bands {
      for group in query.groups {
        let units = group != .bots || query.botsNeedRoom ? query.units : nil
        // Ordered by capacity, a column ends where too little is left.
        let bound = costs.isEmpty && ordering.isByUnits ? units.map { -$0 } ?? Int.max : Int.max
        let least = units.map { units in costs.count { $0 <= units } } ?? 0
        for room in least...costs.count {
          let column = column(band, group, room: room)
          guard let rank = columns[column].first, rank.first <= bound else { continue }
          walk.heads.append(Walk.Head(column: column, tier: tier, rank: rank, bound: bound))
        }
      }
    }
    return walk
  }

  /// Merges columns.
  struct Walk: IteratorProtocol {
    struct Head {
      var column: Int
      var tier: Int
      var rank: Rank
      /// The greatest rank that is still asked.
      var bound: Int

      static func precedes(_ a: Head, _ b: Head) -> Bool {
        a.tier != b.tier ? a.tier < b.tier : a.rank < b.rank
      }
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
      given = heads.indices.min { Head.precedes(heads[$0], heads[$1]) }
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
