/// Texts with `*` and `?`.
public enum Wildcard {
  /// Whether a text fits: `*` stands for any text, `?` for any one character; both also stand for themselves.
  public static func matches(_ text: String, pattern: String) -> Bool {
    let wanted = Spelling(of: pattern)
    guard wanted.hasMany || wanted.hasOne else { return text == pattern }
    // Nearly all texts are spelt in one way only, and their bytes tell what their characters would.
    let found = Spelling(of: text)
    let areBytesEnough = wanted.hasOne ? wanted.isASCII && found.isASCII : wanted.isSimple && found.isSimple
    if areBytesEnough,
      let fits = text.utf8.withContiguousStorageIfAvailable({ text in
        pattern.utf8.withContiguousStorageIfAvailable { pattern in
          Self.fits(text, pattern, many: UInt8(ascii: "*"), one: UInt8(ascii: "?"))
        }
      }), let fits
    {
      return fits
    }
    return Array(text).withUnsafeBufferPointer { text in
      Array(pattern).withUnsafeBufferPointer { Self.fits(text, $0, many: "*", one: "?") }
    }
  }

  private static func fits<Part: Equatable>(
    _ text: UnsafeBufferPointer<Part>, _ pattern: UnsafeBufferPointer<Part>, many: Part, one: Part
  ) -> Bool {
    var (t, p) = (0, 0)
    // Where the last star was and how much it has swallowed, to go back to: linear in practice, no recursion.
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == many {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == one || pattern[p] == text[t] {
        t += 1
        p += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        t = last.text + 1
        p = last.pattern + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == many }
  }

  /// What the bytes of a text say of how it is written.
  private struct Spelling {
    var hasMany = false
    var hasOne = false
    /// Every character is one byte.
    var isASCII = true
    /// Every character is one scalar that no other spelling is equal to.
    var isSimple = true

    init(of text: String) {
      var before: (UInt8, UInt8) = (0, 0)
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "*"): hasMany = true
        case UInt8(ascii: "?"): hasOne = true
        // With a line feed it is one character.
        case UInt8(ascii: "\r"): (isASCII, isSimple) = (false, false)
        case ..<0x80: break
        default:
          isASCII = false
          if !Self.isSimple(byte, after: before) { isSimple = false }
        }
        before = (before.1, byte)
      }
    }

    /// Whether a byte is part of a letter below U+0300, where the combining marks begin, or of a dash, quotation mark
    /// or ellipsis (U+2010 to U+2027).
    private static func isSimple(_ byte: UInt8, after before: (UInt8, UInt8)) -> Bool {
      if byte >= 0xC0 { return byte < 0xCC || byte == 0xE2 }
      if before.1 >= 0xC0 { return before.1 < 0xCC || byte == 0x80 }
      return before == (0xE2, 0x80) && (0x90...0xA7).contains(byte)
    }
  }
}
