import Basis
import Foundation
import PowerFx
import Testing

@Suite struct ConformanceTests {
  private struct Count {
    var passed = 0
    var failed = 0
    var unsupported = 0
  }

  // The folder comes from HANDOFF_CORPUS; without it the suite is skipped.
  @Test(
    "the published cases of the V1 rules give their results", .enabled(if: ConformanceCases.folder != nil))
  func publishedCases() throws {
    let cases = try ConformanceCases.all()
    var counts: [String: Count] = [:]
    var total = Count()
    var host = Count()
    var report = ""
    for test in cases {
      let outcome = Self.run(test)
      switch outcome {
      case .passed:
        counts[test.file, default: Count()].passed += 1
        total.passed += 1
        if test.needsHost { host.passed += 1 }
      case .failed(let actual):
        counts[test.file, default: Count()].failed += 1
        total.failed += 1
        if test.needsHost { host.failed += 1 }
        report +=
          "\(test.file):\(test.line)\t\(test.input.replacingOccurrences(of: "\r\n", with: "⏎"))\n\twant \(test.expected)\n\tgot  \(actual)\n"
      case .unsupported(let names):
        counts[test.file, default: Count()].unsupported += 1
        total.unsupported += 1
        if test.needsHost { host.unsupported += 1 }
        report += "\(test.file):\(test.line)\tunsupported \(names)\n"
      }
    }
    for (file, count) in counts.sorted(by: { $0.key < $1.key }) where count.failed + count.unsupported > 0 {
      print("\(file): \(count.passed) pass, \(count.failed) fail, \(count.unsupported) unsupported")
    }
    print(
      "Power Fx: \(cases.count) cases, \(total.passed) pass, \(total.failed) fail, \(total.unsupported) unsupported"
    )
    print("  of these for a host of the published runner's own: \(host)")
    if let path = ProcessInfo.processInfo.environment["HANDOFF_POWERFX_REPORT"] {
      try report.write(toFile: path, atomically: true, encoding: .utf8)
    }
    // The floor: what passes today must go on passing.
    #expect(total.passed >= 9532)
  }

  private enum Outcome {
    case passed
    case failed(String)
    case unsupported([String])
  }

  private static let context = EvaluationContext(
    now: VirtualTime(milliseconds: 1_777_777_777_000), chance: Chance(seed: 7))

  private static func run(_ test: ConformanceCase) -> Outcome {
    let (expression, diagnostics) = Expression.parse(test.input, file: test.file)
    guard let expression else {
      let unknown = diagnostics.filter { $0.code == "expression.unknown-function" }
      if !unknown.isEmpty { return .unsupported(unknown.map(\.message)) }
      return .failed(diagnostics.map { $0.rendered() }.joined(separator: "; "))
    }
    guard expression.unsupportedFunctions.isEmpty else {
      return .unsupported(expression.unsupportedFunctions)
    }
    let actual = expression.evaluate(in: context)
    return matches(actual, test.expected) ? .passed : .failed(actual.resultText)
  }

  /// Equal texts (quotes around names do not count), equal decimals, or floats within 0.00001 as the published
  /// runner compares them.
  private static func matches(_ actual: Value, _ expected: String) -> Bool {
    if actual.resultText == expected { return true }
    switch actual {
    case .number(let number): return Decimal(expected) == number
    case .float(let number): return Double(expected).map { abs($0 - number) <= 1e-5 } ?? false
    case .record, .table:
      return actual.resultText.filter { $0 != "'" } == expected.filter { $0 != "'" && $0 != " " }
        || actual.resultText.filter { $0 != "'" } == expected.filter { $0 != "'" }
    default: return false
    }
  }
}
