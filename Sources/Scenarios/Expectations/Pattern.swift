import Basis
import PowerFx

/// What a value is expected to be.
///
/// A plain text is exact after trimming; `*` and `?` in it stand for any text and any one character. Mappings
/// say the rest: `{contains:}`, `{matches:}`, `{not:}`, `{one-of:}`, `{at-least:}`, `{at-most:}`.
public struct Pattern: Hashable, Sendable {
  /// What is expected.
  public indirect enum Form: Hashable, Sendable {
    /// This text, perhaps with `*` and `?`. Numbers and booleans are compared by their text.
    case text(String)
    /// No value.
    case absent
    /// The text occurs.
    case contains(String)
    /// The regular expression is found.
    case matches(String)
    /// Anything else.
    case not(Pattern)
    /// One of several.
    case oneOf([Pattern])
    /// A number of at least so much.
    case atLeast(Double)
    /// A number of at most so much.
    case atMost(Double)
    /// A length of time, in milliseconds, of at most so much.
    case within(TimeSpan)
    /// A length of time, in milliseconds, of at least so much.
    case after(TimeSpan)
    /// All of these hold for the same value.
    case all([Pattern])
    /// An object with at least these members; a name can be a path, as in `attachments[0].contentType`.
    case members([FieldPattern])
    /// A list in which each of these occurs.
    case elements([Pattern])
  }

  /// What is expected.
  public var form: Form
  /// Where it is written.
  public var span: SourceSpan

  /// Makes a pattern.
  public init(_ form: Form, at span: SourceSpan) {
    self.form = form
    self.span = span
  }
}

/// A named field and what it is expected to be.
public struct FieldPattern: Hashable, Sendable {
  /// The field.
  public var name: String
  /// What it is expected to be.
  public var pattern: Pattern

  /// Makes a field's pattern.
  public init(_ name: String, _ pattern: Pattern) {
    self.name = name
    self.pattern = pattern
  }
}

// MARK: - Matching

extension Pattern {
  /// Whether a value is as expected; nil stands for no value.
  public func accepts(_ value: JSON?) -> Bool { mismatch(with: value) == nil }

  /// The part of this pattern that a value does not fulfil; nil when it fulfils all.
  public func mismatch(with value: JSON?) -> Pattern? {
    switch form {
    case .members(let fields):
      for field in fields {
        if let part = field.pattern.mismatch(with: value?[path: field.name]) { return part }
      }
      return nil
    case .all(let patterns): return patterns.lazy.compactMap { $0.mismatch(with: value) }.first
    case .elements(let patterns):
      let elements = value.map { $0.array ?? [$0] } ?? []
      return patterns.first { pattern in !elements.contains { pattern.accepts($0) } }
    default: return holds(for: value) ? nil : self
    }
  }

  private func holds(for value: JSON?) -> Bool {
    switch form {
    case .absent: return value == nil || value == .null
    case .not(let pattern): return !pattern.accepts(value)
    case .oneOf(let patterns): return patterns.contains { $0.accepts(value) }
    case .atLeast(let bound): return value?.number.map { $0 >= bound } ?? false
    case .atMost(let bound): return value?.number.map { $0 <= bound } ?? false
    case .within(let span): return value?.number.map { $0 <= Double(span.milliseconds) } ?? false
    case .after(let span): return value?.number.map { $0 >= Double(span.milliseconds) } ?? false
    case .text, .contains, .matches:
      guard let value, value != .null else { return false }
      // One text beside a list asks whether the list has it.
      if let elements = value.array { return elements.contains { holds(for: $0) } }
      return holds(forText: value.plainText)
    case .all, .members, .elements: return mismatch(with: value) == nil
    }
  }

  private func holds(forText text: String) -> Bool {
    switch form {
    case .text(let wanted): return Wildcard.matches(text.trimmed, pattern: wanted.trimmed)
    case .contains(let part): return part.isEmpty || text.contains(part)
    case .matches(let expression):
      // A match that was given up at its limits is none.
      return (try? RegularExpression(expression).firstMatch(in: text)) ?? nil != nil
    default: return false
    }
  }
}

extension JSON {
  /// Text without quotes; everything else as JSON.
  var plainText: String { string ?? text }

  /// The number, also of a text that spells one.
  var number: Double? { double ?? string.flatMap(Double.init) }
}

// MARK: - Telling

extension Pattern {
  /// The pattern as one would say it: `"Bot A"`, `not "Bot B"`, `a text with "4711"`.
  public var description: String {
    switch form {
    case .text(let text): "\"\(text)\""
    case .absent: "nothing"
    case .contains(let part): "a text with \"\(part)\""
    case .matches(let expression): "a text that matches \(expression)"
    case .not(let pattern): "not \(pattern.description)"
    case .oneOf(let patterns): patterns.map(\.description).joined(separator: " or ")
    case .atLeast(let bound): "at least \(Self.plain(bound))"
    case .atMost(let bound): "at most \(Self.plain(bound))"
    case .within(let span), .after(let span): span.description
    case .all(let patterns): patterns.map(\.description).joined(separator: " and ")
    case .members(let fields): fields.map { "\($0.name) \($0.pattern.description)" }.joined(separator: ", ")
    case .elements(let patterns): "a list with " + patterns.map(\.description).joined(separator: ", ")
    }
  }

  private static func plain(_ number: Double) -> String {
    let whole = Int(exactly: number)
    return whole.map(String.init) ?? String(number)
  }
}
