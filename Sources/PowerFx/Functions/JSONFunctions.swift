import Basis

/// JSON in and out.
let jsonFunctions: [Function] = [
  .values("ParseJSON", 1...1, .untyped) { evaluator, values in
    if values[0].isBlank { return .blank }
    guard case .success(let text) = evaluator.text(values[0]) else {
      return .error(.invalidArgument, "ParseJSON takes a text")
    }
    do throws(JSON.ParseError) {
      let json = try JSON(parsing: text)
      return json == .null ? .blank : .untyped(json)
    } catch {
      return .error(.invalidJSON, "The text is not JSON: \(error.reason)")
    }
  },
  .lazy("JSON", 1...2, .text) { evaluator, arguments in
    let value = evaluator.evaluate(arguments, 0)
    if case .error = value { return value }
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
      let text = options.contains("4") ? json.indentedByFour : json.text
      return evaluator.spend(text.utf8.count) ? .text(text) : Evaluator.exhausted
    }
  },
]

extension Evaluator {
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
    case .untyped(let json): return .success(json.sortedByName)
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
  /// The value with the members of every object in order of name.
  fileprivate var sortedByName: JSON {
    switch self {
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.sortedByName) }.sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.sortedByName))
    default: self
    }
  }

  /// The value on several lines, four spaces a level.
  fileprivate var indentedByFour: String {
    prettyText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let spaces = line.prefix { $0 == " " }
        return spaces + spaces + line.dropFirst(spaces.count)
      }
      .joined(separator: "\n")
  }
}
