/// A reply as folded words, for looking phrases up without regard to case, accents and punctuation.
struct Words: Sendable {
  /// The words in order.
  let all: [Substring]
  private let folded: String

  /// Folds a text.
  init(_ text: String) {
    folded = TextFolding.fold(text)
    all = folded.split(separator: " ")
  }

  /// The whole text, folded.
  var text: String { folded }

  /// Where a folded phrase stands, as whole words; nil when it does not.
  func range(of phrase: [Substring], from start: Int = 0) -> Range<Int>? {
    guard !phrase.isEmpty, all.count >= phrase.count, start <= all.count - phrase.count else { return nil }
    for place in start...(all.count - phrase.count)
    where all[place..<(place + phrase.count)].elementsEqual(phrase) {
      return place..<(place + phrase.count)
    }
    return nil
  }
}
