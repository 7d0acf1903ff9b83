extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = String(self)[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
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
