import Basis
import CustomDump
import Testing

@testable import PowerFx

/// What an author could write to make a run hang, fill the memory or trap. A quadratic search would make these
/// tests take hours.
@Suite struct HostileTests {
  private static func run(_ source: String) -> Value? {
    Expression.parse(source).0?.evaluate(in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
  }

  /// A text of 2^`doublings` letters a.
  private static func letters(_ doublings: Int) -> String {
    let nested = String(repeating: "With({t: t & t}, ", count: doublings)
    return "With({t: \"a\"}, \(nested)t\(String(repeating: ")", count: doublings)))"
  }

  @Test("searching repeated letters for repeated letters takes time in proportion")
  func repeatedLetters() {
    let (whole, part) = (Self.letters(19), Self.letters(18) + " & \"b\"")
    expectNoDifference(Self.run("Find(\(part), \(whole))"), .blank)
    expectNoDifference(Self.run("Len(Substitute(\(whole), \(part), \"\"))"), .int(1 << 19))
    expectNoDifference(Self.run("(\(part)) in (\(whole))"), .boolean(false))
  }

  @Test("tags that never end take time in proportion")
  func openTags() {
    let text = "Substitute(\(Self.letters(18)), \"a\", \"<\")"
    expectNoDifference(Self.run("Len(PlainText(\(text)))"), .int(1 << 18))
  }

  @Test("a format of exponents that are none takes time in proportion")
  func exponents() {
    let format = "Substitute(\(Self.letters(18)), \"a\", \"E+\") & \"-\""
    expectNoDifference(Self.run("Len(Text(1, \(format)))"), .int((1 << 19) + 1))
  }

  @Test(
    "what would fill the memory ends with an error",
    arguments: [
      "Concat(Sequence(50000), t)", "ForAll(Sequence(50000), Left(t, 9999))",
      "Substitute(t, \"a\", t)", "ForAll(Sequence(50000), IsMatch(t, \"b\"))",
    ])
  func memory(_ expression: String) {
    let source = "With({t: \(Self.letters(14))}, \(expression))"
    expectNoDifference(Self.run(source)?.fault?.kind, .quotaExceeded)
  }

  @Test("an offset of hours beyond all numbers is no time")
  func offset() {
    let number = "9223372036854775807"
    expectNoDifference(
      Self.run("DateTimeValue(\"2020-01-01 10:00 +\(number):\(number)\")")?.fault?.kind, .invalidArgument)
  }

  @Test("times that are added again and again end with an error, not beyond the range of numbers")
  func times() {
    let nested = String(repeating: "With({t: t + t}, ", count: 64)
    let source = "With({t: Time(2147483646, 0, 0)}, \(nested)t\(String(repeating: ")", count: 64)))"
    expectNoDifference(Self.run(source)?.fault?.kind, .invalidArgument)
  }

  @Test("what holds itself twice, again and again, ends with an error")
  func doubled() {
    for doubling in ["{t: t, u: t}", "{t: [t, t]}", "{t: Table({a: t}, {a: t})}"] {
      let nested = String(repeating: "With({t: \(doubling)}, ", count: 60)
      let source = "With({t: 1}, \(nested)JSON(t)\(String(repeating: ")", count: 60)))"
      expectNoDifference(Self.run(source)?.fault?.kind, .quotaExceeded)
    }
  }

  @Test("an error added to itself again and again stays a short one")
  func faults() {
    let nested = String(repeating: "With({t: t + t}, ", count: 60)
    let source = "With({t: {e: 1/0}}, With({t: t.e}, \(nested)t\(String(repeating: ")", count: 61)))"
    expectNoDifference(Self.run(source)?.fault?.all.count, 101)
  }

  @Test("a recording's dates and times beyond their ranges are refused")
  func recorded() {
    for type in ["date", "time", "dateTime"] {
      expectNoDifference(Value(recorded: [type: .int(Int64.max)]), nil)
      expectNoDifference(Value(recorded: [type: .int(Int64.min)]), nil)
    }
  }

  @Test("a record of many fields keeps the last of equal names at the place of the first")
  func manyFields() {
    let fields = (0..<40).map { Record.Field("f\($0 % 20)", .int($0)) }
    expectNoDifference(Record(fields), Record((0..<20).map { Record.Field("f\($0)", .int($0 + 20)) }))
  }

  @Test("every place is found, none overlapping, as looking at each index finds them")
  func occurrences() {
    for length in 0...7 {
      for bits in 0..<(1 << length) {
        let whole = (0..<length).map { bits >> $0 & 1 }
        for partLength in 1...3 {
          for partBits in 0..<(1 << partLength) {
            let part = (0..<partLength).map { partBits >> $0 & 1 }
            expectNoDifference(Array(Occurrences(of: part, in: whole)), Self.plain(part, whole))
          }
        }
      }
    }
  }

  private static func plain(_ part: [Int], _ whole: [Int]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index + part.count <= whole.count {
      if Array(whole[index..<index + part.count]) == part {
        places.append(index..<index + part.count)
        index += part.count
      } else {
        index += 1
      }
    }
    return places
  }
}
