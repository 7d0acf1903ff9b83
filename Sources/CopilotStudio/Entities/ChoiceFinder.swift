import Basis

/// Finds which of several named choices a reply means.
struct ChoiceFinder: Hashable, Sendable {
  /// The names of each choice, folded.
  private let names: [[String]]
  /// Their ids, folded; empty when they have none.
  private let ids: [String]
  private let toleratesMisspelling: Bool
  /// The choice that has a name: of several the first.
  private let named: FoldedTable<Int>
  /// The names in their order by their first word.
  private let phrases: FoldedTable<[Phrase]>

  /// A name word by word.
  private struct Phrase: Sendable {
    var choice: Int
    var words: [Substring]
  }

  /// Prepares choices; those without a name are found by id and number only.
  init(names: [[String]], ids: [String], toleratesMisspelling: Bool) {
    self.names = names.map { $0.map { TextFolding.fold($0) } }
    self.ids = ids.map { TextFolding.fold($0) }
    self.toleratesMisspelling = toleratesMisspelling
    var named = FoldedTable<Int>()
    for (choice, names) in self.names.enumerated() {
      for name in names where !name.isEmpty && named[folded: name] == nil { named[folded: name] = choice }
    }
    self.named = named
    let phrases = self.names.enumerated().flatMap { choice, names in
      names.map { Phrase(choice: choice, words: $0.split(separator: " ")) }
    }
    var byWord = FoldedTable<[Phrase]>()
    for (word, beginning) in Dictionary(grouping: phrases, by: { $0.words.first ?? "" }) where !word.isEmpty {
      byWord[folded: String(word)] = beginning
    }
    self.phrases = byWord
  }

  /// Whether two find the same.
  static func == (a: ChoiceFinder, b: ChoiceFinder) -> Bool {
    a.names == b.names && a.ids == b.ids && a.toleratesMisspelling == b.toleratesMisspelling
  }

  /// Feeds what is found.
  func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(ids)
  }

  /// A choice that is meant, and the words that say so.
  struct Found {
    /// The choice's place.
    var choice: Int
    /// The places of the words.
    var words: Range<Int>
    /// Whether they only resemble the choice's name.
    var isMisspelled = false
  }

  /// The choice whose name a reply is and nothing else; the first thing that `find` looks for.
  func whole(_ reply: String) -> Int? { named.find(reply) }

  /// The choice that is meant; nil when none is.
  func find(_ words: Words) -> Found? {
    // Choices of punctuation alone, such as `+`, fold to nothing; they are found by number.
    guard !words.text.isEmpty else { return nil }
    let whole =
      named[folded: words.text] ?? ids.firstIndex(of: words.text) ?? number(words)
    if let whole { return Found(choice: whole, words: words.all.indices) }
    return mentioned(words) ?? (toleratesMisspelling ? misspelled(words) : nil)
  }

  /// `2`, `option 2`, `number 2`: the choice of that number, the first being 1.
  private func number(_ words: Words) -> Int? {
    let rest =
      switch words.all.first {
      case "option", "number", "choice": words.all.dropFirst()
      default: words.all[...]
      }
    guard rest.count == 1, let digits = rest.first, let number = Int(digits),
      names.indices.contains(number - 1)
    else { return nil }
    return number - 1
  }

  /// The longest name that stands in the reply as whole words; of equally long ones the first said.
  func mentioned(_ words: Words) -> Found? {
    var best: Found?
    for place in words.all.indices {
      guard let here = mentioned(words, at: place), here.words.count > best?.words.count ?? 0 else {
        continue
      }
      best = here
    }
    return best
  }

  /// Every choice whose name stands in the reply, in order of the words; names do not overlap.
  func mentions(_ words: Words) -> [Found] {
    var found: [Found] = []
    var place = 0
    while place < words.all.count {
      if let here = mentioned(words, at: place) {
        found.append(here)
        place = here.words.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  /// The longest name that begins at a word; of equally long ones the first.
  private func mentioned(_ words: Words, at place: Int) -> Found? {
    var best: Found?
    for phrase in phrases[folded: words.all[place]] ?? [] {
      let count = phrase.words.count
      guard count > best?.words.count ?? 0, words.all.count - place >= count,
        // Each begins with this word.
        count == 1 || words.all[place...].starts(with: phrase.words)
      else { continue }
      best = Found(choice: phrase.choice, words: place..<(place + count))
    }
    return best
  }

  /// The name most like the reply or like as many of its words; short names must be spelled right.
  private func misspelled(_ words: Words) -> Found? {
    guard words.all.count <= 30 else { return nil }
    let candidates = names.flatMap { $0 }.filter { $0.unicodeScalars.count >= 4 }
    if let name = nearest(to: words.text, among: candidates) { return found(name, words.all.indices) }
    for name in candidates {
      let length = name.split(separator: " ").count
      guard length < words.all.count else { continue }
      for start in 0...(words.all.count - length) {
        let piece = words.all[start..<(start + length)].joined(separator: " ")
        if nearest(to: piece, among: [name]) != nil { return found(name, start..<(start + length)) }
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

  private func found(_ name: String, _ words: Range<Int>) -> Found? {
    names.firstIndex { $0.contains(name) }.map { Found(choice: $0, words: words, isMisspelled: true) }
  }
}
