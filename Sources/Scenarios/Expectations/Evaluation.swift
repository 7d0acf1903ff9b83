import Basis
import Channels
import Views

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

/// Compares expectations with evidence.
public struct Evaluation<Source: Evidence> {
  let evidence: Source

  /// Makes an evaluation.
  public init(_ evidence: Source) { self.evidence = evidence }

  /// What does not hold of an expectation; nil when all of it does.
  public func unmet(_ expectation: Expectation) -> Unmet? {
    switch expectation.form {
    case .holds(let subject, let fields): some(subject, fields, expectation.span)
    case .never(let subject, let fields): none(subject, fields, expectation.span)
    case .inOrder(let steps): inOrder(steps, expectation.span)
    case .trace(let trace): trace.unmet(evidence.trace(of: trace.bot), at: expectation.span)
    case .transcript(let transcript):
      transcript.unmet(evidence.seen(by: transcript.viewer) ?? [], at: expectation.span)
    }
  }

  /// The number of the event that makes an expectation hold; nil where none does alone, as for how things stand.
  public func witness(of expectation: Expectation) -> Int? {
    switch expectation.form {
    case .holds(let subject, let fields):
      switch subject {
      case .state, .walkthrough, .lesson, .session, .variables: return nil
      case .happening, .seen, .sent, .received, .node, .recognized:
        let wanted = subject.rest(fields)
        return rows(subject, fields).first { $0.accepts(wanted) }?.number
      }
    case .inOrder(let steps): return steps.last.flatMap(witness)
    case .never, .trace, .transcript: return nil
    }
  }

  private func some(_ subject: Subject, _ fields: [FieldPattern], _ span: SourceSpan) -> Unmet? {
    let rows = rows(subject, fields)
    let wanted = subject.rest(fields)
    if let times = fields.first(where: { $0.name == Measure.times.rawValue })?.pattern {
      let count = rows.count { $0.accepts(wanted) }
      guard !times.accepts(.int(count)) else { return nil }
      let near = count == 0 ? NearMiss(rows, wanted) : nil
      return Unmet(
        span: times.span, expected: subject.sentence(fields),
        came: count == 1 ? "it once" : "it \(count) times",
        nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: .value(.int(count)))
    }
    if rows.contains(where: { $0.accepts(wanted) }) { return nil }
    let near = NearMiss(rows, wanted)
    return Unmet(
      span: near?.mismatch.span ?? wanted.first?.pattern.span ?? span, expected: subject.sentence(fields),
      came: near.map { "\($0.field) was \($0.value)" } ?? "nothing of the kind",
      nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: near?.repair)
  }

  private func none(_ subject: Subject, _ fields: [FieldPattern], _ span: SourceSpan) -> Unmet? {
    let wanted = subject.rest(fields)
    guard let found = rows(subject, fields).first(where: { $0.accepts(wanted) }) else { return nil }
    return Unmet(
      span: span, expected: "no \(subject.sentence(fields))", came: "\(subject.key): \(found.description)",
      nearest: nil)
  }

  /// Each step must match a fact after the one that the step before matched. The first possible fact is
  /// taken, which finds an order whenever there is one.
  private func inOrder(_ steps: [Expectation], _ span: SourceSpan) -> Unmet? {
    var rest = evidence.happenings[...]
    var last: String?
    for step in steps {
      guard case .holds(.happening(let kind), let fields) = step.form else { continue }
      let names = measures(fields)
      let index = rest.firstIndex { $0.kind == kind && measured(Row($0), names).accepts(fields) }
      guard let index else { return outOfOrder(step, kind, fields, rest, after: last) }
      last = Subject.happening(kind).sentence(fields)
      rest = rest[(index + 1)...]
    }
    return nil
  }

  private func outOfOrder(
    _ step: Expectation, _ kind: HappeningKind, _ fields: [FieldPattern], _ rest: ArraySlice<Happening>,
    after last: String?
  ) -> Unmet {
    let subject = Subject.happening(kind)
    let expected = subject.sentence(fields) + (last.map { " after \($0)" } ?? "")
    let names = measures(fields)
    let early = evidence.happenings.contains { $0.kind == kind && measured(Row($0), names).accepts(fields) }
    if early {
      return Unmet(span: step.span, expected: expected, came: "it came earlier", nearest: nil)
    }
    let near = NearMiss(rest.filter { $0.kind == kind }.map { measured(Row($0), names) }, fields)
    return Unmet(
      span: near?.mismatch.span ?? step.span, expected: expected,
      came: near.map { "\($0.field) was \($0.value)" } ?? "nothing of the kind",
      nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: near?.repair)
  }

