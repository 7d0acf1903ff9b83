import Basis

/// A number of either kind.
enum Number {
  case decimal(Decimal)
  case float(Double)

  /// As a float.
  var double: Double {
    switch self {
    case .decimal(let number): number.double
    case .float(let number): number
    }
  }

  /// As a decimal; nil beyond the range.
  var decimal: Decimal? {
    switch self {
    case .decimal(let number): number
    case .float(let number): Decimal(number)
    }
  }

  /// The whole part, cut to the range of `Int32`: for counts and positions.
  var int: Int {
    switch self {
    case .decimal(let number):
      max(-2_147_483_648, min(2_147_483_647, number.int ?? (number.isNegative ? .min : .max)))
    case .float(let number): number.isNaN ? 0 : Int(max(-2_147_483_648, min(2_147_483_647, number)))
    }
  }

  /// The number as a value; an infinite float is an error.
  var value: Value {
    switch self {
    case .decimal(let number): .number(number)
    case .float(let number): Value.checked(number)
    }
  }
}

extension Value {
  /// A float, or the error that stands for infinities and not-a-number.
  static func checked(_ number: Double) -> Value {
    number.isFinite ? .float(number) : .error(.numeric, "The result is no number or beyond the range")
  }

  /// A decimal, or the error that stands for one beyond the range.
  static func checked(_ number: Decimal?) -> Value {
    number.map(Value.number) ?? .error(.numeric, "The result is beyond the range of decimals")
  }
}

extension Evaluator {
  /// The text of a value where text is wanted.
  func text(_ value: Value) -> Result<String, Fault> {
    switch value {
    case .text(let text): .success(text)
    case .error(let fault): .failure(fault)
    case .blank: .success("")
    case .option(let option): .success(option.text)
    case .untyped(let json):
      switch json {
      case .null: .success("")
      case .bool(let truth): .success(truth ? "true" : "false")
      case .string(let text): .success(text)
      case .number(let spelled): .success(spelled)
      case .array, .object: .failure(Fault(.invalidArgument, "An object or array is no text"))
      }
    default:
      if let text = value.scalarText(in: locale) {
        .success(text)
      } else {
        .failure(Fault(.invalidArgument, "A record or table is no text"))
      }
    }
  }

  /// The number of a value where a number is wanted; blank is 0.
  ///
  /// - Parameter asFloat: whether a text beyond the range of decimals may be a float.
  func number(_ value: Value, asFloat: Bool = false) -> Result<Number, Fault> {
    switch value {
    case .number(let number): return .success(.decimal(number))
    case .float(let number): return .success(.float(number))
    case .blank: return .success(.decimal(.zero))
    case .boolean(let truth): return .success(.decimal(truth ? .one : .zero))
    case .text(let text):
      if text.isEmpty { return .success(.decimal(.zero)) }
      switch NumberText.parse(text, in: locale) {
      case nil: return .failure(Fault(.invalidArgument, "\u{201C}\(text)\u{201D} is no number"))
      case .float where !asFloat:
        return .failure(Fault(.invalidArgument, "\u{201C}\(text)\u{201D} is beyond the range of decimals"))
      case let number?: return .success(number)
      }
    case .date, .time, .dateTime:
      return .success(.decimal(Clock.number(value) ?? .zero))
    case .option(let option):
      switch option.backing {
      case .number(let number): return .success(.decimal(Decimal(number)))
      case .boolean(let truth): return .success(.decimal(truth ? .one : .zero))
      case .text(let text): return number(.text(text), asFloat: asFloat)
      default: return .failure(Fault(.invalidArgument, "The choice \(option.displayName) is no number"))
      }
    case .error(let fault): return .failure(fault)
    case .untyped(let json):
      switch json {
      case .null: return .success(.decimal(.zero))
      case .bool(let truth): return .success(.decimal(truth ? .one : .zero))
      case .number(let text):
        guard let value = Value.number(spelled: text) else {
          return .failure(Fault(.numeric, "\(text) is out of range"))
        }
        if case .float = value, !asFloat {
          return .failure(Fault(.invalidArgument, "\(text) is beyond the range of decimals"))
        }
        return number(value)
      case .string(let text): return number(.text(text), asFloat: asFloat)
      case .array, .object: return .failure(Fault(.invalidArgument, "An object or array is no number"))
      }
    case .record, .table, .color, .guid:
      return .failure(Fault(.invalidArgument, "The value is no number"))
    }
  }

