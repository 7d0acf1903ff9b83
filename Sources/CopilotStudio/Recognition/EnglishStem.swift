/// A light stemmer: endings of English words that seldom change what is asked for, so that `refunded`,
/// `refunds` and `refund` are one word.
///
/// It only has to treat both sides of a comparison alike; that `using` becomes `us` does no harm. Words of other
/// languages lose the same endings on both sides too.
struct EnglishStem {
  /// How many letters of the word are left.
  private(set) var length: Int
  /// Whether an `i` follows them, which stands for a final `y`, as in `carry` and `carries`.
  private(set) var endsInI = false

  /// The stem of a word in lower-case ASCII; words of three letters stay as they are.
  init(_ word: UnsafeBufferPointer<UInt8>) {
    length = word.count
    guard length > 3 else { return }
    if has("ies", word), length > 4 {
      length -= 3
      endsInI = true
      return
    }
    if has("sses", word) {
      length -= 2
    } else if has("s", word), !has("ss", word), !has("us", word), !has("is", word) {
      length -= 1
    }
    removeVerbEnding(word)
    if has("e", word), length > 4 { length -= 1 }
    if has("y", word), length > 3 {
      length -= 1
      endsInI = true
    }
  }

  /// Removes `ing` or `ed` and one letter of a doubled consonant before it: `cancelled` and `stopping`.
  private mutating func removeVerbEnding(_ word: UnsafeBufferPointer<UInt8>) {
    let ending = has("ing", word) ? 3 : has("ed", word) ? 2 : 0
    guard ending > 0, length - ending >= 3 else { return }
    length -= ending
    let last = word[length - 1]
    guard last == word[length - 2] else { return }
    // `calling` and `passed` have theirs without the ending too.
    if last != UInt8(ascii: "l"), last != UInt8(ascii: "s"), last != UInt8(ascii: "z") { length -= 1 }
  }

  private func has(_ ending: StaticString, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard length > count else { return false }
    for place in 0..<count where word[length - count + place] != ending.utf8Start[place] { return false }
    return true
  }
}
