import Basis
import Testing

@testable import PowerFx

@Suite struct EdgeValueTests {
  /// Values at the ends of ranges, of every type.
  private static let edges = [
    "Blank()", "\"\"", "\"é\u{1F600}x\"", "true", "0", "-1", "3", "79228162514264337593543950335", "-0.5",
    "Float(\"1e308\")", "Date(9999,12,31)", "DateTime(1,1,1,0,0,0)", "Time(-99999999,0,0)", "[1, 2]", "[]",
    "{a: 1}",
    "ParseJSON(\"[1]\")", "1/0", "\"%_#,0;\"", "GUID()",
  ]

  private static let context = EvaluationContext(now: VirtualTime(milliseconds: 0))

  private static func run(_ source: String) {
    _ = Expression.parse(source).0?.evaluate(in: context).display
  }

  @Test("no function traps on values at the ends of their ranges")
  func functions() {
    for name in FunctionTable.all.keys.sorted() {
      let arity = FunctionTable.all[name]?.arity ?? 0...0
      if arity.contains(1) { for a in Self.edges { Self.run("\(name)(\(a))") } }
      if arity.contains(2) {
        for a in Self.edges { for b in Self.edges { Self.run("\(name)(\(a), \(b))") } }
      }
      for count in 3...4 where arity.contains(count) {
        // A fixed walk through the combinations: all of them would be 160,000 calls.
        for step in 0..<120 {
          let arguments = (0..<count).map {
            Self.edges[(step * (7 + 4 * $0) + $0 * 3 + step / 20) % Self.edges.count]
          }
          Self.run("\(name)(\(arguments.joined(separator: ", ")))")
        }
      }
    }
  }

  @Test("no operator traps on values at the ends of their ranges")
  func operators() {
    let operators = ["+", "-", "*", "/", "^", "&", "=", "<>", "<", ">=", "in", "exactin", "&&", "||"]
    for op in operators { for a in Self.edges { for b in Self.edges { Self.run("(\(a)) \(op) (\(b))") } } }
    for a in Self.edges {
      for form in ["-(\(a))", "!(\(a))", "(\(a))%", "(\(a)).a", "$\"{\(a)}\""] { Self.run(form) }
    }
  }
}
