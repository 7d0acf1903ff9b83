/// The keys as data: what xterm, rxvt, the Linux console, tmux, screen and the VTE family send.
/// Terminfo is not asked, because it names one spelling a key and terminals send several.
enum KeyTables {
  /// Final bytes of `CSI … final` and, but for the last rows, of `SS3 final`.
  static let finals: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
    UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "E"): .center, UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  /// rxvt: `CSI a` is Shift-Up, `SS3 a` is Control-Up.
  static let rxvtArrows: [UInt8: Key] = [
    UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down,
    UInt8(ascii: "c"): .right, UInt8(ascii: "d"): .left,
  ]

  /// The number before `~` (and before rxvt's `$`, `^`, `@`).
  static let numbers: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]

  /// The final byte that stands for `~` in rxvt, with what was held.
  static let rxvtFinals: [UInt8: Modifiers] = [
    UInt8(ascii: "$"): .shift, UInt8(ascii: "^"): .control, UInt8(ascii: "@"): [.shift, .control],
  ]

  /// The Linux console's `CSI [ A` … `CSI [ E`.
  static let linuxFunctions: [UInt8: Key] = [
    UInt8(ascii: "A"): .function(1), UInt8(ascii: "B"): .function(2),
    UInt8(ascii: "C"): .function(3), UInt8(ascii: "D"): .function(4),
    UInt8(ascii: "E"): .function(5),
  ]

  /// The numeric keypad in application mode: `SS3 j` is an asterisk.
  static let keypad: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "X"): "=", UInt8(ascii: "j"): "*", UInt8(ascii: "k"): "+", UInt8(ascii: "l"): ",",
    UInt8(ascii: "m"): "-", UInt8(ascii: "n"): ".", UInt8(ascii: "o"): "/", UInt8(ascii: "p"): "0",
    UInt8(ascii: "q"): "1", UInt8(ascii: "r"): "2", UInt8(ascii: "s"): "3", UInt8(ascii: "t"): "4",
    UInt8(ascii: "u"): "5", UInt8(ascii: "v"): "6", UInt8(ascii: "w"): "7", UInt8(ascii: "x"): "8",
    UInt8(ascii: "y"): "9",
  ]

  /// The event for a control byte; nil for ESC, which starts a sequence.
  static func control(_ byte: UInt8, alt: Bool = false) -> InputEvent? {
    let held: Modifiers = alt ? .alt : []
    switch byte {
    case 0x1B: return nil
    case 0x09: return .key(.tab, held)
    case 0x0D: return .key(.enter, held)
    // Terminals disagree whether Backspace is DEL or ^H; nothing else is bound to ^H.
    case 0x08, 0x7F: return .key(.backspace, held)
    case 0x00: return .key(.character(" "), held.union(.control))
    case 0x01...0x1A:
      return .key(.character(Unicode.Scalar(byte + 0x60)), held.union(.control))
    case 0x1C...0x1F:
      return .key(.character(Unicode.Scalar(byte + 0x40)), held.union(.control))
    default: return nil
    }
  }

  /// A character with modifiers as `CSI u` and modifyOtherKeys report it; text when nothing but Shift is held.
  static func character(code: Int, _ modifiers: Modifiers) -> InputEvent? {
    switch code {
    case 9: return .key(.tab, modifiers)
    case 13, 57414: return .key(.enter, modifiers)
    case 27: return .key(.escape, modifiers)
    case 8, 127: return .key(.backspace, modifiers)
    default: break
    }
    // 57344 and up are kitty's names for keys that have no character.
    guard code >= 32, !(57344...63743).contains(code), !(0x7F...0x9F).contains(code),
      let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value)
    else { return nil }
    if modifiers.subtracting(.shift).isEmpty { return .text(scalar) }
    return .key(.character(scalar), modifiers)
  }
}
