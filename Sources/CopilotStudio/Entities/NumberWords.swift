import PowerFx

/// Reads numbers in words: `twenty-five`, `two hundred and one`, `minus one point five`, and as other
/// languages say them (`zweihundertfünf`, `quatre-vingt-dix`, `treinta y dos`, `dvě stě pět`).
struct NumberWords: Sendable {
  /// The languages that are tried, the customer's first.
  private let languages: [SpokenNumbers]

  /// Reads the words of a language, and English ones.
  init(_ words: LanguageWords) { languages = words.numbers }

  /// A word of a text.
  private struct Word {
    var folded: Substring
    var places: Range<Int>
  }

  /// The first number in words, with the text around it.
  func first(in text: String) -> NumberReader.Found? { first(in: Glyphs(text)) }

  /// The first number in words, with the text around it.
  func first(in glyphs: Glyphs) -> NumberReader.Found? {
    let words = Self.split(glyphs)
    func found(_ value: Decimal, _ places: Range<Int>) -> NumberReader.Found {
      let range = glyphs.range(
        words[places.lowerBound].places.lowerBound..<words[places.upperBound - 1].places.upperBound)
      return NumberReader.Found(
        value: value, before: glyphs.text[..<range.lowerBound], after: glyphs.text[range.upperBound...])
    }
    for language in languages {
      for start in words.indices where language.mayBegin(with: words[start].folded) {
        if let half = language.halves[words[start].folded], let value = Decimal(half) {
          return found(value, start..<(start + 1))
        }
        let rest = words[start...].prefix(40).map(\.folded)
        guard let (value, count) = Self.number(rest, language), !isArticle(words, start, count) else {
          continue
        }
        return found(value, start..<(start + count))
      }
    }
    return nil
  }

  /// What a folded scale word stands for: 1,000 for `thousand`.
  func scale(_ word: Substring) -> Int? {
    for language in languages {
      if let scale = language.scale(word) { return scale }
    }
    return nil
  }

  /// `ein Auto`, `une table`: in many languages the word for one is the article too. It counts as a number
  /// only where nothing follows that it could belong to.
  private func isArticle(_ words: [Word], _ start: Int, _ count: Int) -> Bool {
    count == 1 && start + 1 < words.count && languages.contains { $0.articles.contains(words[start].folded) }
  }

  private static func split(_ glyphs: Glyphs) -> [Word] {
    var words: [Word] = []
    glyphs.stretches(of: { Glyphs.isLetter($0) || Glyphs.isApostrophe($0) }, atMost: 1000) {
      words.append(Word(folded: glyphs.folded($0), places: $0))
    }
    return words
  }

  /// The number that words begin with and how many words it takes.
  private static func number(
    _ words: [Substring], _ language: SpokenNumbers
  ) -> (value: Decimal, count: Int)? {
    let isMinus = words.first.map(language.minus.contains) ?? false
    guard let (value, count) = language.whole(words[(isMinus ? 1 : 0)...]) else { return nil }
    var number = Decimal(value)
    var place = count + (isMinus ? 1 : 0)
    if let (fraction, count) = fraction(words[place...], language),
      let read = Decimal("\(value).\(fraction)")
    {
      number = read
      place += count
    }
    return (isMinus ? number.negated : number, place)
  }

  /// `point five`, `comma fünf`, `and a half`: the digits and how many words say them.
  private static func fraction(
    _ words: ArraySlice<Substring>, _ language: SpokenNumbers
  ) -> (digits: String, count: Int)? {
    if words.starts(with: ["and", "a", "half"]) { return ("5", 3) }
    guard let first = words.first, language.point.contains(first) else { return nil }
    let digits = words.dropFirst().prefix(20).prefix { (language.small[$0] ?? 10) < 10 }
    let text = digits.compactMap { language.small[$0] }.map(String.init).joined()
    return text.isEmpty ? nil : (text, digits.count + 1)
  }
}
