import Basis

/// Text: building, cutting, searching.
let textFunctions: [Function] = [
  .values("Text", 1...3, .text) { evaluator, values in
    // Reading a format costs far more than looking through a text.
    if values.count > 1, case .text(let format) = values[1], !evaluator.work(format.utf8.count * 32) {
      return Evaluator.exhausted
    }
    return evaluator.textFunction(values)
  },
  .values("Concatenate", 1...Function.many, .text, maps: true) { evaluator, values in
    let joined = evaluator.withTexts(values) { $0.joined() }
    guard Evaluator.makesPattern(values), case .text(let text) = joined else { return joined }
    return .option(.computed(text, in: "Match"))
  },
  .values("Lower", 1...1, .text, maps: true) { e, v in e.withTexts(v) { $0[0].lowercased() } },
  .values("Upper", 1...1, .text, maps: true) { e, v in e.withTexts(v) { $0[0].uppercased() } },
  .values("Proper", 1...1, .text, maps: true) { e, v in e.withTexts(v) { TextShape.proper($0[0]) } },
  .values("Trim", 1...1, .text, maps: true) { e, v in e.withTexts(v) { TextShape.trim($0[0]) } },
  .values("TrimEnds", 1...1, .text, maps: true) { e, v in
    e.withTexts(v) { TextShape.ends($0[0]) }
  },
  .values("Len", 1...1, .number, maps: true) { evaluator, values in
    switch evaluator.text(values[0]) {
    case .success(let text): .int(text.utf16.count)
    case .failure(let fault): .error(fault)
    }
  },
  .values("Left", 2...2, .text, maps: true) { $0.part($1, fromEnd: false) },
  .values("Right", 2...2, .text, maps: true) { $0.part($1, fromEnd: true) },
  .values("Mid", 2...3, .text, maps: true) { $0.middle($1) },
  .values("Find", 2...3, .number, maps: true) { $0.find($1) },
  .values("Substitute", 3...4, .text, maps: true) { $0.substitute($1) },
  .values("Replace", 4...4, .text, maps: true) { $0.replace($1) },
  .values("StartsWith", 2...2, .boolean, maps: true) { e, v in
    e.comparing(v) { $0.hasPrefix($1) || $1.isEmpty }
  },
  .values("EndsWith", 2...2, .boolean, maps: true) { e, v in
    e.comparing(v) { $0.hasSuffix($1) || $1.isEmpty }
  },
  .values("Char", 1...1, .text, maps: true) { $0.character($1, unicode: false) },
  .values("UniChar", 1...1, .text, maps: true) { $0.character($1, unicode: true) },
  .values("Split", 2...2, .table) { $0.split($1) },
  .lazy("Concat", 2...3, .text, role: { $0 == 1 ? .row : .value }) { $0.concat($1) },
  .values("EncodeUrl", 1...1, .text, maps: true) { e, v in e.withTexts(v) { TextShape.url($0[0]) } },
  .values("EncodeHTML", 1...1, .text, maps: true) { e, v in e.withTexts(v) { TextShape.html($0[0]) } },
  .values("PlainText", 1...1, .text, maps: true) { e, v in e.withTexts(v) { TextShape.plain($0[0]) } },
  .values("Language", 0...0, .text) { evaluator, _ in .text(evaluator.context.locale) },
  .values("GUID", 0...1, .guid) { evaluator, values in
    guard let value = values.first else {
      let chance = Chance(seed: evaluator.draw())
      return .guid(chance.uuid(event: evaluator.context.event))
    }
    return evaluator.identifier(value)
  },
]

extension Evaluator {
  /// Calls `body` with the texts of all values, or gives the first error.
  func withTexts(_ values: [Value], _ body: ([String]) -> String) -> Value {
    var texts: [String] = []
    for value in values {
      switch text(value) {
      case .success(let text): texts.append(text)
      case .failure(let fault): return .error(fault)
      }
    }
    return .text(body(texts))
  }

  fileprivate func comparing(_ values: [Value], _ body: (String, String) -> Bool) -> Value {
    switch (text(values[0]), text(values[1])) {
    case (.success(let a), .success(let b)): .boolean(body(a.lowercased(), b.lowercased()))
    case (.failure(let fault), _), (_, .failure(let fault)): .error(fault)
    }
  }

  /// The UTF-16 units of a value's text: what the language counts in.
  private func units(_ value: Value) -> Result<[UInt16], Fault> { text(value).map { Array($0.utf16) } }

  private static func text(_ units: some Sequence<UInt16>) -> Value {
    .text(String(decoding: Array(units), as: UTF16.self))
  }

  fileprivate func part(_ values: [Value], fromEnd: Bool) -> Value {
    switch (units(values[0]), number(values[1])) {
    case (.success(let units), .success(let count)):
      guard count.double >= 0 else { return .error(.invalidArgument, "The count must not be negative") }
      return Self.text(fromEnd ? units.suffix(count.int) : units.prefix(count.int))
    case (.failure(let fault), _), (_, .failure(let fault)): return .error(fault)
    }
  }

  fileprivate func middle(_ values: [Value]) -> Value {
    let count = values.count > 2 ? number(values[2]).map(\.int) : .success(Int(Int32.max))
    switch (units(values[0]), number(values[1]).map(\.int), count) {
    case (.success(let units), .success(let start), .success(let count)):
      guard start >= 1, count >= 0 else {
        return .error(.invalidArgument, "The start must be 1 or more, and the count not negative")
      }
      return Self.text(units.dropFirst(start - 1).prefix(count))
    case (.failure(let fault), _, _), (_, .failure(let fault), _), (_, _, .failure(let fault)):
      return .error(fault)
    }
  }

