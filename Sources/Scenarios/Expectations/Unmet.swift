import Basis

/// An expectation that does not hold.
public struct Unmet: Hashable, Sendable {
  /// Where: the value that did not come, or the expectation.
  public var span: SourceSpan
  /// What was expected, on one line.
  public var expected: String
  /// What came instead, on one line.
  public var came: String
  /// What came nearest; nil when nothing was like it.
  public var nearest: String?
  /// How the files would say what came; nil when that is not plain.
  public var repair: Repair?

  /// A change that makes the expectation hold.
  public enum Repair: Hashable, Sendable {
    /// Another value in the place of the one that did not come.
    case value(JSON)
    /// A file that says what came: its path in the bundle.
    case write(path: String, text: String)
  }

  /// Makes a finding.
  public init(
    span: SourceSpan, expected: String, came: String, nearest: String?, repair: Repair? = nil
  ) {
    self.span = span
    self.expected = expected
    self.came = came
    self.nearest = nearest
    self.repair = repair
  }
}

/// The row that comes nearest to what was expected, and the first field that differs.
struct NearMiss {
  var row: Row
  var field: String
  var mismatch: Pattern
  var value: String
  /// What would hold, when it is the only thing that is wrong.
  var repair: Unmet.Repair?

  /// Nil when there are no rows.
  init?(_ rows: [Row], _ fields: [FieldPattern]) {
    func score(_ row: Row) -> Int { fields.count { $0.pattern.accepts(row[$0.name]) } }
    // Of equally near rows the latest is the one that was most likely meant.
    guard
      let best = rows.enumerated().max(by: { (score($0.element), $0.offset) < (score($1.element), $1.offset) }
      ),
      let wrong = fields.first(where: { !$0.pattern.accepts(best.element[$0.name]) }),
      let mismatch = wrong.pattern.mismatch(with: best.element[wrong.name])
    else { return nil }
    row = best.element
    field = wrong.name
    self.mismatch = mismatch
    let found = best.element[wrong.name]
    switch (mismatch.form, found?.number) {
    case (.within, let passed?), (.after, let passed?):
      value = TimeSpan(milliseconds: Int64(passed)).description
    default: value = found.map { "\"\($0.readable)\"" } ?? "missing"
    }
    guard case .text = mismatch.form, wrong.pattern == mismatch, score(best.element) == fields.count - 1,
      let found, found.array == nil, found.members == nil, found != .null
    else { return }
    repair = .value(found)
  }
}
