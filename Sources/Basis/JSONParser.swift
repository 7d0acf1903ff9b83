extension JSON {
  /// Deepest nesting that is read.
  public static let deepest = 200

  /// Why a text is not JSON.
  public struct ParseError: Error, Equatable, Sendable {
    /// What was expected or is not allowed.
    public var reason: String
    /// UTF-8 bytes from the start of the text.
    public var offset: Int
  }

  /// Reads one JSON value (RFC 8259): nothing may follow it but white space.
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one JSON value from UTF-8. Invalid UTF-8 is refused.
  public init(parsing bytes: [UInt8]) throws(ParseError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSON.ParseError) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("text after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSON.ParseError) -> JSON {
    guard depth <= JSON.deepest else { throw error("nested deeper than \(JSON.deepest) levels") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(JSON.ParseError) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("expected a member's name in quotes") }
      let name = try string()
      skipSpace()
      guard take(":") else { throw error("expected : after a member's name") }
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("expected , or }") }
    }
  }

  private mutating func array(depth: Int) throws(JSON.ParseError) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("expected , or ]") }
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSON.ParseError) -> JSON {
    for byte in word.utf8 {
      guard current == byte else { throw error("expected \(word)") }
      position += 1
    }
    return value
  }

  private mutating func number() throws(JSON.ParseError) -> String {
    let start = position
    _ = take("-")
    if !take("0") {
      guard digits() > 0 else { throw error("expected a value") }
    }
    if take(".") {
      guard digits() > 0 else { throw error("expected digits after the point") }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw error("expected digits in the exponent") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, (48...57).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSON.ParseError) -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if take("\"") { return try decoded(bytes[start..<(position - 1)]) }
    var collected = Array(bytes[start..<position])
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try decoded(collected[...])
      case UInt8(ascii: "\\"): try escape(into: &collected)
      case 0..<0x20: throw error("a control character must be escaped")
      default: collected.append(byte)
      }
    }
    throw error("the string is not closed")
  }

  private func decoded(_ slice: ArraySlice<UInt8>) throws(JSON.ParseError) -> String {
    // Most are plain, and need no second look.
    if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
    guard let text = String(validating: slice, as: UTF8.self) else { throw error("not UTF-8") }
    return text
  }

  private mutating func escape(into collected: inout [UInt8]) throws(JSON.ParseError) {
    guard let byte = current else { throw error("the string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(byte)
    case UInt8(ascii: "b"): collected.append(0x08)
    case UInt8(ascii: "f"): collected.append(0x0C)
    case UInt8(ascii: "n"): collected.append(0x0A)
    case UInt8(ascii: "r"): collected.append(0x0D)
    case UInt8(ascii: "t"): collected.append(0x09)
    case UInt8(ascii: "u"): collected.append(contentsOf: String(try scalar()).utf8)
    default: throw error("unknown escape")
    }
  }

  /// The scalar after `\u`; halves of a pair that stand alone become U+FFFD.
  private mutating func scalar() throws(JSON.ParseError) -> Character {
    let first = try codeUnit()
    guard (0xD800..<0xDC00).contains(first) else { return Character(Unicode.Scalar(first) ?? "\u{FFFD}") }
    guard current == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let mark = position
    position += 2
    let second = try codeUnit()
    guard (0xDC00..<0xE000).contains(second) else {
      position = mark
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  private mutating func codeUnit() throws(JSON.ParseError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("expected four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func error(_ reason: String) -> JSON.ParseError {
    JSON.ParseError(reason: reason, offset: position)
  }
}
