import Basis
import Foundation
import Testing

@testable import PowerFx

// The folder comes from HANDOFF_CORPUS; without it the suite is skipped.
@Suite(.enabled(if: ConformanceCases.folder != nil, "HANDOFF_CORPUS names no folder"))
struct PowerFxConformanceTests {
  @Test("the published cases of the V1 rules give their results and their errors")
  func publishedCases() throws {
    var tally = ConformanceTally()
    for test in try ConformanceCases.all() {
      if let reason = test.skip {
        tally.skipped(test, reason)
      } else if test.isCompileError {
        tally.compiled(test, Self.mistakes(test))
      } else {
        tally.ran(test, Self.failure(test))
        tally.alarmed(test, Expression.findings(test.input).map(\.code))
      }
    }
    print(tally.text)
    if let path = ProcessInfo.processInfo.environment["HANDOFF_POWERFX_REPORT"] {
      try tally.report.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(tally.run.rate >= 97, "all cases that apply")
    #expect(tally.met.rate >= 99.5, "cases of functions met in topics")
    #expect(tally.compile.rate >= 80, "errors found before anything runs")
    #expect(tally.alarms.rate >= 99.5, "expressions without mistakes in which nothing is found")
    #expect(tally.unlisted == [], "failures of functions met in topics that no exception lists")
  }

  private static let context = EvaluationContext(
    now: VirtualTime(milliseconds: 1_777_777_777_000), chance: Chance(seed: 7))

  /// What a case gave instead of its result; nil when it passed.
  private static func failure(_ test: ConformanceCase) -> String? {
    let (expression, diagnostics) = Expression.parse(test.input, file: test.file)
    guard let expression else { return diagnostics.map { $0.rendered() }.joined(separator: "; ") }
    let actual = expression.evaluate(in: context)
    return matches(actual, test.expected) ? nil : actual.resultText
  }

  /// Equal texts (quotes around names do not count), equal decimals, or floats within 0.00001 as the published
  /// runner compares them, and equal to 14 digits where they are long.
  private static func matches(_ actual: Value, _ expected: String) -> Bool {
    if actual.resultText == expected { return true }
    switch actual {
    case .number(let number): return Decimal(expected) == number
    case .float(let number):
      return Double(expected).map { abs($0 - number) <= max(1e-5, abs($0) * 1e-14) } ?? false
    case .record, .table:
      return actual.resultText.filter { $0 != "'" } == expected.filter { $0 != "'" && $0 != " " }
        || actual.resultText.filter { $0 != "'" } == expected.filter { $0 != "'" }
    default: return false
    }
  }

  /// What the findings say and what they should, where these differ; nil when they agree in place and message.
  private static func mistakes(_ test: ConformanceCase) -> String? {
    let found = Set(Expression.findings(test.input).map { finding(of: $0, in: test.input) })
    let wanted = Set(published(test.expected))
    guard found != wanted else { return nil }
    return found.sorted().joined(separator: ", ")
  }

  /// `0-4 format`: a finding's place in UTF-16 units and its code.
  private static func finding(of diagnostic: Diagnostic, in input: String) -> String {
    func units(_ offset: Int?) -> Int {
      String(decoding: Array(input.utf8.prefix(offset ?? 0)), as: UTF8.self).utf16.count
    }
    let code = diagnostic.code.dropFirst("expression.".count)
    return "\(units(diagnostic.span?.start.offset))-\(units(diagnostic.span?.end.offset)) \(code)"
  }

  /// The same of a published line: `Errors: Error 0-4: …|Warning 5-9: …`.
  private static func published(_ line: String) -> [String] {
    let text = line.replacingOccurrences(of: "Errors: ", with: "")
    return text.replacingOccurrences(of: "|Error ", with: "\u{1}").replacingOccurrences(
      of: "|Warning ", with: "\u{1}"
    )
    .replacingOccurrences(of: "Error ", with: "", options: .anchored)
    .replacingOccurrences(of: "Warning ", with: "", options: .anchored)
    .components(separatedBy: "\u{1}")
    .map { part in
      let halves = part.components(separatedBy: ": ")
      let message = halves.dropFirst().joined(separator: ": ")
      return "\(halves[0]) \(ConformanceRules.code(of: message) ?? message)"
    }
  }
}
