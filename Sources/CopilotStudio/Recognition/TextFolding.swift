/// Makes two ways of writing the same words equal: lower case, no accents, no punctuation, single spaces.
///
/// The product ignores case and punctuation (`formats.md` section 7); how it treats accents is not
/// published, so ignoring them is our choice.
public enum TextFolding {
  /// The folded text; empty when there was nothing but punctuation and blanks.
  ///
  /// Apostrophes vanish (`don't` is `dont`), other punctuation parts words, currency signs and pictures
  /// stay. Invisible format characters vanish too.
  public static func fold(_ text: some StringProtocol) -> String {
    if let folded = text.utf8.withContiguousStorageIfAvailable(foldASCII) ?? nil { return folded }
    var folder = Folder()
    folder.output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { folder.add(scalar) }
    return String(folder.output)
  }

  /// The folded text if it is ASCII, as most are; nil otherwise. The same as `Folder` does, byte by byte.
  static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { output in
      foldASCII(bytes, into: output).map {
        String(decoding: UnsafeBufferPointer(rebasing: output[..<$0]), as: UTF8.self)
      }
    }
  }

  /// Folds a text of ASCII into a buffer that is at least as long.
  ///
  /// - Returns: how long the folded text is; nil for a text that is not ASCII.
  static func foldASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var blankIsDue = false
    for byte in bytes {
      guard byte < 0x80 else { return nil }
      switch plain(byte) {
      case .letter(let letter):
        if blankIsDue, count > 0 {
          output[count] = UInt8(ascii: " ")
          count += 1
        }
        blankIsDue = false
        output[count] = letter
        count += 1
      case .nothing: break
      case .blank: blankIsDue = true
      }
    }
    return count
  }

  /// What becomes of an ASCII character.
  enum Plain {
    case letter(UInt8), nothing, blank
  }

  static func plain(_ byte: UInt8) -> Plain {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"):
      .letter(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(byte + 32)
    case UInt8(ascii: "'"): .nothing
    default: .blank
    }
  }
}

/// Collects folded scalars; a blank is written only before the next word.
private struct Folder {
  var output = String.UnicodeScalarView()
  private var blankIsDue = false

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return addASCII(UInt8(truncatingIfNeeded: scalar.value)) }
    if let letters = LatinLetters.plain(scalar) { return put(letters) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark where Self.isAccent(scalar), .format, .surrogate, .privateUse, .unassigned: break
    case .initialPunctuation, .finalPunctuation: blankIsDue = blankIsDue || !Self.isApostrophe(scalar)
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation,
      .mathSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
      blankIsDue = true
    // Skin tones belong to the picture before them.
    case .modifierSymbol where scalar.value < 0x1F000: blankIsDue = true
    default: addForeign(scalar)
    }
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch TextFolding.plain(byte) {
    case .letter(let letter): put(Unicode.Scalar(letter))
    case .nothing: break
    case .blank: blankIsDue = true
    }
  }

  /// Letters, digits and pictures beyond Latin.
  private mutating func addForeign(_ scalar: Unicode.Scalar) {
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return addASCII(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars where !Self.isAccent(lower) {
      put(LatinLetters.plain(lower) ?? [Self.plain[lower] ?? lower])
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if blankIsDue, !output.isEmpty { output.append(" ") }
    blankIsDue = false
    output.append(scalar)
  }

  private mutating func put(_ letters: [Unicode.Scalar]) {
    for letter in letters { put(letter) }
  }

  /// The combining accents of the European scripts; vowel signs of other scripts are letters.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F: true
    default: false
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2018 || scalar.value == 0x2019
  }

  /// Greek and Cyrillic letters that carry an accent as one scalar.
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ό": "ο", "ύ": "υ", "ώ": "ω", "ϊ": "ι", "ϋ": "υ", "ΐ": "ι",
    "ΰ": "υ", "ς": "σ", "й": "и", "ё": "е", "ї": "і", "ў": "у", "ѓ": "г", "ќ": "к",
  ]
}

/// Latin letters beyond ASCII as plain ones, read from their Unicode names: `LATIN SMALL LETTER E WITH
/// ACUTE` is an `e`.
private enum LatinLetters {
  /// The plain letters of one that has an accent or joins two; nil for every other scalar.
  static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar.value {
    case 0xC0..<0x250: table[Int(scalar.value - 0xC0)]
    case 0x1E00..<0x1F00: table[Int(scalar.value - 0x1E00 + 0x250 - 0xC0)]
    default: nil
    }
  }

  private static let table: [[Unicode.Scalar]?] = (Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)).map {
    value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
    return special[scalar.properties.lowercaseMapping] ?? named(scalar)
  }

  private static let special: [String: [Unicode.Scalar]] = [
    "ß": ["s", "s"], "æ": ["a", "e"], "œ": ["o", "e"], "ø": ["o"], "þ": ["t", "h"], "ð": ["d"], "ı": ["i"],
    "ĳ": ["i", "j"], "ŋ": ["n", "g"], "ł": ["l"],
  ]

  private static func named(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].utf8.count == 1,
      let letter = words[3].lowercased().unicodeScalars.first
    else { return nil }
    return [letter]
  }
}
