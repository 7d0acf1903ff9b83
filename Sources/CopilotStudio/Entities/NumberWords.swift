import PowerFx

/// Reads numbers in words: `twenty-five`, `two hundred and one`, `minus one point five`, and as other
/// languages say them (`zweihundertfünf`, `quatre-vingt-dix`, `treinta y dos`, `dvě stě pět`).
struct NumberWords: Sendable {
  /// The languages that are tried, the customer's first.
  private let languages: [SpokenNumbers]

  /// Reads the words of a BCP 47 tag's language, and English ones.
  init(locale: String) { languages = SpokenNumbers.languages(for: locale) }

  /// A word of a text.
  private struct Word {
    var folded: Substring
    var range: Range<String.Index>
  }

  /// The first number in words, with the text around it.
  func first(in text: String) -> NumberReader.Found? {
    let words = Self.split(text)
    for language in languages {
      for start in words.indices {
        let rest = words[start...].prefix(40).map(\.folded)
        if let half = language.halves[rest[0]], let value = Decimal(half) {
          return NumberReader.Found(
            value: value, before: text[..<words[start].range.lowerBound],
            after: text[words[start].range.upperBound...])
        }
        guard let (value, count) = Self.number(rest, language), !isArticle(words, start, count) else {
          continue
        }
        return NumberReader.Found(
          value: value, before: text[..<words[start].range.lowerBound],
          after: text[words[start + count - 1].range.upperBound...])
      }
    }
    return nil
  }

  /// What a scale word stands for: 1,000 for `thousand`.
  func scale(_ word: Substring) -> Int? {
    let folded = TextFolding.fold(word)
    return languages.lazy.compactMap { $0.scale(Substring(folded)) }.first
  }

  /// `ein Auto`, `une table`: in many languages the word for one is the article too. It counts as a number
  /// only where nothing follows that it could belong to.
  private func isArticle(_ words: [Word], _ start: Int, _ count: Int) -> Bool {
    count == 1 && start + 1 < words.count && languages.contains { $0.articles.contains(words[start].folded) }
  }

  private static func split(_ text: String) -> [Word] {
    text.split { !($0.isLetter || $0 == "'" || $0 == "\u{2019}") }.prefix(1000).map {
      Word(folded: Substring(TextFolding.fold($0)), range: $0.startIndex..<$0.endIndex)
    }
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
