import Screen
import Text

/// Names and values that stand below each other.
enum Columns {
  /// The columns that the longest of some names takes, `most` at most.
  static func width(of names: [String], most: Int) -> Int {
    min(most, names.reduce(0) { max($0, DisplayWidth.columns(of: $1)) })
  }

  /// A name filled up to a width; a longer one stays whole.
  static func name(_ name: String, width: Int) -> String {
    name + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: name)))
  }

  /// A value without the part nobody reads: of a GUID its first eight digits.
  static func short(_ value: String, _ marks: LineSet) -> String {
    isGUID(value) ? "\(value.prefix(8))-\(marks.ellipsis)" : value
  }

  private static func isGUID(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    return text.utf8.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == 0x2D : Character(Unicode.Scalar(byte)).isHexDigit
    }
  }
}
