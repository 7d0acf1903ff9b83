// Reading keys as people write them: the other way round of `Key.description`.

extension Key {
  /// Why a text is no key that can be bound.
  public struct Unbindable: Error, Equatable, Sendable {
    /// What is wrong, a sentence without its full stop.
    public var message: String
    /// How to mend it.
    public var hint: String
  }

  /// Highest function key that terminals send.
  private static let lastFunction = 20

  /// Reads a key: `Ctrl-P`, `Alt-1`, `Shift-Tab`, `F5`, `Ctrl-X Ctrl-E`, `PgUp`, `n`. Case counts only for a letter
  /// alone.
  ///
  /// - Parameters:
  ///   - text: how it is written.
  ///   - context: where it is to act: a character alone acts only where nothing is typed.
  /// - Throws: why it is no key, or one that no terminal sends as such.
  public init(written text: String, in context: Action.Context = .anywhere) throws(Unbindable) {
    var rest = text.filter { $0 != " " || text.count == 1 }
    var modifiers = Modifiers()
    if let last = Self.cut("ctrl-x", from: &rest), last != "" { modifiers.insert(.prefixed) }
    while let (held, after) = Self.modifier(of: rest) {
      modifiers.insert(held)
      rest = after
    }
    guard let code = Self.code(named: rest) else {
      throw Unbindable(
        message: "\(text) is no key",
        hint: "write it like F5, Ctrl-P, Alt-1, Shift-Tab, PgUp or Ctrl-X Ctrl-E")
    }
    self.init(code, modifiers)
    if case .character(let character) = code, !modifiers.isDisjoint(with: [.control, .alt]) {
      self.code = .character(character.isASCII ? Character(character.lowercased()) : character)
    }
    try check(text, in: context)
  }

  /// Takes a start off, whatever its case, if something follows it; what follows.
  private static func cut(_ start: String, from text: inout String) -> String? {
    guard text.count > start.count, text.lowercased().hasPrefix(start) else { return nil }
    text = String(text.dropFirst(start.count))
    return text
  }

  private static func modifier(of text: String) -> (Modifiers, String)? {
    for (name, held) in [
      ("ctrl-", Modifiers.control), ("control-", .control), ("alt-", .alt), ("meta-", .alt),
      ("shift-", .shift),
    ] {
      var rest = text
      if let after = cut(name, from: &rest) { return (held, after) }
    }
    return nil
  }

  private static let named: [String: Code] = [
    "enter": .enter, "return": .enter, "tab": .tab, "esc": .escape, "escape": .escape,
    "backspace": .backspace,
    "delete": .delete, "del": .delete, "insert": .insert, "ins": .insert, "up": .up, "down": .down,
    "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pageup": .pageUp,
    "pgdn": .pageDown, "pagedown": .pageDown, "space": .character(" "),
  ]

  private static func code(named name: String) -> Code? {
    if let character = name.first, name.count == 1 { return .character(character) }
    if let code = named[name.lowercased()] { return code }
    guard name.first == "F" || name.first == "f", let number = Int(name.dropFirst()),
      (1...lastFunction).contains(number)
    else { return nil }
    return .function(number)
  }

  /// What terminals send for a letter with Control although another key is meant.
  private static let twins: [Character: String] = ["i": "Tab", "m": "Enter", "[": "Esc"]

  private func check(_ text: String, in context: Action.Context) throws(Unbindable) {
    guard case .character(let character) = code else { return }
    let isHeld = modifiers.contains(.control) || modifiers.contains(.alt)
    guard isHeld || context == .reading && modifiers.isEmpty else {
      throw modifiers.isEmpty
        ? Unbindable(
          message: "\(text) alone writes itself into the line", hint: "hold Ctrl or Alt with it")
        : Unbindable(
          message: "a terminal does not tell \(text) from the character it writes",
          hint: "hold Ctrl or Alt with it")
    }
    if modifiers.contains(.prefixed), !modifiers.contains(.control) {
      throw Unbindable(
        message: "\(text) cannot be bound", hint: "hold Ctrl with the second key too, as in Ctrl-X Ctrl-E")
    }
    if modifiers.contains(.shift) {
      throw Unbindable(message: "a terminal does not send Shift with \(text)", hint: "leave Shift- out")
    }
    guard modifiers.contains(.control) else { return }
    if self == .prefix {
      throw Unbindable(
        message: "Ctrl-X waits for a second key", hint: "write both, as in Ctrl-X Ctrl-E, or take another key"
      )
    }
    if let twin = Self.twins[character] {
      throw Unbindable(
        message: "a terminal sends \(twin) for \(text)", hint: "write \(twin) or take another key")
    }
    guard character.isASCII, character.isLetter || "\\]^_ ".contains(character) else {
      throw Unbindable(
        message: "a terminal sends nothing of its own for \(text)",
        hint: "Ctrl goes with letters, Space and \\ ] ^ _; Alt goes with all")
    }
  }
}
