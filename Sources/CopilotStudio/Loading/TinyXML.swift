/// Reads the few values of `bot.xml` and `botcomponent.xml` that matter: attributes of the root element and
/// the texts of its children and grandchildren. No entities but the five of XML, no external ones at all.
struct TinyXML {
  /// Attributes of the root element.
  private(set) var attributes: [String: String] = [:]
  private var texts: [String: String] = [:]
  /// Nothing beyond so many elements is read; the real files have some thirty.
  private static let mostElements = 10_000

  /// The first text at a path below the root, as in `parentbotid/schemaname`.
  subscript(path: String) -> String? { texts[path] }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var position = 0
    var path: [String] = []
    var elements = 0
    var content: [UInt8] = []
    while position < bytes.count, elements < Self.mostElements {
      guard bytes[position] == UInt8(ascii: "<") else {
        content.append(bytes[position])
        position += 1
        continue
      }
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return }
      let tag = bytes[(position + 1)..<end]
      position = end + 1
      switch tag.first {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), nil: continue
      case UInt8(ascii: "/"):
        let key = path.dropFirst().joined(separator: "/")
        if path.count <= 3, texts[key] == nil {
          texts[key] = Self.unescaped(String(decoding: content, as: UTF8.self)).trimmed
        }
        if !path.isEmpty { path.removeLast() }
      default:
        elements += 1
        let inside = String(decoding: tag, as: UTF8.self)
        let name = String(inside.prefix { !$0.isWhitespace && $0 != "/" })
        if path.isEmpty, attributes.isEmpty { attributes = Self.attributes(inside.dropFirst(name.count)) }
        if !inside.hasSuffix("/"), path.count < 200 { path.append(name) }
      }
      content = []
    }
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].trimmed
      rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = rest.first, quote == "\"" || quote == "'" else { break }
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { break }
      found[name] = unescaped(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return found
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"), let character = entity(rest.dropFirst()[..<end])
      else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func entity(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