  private func rows(_ subject: Subject, _ fields: [FieldPattern]) -> [Row] {
    let names = measures(fields)
    let rows = plainRows(subject, fields)
    return names.isEmpty
      ? rows
      : rows.map {
        measured($0, names, isReceived: subject == .received, on: subject.profile(fields))
      }
  }

  /// The measures that fields ask for, but how often.
  private func measures(_ fields: [FieldPattern]) -> [Measure] {
    fields.compactMap { Measure(rawValue: $0.name) }.filter { $0 != .times }
  }

  /// A row with what is measured of it.
  private func measured(
    _ row: Row, _ names: [Measure], isReceived: Bool = false, on profile: DeliveryProfile? = nil
  ) -> Row {
    guard !names.isEmpty else { return row }
    var row = row
    let passed = JSON.int(Int((row.at - evidence.began).milliseconds))
    for name in names {
      let value: JSON? =
        switch name {
        case .within, .after: passed
        case .at: .string(evidence.clock(row.at))
        case .json: evidence.activity(of: row, isReceived: isReceived, on: profile)
        case .times: nil
        }
      if let value { row.fields.append(JSON.Member(name.rawValue, value)) }
    }
    return row
  }

  private func plainRows(_ subject: Subject, _ fields: [FieldPattern]) -> [Row] {
    switch subject {
    case .happening(let kind): evidence.happenings.filter { $0.kind == kind }.map(Row.init)
    case .state: evidence.state.map { [$0] } ?? []
    case .seen: subject.viewer(fields).flatMap(evidence.seen) ?? []
    case .sent: evidence.sent
    // Nothing is received on a channel that nobody knows.
    case .received where subject.profileName(fields) != nil && subject.profile(fields) == nil: []
    case .received: evidence.received(on: subject.profile(fields))
    case .walkthrough: evidence.walkthrough
    case .lesson: evidence.lesson
    case .session: evidence.sessions
    case .node: evidence.nodes
    case .recognized: evidence.recognitions
    case .variables: evidence.variables
    }
  }
}

extension Subject {
  /// Who looks, for `seen`.
  func viewer(_ fields: [FieldPattern]) -> String? {
    guard case .text(let name) = fields.first(where: { $0.name == "by" })?.pattern.form else { return nil }
    return name.trimmed
  }

  /// The channel and version it is looked at by, for `received`; nil for the conversation's own, and for one that
  /// nobody knows.
  func profile(_ fields: [FieldPattern]) -> DeliveryProfile? {
    profileName(fields).flatMap { try? DeliveryProfile.reading($0).get() }
  }

  /// How that is written.
  func profileName(_ fields: [FieldPattern]) -> String? {
    guard case .text(let name) = fields.first(where: { $0.name == "on" })?.pattern.form else { return nil }
    return name.trimmed
  }

  /// The fields that rows are compared with: `by` and `what` choose the rows of `seen`, `on` those of `received`.
  func rest(_ fields: [FieldPattern]) -> [FieldPattern] {
    let fields = fields.filter { $0.name != Measure.times.rawValue || !measures.contains($0.name) }
    if self == .received { return fields.filter { $0.name != "on" } }
    guard self == .seen else { return fields }
    return fields.compactMap { field in
      switch field.name {
      case "by": return nil
      case "what":
        guard case .text(let what) = field.pattern.form, what != SeenWhat.transcript.rawValue else {
          return nil
        }
        let kind = what == SeenWhat.message.rawValue ? "text" : what
        return FieldPattern("kind", Pattern(.text(kind), at: field.pattern.span))
      default: return field
      }
    }
  }

  /// The expectation on one line: `message from "Bot A", text "Hello*"`.
  func sentence(_ fields: [FieldPattern]) -> String {
    let words = fields.map { "\($0.name) \($0.pattern.description)" }.joined(separator: ", ")
    return words.isEmpty ? key : "\(key): \(words)"
  }
}

extension Row {
  /// Whether every field is as expected.
  func accepts(_ fields: [FieldPattern]) -> Bool { fields.allSatisfy { $0.pattern.accepts(self[$0.name]) } }
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
