import Basis
import ContactCenter
import SourceYAML
import Views

/// Reads what stands under `expect:` and `when:`.
public struct ExpectationReader {
  /// Codes of the findings.
  enum Code {
    static let unknown = "expect.unknown"
    static let empty = "expect.empty"
    static let nested = "expect.nested"
    static let count = "expect.count"
  }

  /// Where an expectation stands, which decides what it can be.
  private enum Place {
    /// Directly under `expect:`.
    case expect
    /// Inside an order: facts only, because only they have one.
    case order
    /// Under `no:`.
    case no
  }

  /// What can stand under `expect:` besides facts and states.
  public static let further = [
    "unseen", "in-order", "no", "trace", "transcript", "optional", "critical",
  ]

  /// The names that can stand in fields.
  let names: ExpectedNames
  /// Reads the traces that are named.
  let traces: TraceExpectationReader
  /// Reads the transcripts that are named.
  let transcripts: TranscriptExpectationReader

  /// One mapping with several expectations, or a list of such.
  func read(_ node: Node, _ diagnostics: inout [Diagnostic]) -> [Expectation] {
    guard let items = node.items else { return entries(node, in: .expect, &diagnostics) }
    return items.flatMap { entries($0, in: .expect, &diagnostics) }
  }

  /// A single fact, for the steps of a walk-through.
  func fact(_ node: Node, _ diagnostics: inout [Diagnostic]) -> Expectation? {
    let found = entries(node, in: .order, &diagnostics)
    if let first = found.first, found.count == 1, case .holds(.happening, let fields) = first.form {
      for field in fields where Measure(rawValue: field.name) != nil {
        diagnostics.append(
          Diagnostic(
            .error, Code.nested, "a step cannot say \(field.name)", at: field.pattern.span,
            hint: "write it in an expectation of the script"))
      }
      return first
    }
    if found.count != 1, !found.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, Code.nested, "a step waits for one fact", at: node.span, hint: "write one fact after when:")
      )
    }
    return nil
  }

  private func entries(_ node: Node, in place: Place, _ diagnostics: inout [Diagnostic]) -> [Expectation] {
    guard let entries = node.entries, !entries.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .error, Code.empty, "an expectation is a mapping such as message: {from: Bot A}", at: node.span,
          hint: "write what is expected, with a colon"))
      return []
    }
    return entries.flatMap { entry($0, in: place, &diagnostics) }
  }

  private func entry(_ entry: Node.Entry, in place: Place, _ diagnostics: inout [Diagnostic]) -> [Expectation]
  {
    let key = entry.key.text ?? ""
    let span = entry.key.span
    switch key {
    case "in-order" where place == .expect:
      let steps = (entry.value.items ?? [entry.value]).flatMap { entries($0, in: .order, &diagnostics) }
      return [Expectation(.inOrder(steps), at: span)]
    case "no" where place == .expect:
      let unwanted = (entry.value.items ?? [entry.value]).flatMap { entries($0, in: .no, &diagnostics) }
      return unwanted.compactMap { $0.negated() }
    case "unseen" where place == .expect:
      let fields = fields(of: .seen, entry.value, isWanted: false, &diagnostics)
      return [Expectation(.never(.seen, fields), at: span)]
    case "trace" where place == .expect:
      return traces.read(entry.value, at: span, &diagnostics).map { [$0] } ?? []
    case "transcript" where place == .expect:
      return transcripts.read(entry.value, at: span, &diagnostics).map { [$0] } ?? []
    case "optional" where place == .expect: return weighted(.optional, entry.value, &diagnostics)
    case "critical" where place == .expect: return weighted(.critical, entry.value, &diagnostics)
    case "in-order", "no", "unseen", "trace", "transcript", "optional", "critical":
      diagnostics.append(
        Diagnostic(
          .error, Code.nested, "\(key) cannot stand here", at: span,
          hint: "write it as an expectation of its own"))
      return []
    default: break
    }
    guard let subject = Self.subject(key, in: place) else {
      diagnostics.append(unknown(key, at: span, in: place))
      return []
    }
    let fields = fields(of: subject, entry.value, isWanted: place != .no, &diagnostics)
    if place != .expect, let times = fields.first(where: { $0.name == Measure.times.rawValue }) {
      diagnostics.append(
        Diagnostic(
          .error, Code.count, "times cannot stand in an order or under no", at: times.pattern.span,
          hint: "write it directly under expect:"))
    }
    return [Expectation(.holds(subject, fields), at: span)]
  }

  /// What stands under `optional:` or `critical:`.
  private func weighted(
    _ weight: Expectation.Weight, _ node: Node, _ diagnostics: inout [Diagnostic]
  ) -> [Expectation] {
    read(node, &diagnostics).map { expectation in
      var expectation = expectation
      expectation.weight = weight
      return expectation
    }
  }

  /// In an order and in steps `state` is the fact that it changed, and there is nothing but facts.
  private static func subject(_ key: String, in place: Place) -> Subject? {
    guard place == .order else { return Subject(key: key) }
    return HappeningKind(rawValue: key).map(Subject.happening)
  }

  private func fields(
    of subject: Subject, _ node: Node, isWanted: Bool, _ diagnostics: inout [Diagnostic]
  ) -> [FieldPattern] {
    guard let entries = node.entries, !isOperator(node) else {
      guard let first = subject.fields.first, !node.isNull,
        let pattern = Reader<Pattern>.pattern.read(node, &diagnostics)
      else { return [] }
      names.check(first, pattern, of: subject, isWanted: isWanted, &diagnostics)
      return [FieldPattern(first, pattern)]
    }
    return entries.compactMap { entry in
      let name = entry.key.text ?? ""
      if subject.measures.contains(name), let measure = Measure(rawValue: name) {
        return measure.pattern(entry.value, &diagnostics).map { FieldPattern(name, $0) }
      }
      if !subject.isOpen, !subject.fields.contains(name) {
        let near = Suggestion.nearest(to: name, among: subject.fields + subject.measures).map {
          "did you mean \($0)?"
        }
        diagnostics.append(
          Diagnostic(
            .error, YAML.Code.unknownKey, "\(subject.key) has no field \(name.prefix(40))",
            at: entry.key.span,
            hint: near ?? "its fields are: \((subject.fields + subject.measures).joined(separator: ", "))"))
        return nil
      }
      guard let pattern = Reader<Pattern>.pattern.read(entry.value, &diagnostics) else { return nil }
      names.check(name, pattern, of: subject, isWanted: isWanted, &diagnostics)
      return FieldPattern(name, pattern)
    }
  }

  private func isOperator(_ node: Node) -> Bool {
    guard let entries = node.entries, !entries.isEmpty else { return false }
    return entries.allSatisfy { PatternOperator(rawValue: $0.key.text ?? "") != nil }
  }

  private func unknown(_ key: String, at span: SourceSpan, in place: Place) -> Diagnostic {
    let known =
      switch place {
      case .expect: Subject.all.map(\.key) + Self.further
      case .no: Subject.all.map(\.key)
      case .order: HappeningKind.allCases.map(\.rawValue)
      }
    let near = Suggestion.nearest(to: key, among: known).map { "did you mean \($0)?" }
    return Diagnostic(
      .error, Code.unknown, "nothing called \(key.prefix(40)) can be expected", at: span,
      hint: near ?? "what can be expected: \(known.joined(separator: ", "))")
  }
}

extension Measure {
  /// Reads what is expected of it.
  func pattern(_ node: Node, _ diagnostics: inout [Diagnostic]) -> Pattern? {
    switch self {
    case .within:
      Reader<TimeSpan>.duration.read(node, &diagnostics).map { Pattern(.within($0), at: node.span) }
    case .after:
      Reader<TimeSpan>.duration.read(node, &diagnostics).map { Pattern(.after($0), at: node.span) }
    case .times, .at, .json: Reader<Pattern>.pattern.read(node, &diagnostics)
    }
  }
}