  /// The truth of a value where one is wanted; blank is false.
  func boolean(_ value: Value) -> Result<Bool, Fault> {
    switch value {
    case .boolean(let truth): return .success(truth)
    case .blank: return .success(false)
    case .number(let number): return .success(!number.isZero)
    case .float(let number): return .success(number != 0)
    case .error(let fault): return .failure(fault)
    case .text(let text): return boolean(text)
    case .option(let option):
      switch option.backing {
      case .boolean(let truth): return .success(truth)
      case .number(let number): return .success(number != 0)
      default:
        return .failure(Fault(.invalidArgument, "The choice \(option.displayName) is neither true nor false"))
      }
    case .untyped(let json):
      switch json {
      case .null: return .success(false)
      case .bool(let truth): return .success(truth)
      case .number(let text): return .success((Double(text) ?? 0) != 0)
      case .string(let text): return boolean(text)
      case .array, .object:
        return .failure(Fault(.invalidArgument, "An object or array is neither true nor false"))
      }
    default: return .failure(Fault(.invalidArgument, "The value is neither true nor false"))
    }
  }

  private func boolean(_ text: String) -> Result<Bool, Fault> {
    switch text.lowercased() {
    case "true": .success(true)
    case "false", "": .success(false)
    default: .failure(Fault(.invalidArgument, "\u{201C}\(text)\u{201D} is neither true nor false"))
    }
  }

  /// A value turned into another type; blanks and errors stay.
  func coerced(_ value: Value, to type: ValueType) -> Value {
    if value.isBlank { return .blank }
    if case .error = value { return value }
    if case .text("") = value, type != .text { return .blank }
    switch type {
    case .text:
      switch text(value) {
      case .success(let text): return .text(text)
      case .failure(let fault): return .error(fault)
      }
    case .number:
      switch number(value) {
      case .success(.decimal(let number)): return .number(number)
      case .success(.float(let number)):
        return Decimal(number).map(Value.number)
          ?? .error(.invalidArgument, "The number is beyond the range of decimals")
      case .failure(let fault): return .error(fault)
      }
    case .float:
      switch number(value, asFloat: true) {
      case .success(let number): return .checked(number.double)
      case .failure(let fault): return .error(fault)
      }
    case .boolean:
      switch boolean(value) {
      case .success(let truth): return .boolean(truth)
      case .failure(let fault): return .error(fault)
      }
    case .date, .time, .dateTime: return clock(value, as: type)
    case .guid: return identifier(value)
    default: return value
    }
  }

  /// A value as a date, time or date-time.
  func clock(_ value: Value, as type: ValueType) -> Value {
    let milliseconds: Int64
    switch value {
    case .date, .time, .dateTime: milliseconds = Clock.milliseconds(value) ?? 0
    case .blank, .error: return value
    case .untyped(.number): return .error(.invalidArgument, "An untyped number is no date or time")
    case .text(""): return .blank
    case .text(let text), .untyped(.string(let text)):
      guard let parsed = ClockText.parse(text, in: locale, zone: context.zone) else {
        return .error(.invalidArgument, "\u{201C}\(text)\u{201D} is no date or time")
      }
      milliseconds = parsed
    default:
      switch number(value) {
      case .success(let number):
        guard let found = Clock.milliseconds(number: number.double) else {
          return .error(.invalidArgument, "\(number.double) is no date or time")
        }
        milliseconds = found
      case .failure(let fault): return .error(fault)
      }
    }
    switch type {
    case .date: return .date(Clock.date(milliseconds))
    case .time: return .time(Clock.timeOfDay(milliseconds))
    default: return .dateTime(milliseconds)
    }
  }
}

extension Evaluator {
  /// The table with every column of one type: that of its first value; others are turned into it.
  func unified(_ table: Table) -> Table {
    guard case .record(let first)? = table.rows.first(where: { if case .record = $0 { true } else { false } })
    else {
      return table
    }
    var table = table
    for name in first.fields.map(\.name) {
      var type: ValueType?
      for index in table.rows.indices {
        guard case .record(var record) = table.rows[index], let cell = record[name],
          let found = cell.scalarType
        else {
          continue
        }
        guard let wanted = type else {
          type = found
          continue
        }
        if found != wanted {
          record[name] = coerced(cell, to: wanted)
          table.rows[index] = .record(record)
        }
      }
    }
    return table
  }
}

extension Value {
  /// The type of a scalar that can be turned into others; nil for everything else.
  var scalarType: ValueType? {
    switch self {
    case .boolean: .boolean
    case .number: .number
    case .float: .float
    case .text: .text
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    default: nil
    }
  }
}
