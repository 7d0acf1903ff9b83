import Basis

/// Texts written as YAML scalars.
public enum ScalarText {
  /// In double quotes: JSON's strings are YAML's, but for characters that YAML does not allow as they are.
  public static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in JSON.string(text).text.unicodeScalars {
      switch scalar.value {
      case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Plain where nothing else could be read into it, in quotes otherwise.
  public static func short(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } == true && text.last != " "
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " -_.".contains($0)) }
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }
}
