extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = String(self)[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  /// The last place where `other` occurs.
  func lastRange(of other: String) -> Range<Index>? {
    guard !other.isEmpty else { return nil }
    var found: Range<Index>?
    var rest = self[startIndex...]
    while let range = rest.firstRange(of: other) {
      found = range
      rest = self[range.upperBound...]
    }
    return found
  }
}

extension String {
  func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
