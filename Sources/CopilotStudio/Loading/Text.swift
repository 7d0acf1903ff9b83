extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = String(self)[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

extension StringProtocol {
  /// How many characters there are: as many as bytes in ASCII, but for the pair that ends lines, which is one.
  var characterCount: Int {
    let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte >= 0x80 || byte == UInt8(ascii: "\r") { return false }
      return true
    }
    return isPlain == true ? utf8.count : count
  }
}

extension String {
  /// The last place where `other` occurs.
  ///
  /// Compares bytes, which is exact for the ASCII names it is used for and many times faster than characters.
  func lastRange(of other: String) -> Range<Index>? {
    guard let first = other.utf8.first else { return nil }
    var start = utf8.endIndex
    while start > utf8.startIndex {
      utf8.formIndex(before: &start)
      if utf8[start] == first, utf8[start...].starts(with: other.utf8) {
        return start..<utf8.index(start, offsetBy: other.utf8.count)
      }
    }
    return nil
  }

  func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
