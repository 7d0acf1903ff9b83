/// How one language says whole numbers. Words are folded: lower case without accents.
final class SpokenNumbers: Sendable {
  /// Phrases for 0 to 99; those of several words are joined by blanks.
  let small: [Substring: Int]
  /// Words that are hundreds by themselves: `sto`, `doscientos`.
  private let hundreds: [Substring: Int]
  /// Words that multiply what stands before them by a hundred.
  private let hundred: Set<Substring>
  /// Words that multiply by a thousand and more.
  private let scales: [Substring: Int]
  /// Words between the parts: `and`, `y`, `und`.
  private let joiners: Set<Substring>
  /// Words before a negative number.
  let minus: Set<Substring>
  /// Words before the fraction.
  let point: Set<Substring>
  /// Words for one that are articles too.
  let articles: Set<Substring>
  /// Words for numbers with a half: `anderthalb`.
  let halves: [Substring: String]
  /// Words that are one only before a scale: `a hundred`.
  private let loneOnes: Set<Substring>
  /// Words that a number can begin with, long words put together aside.
  private let beginnings: Set<Substring>
  /// All words that what is read from a text can begin with: of numbers, minus and halves.
  private let openings: FoldedTable<Void>
  /// Scales that long words hold, the largest first, of equal ones the longest; empty where numbers are not
  /// written in one word.
  private let parts: [(name: Substring, scale: Int)]
  /// Most words of a phrase for a number below a hundred.
  private static let longest = 4

  /// How the numbers from 21 to 99 are put together.
  enum Style: Sendable {
    /// `twenty five`, `treinta y cinco`.
    case apart(joiner: String)
    /// `fünfundzwanzig`.
    case unitFirst(joiner: String)
    /// `tjugofem`, `ventuno`.
    case together
  }

  /// Lists part numbers by `|` and ways to say one by `/`; zero to nineteen, then twenty to ninety.
  init(
    units: String, tens: String, _ style: Style, hundred: String, hundreds: String = "", thousand: String,
    million: String, beyond: String = "", joiners: String = "", minus: String, point: String,
    more: String = "", articles: String = "", loneOnes: String = "", halves: [Substring: String] = [:]
  ) {
    small = Self.small(Self.lists(units), Self.lists(tens), style, Self.pairs(more))
    self.hundreds = Dictionary(Self.pairs(hundreds)) { $1 }
    self.hundred = Self.set(hundred)
    let large = Self.set(thousand).map { ($0, 1000) } + Self.set(million).map { ($0, 1_000_000) }
    scales = Dictionary(large + Self.pairs(beyond)) { $1 }
    self.joiners = Self.set(joiners)
    self.minus = Self.set(minus)
    self.point = Self.set(point)
    self.articles = Self.set(articles)
    self.loneOnes = Self.set(loneOnes)
    self.halves = halves
    beginnings = Set(small.keys.compactMap { $0.split(separator: " ").first })
      .union(self.hundreds.keys).union(self.hundred).union(large.map(\.0)).union(self.loneOnes)
    var openings = FoldedTable<Void>()
    for word in beginnings.union(self.minus).union(halves.keys) { openings[folded: String(word)] = () }
    self.openings = openings
    guard case .apart = style else {
      let named = large.map { (name: $0.0, scale: $0.1) } + self.hundred.map { (name: $0, scale: 100) }
      parts = named.sorted { a, b in
        (a.scale, a.name.utf8.count, a.name) > (b.scale, b.name.utf8.count, b.name)
      }
      return
    }
    parts = []
  }

  /// The phrases for 0 to 99, put together.
  private static func small(
    _ units: [[Substring]], _ tens: [[Substring]], _ style: Style, _ more: [(Substring, Int)]
  ) -> [Substring: Int] {
    var small: [Substring: Int] = [:]
    for (value, words) in units.enumerated() { for word in words { small[word] = value } }
    for (place, words) in tens.enumerated() {
      let ten = (place + 2) * 10
      for word in words {
        small[word] = ten
        for value in 1...9 where units.indices.contains(value) {
          for unit in units[value] {
            for phrase in compounds(String(word), String(unit), style) {
              small[Substring(phrase)] = ten + value
            }
          }
        }
      }
    }
    for (word, value) in more { small[word] = value }
    return small
  }

  /// Whether what is read from a text can begin with a folded word.
  func mayBegin(with word: Substring) -> Bool { !parts.isEmpty || openings[folded: word] != nil }

  /// Whether numbers are written in one word, so that a word cannot be told from a number by a list.
  var writesLongWords: Bool { !parts.isEmpty }

  /// The words that what is read from a text can begin with, long words put together aside.
  var opening: Set<Substring> { beginnings.union(minus).union(halves.keys) }

  /// A hundred, a thousand or more; nil for other words.
  func scale(_ word: Substring) -> Int? { hundred.contains(word) ? 100 : scales[word] }

  private static func compounds(_ ten: String, _ unit: String, _ style: Style) -> [String] {
    switch style {
    // `pětadvacet` stands beside `dvacet pět`.
    case .apart(let joiner):
      [ten + " " + unit] + (joiner.isEmpty ? [] : [ten + " " + joiner + " " + unit, unit + joiner + ten])
    case .unitFirst(let joiner): [unit + joiner + ten]
    // Italian drops the last vowel of the ten before another vowel.
    case .together: [ten + unit, ten.dropLast() + unit, ten + " " + unit]
    }
  }

  private static func lists(_ text: String) -> [[Substring]] {
    text.split(separator: "|").map { $0.split(separator: "/").map { Substring(TextFolding.fold($0)) } }
  }

