/// A key with the modifiers held, written `Ctrl-P`, `Alt-1`, `Shift-Tab`.
public struct Key: Hashable, Sendable, CustomStringConvertible {
  /// What is pressed.
  public enum Code: Hashable, Sendable {
    /// A key that writes a character; letters in lower case.
    case character(Character)
    /// A function key, from 1.
    case function(Int)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
  }

  /// Keys held with another.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes modifiers from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Shift, on keys that write nothing.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Esc before the key.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
    /// Ctrl-X, pressed and released before the key.
    public static let prefixed = Modifiers(rawValue: 8)
  }

  /// What is pressed.
  public var code: Code
  /// What is held with it.
  public var modifiers: Modifiers

  /// Makes a key.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A letter with Control.
  public static func control(_ letter: Character) -> Key { Key(.character(letter), .control) }
  /// A letter or digit with Alt.
  public static func alt(_ letter: Character) -> Key { Key(.character(letter), .alt) }

  /// The key that makes the next one a longer binding, as in readline.
  static let prefix = Key.control("x")

  /// As help writes it: `Ctrl-P`, `Alt-1`, `Shift-Tab`.
  public var description: String {
    var text = modifiers.contains(.prefixed) ? "Ctrl-X " : ""
    if modifiers.contains(.control) { text += "Ctrl-" }
    if modifiers.contains(.alt) { text += "Alt-" }
    if modifiers.contains(.shift) { text += "Shift-" }
    return text + name
  }

  private var name: String {
    switch code {
    case .character(" "): "Space"
    case .character(let character): modifiers.isEmpty ? String(character) : String(character).uppercased()
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .tab: "Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    }
  }
}
