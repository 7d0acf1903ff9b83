import Basis
import Testing

@Suite("Chance")
struct ChanceTests {
  @Test("a draw depends on nothing but seed, event, purpose and index")
  func determinism() {
    let chance = Chance(seed: 1)
    #expect(chance.bits(event: 5, purpose: .tie) == 0x70592697B59B8304)
    #expect(chance.bits(event: 5, purpose: .tie) == Chance(seed: 1).bits(event: 5, purpose: .tie))
    var all: Set<UInt64> = []
    for seed in 0..<10 as Range<UInt64> {
      for event in 0..<50 as Range<UInt64> {
        for purpose in [Chance.Purpose.variation, .tie, .identifier, .expression] {
          for index in 0..<5 as Range<UInt64> {
            all.insert(Chance(seed: seed).bits(event: event, purpose: purpose, index: index))
          }
        }
      }
    }
    #expect(all.count == 10 * 50 * 4 * 5)
  }

  @Test("extreme seeds, events and indexes do not trap")
  func extremes() {
    let chance = Chance(seed: .max)
    #expect(chance.pick(1, event: .max, purpose: .expression, index: .max) == 0)
    #expect((0..<Int.max).contains(chance.pick(.max, event: 0, purpose: .tie)))
    #expect(chance.uuid(event: .max, index: .max).count == 36)
  }

  @Test("picks are spread evenly over events", arguments: [2, 3, 7, 10])
  func uniformity(count: Int) {
    var hits = Array(repeating: 0, count: count)
    for event in 0..<20_000 as Range<UInt64> {
      hits[Chance(seed: 42).pick(count, event: event, purpose: .tie)] += 1
    }
    // Chi squared with at most 9 degrees of freedom is below 28 in all but one case of a thousand.
    let expected = 20_000.0 / Double(count)
    let chiSquared = hits.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(chiSquared < 28)
  }

  @Test("a UUID has version 4, the right variant, and is its own")
  func uuid() {
    var all: Set<String> = []
    var variants: Set<Character> = []
    for event in 0..<500 as Range<UInt64> {
      for index in 0..<2 as Range<UInt64> {
        let parts = Chance(seed: 9).uuid(event: event, index: index).split(separator: "-").map(String.init)
        #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
        #expect(parts.joined().allSatisfy { "0123456789abcdef".contains($0) })
        #expect(parts[2].first == "4")
        if let variant = parts[3].first { variants.insert(variant) }
        all.insert(parts.joined())
      }
    }
    #expect(all.count == 1000)
    #expect(variants == ["8", "9", "a", "b"])
  }

  @Test("hexadecimal keeps its leading zeros")
  func hex() {
    #expect(Chance.hex(0) == "0000000000000000")
    #expect(Chance.hex(0xABC) == "0000000000000abc")
    #expect(Chance.hex(.max) == "ffffffffffffffff")
  }
}

@Suite("Rules")
struct RuleTests {
  private let old = Rule(
    "a.old", "x", source: "S2", since: Era(year: 2020, month: 1), until: Era(year: 2022, month: 12))
  private let current = Rule("a.current", "x", source: "S2", since: Era(year: 2023, month: 6))
  private let option = Rule("a.option", "x", source: "S2", isDefault: false)

  @Test("a rule holds from its first month to its last")
  func eras() {
    #expect(RuleBook(era: Era(year: 2020, month: 1)).holds(old))
    #expect(RuleBook(era: Era(year: 2022, month: 12)).holds(old))
    #expect(!RuleBook(era: Era(year: 2019, month: 12)).holds(old))
    #expect(!RuleBook(era: Era(year: 2023, month: 1)).holds(old))
    #expect(RuleBook().holds(current))
  }

  @Test("a switch wins over the era and the default")
  func switches() {
    #expect(!RuleBook().holds(option))
    #expect(RuleBook(switches: ["a.option": true, "a.old": true]).holds(option))
    #expect(RuleBook(switches: ["a.old": true]).holds(old))
    #expect(!RuleBook(switches: ["a.current": false]).holds(current))
  }

  @Test(
    "an era reads its own spelling and nothing else",
    arguments: ["2023-13", "2023-00", "23-06", "2023-6", "2023-06-01", "", "+023-06", "2023-+6"])
  func eraText(text: String) {
    #expect(Era(text) == nil)
    #expect(Era("2023-06") == .standard)
    #expect(Era.standard.description == "2023-06")
  }
}
