/// Assembles scalars from UTF-8 that arrives a byte at a time.
///
/// An invalid sequence becomes one U+FFFD for its longest valid beginning, and the byte that broke
/// it is looked at again, so that a stray byte never eats what follows.
struct UTF8Assembler: Sendable {
  private var value: UInt32 = 0
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// True between the first and the last byte of a scalar.
  var isPartial: Bool { missing > 0 }

  /// What one byte led to.
  enum Step {
    /// More bytes are needed.
    case partial
    /// A scalar is complete.
    case scalar(Unicode.Scalar)
    /// The bytes so far were invalid (U+FFFD); this byte was part of them.
    case invalid
    /// The bytes so far were invalid (U+FFFD); this byte must be offered again.
    case invalidBefore
  }

  /// Takes one byte.
  mutating func push(_ byte: UInt8) -> Step {
    if missing == 0 { return start(byte) }
    guard allowed.contains(byte) else {
      missing = 0
      return .invalidBefore
    }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    if missing > 0 { return .partial }
    guard let scalar = Unicode.Scalar(value) else { return .invalid }
    return .scalar(scalar)
  }

  /// Forgets a partial scalar; true when there was one.
  mutating func drop() -> Bool {
    defer { missing = 0 }
    return missing > 0
  }

  private mutating func start(_ byte: UInt8) -> Step {
    allowed = 0x80...0xBF
    switch byte {
    case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: (value, missing) = (UInt32(byte & 0x1F), 1)
    case 0xE0...0xEF:
      (value, missing) = (UInt32(byte & 0x0F), 2)
      if byte == 0xE0 { allowed = 0xA0...0xBF }  // no overlong forms
      if byte == 0xED { allowed = 0x80...0x9F }  // no surrogates
    case 0xF0...0xF4:
      (value, missing) = (UInt32(byte & 0x07), 3)
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }  // nothing above U+10FFFF
    default: return .invalid
    }
    return .partial
  }
}
