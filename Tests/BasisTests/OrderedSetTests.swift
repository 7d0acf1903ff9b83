import Basis
import Testing

@Suite("Ordered sets")
struct OrderedSetTests {
  /// A list that has no order of its own, the same each time.
  static func numbers(_ count: Int, below bound: Int, seed: UInt64) -> [Int] {
    let chance = Chance(seed: seed)
    return (0..<count).map { chance.pick(bound, event: UInt64($0), purpose: .variation) }
  }

  @Test("any insertions and removals leave what a sorted list would hold", arguments: [50, 3000])
  func againstSortedList(bound: Int) {
    var set = OrderedSet<Int>()
    var plain: Set<Int> = []
    for (step, number) in Self.numbers(6000, below: bound, seed: UInt64(bound)).enumerated() {
      // The set grows for a while, then shrinks to nothing.
      if step % 3 != 0, step < 4000 { set.insert(number) } else { set.remove(number) }
      if step % 3 != 0, step < 4000 { plain.insert(number) } else { plain.remove(number) }
      #expect(set.count == plain.count)
      guard step % 500 == 0 else { continue }
      let sorted = plain.sorted()
      #expect(Array(set) == sorted)
      #expect(set.first == sorted.first)
      for probe in stride(from: -1, to: bound + 1, by: 7) {
        #expect(set.first(after: probe) == sorted.first { $0 > probe })
        #expect(set.position(of: probe) == sorted.count { $0 < probe })
        #expect(set.contains(probe) == plain.contains(probe))
      }
    }
    for number in plain { set.remove(number) }
    #expect(set.isEmpty)
    #expect(set.first == nil)
    set.insert(1)
    #expect(Array(set) == [1])
  }

  @Test("a copy keeps what it held")
  func copies() {
    var set = OrderedSet<Int>()
    for number in 0..<1000 { set.insert(number) }
    let copy = set
    for number in stride(from: 0, to: 1000, by: 2) { set.remove(number) }
    #expect(Array(copy) == Array(0..<1000))
    #expect(Array(set) == Array(stride(from: 1, to: 1000, by: 2)))
    #expect(copy != set)
  }

  @Test("sets are equal by what they hold, however it came there")
  func equality() {
    var up = OrderedSet<Int>()
    var down = OrderedSet<Int>()
    for number in 0..<200 {
      up.insert(number)
      down.insert(199 - number)
    }
    #expect(up == down)
  }
}
