/// Changes of form that text functions make.
enum TextShape {
  /// Every word with a capital first letter, the rest small.
  static func proper(_ text: String) -> String {
    var result = ""
    var inWord = false
    for character in text {
      result += inWord ? character.lowercased() : character.uppercased()
      inWord = character.isLetter || character.isNumber || character == "'"
    }
    return result
  }

  /// Without spaces at the ends, and with one space where there were several.
  static func trim(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }

  /// Without spaces at the ends.
  static func ends(_ text: String) -> String {
    var view = text[...]
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }

  /// The character of a Windows-1252 number, 1 to 255.
  static func windows1252(_ code: Int) -> String {
    guard (128...159).contains(code) else { return String(Unicode.Scalar(UInt8(code))) }
    return String(upper[code - 128])
  }

  /// What Windows-1252 has at 128 to 159.
  private static let upper: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}",
    "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}",
    "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}",
    "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]

  /// Percent-encoded as RFC 3986 asks: only letters, digits and `-_.~` stay.
  static func url(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 128,
        scalar.properties.isAlphabetic || (48...57).contains(byte) || "-_.~".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "%" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return result
  }

  /// With the characters that mean something in HTML written as entities.
  static func html(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{A0}"..."\u{FF}", "\u{10000}"...: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// HTML without its tags, with its entities read.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.first {
      if character == "<", let end = rest.firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<end].lowercased()
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
        if name == "br" || name == "li" && !tag.hasPrefix("/") { result += "\n" }
        if name == "p" || name == "div", !tag.hasPrefix("/"), !result.isEmpty { result += "\n\n" }
        rest = rest[rest.index(after: end)...]
      } else if character == "&", let end = rest.prefix(10).firstIndex(of: ";"),
        let scalar = entity(rest[rest.index(after: rest.startIndex)..<end])
      {
        result += scalar
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func entity(_ name: Substring) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map(String.init)
    }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": " ", "apos": "'"][String(name)]
  }
}
