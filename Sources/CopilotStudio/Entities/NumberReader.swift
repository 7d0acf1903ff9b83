import PowerFx

/// Reads numbers in digits as a country writes them, and in English words.
struct NumberReader {
  /// A number and where its digits or words end, with what stood before and after it.
  struct Found {
    /// The number.
    var value: Decimal
    /// The text before it.
    var before: Substring
    /// The text after it.
    var after: Substring

    /// Where the number stands.
    var range: Range<String.Index> { before.endIndex..<max(before.endIndex, after.startIndex) }
  }

  /// What stands between the whole part and the fraction.
  private let decimalSeparator: Character
  /// The words for numbers.
  let words: NumberWords

  /// Languages that write the fraction after a comma.
  private static let commaLanguages: Set<String> = [
    "de", "fr", "es", "it", "pt", "nl", "cs", "pl", "sv", "da", "nb", "fi", "ru", "uk", "tr", "el", "hu",
    "ro", "bg",
    "hr", "sk", "sl", "sr", "lt", "lv", "et", "is", "ca", "id", "vi",
  ]
  /// Countries that write a point although their language's others do not.
  private static let pointCountries: Set<String> = [
    "MX", "CH", "LI", "US", "PR", "GT", "HN", "NI", "PA", "PE", "SV", "DO",
  ]

  /// Makes a reader for a BCP 47 tag.
  init(locale: String) {
    let country = locale.split { $0 == "-" || $0 == "_" }.dropFirst().last?.uppercased() ?? ""
    let usesComma = Self.commaLanguages.contains(YesNoWords.language(of: locale))
    decimalSeparator = usesComma && !Self.pointCountries.contains(country) ? "," : "."
    words = NumberWords(locale: locale)
  }

  /// The first number in digits, or else the first in words.
  func first(in text: String) -> Found? {
    all(in: text).first.map(scaled) ?? words.first(in: text)
  }

  /// The number with the scale in words that follows it: `2 million` is two million.
  func scaled(_ found: Found) -> Found {
    let word = found.after.drop { $0 == " " }.prefix { $0.isLetter }
    // `2.5k`; apart from the number it is a unit.
    if found.after.prefix(while: \.isLetter).lowercased() == "k",
      let value = found.value.multiplied(by: Decimal(1000))
    {
      return Found(value: value, before: found.before, after: found.after[word.endIndex...])
    }
    guard let scale = words.scale(word), let value = found.value.multiplied(by: Decimal(scale)) else {
      return found
    }
    return Found(value: value, before: found.before, after: found.after[word.endIndex...])
  }

  /// Every number in digits, in order.
  func all(in text: String) -> [Found] {
    var found: [Found] = []
    var place = text.startIndex
    while let start = text[place...].firstIndex(where: { Self.digit($0) != nil }) {
      let end = numberEnd(text, from: start)
      if let value = decimal(text[start..<end]) {
        let sign = sign(of: text, before: start)
        found.append(
          Found(value: sign.isMinus ? value.negated : value, before: text[..<sign.place], after: text[end...])
        )
      }
      place = end
    }
    return found
  }

  /// Where the digits that begin at a place end, with separators between them.
  private func numberEnd(_ text: String, from start: String.Index) -> String.Index {
    var end = start
    while end < text.endIndex {
      if Self.digit(text[end]) != nil {
        end = text.index(after: end)
        continue
      }
      let next = text.index(after: end)
      guard next < text.endIndex, Self.digit(text[next]) != nil else { break }
      if text[end] == "." || text[end] == "," { end = next; continue }
      guard Self.blanks.contains(text[end]), isGroup(text[next...]) else { break }
      end = next
    }
    return end
  }

  /// What may part groups of three digits besides the point and the comma.
  private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "'", "\u{2019}"]

  /// Whether a text begins with exactly three digits.
  private func isGroup(_ text: Substring) -> Bool {
    text.prefix(4).prefix { Self.digit($0) != nil }.count == 3
  }

  /// The value of digits with separators; nil where they make no number, as in `1.2.3`.
  private func decimal(_ written: Substring) -> Decimal? {
    let text = written.filter { !Self.blanks.contains($0) }
    let points = text.filter { $0 == "." }.count
    let commas = text.filter { $0 == "," }.count
    let fraction: Character?
    if points > 0, commas > 0 {
      let last = text.last { $0 == "." || $0 == "," }
      guard (last == "." ? points : commas) == 1 else { return nil }
      fraction = last
    } else if let only: Character = points > 0 ? "." : commas > 0 ? "," : nil {
      let groups = text.split(separator: only, omittingEmptySubsequences: false)
      let areGroups = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      fraction =
        only == decimalSeparator && groups.count == 2
        ? only : areGroups ? nil : groups.count == 2 ? only : nil
      guard fraction != nil || areGroups else { return nil }
    } else {
      fraction = nil
    }
    var plain = ""
    for character in text {
      if character == fraction {
        plain.append(".")
      } else if let digit = Self.digit(character) {
        plain += String(digit)
      }
    }
    return Decimal(plain)
  }

  /// The sign before a number, and where it stands; a hyphen inside a word is none.
  private func sign(of text: String, before start: String.Index) -> (isMinus: Bool, place: String.Index) {
    guard start > text.startIndex else { return (false, start) }
    let place = text.index(before: start)
    guard "-−+".contains(text[place]) else { return (false, start) }
    let isFree =
      place == text.startIndex
      || !(text[text.index(before: place)].isLetter || text[text.index(before: place)].isNumber)
    return isFree ? (text[place] != "+", place) : (false, start)
  }

  /// The value of a decimal digit of any script; nil for other characters.
  static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, scalar.properties.generalCategory == .decimalNumber
    else {
      return nil
    }
    return character.wholeNumberValue
  }
}
