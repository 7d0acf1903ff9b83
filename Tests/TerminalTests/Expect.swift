import CustomDump
import Testing

/// Compares whole values and shows their difference. CustomDump's own expectation would report through
/// a library that this package does not link, and the test would pass.
func expectEqual<Value: Equatable>(
  _ given: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard given != expected else { return }
  Issue.record(Comment(rawValue: diff(expected, given) ?? "\(given)"), sourceLocation: sourceLocation)
}