  fileprivate func find(_ values: [Value]) -> Value {
    let start = values.count > 2 ? number(values[2]).map(\.int) : .success(1)
    switch (units(values[0]), units(values[1]), start) {
    case (.success(let part), .success(let whole), .success(let start)):
      guard start >= 1, start <= whole.count + 1 else {
        return .error(.invalidArgument, "The start must be between 1 and the text's length plus 1")
      }
      if part.isEmpty { return .int(start) }
      var places = Occurrences(of: part, in: whole, from: start - 1)
      return places.next().map { .int($0.lowerBound + 1) } ?? .blank
    case (.failure(let fault), _, _), (_, .failure(let fault), _), (_, _, .failure(let fault)):
      return .error(fault)
    }
  }

  fileprivate mutating func substitute(_ values: [Value]) -> Value {
    var instance = 0
    if values.count > 3 {
      switch number(values[3]) {
      case .success(let number): instance = number.int
      case .failure(let fault): return .error(fault)
      }
      guard instance >= 1 else { return .error(.invalidArgument, "The instance must be 1 or more") }
    }
    guard
      case (.success(let whole), .success(let old), .success(let new)) =
        (units(values[0]), units(values[1]), units(values[2]))
    else { return withTexts(Array(values.prefix(3))) { $0[0] } }
    guard !old.isEmpty else { return Self.text(whole) }
    var result: [UInt16] = []
    var position = 0
    var seen = 0
    for range in Occurrences(of: old, in: whole) {
      seen += 1
      result += whole[position..<range.lowerBound]
      result += instance == 0 || seen == instance ? new : old
      position = range.upperBound
      guard spend(new.count) else { return Self.exhausted }
      if seen == instance { break }
    }
    return Self.text(result + whole[position...])
  }

  fileprivate func replace(_ values: [Value]) -> Value {
    if case .failure(let fault) = numbers(Array(values[1...2])) { return .error(fault) }
    switch (units(values[0]), number(values[1]).map(\.int), number(values[2]).map(\.int), units(values[3])) {
    case (.success(let whole), .success(let start), .success(let count), .success(let new)):
      guard start >= 1, count >= 0 else {
        return .error(.invalidArgument, "The start must be 1 or more, and the count not negative")
      }
      let head = whole.prefix(start - 1)
      return Self.text(head + new + whole.dropFirst(start - 1).dropFirst(count))
    case (.failure(let fault), _, _, _), (_, .failure(let fault), _, _), (_, _, .failure(let fault), _),
      (_, _, _, .failure(let fault)):
      return .error(fault)
    }
  }

  fileprivate func character(_ values: [Value], unicode: Bool) -> Value {
    switch number(values[0]) {
    case .failure(let fault): return .error(fault)
    case .success(let number):
      let code = number.int
      if !unicode, code > 255 { return .error(.invalidArgument, "\(code) is not between 1 and 255") }
      if (0xD800...0xDFFF).contains(code) {
        return .error(.notApplicable, "\(code) is half of a character")
      }
      if code >= 1, let scalar = Unicode.Scalar(UInt32(code)) { return .text(String(scalar)) }
      return .error(.invalidArgument, "\(code) is no character's number")
    }
  }

  fileprivate mutating func split(_ values: [Value]) -> Value {
    guard case (.success(let whole), .success(let mark)) = (units(values[0]), units(values[1])) else {
      return withTexts(values) { $0[0] }
    }
    guard spend(whole.count) else { return Self.exhausted }
    if mark.isEmpty { return .table(Table(values: whole.map { Self.text([$0]) })) }
    var parts: [Value] = []
    var position = 0
    for range in Occurrences(of: mark, in: whole) {
      parts.append(Self.text(whole[position..<range.lowerBound]))
      position = range.upperBound
    }
    return .table(Table(values: parts + [Self.text(whole[position...])]))
  }

  fileprivate mutating func concat(_ arguments: Arguments) -> Value {
    let table: Table
    switch rows(arguments, 0) {
    case .success(let rows): table = rows
    case .failure(let value): return value.value
    }
    var separator = ""
    if arguments.count > 2 {
      switch text(evaluate(arguments, 2)) {
      case .success(let text): separator = text
      case .failure(let fault): return .error(fault)
      }
    }
    var result = ""
    for (index, row) in table.rows.enumerated() {
      switch text(evaluate(arguments, 1, row: row)) {
      case .success(let text): result += (index > 0 ? separator : "") + text
      case .failure(let fault): return .error(fault)
      }
      guard budget >= result.utf8.count else { return Self.exhausted }
    }
    return charged(.text(result))
  }

  /// A text as a globally unique identifier, with or without its dashes and braces.
  func identifier(_ value: Value) -> Value {
    if case .guid = value { return value }
    if value.isBlank { return .blank }
    guard case .success(let text) = text(value) else {
      return .error(.invalidArgument, "The value is no identifier")
    }
    var digits = text.trimmed.lowercased()
    if digits.hasPrefix("{"), digits.hasSuffix("}") { digits = String(digits.dropFirst().dropLast()) }
    let lengths = [8, 4, 4, 4, 12]
    var parts = digits.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1 {
      parts = lengths.map { length in
        defer { digits = String(digits.dropFirst(length)) }
        return digits.prefix(length)
      }
      if !digits.isEmpty { parts.append(digits[...]) }
    }
    guard parts.map(\.utf8.count) == lengths, parts.joined().allSatisfy(\.isHexDigit) else {
      return .error(.invalidArgument, "\u{201C}\(text)\u{201D} is no identifier")
    }
    return .guid(parts.joined(separator: "-"))
  }
}
