/// Where a part occurs in a whole, one place after another, in time proportional to both lengths: a part of
/// repeated letters costs no more than any other (Knuth, Morris and Pratt 1977).
struct Occurrences<Unit: Equatable>: Sequence, IteratorProtocol {
  private let part: [Unit]
  private let whole: [Unit]
  /// How many units of the part remain matched when the unit after the first `index + 1` does not fit.
  private let retreats: [Int]
  private var position: Int

  /// Looks for `part` from an index of `whole` on; places do not overlap. An empty part occurs nowhere.
  init(of part: [Unit], in whole: [Unit], from start: Int = 0) {
    self.part = part
    self.whole = whole
    position = start
    // A part that cannot fit needs no preparation.
    retreats = part.count <= whole.count - start ? Self.retreats(of: part) : []
  }

  /// The next place; nil when there is none.
  mutating func next() -> Range<Int>? {
    guard !retreats.isEmpty else { return nil }
    var matched = 0
    while position < whole.count {
      while matched > 0, whole[position] != part[matched] { matched = retreats[matched - 1] }
      if whole[position] == part[matched] { matched += 1 }
      position += 1
      if matched == part.count { return position - matched..<position }
    }
    return nil
  }

  private static func retreats(of part: [Unit]) -> [Int] {
    var retreats = [Int](repeating: 0, count: part.count)
    var matched = 0
    for index in part.indices.dropFirst() {
      while matched > 0, part[index] != part[matched] { matched = retreats[matched - 1] }
      if part[index] == part[matched] { matched += 1 }
      retreats[index] = matched
    }
    return retreats
  }
}

extension String {
  /// Whether `part` occurs, compared byte by byte.
  func holds(_ part: String) -> Bool {
    var places = Occurrences(of: Array(part.utf8), in: Array(utf8))
    return part.isEmpty || places.next() != nil
  }
}
