/// Just enough of Swift's lexical structure to tell code from comments and strings.
struct SwiftText {
  /// The text with comments, and what string literals hold, as spaces; line breaks and the code of
  /// interpolations stay.
  static func code(_ text: String) -> String {
    var scanner = SwiftText(bytes: Array(text.utf8), keepsStrings: false)
    scanner.scanCode(untilClosingParenthesis: false)
    return String(decoding: scanner.output, as: UTF8.self)
  }

  /// The text with comments as spaces and strings as they are.
  static func withoutComments(_ text: String) -> String {
    var scanner = SwiftText(bytes: Array(text.utf8), keepsStrings: true)
    scanner.scanCode(untilClosingParenthesis: false)
    return String(decoding: scanner.output, as: UTF8.self)
  }

  private let bytes: [UInt8]
  private let keepsStrings: Bool
  private var position = 0
  private var output: [UInt8] = []

  private init(bytes: [UInt8], keepsStrings: Bool) {
    self.bytes = bytes
    self.keepsStrings = keepsStrings
  }

  private func isNext(_ text: String) -> Bool { bytes[position...].starts(with: Array(text.utf8)) }

  private mutating func keep(_ count: Int = 1) {
    let end = min(position + count, bytes.count)
    output += bytes[position..<end]
    position = end
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      output.append(bytes[position] == 0x0A ? 0x0A : 0x20)
      position += 1
    }
  }

  private mutating func scanCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while position < bytes.count {
      if isNext("//") {
        while position < bytes.count, bytes[position] != 0x0A { blank() }
      } else if isNext("/*") {
        scanBlockComment()
      } else if let hashes = stringStart() {
        scanString(hashes)
      } else {
        if isNext("(") { depth += 1 }
        if isNext(")") {
          if untilClosingParenthesis, depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if isNext("/*") { depth += 1 } else if isNext("*/") { depth -= 1 } else { blank(); continue }
      blank(2)
    } while depth > 0 && position < bytes.count
  }

  /// The number of `#` before a string literal that starts here.
  private func stringStart() -> Int? {
    let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let quote = position + hashes
    return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func scanString(_ hashes: Int) {
    let marks = String(repeating: "#", count: hashes)
    keep(hashes)
    let quotes = isNext("\"\"\"") ? "\"\"\"" : "\""
    keep(quotes.utf8.count)
    while position < bytes.count {
      if isNext(quotes + marks) {
        keep(quotes.utf8.count + hashes)
        return
      }
      if isNext("\\" + marks + "(") {
        keep(2 + hashes)
        scanCode(untilClosingParenthesis: true)
        keep()
      } else if isNext("\\" + marks) {
        keepsStrings ? keep(2 + hashes) : blank(2 + hashes)
      } else if quotes == "\"", bytes[position] == 0x0A {
        return
      } else {
        keepsStrings ? keep() : blank()
      }
    }
  }
}
