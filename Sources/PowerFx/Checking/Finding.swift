import Basis

// What is found here runs all the same, since version 1 of the language is an inference for Copilot Studio
// (microsoft/agent-framework configures it so, 2026-11-20): findings are warnings.

extension Compiler {
  /// The code of what merely follows from another finding in the same call.
  static let consequence = "expression.invalid-arguments"

  /// Notes what the rules of version 1 refuse.
  mutating func find(_ code: String, _ message: String, at span: SourceSpan, hint: String? = nil) {
    findings.append(Diagnostic(.warning, "expression.\(code)", message, at: span, hint: hint))
  }
}

extension StaticType {
  /// What the type is called in findings.
  var name: String {
    switch self {
    case .unknown: "a value that is not known before"
    case .blank: "nothing"
    case .mistaken: "a value with a mistake"
    case .scalar(let type): type.name
    case .option(let set): "a choice of \(set)"
    case .record: "a record"
    case .table: "a table"
    }
  }

  /// Whether nothing can be said against the type: it is not known, blank or untyped.
  var isOpen: Bool { self == .unknown || self == .blank || self == .scalar(.untyped) }

  /// Whether a value of this type is turned into another where that is wanted.
  func becomes(_ other: StaticType) -> Bool {
    if isOpen || other == .unknown || other == .blank || self == other { return true }
    switch (self, other) {
    case (.record, .record), (.table, .table): return true
    case (.scalar(let from), .scalar(let to)): return from.becomes(to)
    case (.option, .scalar(.text)): return true
    case (.scalar(.text), .option(let set)): return Enumeration.isComparable(set, with: .text)
    case (.option("Color"), .scalar(.color)), (.scalar(.color), .option("Color")): return true
    case (.option(let set), .scalar(let to)): return to.isNumber && Enumeration.isComparable(set, with: to)
    default: return false
    }
  }
}

extension ValueType {
  var name: String {
    switch self {
    case .boolean: "true or false"
    case .number: "a decimal number"
    case .float: "a float"
    case .text: "a text"
    case .date: "a date"
    case .time: "a time"
    case .dateTime: "a date and time"
    case .record: "a record"
    case .table: "a table"
    case .untyped: "an untyped value"
    case .option: "a choice"
    case .color: "a colour"
    case .guid: "an identifier"
    }
  }

  /// Whether this is a date, a time, or both.
  var isClock: Bool { self == .date || self == .time || self == .dateTime }
  /// Whether this is a number of either kind.
  var isNumber: Bool { self == .number || self == .float }

  func becomes(_ other: ValueType) -> Bool {
    if self == other || self == .untyped || other == .untyped { return true }
    switch other {
    case .text: return self != .color && self != .record && self != .table
    case .number, .float: return isNumber || self == .text || self == .boolean || isClock
    case .boolean: return isNumber || self == .text
    case .date, .time, .dateTime: return isClock || isNumber || self == .text
    case .guid: return self == .text
    default: return false
    }
  }
}
