@testable import Terminal

/// What terminals send, as written in their manuals, with the one event each must give.
enum KeySequences {
  static let all: [(bytes: String, event: InputEvent)] = arrows + numbered + functions + others

  static let arrows: [(bytes: String, event: InputEvent)] = {
    var rows: [(bytes: String, event: InputEvent)] = []
    let keys: [(String, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("E", .center),
    ]
    for (final, key) in keys {
      rows.append(("\u{1B}[\(final)", .key(key, [])))
      rows.append(("\u{1B}O\(final)", .key(key, [])))
      rows.append(("\u{1B}\u{1B}[\(final)", .key(key, .alt)))
      for modifier in 2...8 {
        rows.append(("\u{1B}[1;\(modifier)\(final)", .key(key, Modifiers(rawValue: UInt8(modifier - 1)))))
      }
    }
    for (final, key) in [("a", Key.up), ("b", .down), ("c", .right), ("d", .left)] {
      rows.append(("\u{1B}[\(final)", .key(key, .shift)))
      rows.append(("\u{1B}O\(final)", .key(key, .control)))
    }
    return rows
  }()

  static let numbered: [(bytes: String, event: InputEvent)] = {
    let keys: [(Int, Key)] = [
      (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
    ]
    return keys.flatMap { number, key in
      [
        ("\u{1B}[\(number)~", .key(key, [])), ("\u{1B}[\(number)$", .key(key, .shift)),
        ("\u{1B}[\(number)^", .key(key, .control)), ("\u{1B}[\(number)@", .key(key, [.control, .shift])),
        ("\u{1B}[\(number);5~", .key(key, .control)), ("\u{1B}\u{1B}[\(number)~", .key(key, .alt)),
      ]
    }
  }()

  static let functions: [(bytes: String, event: InputEvent)] = {
    var rows: [(bytes: String, event: InputEvent)] = []
    for (index, final) in ["P", "Q", "R", "S"].enumerated() {
      rows.append(("\u{1B}O\(final)", .key(.function(index + 1), [])))
      rows.append(("\u{1B}[1;2\(final)", .key(.function(index + 1), .shift)))
    }
    for (index, final) in ["A", "B", "C", "D", "E"].enumerated() {
      rows.append(("\u{1B}[[\(final)", .key(.function(index + 1), [])))
    }
    let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    for (index, number) in numbers.enumerated() {
      rows.append(("\u{1B}[\(number)~", .key(.function(index + 1), [])))
      rows.append(("\u{1B}[\(number);3~", .key(.function(index + 1), .alt)))
    }
    return rows
  }()

  static let others: [(bytes: String, event: InputEvent)] = [
    ("\u{1B}[Z", .key(.tab, .shift)), ("\u{1B}[1;5Z", .key(.tab, [.shift, .control])),
    ("\t", .key(.tab, [])), ("\r", .key(.enter, [])), ("\n", .key(.character("j"), .control)),
    ("\u{7F}", .key(.backspace, [])), ("\u{8}", .key(.backspace, [])),
    ("\u{0}", .key(.character(" "), .control)), ("\u{1}", .key(.character("a"), .control)),
    ("\u{11}", .key(.character("q"), .control)), ("\u{1C}", .key(.character("\\"), .control)),
    ("\u{1F}", .key(.character("_"), .control)),
    ("\u{1B}x", .key(.character("x"), .alt)), ("\u{1B}1", .key(.character("1"), .alt)),
    ("\u{1B}é", .key(.character("é"), .alt)), ("\u{1B}\r", .key(.enter, .alt)),
    ("\u{1B}\u{7F}", .key(.backspace, .alt)), ("\u{1B}\u{1}", .key(.character("a"), [.alt, .control])),
    ("\u{1B}/", .key(.character("/"), .alt)),
    ("\u{1B}OM", .key(.enter, [])), ("\u{1B}Oj", .text("*")), ("\u{1B}Op", .text("0")),
    ("\u{1B}O5A", .key(.up, .control)),
    ("\u{1B}[97;5u", .key(.character("a"), .control)), ("\u{1B}[13;2u", .key(.enter, .shift)),
    ("\u{1B}[27u", .key(.escape, [])), ("\u{1B}[228u", .text("ä")), ("\u{1B}[127;3u", .key(.backspace, .alt)),
    ("\u{1B}[97:65;6u", .key(.character("a"), [.control, .shift])),
    ("\u{1B}[27;5;13~", .key(.enter, .control)),
    ("\u{1B}[27;6;97~", .key(.character("a"), [.control, .shift])),
    ("\u{1B}[I", .focus(true)), ("\u{1B}[O", .focus(false)),
    ("\u{1B}[<0;10;5M", .mouse(MouseEvent(.press(button: 1), column: 9, row: 4))),
    ("\u{1B}[<2;1;1m", .mouse(MouseEvent(.release(button: 3), column: 0, row: 0))),
    ("\u{1B}[<64;300;5M", .mouse(MouseEvent(.wheelUp, column: 299, row: 4))),
    ("\u{1B}[<69;3;5M", .mouse(MouseEvent(.wheelDown, column: 2, row: 4, modifiers: .shift))),
    ("\u{1B}[<35;3;5M", .mouse(MouseEvent(.move, column: 2, row: 4))),
    ("\u{1B}[M !!", .mouse(MouseEvent(.press(button: 1), column: 0, row: 0))),
    ("\u{1B}[M#!\"", .mouse(MouseEvent(.release(button: 1), column: 0, row: 1))),
    ("\u{1B}[?2026;2$y", .reply(.mode(2026, setting: 2))),
    ("\u{1B}[?2026;0$y", .reply(.mode(2026, setting: 0))),
    ("\u{1B}[?64;1;2c", .reply(.deviceAttributes([64, 1, 2]))),
    ("\u{1B}[>0;276;0c", .reply(.deviceAttributes([0, 276, 0]))),
    ("\u{1B}[24;80R", .reply(.cursorPosition(row: 24, column: 80))),
    ("é", .text("é")), ("漢", .text("漢")), ("👍", .text("👍")), ("a", .text("a")),
  ]

  /// Sequences that mean nothing to us and must vanish whole.
  static let unknown: [String] = [
    "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]0;title\u{7}", "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\",
    "\u{1B}^private\u{1B}\\", "\u{1B}Xstring\u{1B}\\", "\u{1B}[?1;2;3z", "\u{1B}[99~", "\u{1B}[1;2;3;4;5X",
    "\u{1B}[57358u", "\u{1B}[97;5:3u", "\u{1B}[<0;0;0M", "\u{1B}[!p", "\u{1B}[ q", "\u{1B}Oz", "\u{1B}[[z",
    "\u{1B}[\(String(repeating: "1", count: 500))A", "\u{1B}[99999999999999999999~", "\u{85}",
  ]
}