  private static func set(_ text: String) -> Set<Substring> { Set(lists(text).joined()) }

  private static func pairs(_ text: String) -> [(Substring, Int)] {
    text.split(separator: "|").compactMap { pair in
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1]) else { return nil }
      return (Substring(TextFolding.fold(parts[0])), value)
    }
  }
}

// MARK: - Reading

extension SpokenNumbers {
  /// The whole number that words begin with and how many words it takes.
  func whole(_ words: ArraySlice<Substring>) -> (value: Int, count: Int)? {
    var sum = Sum()
    var place = words.startIndex
    var taken = 0
    while place < words.endIndex {
      let rest = words[place...]
      if let step = step(rest, &sum, isFirst: taken == 0) {
        place += step
        taken = place - words.startIndex
      } else if taken > 0, joiners.contains(words[place]), continues(rest.dropFirst(), sum) {
        place += 1
      } else {
        break
      }
    }
    return taken > 0 ? (sum.value, taken) : nil
  }

  /// What was read so far: whole groups of thousands, and the group that is being read.
  private struct Sum {
    var total = 0
    var group = 0
    /// Whether the group has begun: zero is a number too.
    var isOpen = false
    var lastScale = Int.max
    var value: Int { total + group }

    /// Adds hundreds, or a number below a hundred, where there is room for them.
    mutating func add(_ value: Int) -> Bool {
      let room = !isOpen || (value > 0 && value < 100 && group >= 100 && group % 100 == 0)
      guard room || (value > 0 && value >= 100 && group == 0) else { return false }
      group += value
      isOpen = true
      return true
    }

    mutating func multiply(by scale: Int) -> Bool {
      guard scale < lastScale, group > 0 || !isOpen && total == 0 && scale <= 1000 else { return false }
      total += max(group, 1) * scale
      group = 0
      isOpen = false
      lastScale = scale
      return true
    }
  }

  /// Takes the next part of a number; gives how many words it is.
  private func step(_ words: ArraySlice<Substring>, _ sum: inout Sum, isFirst: Bool) -> Int? {
    guard let word = words.first else { return nil }
    guard beginnings.contains(word) else { return long(word, &sum) }
    if let (value, count) = phrase(words) {
      let isDozens = words.dropFirst(count).first == "dozen" && loneOnes.contains("a")
      return sum.add(isDozens ? value * 12 : value) ? count + (isDozens ? 1 : 0) : nil
    }
    if isFirst, loneOnes.contains(word), let next = words.dropFirst().first {
      if next == "dozen" { return sum.add(12) ? 2 : nil }
      guard scale(next) != nil else { return nil }
      return sum.add(1) ? 1 : nil
    }
    if let value = hundreds[word] { return sum.add(value) ? 1 : nil }
    // English counts `nineteen hundred` too.
    let most = bareScalesCount ? 9 : 99
    if hundred.contains(word), (1...most).contains(sum.group) || (!sum.isOpen && bareScalesCount) {
      sum.group = max(sum.group, 1) * 100
      sum.isOpen = true
      return 1
    }
    if let scale = scales[word], sum.group > 0 || bareScalesCount { return sum.multiply(by: scale) ? 1 : nil }
    return long(word, &sum)
  }

  /// Takes a number of a hundred or more that is one word.
  private func long(_ word: Substring, _ sum: inout Sum) -> Int? {
    guard !parts.isEmpty, scale(word) == nil, let value = compound(word, depth: 0), value >= 100 else {
      return nil
    }
    guard value >= 1000 else { return sum.add(value) ? 1 : nil }
    guard !sum.isOpen, sum.total % 1_000_000 == 0, sum.lastScale > 1000 else { return nil }
    sum.total += value / 1000 * 1000
    sum.group = value % 1000
    sum.isOpen = value % 1000 > 0
    sum.lastScale = 1000
    return 1
  }

  /// English has no number in a bare `hundred`; most languages have.
  private var bareScalesCount: Bool { loneOnes.isEmpty }

  /// The longest phrase below a hundred that words begin with.
  private func phrase(_ words: ArraySlice<Substring>) -> (value: Int, count: Int)? {
    for count in stride(from: min(Self.longest, words.count), through: 1, by: -1) {
      let joined =
        count == 1 ? words[words.startIndex] : Substring(words.prefix(count).joined(separator: " "))
      if let value = small[joined] { return (value, count) }
    }
    return nil
  }

  /// Whether words after a joiner go on with the number.
  private func continues(_ words: ArraySlice<Substring>, _ sum: Sum) -> Bool {
    guard sum.value >= 100, sum.group % 100 == 0 else { return false }
    return phrase(words) != nil || words.first.map { compound($0, depth: 0) != nil } ?? false
  }

  /// One long word: `zweihundertfünf`, `duemila`, `kaksisataa`.
  private func compound(_ word: Substring, depth: Int) -> Int? {
    if let value = small[word] ?? hundreds[word] { return value }
    guard depth < 4, word.utf8.count < 80 else { return nil }
    for (name, scale) in parts {
      guard let range = word.firstRange(of: name) else { continue }
      let head = word[..<range.lowerBound]
      var tail = word[range.upperBound...]
      for joiner in joiners.sorted() where tail.hasPrefix(joiner) && tail.count > joiner.count {
        if compound(tail.dropFirst(joiner.count), depth: depth + 1) != nil {
          tail = tail.dropFirst(joiner.count)
        }
      }
      guard let count = head.isEmpty ? 1 : compound(head, depth: depth + 1), count > 0, count < scale,
        let rest = tail.isEmpty ? 0 : compound(tail, depth: depth + 1), rest < scale
      else { continue }
      return count * scale + rest
    }
    return nil
  }
}
