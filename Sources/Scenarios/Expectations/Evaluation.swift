import Basis
import Channels
import Views

// How expectations are compared with what a run shows.

extension Evidence {
  /// What does not hold of an expectation; nil when all of it does.
  func unmet(_ expectation: Expectation) -> Unmet? {
    switch expectation.form {
    case .holds(let subject, let fields): some(subject, fields, expectation.span)
    case .never(let subject, let fields): none(subject, fields, expectation.span)
    case .inOrder(let steps): inOrder(steps, expectation.span)
    case .trace(let trace): trace.unmet(self.trace(of: trace.bot), at: expectation.span)
    case .transcript(let transcript):
      transcript.unmet(seen(by: transcript.viewer) ?? [], at: expectation.span)
    }
  }

  private func some(_ subject: Subject, _ fields: [FieldPattern], _ span: SourceSpan) -> Unmet? {
    let wanted = subject.rest(fields)
    if let times = fields.first(where: { $0.name == Measure.times.rawValue })?.pattern {
      let rows = rows(subject, fields)
      let count = rows.count { $0.accepts(wanted) }
      guard !times.accepts(.int(count)) else { return nil }
      let near = count == 0 ? NearMiss(rows, wanted) : nil
      return Unmet(
        span: times.span, expected: subject.sentence(fields),
        came: count == 1 ? "it once" : "it \(count) times",
        nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: .value(.int(count)))
    }
    if first(subject, fields, like: wanted) != nil { return nil }
    let near = NearMiss(rows(subject, fields), wanted)
    return Unmet(
      span: near?.mismatch.span ?? wanted.first?.pattern.span ?? span, expected: subject.sentence(fields),
      came: near.map { "\($0.field) was \($0.value)" } ?? "nothing of the kind",
      nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: near?.repair)
  }

  private func none(_ subject: Subject, _ fields: [FieldPattern], _ span: SourceSpan) -> Unmet? {
    let wanted = subject.rest(fields)
    guard let found = first(subject, fields, like: wanted) else { return nil }
    return Unmet(
      span: span, expected: "no \(subject.sentence(fields))", came: "\(subject.key): \(found.description)",
      nearest: nil)
  }

  /// Each step must match a fact after the one that the step before matched. The first possible fact is
  /// taken, which finds an order whenever there is one.
  private func inOrder(_ steps: [Expectation], _ span: SourceSpan) -> Unmet? {
    // What follows the fact that was matched last, in its own event; then the events after it.
    var rest: ArraySlice<Happening> = []
    var events = events
    var last: (kind: HappeningKind, fields: [FieldPattern])?
    for step in steps {
      guard case .holds(.happening(let kind), let fields) = step.form else { continue }
      let names = measures(fields)
      func fits(_ fact: Happening) -> Bool { fact.kind == kind && measured(Row(fact), names).accepts(fields) }
      if !rest.contains(where: fits) {
        guard
          let event = events.first(where: { run.happenings(at: $0, of: kind).contains(where: fits) })
        else {
          let facts = rest + events.flatMap { run.happenings(at: $0) }
          let before = last.map { Subject.happening($0.kind).sentence($0.fields) }
          return outOfOrder(step, kind, fields, facts, after: before)
        }
        rest = run.happenings(at: event)[...]
        events = (event + 1)..<events.upperBound
      }
      rest = rest.drop { !fits($0) }.dropFirst()
      last = (kind, fields)
    }
    return nil
  }

  private func outOfOrder(
    _ step: Expectation, _ kind: HappeningKind, _ fields: [FieldPattern], _ rest: ArraySlice<Happening>,
    after last: String?
  ) -> Unmet {
    let subject = Subject.happening(kind)
    let expected = subject.sentence(fields) + (last.map { " after \($0)" } ?? "")
    if first(subject, fields, like: fields) != nil {
      return Unmet(span: step.span, expected: expected, came: "it came earlier", nearest: nil)
    }
    let names = measures(fields)
    let near = NearMiss(rest.filter { $0.kind == kind }.map { measured(Row($0), names) }, fields)
    return Unmet(
      span: near?.mismatch.span ?? step.span, expected: expected,
      came: near.map { "\($0.field) was \($0.value)" } ?? "nothing of the kind",
      nearest: near.map { "\(subject.key): \($0.row.description)" }, repair: near?.repair)
  }

  /// The first row with all these fields. Facts are told one event after the other until it is found.
  private func first(_ subject: Subject, _ fields: [FieldPattern], like wanted: [FieldPattern]) -> Row? {
    guard case .happening(let kind) = subject else {
      return rows(subject, fields).first { $0.accepts(wanted) }
    }
    let names = measures(fields)
    for event in events {
      for fact in run.happenings(at: event, of: kind) {
        let row = measured(Row(fact), names)
        if row.accepts(wanted) { return row }
      }
    }
    return nil
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
    let passed = JSON.int(Int((row.at - began).milliseconds))
    for name in names {
      let value: JSON? =
        switch name {
        case .within, .after: passed
        case .at: .string(clock(row.at))
        case .json: activity(of: row, isReceived: isReceived, on: profile)
        case .times: nil
        }
      if let value { row.fields.append(JSON.Member(name.rawValue, value)) }
    }
    return row
  }

  private func plainRows(_ subject: Subject, _ fields: [FieldPattern]) -> [Row] {
    switch subject {
    case .happening(let kind):
      events.flatMap { run.happenings(at: $0, of: kind) }.map(Row.init)
    case .state: state.map { [$0] } ?? []
    case .seen: subject.viewer(fields).flatMap(seen) ?? []
    case .sent: sent
    // Nothing is received on a channel that nobody knows.
    case .received where subject.profileName(fields) != nil && subject.profile(fields) == nil: []
    case .received: received(on: subject.profile(fields))
    case .walkthrough: walkthrough
    case .session: sessions
    case .node: nodes
    case .recognized: recognitions
    case .variables: variables
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
