/// What kind of error a value is. The numbers are those of the language's `ErrorKind` enumeration.
public struct ErrorKind: Hashable, Sendable, RawRepresentable {
  /// The number; 1000 and above are an author's own.
  public var rawValue: Int

  /// Makes a kind from its number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A required value is missing.
  public static let missingRequired = ErrorKind(rawValue: 2)
  /// Something does not exist.
  public static let notFound = ErrorKind(rawValue: 7)
  /// A check failed.
  public static let validation = ErrorKind(rawValue: 11)
  /// Nothing is known about the cause.
  public static let unknown = ErrorKind(rawValue: 12)
  /// Division by zero.
  public static let div0 = ErrorKind(rawValue: 13)
  /// A language tag nobody knows.
  public static let badLanguageCode = ErrorKind(rawValue: 14)
  /// A regular expression that cannot be read.
  public static let badRegex = ErrorKind(rawValue: 15)
  /// A function used as it must not be.
  public static let invalidFunctionUsage = ErrorKind(rawValue: 16)
  /// A function that does not exist here.
  public static let notSupported = ErrorKind(rawValue: 20)
  /// A limit was reached.
  public static let quotaExceeded = ErrorKind(rawValue: 22)
  /// A number beyond the range, or no number at all.
  public static let numeric = ErrorKind(rawValue: 24)
  /// An argument of the wrong type or out of range.
  public static let invalidArgument = ErrorKind(rawValue: 25)
  /// A failure of the evaluation itself.
  public static let `internal` = ErrorKind(rawValue: 26)
  /// Something that does not apply.
  public static let notApplicable = ErrorKind(rawValue: 27)
  /// Took too long.
  public static let timeout = ErrorKind(rawValue: 28)
  /// A text that is not JSON.
  public static let invalidJSON = ErrorKind(rawValue: 30)
  /// An author's own.
  public static let custom = ErrorKind(rawValue: 1000)

  /// The name the language has for it; nil for a number without a name.
  public var name: String? { Self.names.first { $0.number == rawValue }?.name }

  /// All members of the language's `ErrorKind` enumeration.
  static let names: [(name: String, number: Int)] = [
    ("None", 0), ("Sync", 1), ("MissingRequired", 2), ("CreatePermission", 3), ("EditPermissions", 4),
    ("DeletePermissions", 5), ("Conflict", 6), ("NotFound", 7), ("ConstraintViolated", 8),
    ("GeneratedValue", 9), ("ReadOnlyValue", 10), ("Validation", 11), ("Unknown", 12), ("Div0", 13),
    ("BadLanguageCode", 14), ("BadRegex", 15), ("InvalidFunctionUsage", 16), ("FileNotFound", 17),
    ("AnalysisError", 18), ("ReadPermission", 19), ("NotSupported", 20), ("InsufficientMemory", 21),
    ("QuotaExceeded", 22), ("Network", 23), ("Numeric", 24), ("InvalidArgument", 25), ("Internal", 26),
    ("NotApplicable", 27), ("Timeout", 28), ("ServiceUnavailable", 29), ("InvalidJSON", 30), ("Custom", 1000),
  ]
}

/// What went wrong in an evaluation.
public struct Fault: Error, Hashable, Sendable {
  /// The kind.
  public var kind: ErrorKind
  /// One sentence for the author.
  public var message: String
  /// Further errors met at the same place.
  public var others: [Fault]

  /// Makes an error.
  public init(_ kind: ErrorKind, _ message: String, others: [Fault] = []) {
    self.kind = kind
    self.message = message
    self.others = others
  }

  /// This and the further errors.
  public var all: [Fault] { [Fault(kind, message)] + others }

  /// Both errors as one.
  public func combined(with other: Fault) -> Fault { Fault(kind, message, others: others + other.all) }
}
