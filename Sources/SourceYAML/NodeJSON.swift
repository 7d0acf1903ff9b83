import Basis

// Which plain scalars are more than text. The rules are those of YAML 1.2's core schema as far as JSON can
// write the value: no dates, no `yes` and `no`, no octal or hexadecimal numbers, no infinity. Digits after a
// leading zero stay text, because they are postcodes and telephone numbers.

extension Node {
  /// The value of a scalar by the dialect's rules: only plain ones can be null, a boolean or a number.
  /// Nil for lists and mappings.
  var resolved: JSON? {
    guard case .scalar(let text, let style) = kind else { return nil }
    guard style == .plain, tag.map(Self.coreTags.contains) ?? true else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return Self.number(text).map { .number($0) } ?? .string(text)
    }
  }

  /// Tags that leave a plain scalar what it is without them; any other makes it text.
  private static let coreTags = ["int", "float", "bool", "null"].map { "tag:yaml.org,2002:\($0)" }

  /// The value as JSON. Numbers keep their spelling where JSON allows it. A key that is no scalar becomes
  /// its own JSON text. Nesting is limited by the parser.
  public var json: JSON {
    switch kind {
    case .scalar: resolved ?? .null
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let entries):
      .object(entries.map { JSON.Member($0.key.text ?? $0.key.json.text, $0.value.json) })
    }
  }

  /// The JSON spelling of a decimal number, nil for any other text.
  static func number(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first < 0x3A else { return nil }
    var position = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
    func digits() -> ArraySlice<UInt8> {
      let start = position
      while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
      return bytes[start..<position]
    }
    let whole = digits()
    var fraction: ArraySlice<UInt8> = []
    var hasPoint = false
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      hasPoint = true
      fraction = digits()
    }
    guard !whole.isEmpty || !fraction.isEmpty, whole.count < 2 || whole.first != 48 else { return nil }
    let exponentStart = position
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
      {
        position += 1
      }
      guard !digits().isEmpty else { return nil }
    }
    guard position == bytes.count else { return nil }
    var spelled = first == UInt8(ascii: "-") ? "-" : ""
    spelled += whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if hasPoint { spelled += "." + (fraction.isEmpty ? "0" : String(decoding: fraction, as: UTF8.self)) }
    return spelled + String(decoding: bytes[exponentStart...], as: UTF8.self)
  }
}
