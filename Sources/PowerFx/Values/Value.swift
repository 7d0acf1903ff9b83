import Basis

/// A value of Power Fx.
///
/// Dates and times are what a clock on the wall shows, without a zone: the evaluation's zone gives them one.
public enum Value: Hashable, Sendable {
  /// Nothing: an unset variable, a missing field.
  case blank
  /// `true` or `false`.
  case boolean(Bool)
  /// A decimal number: what literals and arithmetic give.
  case number(Decimal)
  /// A binary floating-point number: what Float, Power, Sqrt and their like give.
  case float(Double)
  /// Text.
  case text(String)
  /// A date: days since 1970-01-01.
  case date(Int)
  /// A time of day: milliseconds since midnight. Sums and differences may leave the day; what is shown never
  /// does.
  case time(Int64)
  /// A date and a time of day: milliseconds since 1970-01-01T00:00 of the clock on the wall.
  case dateTime(Int64)
  /// A colour: red, green, blue, alpha from the highest byte down.
  case color(UInt32)
  /// A globally unique identifier in lower case.
  case guid(String)
  /// A choice of a closed list or of an enumeration.
  indirect case option(Option)
  /// Named fields.
  case record(Record)
  /// Rows.
  case table(Table)
  /// What ParseJSON gives: JSON whose types are not known.
  indirect case untyped(JSON)
  /// What went wrong.
  indirect case error(Fault)

  /// An error of a kind.
  public static func error(_ kind: ErrorKind, _ message: String) -> Value { .error(Fault(kind, message)) }

  /// A whole number.
  public static func int(_ number: Int) -> Value { .number(Decimal(number)) }

  /// Whether this is nothing (an untyped null counts).
  public var isBlank: Bool {
    switch self {
    case .blank: true
    case .untyped(let json): json == .null
    default: false
    }
  }

  /// What went wrong, if this is an error.
  public var fault: Fault? {
    if case .error(let fault) = self { fault } else { nil }
  }
}

extension Value {
  /// How much there is to write out, in steps of some bytes; counting ends once it is more than `limit`.
  public func weight(upTo limit: Int) -> Int {
    var weight = 0
    addWeight(to: &weight, limit)
    return weight
  }

  private func addWeight(to weight: inout Int, _ limit: Int) {
    weight += 1
    guard weight <= limit else { return }
    switch self {
    case .text(let text): weight += text.utf8.count / 64
    case .untyped(let json): json.addWeight(to: &weight, limit)
    case .record(let record):
      for field in record.fields where weight <= limit { field.value.addWeight(to: &weight, limit) }
    case .table(let table):
      for row in table.rows where weight <= limit { row.addWeight(to: &weight, limit) }
    default: break
    }
  }
}

extension JSON {
  fileprivate func addWeight(to weight: inout Int, _ limit: Int) {
    weight += 1
    guard weight <= limit else { return }
    switch self {
    case .string(let text): weight += text.utf8.count / 64
    case .array(let elements):
      for element in elements where weight <= limit { element.addWeight(to: &weight, limit) }
    case .object(let members):
      for member in members where weight <= limit { member.value.addWeight(to: &weight, limit) }
    default: break
    }
  }
}

/// A choice: one item of a closed list, or a member of an enumeration such as `DateTimeFormat.UTC`.
public struct Option: Sendable, Hashable {
  /// The list it is of: `<bot>.topic.<Topic>.main.<question>`, `<bot>.entity.<Name>`, `DateTimeFormat`.
  public var optionSet: String
  /// Which item of the list.
  public var id: String
  /// What people read.
  public var displayName: String
  /// What stands for it where a number or a text is wanted; nil for the items of closed lists.
  public var backing: Backing?

  /// What an enumeration's member is to a function.
  public enum Backing: Sendable, Hashable {
    /// A number, as in `ErrorKind.Div0`.
    case number(Int)
    /// A text, as in `DateTimeFormat.UTC`.
    case text(String)
    /// A truth.
    case boolean(Bool)
    /// A colour.
    case color(UInt32)
  }

  /// Makes a choice.
  public init(optionSet: String, id: String, displayName: String, backing: Backing? = nil) {
    self.optionSet = optionSet
    self.id = id
    self.displayName = displayName
    self.backing = backing
  }
}

extension Option {
  /// What it is where text is wanted.
  var text: String {
    if case .text(let text) = backing { text } else { displayName }
  }

  /// A text where an enumeration backed by texts is wanted, as joining its members gives one.
  static func computed(_ text: String, in set: String) -> Option {
    Option(optionSet: set, id: "CalculatedOptionSetValue", displayName: text, backing: .text(text))
  }
}

/// Named fields in the order they were written.
public struct Record: Sendable, ExpressibleByDictionaryLiteral {
  /// One field.
  public struct Field: Sendable, Hashable {
    /// The name; names are case sensitive.
    public var name: String
    /// The value.
    public var value: Value

    /// Makes a field.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The fields in order.
  public private(set) var fields: [Field]

  /// Makes a record; of equal names the last one counts.
  public init(_ fields: [Field] = []) {
    self.fields = []
    self.fields.reserveCapacity(fields.count)
    if fields.count <= Self.fewFields {
      for field in fields { self[field.name] = field.value }
      return
    }
    var places: [String: Int] = [:]
    for field in fields {
      if let place = places[field.name] {
        self.fields[place].value = field.value
      } else {
        places[field.name] = self.fields.count
        self.fields.append(field)
      }
    }
  }

  /// Up to this many fields, looking through them is faster than a dictionary.
  private static let fewFields = 16

  /// Makes a record of fields in the order written.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements.map { Field($0.0, $0.1) })
  }

  /// The value of a field; nil when there is none of that name. Setting nil removes the field.
  public subscript(name: String) -> Value? {
    get {
      for field in fields where field.name == name { return field.value }
      return nil
    }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?):
        // Records are many and mostly small: doubling would leave half of their memory unused.
        if fields.count < Self.fewFields, fields.count == fields.capacity {
          fields.reserveCapacity(fields.count + 3)
        }
        fields.append(Field(name, value))
      case (nil, nil): break
      }
    }
  }
}

extension Record: Hashable {
  /// Records are equal when they have the same fields, in any order.
  public static func == (a: Record, b: Record) -> Bool {
    guard a.fields.count == b.fields.count else { return false }
    return a.fields == b.fields || a.fields.allSatisfy { b[$0.name] == $0.value }
  }

  /// Feeds the fields in order of name, since equal records may have them in any order.
  public func hash(into hasher: inout Hasher) {
    for field in fields.sorted(by: { $0.name < $1.name }) { hasher.combine(field) }
  }
}

/// Rows: records, or in their place blanks and errors.
public struct Table: Sendable, Hashable {
  /// The rows in order.
  public var rows: [Value]

  /// Makes a table of rows.
  public init(_ rows: [Value] = []) { self.rows = rows }

  /// Makes a table of one column named `Value`.
  public init(values: [Value]) {
    rows = values.map { .record(Record([Record.Field("Value", $0)])) }
  }
}
