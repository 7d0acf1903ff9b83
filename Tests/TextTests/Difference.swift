import CustomDump
import Testing

/// Fails with a readable difference. CustomDump's function of this name records nothing with Swift Testing
/// unless IssueReportingTestSupport is linked, so its comparison is used and the failure recorded here.
func expectNoDifference<Value: Equatable>(
  _ actual: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual != expected else { return }
  Issue.record(Comment(rawValue: diff(actual, expected) ?? "differs"), sourceLocation: sourceLocation)
}
