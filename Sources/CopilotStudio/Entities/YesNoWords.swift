/// The words for yes and no in one language. The service's own list is not published; this one is ours.
final class YesNoWords: Sendable {
  /// What the buttons say.
  let yesButton: String
  let noButton: String
  /// Folded phrases by their first word, longest first.
  private let phrases: FoldedTable<[Phrase]>
  /// Those that count at the end of a long reply, longest first.
  private let plain: [Phrase]
  /// Words that leave it open beside a denial: `not sure`, `can't say`.
  private let doubts: Set<Substring>

  private struct Phrase: Sendable {
    var words: [Substring]
    /// Whether it means yes; nil for one that leaves it open.
    var meaning: Bool?
    /// Whether it says nothing but yes or no, so that it counts at the end of a long reply.
    var isPlain = false
    /// Whether it turns what follows: `not`, `isn't`.
    var denies = false
    /// Whether it only stresses what else is said: `definitely`.
    var stresses = false
    /// Whether it begins other sentences as well, so that it counts only where a short reply begins: `I do`.
    var isWeak = false
  }

  /// Lists hold phrases parted by `|`; accents and case do not matter.
  ///
  /// - Parameters:
  ///   - denials: what turns what follows (`isn't`).
  ///   - stresses: which of the phrases only stress what else is said.
  ///   - weak: which of the phrases begin other sentences as well.
  ///   - doubts: single words that leave it open beside a denial.
  init(
    _ yesButton: String, _ noButton: String, yes: String, no: String, open: String = "",
    denials: String = "", stresses: String = "", weak: String = "", doubts: String = ""
  ) {
    self.yesButton = yesButton
    self.noButton = noButton
    var all = Self.split(yes, true) + Self.split(no, false) + Self.split(open, nil)
    all += Self.split("\(yesButton)|true|👍", true, isPlain: true)
    all += Self.split("\(noButton)|false|👎", false, isPlain: true)
    for phrase in Self.split(denials, false) {
      all.removeAll { $0.words == phrase.words }
      all.append(Phrase(words: phrase.words, meaning: false, denies: true))
    }
    let stressed = Set(Self.split(stresses, true).map(\.words))
    let weaklings = Set(Self.split(weak, true).map(\.words))
    for place in all.indices {
      all[place].stresses = stressed.contains(all[place].words)
      all[place].isWeak = weaklings.contains(all[place].words)
    }
    all = all.filter { !$0.words.isEmpty }.sorted { $0.words.count > $1.words.count }
    var phrases = FoldedTable<[Phrase]>()
    for (word, beginning) in Dictionary(grouping: all, by: { $0.words[0] }) {
      phrases[folded: String(word)] = beginning
    }
    self.phrases = phrases
    plain = all.filter(\.isPlain)
    self.doubts = Set(Self.split(doubts, nil).flatMap(\.words))
  }

  private static func split(_ list: String, _ meaning: Bool?, isPlain: Bool = false) -> [Phrase] {
    list.split(separator: "|").map {
      Phrase(words: TextFolding.fold($0).split(separator: " "), meaning: meaning, isPlain: isPlain)
    }
  }

  /// The words of a language; English for one that is not in the table.
  static func words(for locale: String) -> YesNoWords {
    isEnglish(locale) ? english : table[language(of: locale)] ?? english
  }

  /// What the buttons say in English.
  static let englishButtons = ["Yes", "No"]

  /// Whether a BCP 47 tag is of English, which needs no look into the table.
  static func isEnglish(_ locale: String) -> Bool {
    if locale == "en-US" || locale == "en" { return true }
    return locale.hasPrefix("en-") || locale.hasPrefix("en_")
  }

