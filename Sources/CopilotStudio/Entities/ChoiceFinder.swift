import Basis

/// Finds which of several named choices a reply means.
struct ChoiceFinder {
  /// The names of each choice, folded.
  private let names: [[String]]
  /// Their ids, folded; empty when they have none.
  private let ids: [String]
  private let toleratesMisspelling: Bool

  /// Prepares choices; those without a name are found by id and number only.
  init(names: [[String]], ids: [String], toleratesMisspelling: Bool) {
    self.names = names.map { $0.map { TextFolding.fold($0) } }
    self.ids = ids.map { TextFolding.fold($0) }
    self.toleratesMisspelling = toleratesMisspelling
  }

  /// The place of the choice that is meant; nil when none is.
  func find(_ reply: String) -> Int? {
    let words = Words(reply)
    // Choices of punctuation alone, such as `+`, fold to nothing; they are found by number.
    guard !words.text.isEmpty else { return nil }
    return names.firstIndex { $0.contains(words.text) }
      ?? ids.firstIndex(of: words.text)
      ?? number(words)
      ?? mentioned(words)
      ?? (toleratesMisspelling ? misspelled(words) : nil)
  }

  /// `2`, `option 2`, `number 2`: the choice of that number, the first being 1.
  private func number(_ words: Words) -> Int? {
    let rest =
      ["option", "number", "choice"].contains(words.all.first) ? words.all.dropFirst() : words.all[...]
    guard rest.count == 1, let digits = rest.first, let number = Int(digits),
      names.indices.contains(number - 1)
    else { return nil }
    return number - 1
  }

  /// The longest name that stands in the reply as whole words; of equally long ones the first said.
  private func mentioned(_ words: Words) -> Int? {
    var best: (choice: Int, length: Int, place: Int)?
    for (choice, names) in names.enumerated() {
      for name in names {
        let phrase = name.split(separator: " ")
        guard let place = words.range(of: phrase)?.lowerBound else { continue }
        let isBetter = best.map { (phrase.count, $0.place) > ($0.length, place) } ?? true
        if isBetter { best = (choice, phrase.count, place) }
      }
    }
    return best?.choice
  }

  /// The name most like the reply or like as many of its words; short names must be spelled right.
  private func misspelled(_ words: Words) -> Int? {
    guard words.all.count <= 30 else { return nil }
    let candidates = names.flatMap { $0 }.filter { $0.unicodeScalars.count >= 4 }
    if let name = nearest(to: words.text, among: candidates) { return choice(named: name) }
    for name in candidates {
      let length = name.split(separator: " ").count
      guard length < words.all.count else { continue }
      for start in 0...(words.all.count - length) {
        let piece = words.all[start..<(start + length)].joined(separator: " ")
        if nearest(to: piece, among: [name]) != nil { return choice(named: name) }
      }
    }
    return nil
  }

  /// The nearest name whose length is nearly that of the text: a slip of the hand adds or drops a letter.
  private func nearest(to text: String, among names: [String]) -> String? {
    let length = text.unicodeScalars.count
    guard length >= 4 else { return nil }
    let similar = names.filter { abs($0.unicodeScalars.count - length) <= max(1, length / 8) }
    return Suggestion.nearest(to: text, among: similar)
  }

  private func choice(named name: String) -> Int? { names.firstIndex { $0.contains(name) } }
}
