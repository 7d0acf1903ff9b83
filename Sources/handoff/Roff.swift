/// A manual page in the making: mdoc, as groff and mandoc read it.
struct Roff {
  private(set) var text = ""

  /// Adds a line of a macro and its arguments, which are escaped already or need it not.
  mutating func macro(_ line: String) { text += ".\(line)\n" }

  /// Longest line that is written, before escapes.
  private static let widest = 72

  /// Adds running text; sentences and long lines end their line.
  mutating func words(_ words: String) {
    var line = ""
    for word in words.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + word.count > Self.widest {
        text += Self.line(line) + "\n"
        line = ""
      }
      line += line.isEmpty ? word : " \(word)"
      if let last = word.last, ".!?".contains(last) {
        text += Self.line(line) + "\n"
        line = ""
      }
    }
    if !line.isEmpty { text += Self.line(line) + "\n" }
  }

  /// Adds lines as they stand.
  mutating func literal(_ lines: String) {
    macro("Bd -literal -offset indent")
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Self.line(String(line)) + "\n"
    }
    macro("Ed")
  }

  /// Adds a list: what is listed, escaped already, and what is said about it.
  mutating func list(_ items: [(item: String, about: String)]) {
    macro("Bl -tag -width Ds")
    for (item, about) in items {
      macro("It \(item)")
      words(about)
    }
    macro("El")
  }

  /// A line of text that no macro is made of.
  private static func line(_ text: String) -> String {
    let escaped = escape(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
  }

  /// A text as an argument of a macro that sets it as it stands; a key such as `,` is no punctuation of the line.
  static func argument(_ text: String) -> String {
    let words = text.split(separator: " ").map {
      "\\&\(escape(String($0)).replacing("\"", with: "\\(dq"))"
    }
    return words.joined(separator: " ") + (text.last.map { ".,:;!?)]".contains($0) } == true ? "\\&" : "")
  }

  /// A text without anything that means something to the formatter.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default:
        result += scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar.value))]"
      }
    }
    return result
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
