import Basis

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
      case _ where Markup.entity(scalar) != nil: result += Markup.entity(scalar) ?? ""
      case "\u{A0}"..."\u{FF}", "\u{10000}"...: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// HTML without tags, comments, headers, styles and scripts, with its entities read and its space at both
  /// ends removed. `br` and `li` begin a line; `p`, `div` and `tr` begin a paragraph.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    let lastTagEnd = text.lastIndex(of: ">") ?? text.startIndex
    while let character = rest.first {
      if rest.hasPrefix("<!--") {
        rest = dropping(through: "-->", rest)
      } else if character == "<", rest.startIndex < lastTagEnd, let end = rest.firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<end].lowercased().drop { $0.isWhitespace }
        let name = tag.prefix { $0.isLetter }
        rest = rest[rest.index(after: end)...]
        switch name {
        case "br", "li": result += "\r\n"
        case "p", "div", "tr": result += "\r\n\r\n"
        case "header", "style", "script": rest = droppingElement(String(name), rest)
        default: break
        }
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
    return result.trimmed
  }

  private static func dropping(through mark: String, _ text: Substring) -> Substring {
    var rest = text
    while !rest.isEmpty, !rest.hasPrefix(mark) { rest = rest.dropFirst() }
    return rest.dropFirst(mark.count)
  }

  /// What follows the end tag of an element.
  private static func droppingElement(_ name: String, _ text: Substring) -> Substring {
    var rest = text
    while let start = rest.firstIndex(of: "<") {
      let end = rest[start...].firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[start..<end].dropFirst().filter { !$0.isWhitespace }.lowercased()
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      if tag == "/" + name { return rest }
    }
    return ""
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
