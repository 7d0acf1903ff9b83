import Basis
import Simulation
import Views

/// One thing that an expectation can match.
public struct Row: Hashable, Sendable {
  /// The event's number; orders rows.
  public var number: Int
  /// When.
  public var at: VirtualTime
  /// The fields.
  public var fields: [JSON.Member]

  /// Makes a row.
  public init(number: Int, at: VirtualTime, fields: [JSON.Member]) {
    self.number = number
    self.at = at
    self.fields = fields
  }

  /// The row of a fact.
  public init(_ happening: Happening) {
    self.init(number: happening.number, at: happening.at, fields: happening.fields)
  }

  /// The value of a field.
  public subscript(name: String) -> JSON? { fields.last { $0.name == name }?.value }

  /// The fields on one line: `to Bot A, queue Support`. What was measured for a comparison is left out.
  public var description: String {
    fields.filter { $0.value != .null && Measure(rawValue: $0.name) == nil }.map {
      "\($0.name) \($0.value.readable)"
    }.joined(separator: ", ")
  }
}

extension JSON {
  /// The value as one would write it in a scenario, names and texts without quotes: `{Bot A: less-capacity}`.
  public var readable: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\($0.name): \($0.value.readable)" }.joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(\.readable).joined(separator: ", ") + "]"
    default: plainText
    }
  }
}
