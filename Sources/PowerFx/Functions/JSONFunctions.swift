import Basis

/// JSON in and out.
let jsonFunctions: [Function] = [
  .lazy("ParseJSON", 1...2, .untyped, role: { $0 == 1 ? .type : .value }) { evaluator, arguments in
    let parsed = evaluator.parseJSON(evaluator.evaluate(arguments, 0))
    guard arguments.count > 1 else { return parsed }
    return evaluator.typed(parsed, as: evaluator.writtenType(arguments, 1))
  },
  .lazy("AsType", 2...2, role: { $0 == 1 ? .type : .value }) { evaluator, arguments in
    evaluator.typed(evaluator.evaluate(arguments, 0), as: evaluator.writtenType(arguments, 1))
  },
  .lazy("IsType", 2...2, .boolean, role: { $0 == 1 ? .type : .value }) { evaluator, arguments in
    let value = evaluator.evaluate(arguments, 0)
    switch value {
    case .blank: return .boolean(false)
    case .error: return value
    default: return .boolean(evaluator.typed(value, as: evaluator.writtenType(arguments, 1)).fault == nil)
    }
  },
  .lazy("JSON", 1...2, .text) { evaluator, arguments in
    let value = evaluator.evaluate(arguments, 0)
    if case .error = value { return value }
    guard evaluator.work(value.weight(upTo: max(0, evaluator.effort)) * 4) else {
      return Evaluator.exhausted
    }
    var options = ""
    if arguments.count > 1 {
      switch evaluator.text(evaluator.evaluate(arguments, 1)) {
      case .success(let text): options = text
      case .failure(let fault): return .error(fault)
      }
    }
    switch evaluator.json(value, flat: options.contains("_")) {
    case .failure(let fault): return .error(fault)
    case .success(let json):
      return evaluator.charged(.text(json.encoded(indented: options.contains("4"))))
    }
  },
]

extension Evaluator {
  fileprivate mutating func parseJSON(_ value: Value) -> Value {
    if case .error = value { return value }
    if value.isBlank { return .blank }
    guard case .success(let text) = text(value) else {
      return .error(.invalidArgument, "ParseJSON takes a text")
    }
    guard spend(text.utf8.count), work(text.utf8.count) else { return Self.exhausted }
    do throws(JSON.ParseError) {
      let json = try JSON(parsing: text)
      return json == .null ? .blank : .untyped(json)
    } catch {
      return .error(.invalidJSON, "The text is not JSON: \(error.reason)")
    }
  }

  /// A value as JSON() writes it.
  fileprivate func json(_ value: Value, flat: Bool, depth: Int = 0) -> Result<JSON, Fault> {
    guard depth <= 20 else {
      return .failure(Fault(.invalidArgument, "The value nests deeper than 20 levels"))
    }
    switch value {
    case .error(let fault): return .failure(fault)
    case .dateTime(let milliseconds):
      let utc = VirtualTime(milliseconds: milliseconds - Int64(offset(ofWall: milliseconds)) * 1000)
      return .success(.string(ISO8601.format(utc)))
    case .record(let record):
      var members: [JSON.Member] = []
      for field in record.fields.sorted(by: { $0.name < $1.name }) {
        switch json(field.value, flat: flat, depth: depth + 1) {
        case .success(let json): members.append(JSON.Member(field.name, json))
        case .failure(let fault): return .failure(fault)
        }
      }
      return .success(.object(members))
    case .table(let table):
      var elements: [JSON] = []
      for row in table.rows {
        var cell = row
        if flat, case .record(let record) = row, let only = record["Value"], record.fields.count == 1 {
          cell = only
        }
        switch json(cell, flat: flat, depth: depth + 1) {
        case .success(let json): elements.append(json)
        case .failure(let fault): return .failure(fault)
        }
      }
      return .success(.array(elements))
    case .untyped(let json):
      guard json.depth + depth <= 20 else {
        return .failure(Fault(.invalidArgument, "The value nests deeper than 20 levels"))
      }
      return .success(json.sortedByName)
    case .option(let option):
      switch option.backing {
      case .number(let number): return .success(.int(number))
      case .boolean(let truth): return .success(.bool(truth))
      default: return .success(value.json)
      }
    default: return .success(value.json)
    }
  }
}

extension JSON {
  /// Levels of objects and arrays.
  fileprivate var depth: Int {
    switch self {
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
    default: 0
    }
  }

  /// The value with the members of every object in order of name.
  fileprivate var sortedByName: JSON {
    switch self {
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.sortedByName) }.sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.sortedByName))
    default: self
    }
  }
}
