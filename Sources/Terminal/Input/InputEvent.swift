/// A key that is not plain text. Characters appear here only with a modifier (Alt-x, Ctrl-a).
public enum Key: Hashable, Sendable {
  /// A character pressed together with Alt, Control or Super; letters with Control are lower case.
  case character(Unicode.Scalar)
  case enter, tab, backspace, escape
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  /// The middle key of the numeric keypad without NumLock.
  case center
  /// F1 is `function(1)`; terminals send up to F20.
  case function(Int)
}

/// The modifier keys held while a key or mouse button was pressed.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// The bits as xterm counts them: shift 1, alt 2, control 4, super 8.
  public let rawValue: UInt8

  /// Makes a set from xterm's bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift; Shift-Tab is `.key(.tab, .shift)`.
  public static let shift = Modifiers(rawValue: 1)
  /// Alt, also called Meta; a leading ESC counts as Alt.
  public static let alt = Modifiers(rawValue: 2)
  /// Control.
  public static let control = Modifiers(rawValue: 4)
  /// The Super or Command key; few terminals report it.
  public static let `super` = Modifiers(rawValue: 8)

  /// Reads xterm's parameter (bits plus one); absent or impossible values mean no modifier.
  init(parameter: Int?) {
    guard let parameter, parameter > 1, parameter <= 256 else {
      self = []
      return
    }
    self = Modifiers(rawValue: UInt8(parameter - 1)).intersection([.shift, .alt, .control, .super])
  }
}

/// What a mouse did, in cells counted from 0 at the upper left.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of things a mouse does.
  public enum Action: Hashable, Sendable {
    case press(button: Int), release(button: Int), move
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }

  /// What happened; buttons are 1 left, 2 middle, 3 right.
  public var action: Action
  /// Column, from 0.
  public var column: Int
  /// Row, from 0.
  public var row: Int
  /// Keys held meanwhile.
  public var modifiers: Modifiers

  /// Makes a mouse event.
  public init(_ action: Action, column: Int, row: Int, modifiers: Modifiers = []) {
    self.action = action
    self.column = column
    self.row = row
    self.modifiers = modifiers
  }
}

/// An answer of the terminal to one of our questions; never a key.
public enum TerminalReply: Hashable, Sendable {
  /// DECRQM's answer: 1 set, 2 reset, 3 permanently set, 0 and 4 mean "not supported".
  case mode(Int, setting: Int)
  /// Primary or secondary device attributes.
  case deviceAttributes([Int])
  /// Row and column, from 1, as the terminal reports its cursor.
  case cursorPosition(row: Int, column: Int)
}

/// One thing that came from the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key that is not text, or text with Alt or Control.
  case key(Key, Modifiers)
  /// One typed scalar, never a control character; invalid bytes arrive as U+FFFD.
  case text(Unicode.Scalar)
  /// A piece of a bracketed paste: line ends are `\n`, other controls but tab are removed.
  /// `isLast` closes the paste; `dropped` counts bytes beyond the limit so far.
  case paste(String, isLast: Bool, dropped: Int)
  /// The mouse, when it was asked for.
  case mouse(MouseEvent)
  /// The terminal's window got or lost the focus, when that was asked for.
  case focus(Bool)
  /// The window has a new size; several changes in a row arrive as one.
  case resize(columns: Int, rows: Int)
  /// The program was stopped and runs again: everything must be drawn anew.
  case resumed
  /// An answer of the terminal.
  case reply(TerminalReply)
  /// A sequence that means nothing to us, swallowed whole; holds at most its first 64 bytes.
  case unknown([UInt8])
  /// The terminal is gone; nothing more will come.
  case endOfInput
}
