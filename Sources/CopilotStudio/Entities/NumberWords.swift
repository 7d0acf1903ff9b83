import PowerFx

/// Numbers in English words: `twenty-five`, `two hundred and one`, `three million`, `minus one point five`.
enum NumberWords {
  private static let units: [Substring: Int] = Dictionary(
    uniqueKeysWithValues: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ].enumerated().map { ($1, $0) })
  private static let tens: [Substring: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80,
    "ninety": 90,
  ]
  private static let scales: [Substring: Int] = [
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// The first number in words, with the text around it.
  static func first(in text: String) -> NumberReader.Found? {
    let words = split(text)
    for start in words.indices {
      guard let (value, count) = number(words[start...].prefix(40).map(\.word)) else { continue }
      return NumberReader.Found(
        value: value, before: text[..<words[start].range.lowerBound],
        after: text[words[start + count - 1].range.upperBound...])
    }
    return nil
  }

  /// What a scale word stands for: 1,000 for `thousand`.
  static func scale(_ word: Substring) -> Int? { word == "hundred" ? 100 : scales[word] }

  private static func split(_ text: String) -> [(word: Substring, range: Range<String.Index>)] {
    text.split { !$0.isLetter }.map { (Substring($0.lowercased()), $0.startIndex..<$0.endIndex) }
  }

  /// The number that words begin with and how many words it takes.
  private static func number(_ words: [Substring]) -> (value: Decimal, count: Int)? {
    var place = 0
    let isMinus = words.first == "minus" || words.first == "negative"
    if isMinus { place = 1 }
    guard let (value, count) = whole(words[place...]) else { return nil }
    place += count
    if place + 1 < words.count, words[place] == "point" {
      let digits = words[(place + 1)...].prefix { (units[$0] ?? 10) < 10 }
      let fraction = digits.prefix(20).compactMap { units[$0] }.map(String.init).joined()
      if !fraction.isEmpty, let whole = Decimal("\(value).\(fraction)") {
        return (isMinus ? whole.negated : whole, place + 1 + digits.count)
      }
    }
    return (isMinus ? value.negated : value, place)
  }

  /// The whole number that words begin with.
  private static func whole(_ words: ArraySlice<Substring>) -> (value: Decimal, count: Int)? {
    var total = 0, group = 0, taken = 0
    var lastScale = Int.max
    var place = words.startIndex
    // `a hundred`, `a dozen`; an `a` alone is no number.
    if words.first == "a", let next = words.dropFirst().first, next == "dozen" || scale(next) != nil {
      group = 1
      place += 1
    }
    while place < words.endIndex {
      let word = words[place]
      if let unit = units[word], group % 10 == 0,
        group % 100 == 0 || (unit < 10 && unit > 0 && group % 100 >= 20)
      {
        group += unit
      } else if let ten = tens[word], group % 100 == 0 {
        group += ten
      } else if word == "hundred", (1...9).contains(group) {
        group *= 100
      } else if word == "dozen", taken > 0 || group == 1 {
        group *= 12
      } else if let scale = scales[word], group > 0, scale < lastScale {
        total += group * scale
        group = 0
        lastScale = scale
      } else if word == "and", taken > 0, place + 1 < words.endIndex,
        units[words[place + 1]] != nil || tens[words[place + 1]] != nil,
        group % 100 == 0, total + group >= 100
      {
        place += 1
        continue
      } else {
        break
      }
      place += 1
      taken = place - words.startIndex
    }
    return taken > 0 ? (Decimal(total + group), taken) : nil
  }
}
