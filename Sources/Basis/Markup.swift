/// Text in HTML, SVG and XML: what could be markup is written as an entity.
public enum Markup {
  /// The entity that a character is written as, if it could be markup; nil for every other.
  public static func entity(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }

  /// A text with nothing that could be markup, and without controls, which HTML and SVG may not hold: they become
  /// replacement characters.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let entity = entity(scalar) {
        result += entity
      } else {
        let isControl =
          scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        result.unicodeScalars.append(isControl || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
