/// Appends JSON to a byte buffer without building a tree: the recording's hot path.
///
/// Commas are the writer's business; the caller opens and closes what it writes.
public struct JSONWriter: Sendable {
  /// What was written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Makes an empty writer.
  public init() {}

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer but keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends the line and starts afresh on the next.
  public mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes an object around what `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  /// Writes an array around what `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) {
    open("[")
    body(&self)
    close("]")
  }

  /// Writes the name of the next member.
  public mutating func key(_ name: String) {
    separate()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  public mutating func write(_ text: String) {
    separate()
    quoted(text)
  }

  /// Writes a whole number.
  public mutating func write(_ number: some BinaryInteger) {
    separate()
    guard let small = Int64(exactly: number) else {
      bytes.append(contentsOf: String(number).utf8)
      return
    }
    if small < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(small.magnitude)
  }

  private mutating func digits(_ number: UInt64) {
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Writes a boolean.
  public mutating func write(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  /// Writes any value.
  public mutating func write(_ value: JSON) {
    switch value {
    case .null: raw("null")
    case .bool(let truth): write(truth)
    case .number(let text): raw(text)
    case .string(let text): write(text)
    case .array(let elements): array { writer in for element in elements { writer.write(element) } }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.name)
          writer.write(member.value)
        }
      }
    }
  }

  /// Writes a member with a string value.
  public mutating func field(_ name: String, _ text: String) {
    key(name)
    write(text)
  }

  /// Writes a member with a whole number.
  public mutating func field(_ name: String, _ number: some BinaryInteger) {
    key(name)
    write(number)
  }

  /// Writes a member with a boolean.
  public mutating func field(_ name: String, _ truth: Bool) {
    key(name)
    write(truth)
  }

  /// Writes a member with any value.
  public mutating func field(_ name: String, _ value: JSON) {
    key(name)
    write(value)
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly every text can be taken as it is.
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { escaped(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: [0x5C, byte])
    case UInt8(ascii: "\\"): bytes.append(contentsOf: [0x5C, byte])
    case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
    case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
    case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
    case 0..<0x20, 0x7F:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(Self.hexadecimal[Int(byte >> 4)])
      bytes.append(Self.hexadecimal[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
