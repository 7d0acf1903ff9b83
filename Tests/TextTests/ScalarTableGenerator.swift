import Foundation

/// Derives the scalar table from the files of the Unicode Character Database, independently of `Text`.
///
/// The letters are those of `ScalarClass`: A narrow, B wide, C mark, D hidden, E control, F line break,
/// G joiner, H presentation selector, I narrow emoji, J wide emoji, K skin tone, L regional indicator,
/// M ideograph, N wide opening, O wide closing, P joining letter, Q spacing mark.
struct ScalarTableGenerator {
  /// Where Debian's `unicode-data` package puts the database.
  static let folder = "/usr/share/unicode"
  /// Scalars per block.
  static let blockWidth = 128
  /// The table ends here; above are only hidden scalars and the ideographic variation selectors.
  static let end = 0x32400

  var letters: [UInt8]

  init(folder: String = Self.folder) throws {
    let category = try Self.property("extracted/DerivedGeneralCategory.txt", in: folder)
    let width = try Self.property("EastAsianWidth.txt", in: folder)
    let lineBreak = try Self.property("LineBreak.txt", in: folder)
    let emoji = try Self.property("emoji/emoji-data.txt", in: folder, only: "Emoji")
    let ignorable = try Self.property(
      "DerivedCoreProperties.txt", in: folder, only: "Default_Ignorable_Code_Point")
    letters = (0..<Self.end).map { code in
      Self.letter(
        of: code, category: category[code] ?? "Cn", isWide: ["W", "F"].contains(width[code] ?? "N"),
        lineBreak: lineBreak[code] ?? "XX", isEmoji: emoji[code] != nil, isIgnorable: ignorable[code] != nil)
    }
  }

  private static func letter(
    of code: Int, category: String, isWide: Bool, lineBreak: String, isEmoji: Bool, isIgnorable: Bool
  ) -> UInt8 {
    func letter(_ text: Unicode.Scalar) -> UInt8 { UInt8(text.value) }
    switch code {
    case 0x85, 0x2028, 0x2029: return letter("F")
    case 0x200C, 0x200D: return letter("G")
    case 0xFE0E, 0xFE0F: return letter("H")
    case 0x1F3FB...0x1F3FF: return letter("K")
    case 0x1F1E6...0x1F1FF: return letter("L")
    // Signs written before and around digits are format controls that show a glyph of their own.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: return letter("A")
    // Vowels and finals of Hangul join the syllable before them.
    case 0x1161...0x11FF: return letter("C")
    case 0xD7B0...0xD7FF where category == "Lo": return letter("C")
    default: break
    }
    if category == "Cc" { return letter("E") }
    if isIgnorable || ["Cf", "Co", "Cn", "Cs"].contains(category) { return letter("D") }
    // Thai and Lao vowel signs that are letters by category.
    if code == 0xE33 || code == 0xEB3 { return letter("Q") }
    if ["Mn", "Me"].contains(category) { return letter("C") }
    if category == "Mc" && !isWide { return letter("Q") }
    // The hexagrams take two columns everywhere; the database says so only since Unicode 16.
    let isWide = isWide || (0x4DC0...0x4DFF).contains(code)
    if isEmoji { return letter(isWide ? "J" : "I") }
    if !isWide { return letter(category == "Lo" && code > 0xFF ? "P" : "A") }
    switch lineBreak {
    case "ID", "CJ", "EB", "EM": return letter("M")
    case "OP": return letter("N")
    case "CL", "NS", "EX", "CP", "IN", "IS", "PO": return letter("O")
    default: return letter("B")
    }
  }

  /// The values of one property file, by code point; with `only`, just the rows of that property.
  private static func property(
    _ name: String, in folder: String, only: String? = nil
  ) throws -> [Int: String] {
    var values: [Int: String] = [:]
    for line in try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n") {
      let fields = line.prefix { $0 != "#" }.split(separator: ";").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard fields.count >= 2, only == nil || fields[1] == only else { continue }
      let ends = fields[0].split(separator: ".").compactMap { Int($0, radix: 16) }
      guard let first = ends.first, let last = ends.last, first < end else { continue }
      for code in first...min(last, end - 1) { values[code] = fields[1] }
    }
    return values
  }

  /// The text of `Sources/Text/ScalarTable.swift`.
  func source() -> String {
    var blocks: [[UInt8]] = []
    var numbers: [[UInt8]: Int] = [:]
    var index: [UInt8] = []
    for start in stride(from: 0, to: Self.end, by: Self.blockWidth) {
      let block = Array(letters[start..<start + Self.blockWidth])
      let number = numbers[block] ?? blocks.count
      if number == blocks.count {
        numbers[block] = number
        blocks.append(block)
      }
      index += [UInt8(0x41 + number / 26), UInt8(0x41 + number % 26)]
    }
    return """
      // Derived from the Unicode Character Database 15.0.0; licence and notice in Assets/data/UNICODE.md.
      // Written by ScalarTableGenerator in the tests, which compare it with the database. Do not edit.

      /// The class of every scalar below U+32400 in two stages, as text so that it costs nothing at start.
      enum ScalarTable {
        /// The first scalar that is not in the table.
        static let end = 0x\(String(Self.end, radix: 16, uppercase: true))

        /// For each 128 scalars, two letters: the number of their block in base 26.
        static let index: StaticString = \"""
      \(Self.lines(index))
          \"""

        /// The blocks: one letter a scalar, the raw value of its `ScalarClass`.
        static let blocks: StaticString = \"""
      \(Self.lines(blocks.flatMap { $0 }))
          \"""
      }

      """
  }

  private static func lines(_ letters: [UInt8]) -> String {
    stride(from: 0, to: letters.count, by: 104).map { start in
      let end = min(start + 104, letters.count)
      let text = String(decoding: letters[start..<end], as: UTF8.self)
      return "    " + text + (end < letters.count ? "\\" : "")
    }.joined(separator: "\n")
  }
}
