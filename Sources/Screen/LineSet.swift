/// Every drawing character of the interface, so that one choice makes the whole screen ASCII.
///
/// Each is one column wide, except `ellipsis` and `transfer` of the ASCII set.
public struct LineSet: Hashable, Sendable {
  /// The characters of one kind of frame.
  public struct Frame: Hashable, Sendable {
    /// Along the top and bottom.
    public var horizontal: Unicode.Scalar
    /// Along the sides.
    public var vertical: Unicode.Scalar
    /// The corners.
    public var topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar
    /// Where a rule inside meets the sides.
    public var teeLeft, teeRight: Unicode.Scalar

    /// Makes a frame from its eight characters in this order: ─ │ ╭ ╮ ╰ ╯ ├ ┤.
    init(
      _ scalars: (
        Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar,
        Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar
      )
    ) {
      (horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, teeLeft, teeRight) = scalars
    }
  }

  /// Which frame a box has.
  public enum FrameKind: Sendable, CaseIterable {
    /// Thin with square corners.
    case light
    /// Thick: the window that has the keyboard.
    case heavy
    /// Thin with round corners: the other windows.
    case rounded
  }

  /// The frames.
  public var light, heavy, rounded: Frame
  /// It holds, or was chosen: `✓`.
  public var tick: String
  /// It does not hold, or was ruled out: `✗`.
  public var cross: String
  /// The step or topic that is going on: `▸`.
  public var current: String
  /// A step to come, and the mark before a system line: `·`.
  public var pending: String
  /// A presence or unread mark: `●`.
  public var dot: String
  /// The done part of a bar: `█`.
  public var barDone: Unicode.Scalar
  /// The rest of a bar: `░`.
  public var barRest: Unicode.Scalar
  /// Stands for what did not fit: `…`.
  public var ellipsis: String
  /// A message is sent: `✉`.
  public var envelope: String
  /// The conversation is handed over: `⇢`.
  public var transfer: String
  /// Something comes in: `←`.
  public var left: String
  /// Something goes to: `→`.
  public var right: String
  /// Back in time: `◂`.
  public var back: String
  /// Forward in time: `▸`.
  public var forward: String
  /// No value: `–`.
  public var none: String
  /// At least: `≥`.
  public var atLeast: String
  /// A list item: `•`.
  public var bullet: String
  /// The bar at the left of a quotation: `▏`.
  public var quote: String
  /// The turning characters of a spinner, in order.
  public var spinner: [String]

  /// The frame of a kind.
  public func frame(_ kind: FrameKind) -> Frame {
    switch kind {
    case .light: light
    case .heavy: heavy
    case .rounded: rounded
    }
  }

  /// Box drawing and symbols of one column.
  public static let unicode = LineSet(
    light: Frame(("─", "│", "┌", "┐", "└", "┘", "├", "┤")),
    heavy: Frame(("━", "┃", "┏", "┓", "┗", "┛", "┣", "┫")),
    rounded: Frame(("─", "│", "╭", "╮", "╰", "╯", "├", "┤")),
    tick: "✓", cross: "✗", current: "▸", pending: "·", dot: "●", barDone: "█", barRest: "░", ellipsis: "…",
    envelope: "✉", transfer: "⇢", left: "←", right: "→", back: "◂", forward: "▸", none: "–", atLeast: "≥",
    bullet: "•", quote: "▏", spinner: ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇"])

  /// ASCII only: for `--ascii`, and where the locale is not UTF-8.
  public static let ascii = LineSet(
    light: Frame(("-", "|", "+", "+", "+", "+", "+", "+")),
    heavy: Frame(("=", "#", "#", "#", "#", "#", "#", "#")),
    rounded: Frame(("-", "|", "+", "+", "+", "+", "+", "+")),
    tick: "v", cross: "x", current: ">", pending: ".", dot: "*", barDone: "#", barRest: "-", ellipsis: "...",
    envelope: "@", transfer: "=>", left: "<", right: ">", back: "<", forward: ">", none: "-", atLeast: ">=",
    bullet: "*", quote: "|", spinner: ["|", "/", "-", "\\"])
}
