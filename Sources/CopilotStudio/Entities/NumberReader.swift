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
  private let decimalSeparator: UInt8
  /// The words for numbers.
  let words: NumberWords

  /// Countries that write a point although their language's others do not.
  private static let pointCountries: Set<String> = [
    "MX", "CH", "LI", "US", "PR", "GT", "HN", "NI", "PA", "PE", "SV", "DO",
  ]

  /// Makes a reader for a BCP 47 tag.
  init(locale: String) {
    let language = LanguageWords.of(locale)
    let usesComma =
      language.writesCommas && !Self.pointCountries.contains(LanguageWords.country(of: locale) ?? "")
    decimalSeparator = usesComma ? Self.comma : Self.point
    words = NumberWords(language)
  }

  /// The first number in digits, or else the first in words.
  func first(in text: String) -> Found? {
    let glyphs = Glyphs(text)
    return next(in: glyphs, from: 0).map { found(scaled($0, glyphs), glyphs) } ?? words.first(in: glyphs)
  }

  /// Every number in digits, in order; those with a scale in words (`2 million`) without it.
  func all(in text: String) -> [Found] {
    let glyphs = Glyphs(text)
    return digits(in: glyphs).map { found($0, glyphs) }
  }

  /// Every number in digits with the scale in words that follows it, in order.
  func allScaled(in text: String) -> [Found] {
    let glyphs = Glyphs(text)
    return digits(in: glyphs).map { found(scaled($0, glyphs), glyphs) }
  }

  /// A number in digits, and the places of what says it.
  private struct Digits {
    var value: Decimal
    var places: Range<Int>
  }

  private func found(_ digits: Digits, _ glyphs: Glyphs) -> Found {
    let range = glyphs.range(digits.places)
    return Found(
      value: digits.value, before: glyphs.text[..<range.lowerBound], after: glyphs.text[range.upperBound...])
  }

  private func digits(in glyphs: Glyphs) -> [Digits] {
    var all: [Digits] = []
    while let next = next(in: glyphs, from: all.last?.places.upperBound ?? 0) { all.append(next) }
    return all
  }

  /// The first number in digits from a place on.
  private func next(in glyphs: Glyphs, from place: Int) -> Digits? {
    var start = place
    while start < glyphs.codes.count {
      guard glyphs.digit(start) != nil else {
        start += 1
        continue
      }
      let end = numberEnd(glyphs, from: start)
      if let value = decimal(glyphs, start..<end) {
        let (isMinus, first) = sign(glyphs, before: start)
        return Digits(value: isMinus ? value.negated : value, places: first..<end)
      }
      start = end
    }
    return nil
  }

  /// The number with the scale in words that follows it: `2 million` is two million.
  private func scaled(_ digits: Digits, _ glyphs: Glyphs) -> Digits {
    let end = digits.places.upperBound
    // `2.5k`; apart from the number it is a unit.
    let touching = end..<glyphs.lettersEnd(end)
    if touching.count == 1, glyphs.text[glyphs.range(touching)].lowercased() == "k",
      let value = digits.value.multiplied(by: Decimal(1000))
    {
      return Digits(value: value, places: digits.places.lowerBound..<touching.upperBound)
    }
    var start = end
    while start < glyphs.codes.count, glyphs.codes[start] == Self.space { start += 1 }
    let word = start..<glyphs.lettersEnd(start)
    guard !word.isEmpty, let scale = words.scale(glyphs.folded(word)),
      let value = digits.value.multiplied(by: Decimal(scale))
    else { return digits }
    return Digits(value: value, places: digits.places.lowerBound..<word.upperBound)
  }

  // MARK: Digits

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let space = UInt8(ascii: " ")

  /// Whether a code may part groups of three digits, besides the point and the comma.
  private static func isBlank(_ code: UInt8) -> Bool {
    code == space || code == Glyphs.blank || Glyphs.isApostrophe(code)
  }

  /// Where the digits that begin at a place end, with separators between them.
  private func numberEnd(_ glyphs: Glyphs, from start: Int) -> Int {
    let codes = glyphs.codes
    var end = start
    while end < codes.count {
      if Glyphs.isDigit(codes[end]) {
        end += 1
        continue
      }
      guard end + 1 < codes.count, Glyphs.isDigit(codes[end + 1]) else { break }
      guard
        codes[end] == Self.point || codes[end] == Self.comma
          || Self.isBlank(codes[end]) && isGroup(glyphs, from: end + 1)
      else { break }
      end += 1
    }
    return end
  }

  /// Whether exactly three digits begin at a place.
  private func isGroup(_ glyphs: Glyphs, from start: Int) -> Bool {
    let digits = glyphs.codes[start...].prefix(4).prefix(while: Glyphs.isDigit)
    return digits.count == 3
  }

  /// The value of digits with separators; nil where they make no number, as in `1.2.3`.
  private func decimal(_ glyphs: Glyphs, _ places: Range<Int>) -> Decimal? {
    let codes = glyphs.codes
    if places.count <= 18, codes[places].allSatisfy(Glyphs.isDigit) {
      return Decimal(codes[places].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    let written = codes[places].filter { !Self.isBlank($0) }
    let points = written.count { $0 == Self.point }
    let commas = written.count { $0 == Self.comma }
    let fraction: UInt8?
    if points > 0, commas > 0 {
      let last = written.last { !Glyphs.isDigit($0) }
      guard (last == Self.point ? points : commas) == 1 else { return nil }
      fraction = last
    } else if points + commas > 0 {
      let only = points > 0 ? Self.point : Self.comma
      let groups = written.split(separator: only, omittingEmptySubsequences: false)
      let areGroups = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      fraction =
        only == decimalSeparator && groups.count == 2
        ? only : areGroups ? nil : groups.count == 2 ? only : nil
      guard fraction != nil || areGroups else { return nil }
    } else {
      fraction = nil
    }
    let plain = written.compactMap { code in
      code == fraction ? Self.point : Glyphs.isDigit(code) ? code : nil
    }
    return Decimal(String(decoding: plain, as: UTF8.self))
  }

  /// The sign before a number, and where it stands; a hyphen inside a word is none.
  private func sign(_ glyphs: Glyphs, before start: Int) -> (isMinus: Bool, place: Int) {
    guard start > 0 else { return (false, start) }
    let place = start - 1
    switch glyphs.codes[place] {
    case UInt8(ascii: "-"), Glyphs.minus, UInt8(ascii: "+"): break
    default: return (false, start)
    }
    if place > 0 {
      let before = glyphs.codes[place - 1]
      if Glyphs.isLetter(before) || Glyphs.isDigit(before) || before == Glyphs.number {
        return (false, start)
      }
    }
    return (glyphs.codes[place] != UInt8(ascii: "+"), place)
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
