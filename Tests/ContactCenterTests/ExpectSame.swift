import CustomDump
import Testing

/// Compares whole values and records the difference. (CustomDump's own `expectNoDifference` needs its test support
/// library to reach Swift Testing; without it a difference is printed but fails nothing.)
func expectSame<Value: Equatable>(
  _ actual: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual != expected else { return }
  Issue.record(
    "\(diff(expected, actual) ?? "\(actual) is not \(expected)") (- expected, + actual)",
    sourceLocation: sourceLocation)
}
