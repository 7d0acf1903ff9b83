import CTerminal
import Text

/// What terminfo and the C library say, without taking the terminal.
public enum TerminalKind {
  /// The colours of a kind of terminal; none for a terminal without.
  ///
  /// - Throws: why the windows cannot be drawn on it.
  public static func colors(of term: String) throws(TerminalUnavailable) -> Int {
    var refusal = ct_refusal()
    let colors = term.withCString { ct_describe($0, &refusal) }
    guard colors >= 0 else { throw TerminalUnavailable(refusal) }
    return Int(colors)
  }

  /// Whether the locale in force, or one that stands in for it, draws UTF-8; and whether it is the person's own.
  public static func drawsUTF8() -> (canDraw: Bool, isOwn: Bool) {
    let found = ct_find_locale()
    return (found > 0, found == 1)
  }

  /// How many drawn characters the C library takes for another width than we do; they are set at an absolute place.
  public static func disputedWidths() -> Int {
    (0x20...0x1FFFF).compactMap { Unicode.Scalar(UInt32($0)) }.count { scalar in
      let kind = DisplayWidth.scalarClass(scalar)
      return kind.width > 0 && kind != .hidden && kind != .control && kind != .lineBreak
        && CellEncoder.systemWidth(scalar) != kind.width
    }
  }
}