  /// The language of a BCP 47 tag, in lower case; Norwegian has one name.
  static func language(of locale: String) -> String {
    func parts(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
    let first = locale.utf8.drop(while: parts).prefix { !parts($0) }
    let language = first.isEmpty ? "en" : String(Substring(first)).lowercased()
    return language == "no" || language == "nn" ? "nb" : language
  }

  /// Whether a reply means yes or no, in the customer's language or else in English; nil when it says
  /// neither or both.
  static func match(_ reply: String, locale: String) -> EntityMatch? {
    let own = Self.words(for: locale)
    if let meaning = own.meaning(ofWord: reply) {
      return EntityMatch(.boolean(meaning), at: reply.startIndex..<reply.endIndex)
    }
    let words = Words(reply)
    var found = own.meaning(of: words)
    if case .nothing = found { found = english.meaning(of: words) }
    guard case .said(let meaning?, let range) = found else { return nil }
    return EntityMatch(.boolean(meaning), range, of: words)
  }

  /// What a reply of one word means, if it is a word for yes or no: nothing else in it can change that.
  private func meaning(ofWord reply: String) -> Bool? {
    guard reply.isWrittenBare else { return nil }
    return phrases.find(reply)?.first { $0.words.count == 1 }?.meaning
  }

  private enum Meaning {
    /// None of the phrases occurs.
    case nothing
    /// Phrases occur, the first one there; nil when they leave it open or contradict each other.
    case said(Bool?, Range<Int>)
  }

  /// Most words of a reply in which a yes or no may stand anywhere; in a longer one it must come first or
  /// last.
  private static let short = 5

  private func meaning(of words: Words) -> Meaning {
    let isShort = words.all.count <= Self.short
    var found: [Phrase] = []
    var first: Range<Int>?
    var place = 0
    while place < words.all.count, isShort || place == 0 {
      guard let phrase = longest(at: place, words),
        !phrase.isWeak || isShort && counts(phrase, at: place, after: first, words)
      else {
        place += 1
        continue
      }
      found.append(phrase)
      first = first ?? place..<(place + phrase.words.count)
      place += phrase.words.count
    }
    guard let first else { return last(of: words) }
    if found.contains(where: \.denies), words.all.contains(where: doubts.contains) {
      return .said(nil, first)
    }
    return .said(Self.sum(of: found), first)
  }

  /// Whether a weak phrase counts: where the reply begins or ends, behind another phrase, and as a denial.
  private func counts(_ phrase: Phrase, at place: Int, after found: Range<Int>?, _ words: Words) -> Bool {
    let isLast = place + phrase.words.count == words.all.count && phrase.words.count == 1
    return phrase.denies || place == 0 || isLast || found?.upperBound == place
  }

  /// What several phrases say together: a denial turns what follows it (`that isn't right`), words that only
  /// stress count when nothing else is said.
  private static func sum(of phrases: [Phrase]) -> Bool? {
    if phrases.count == 1 { return phrases[0].meaning }
    let plain = phrases.filter { !$0.stresses }
    var isDenied = false
    var meanings: [Bool?] = []
    for phrase in plain.isEmpty ? phrases : plain {
      meanings.append(isDenied && phrase.meaning == true ? false : phrase.meaning)
      if phrase.denies { isDenied = true }
    }
    guard let first = meanings.first, meanings.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func longest(at place: Int, _ words: Words) -> Phrase? {
    // Each begins with this word.
    phrases[folded: words.all[place]]?.first { phrase in
      phrase.words.count == 1
        || phrase.words.count <= words.all.count - place && words.all[place...].starts(with: phrase.words)
    }
  }

  /// The phrase that a long reply ends with: `the answer to your question is yes`.
  private func last(of words: Words) -> Meaning {
    guard let longest = plain.first(where: { words.all.reversed().starts(with: $0.words.reversed()) }) else {
      return .nothing
    }
    let start = words.all.count - longest.words.count
    let isDenied = (0..<start).contains { self.longest(at: $0, words)?.meaning == false }
    return .said(
      isDenied ? (longest.meaning == true ? false : nil) : longest.meaning, start..<words.all.count)
  }
}
