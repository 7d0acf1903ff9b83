import Basis

extension JSON {
  /// The text that JSON() gives: control characters and everything beyond the first plane escaped in capital
  /// hexadecimal digits, on one line or indented by four spaces a level.
  func encoded(indented: Bool) -> String {
    var text = ""
    append(to: &text, indent: indented ? 0 : nil)
    return text
  }

  private func append(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .number(let spelled): text += spelled
    case .string(let string): Self.append(string, to: &text)
    case .array(let elements):
      Self.append("[", "]", elements, to: &text, indent) { element, text, deeper in
        element.append(to: &text, indent: deeper)
      }
    case .object(let members):
      Self.append("{", "}", members, to: &text, indent) { member, text, deeper in
        Self.append(member.name, to: &text)
        text += deeper == nil ? ":" : ": "
        member.value.append(to: &text, indent: deeper)
      }
    }
  }

  private static func append<Item>(
    _ open: String, _ close: String, _ items: [Item], to text: inout String, _ indent: Int?,
    _ write: (Item, inout String, Int?) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let indent { text += "\n" + String(repeating: " ", count: 4 * (indent + 1)) }
      write(item, &text, indent.map { $0 + 1 })
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: " ", count: 4 * indent) }
    text += close
  }

  private static func append(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{10000}"...:
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16, uppercase: true)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
