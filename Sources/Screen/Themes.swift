extension Theme {
  /// The themes that are shipped, the default one first.
  public static let all = [dark, light, highContrast, monochrome]

  /// For dark terminals; the background stays the terminal's own.
  public static let dark = Theme(
    name: "dark",
    inks: [
      .text: Ink(), .dim: Ink(Shade(7, 8, 245)), .border: Ink(Shade(7, 8, 242)),
      .focusBorder: Ink(Shade(6, 14, 80), [.bold]), .title: Ink(nil, [.bold]),
      .customer: Ink(Shade(2, 10, 114)), .bot: Ink(Shade(6, 14, 117)),
      .representative: Ink(Shade(3, 11, 222)), .system: Ink(Shade(7, 7, 248)),
      .privateNote: Ink(Shade(5, 13, 183), [.italic]), .emphasis: Ink(nil, [.bold]),
      .heading: Ink(Shade(6, 14, 123), [.bold]), .code: Ink(Shade(3, 3, 180)),
      .link: Ink(Shade(6, 12, 111), [.underline]), .good: Ink(Shade(2, 10, 120)),
      .bad: Ink(Shade(1, 9, 210)), .warning: Ink(Shade(3, 11, 215)), .key: Ink(nil, [.bold]),
      .selection: Ink(Shade(7, 15, 231), on: Shade(4, 4, 24)), .ghost: Ink(Shade(7, 8, 244)),
      .badge: Ink(Shade(0, 0, 16), on: Shade(3, 11, 221), [.bold]), .progress: Ink(Shade(6, 14, 80)),
      .progressRest: Ink(Shade(7, 8, 240)), .bar: Ink(Shade(7, 7, 252), on: Shade(4, 8, 236)),
      .changed: Ink(Shade(3, 11, 228), [.bold]),
    ])

  /// For light terminals.
  public static let light = Theme(
    name: "light",
    inks: [
      .text: Ink(), .dim: Ink(Shade(0, 8, 241)), .border: Ink(Shade(0, 8, 246)),
      .focusBorder: Ink(Shade(4, 4, 25), [.bold]), .title: Ink(nil, [.bold]),
      .customer: Ink(Shade(2, 2, 22)), .bot: Ink(Shade(4, 4, 25)), .representative: Ink(Shade(1, 1, 94)),
      .system: Ink(Shade(0, 8, 240)), .privateNote: Ink(Shade(5, 5, 90), [.italic]),
      .emphasis: Ink(nil, [.bold]), .heading: Ink(Shade(4, 4, 18), [.bold]), .code: Ink(Shade(1, 1, 88)),
      .link: Ink(Shade(4, 4, 26), [.underline]), .good: Ink(Shade(2, 2, 22)), .bad: Ink(Shade(1, 1, 124)),
      .warning: Ink(Shade(1, 1, 130)), .key: Ink(nil, [.bold]),
      .selection: Ink(Shade(7, 15, 231), on: Shade(4, 4, 25)), .ghost: Ink(Shade(0, 8, 243)),
      .badge: Ink(Shade(7, 15, 231), on: Shade(1, 1, 94), [.bold]), .progress: Ink(Shade(4, 4, 25)),
      .progressRest: Ink(Shade(0, 8, 249)), .bar: Ink(Shade(0, 0, 16), on: Shade(7, 7, 253)),
      .changed: Ink(Shade(5, 5, 90), [.bold]),
    ])

  private static let black = Shade(0, 0, 16)
  private static let white = Shade(7, 15, 231)
  private static let yellow = Shade(3, 11, 226)
  private static let cyan = Shade(6, 14, 51)
  private static let green = Shade(2, 10, 46)
  private static func onBlack(_ shade: Shade, _ attributes: Attributes = []) -> Ink {
    Ink(shade, on: black, attributes)
  }

  /// Every pair of colours has a contrast of at least 7 to 1 where the terminal has 16 colours or more.
  public static let highContrast = Theme(
    name: "high-contrast",
    inks: [
      .text: onBlack(white), .dim: onBlack(white), .border: onBlack(white),
      .focusBorder: onBlack(yellow, [.bold]), .title: onBlack(white, [.bold]),
      .customer: onBlack(green, [.bold]), .bot: onBlack(cyan, [.bold]),
      .representative: onBlack(yellow, [.bold]), .system: onBlack(white, [.italic]),
      .privateNote: onBlack(yellow, [.italic]), .emphasis: onBlack(white, [.bold]),
      .heading: onBlack(yellow, [.bold, .underline]), .code: onBlack(cyan),
      .link: onBlack(cyan, [.underline]), .good: onBlack(green, [.bold]),
      .bad: onBlack(Shade(7, 15, 231), [.bold, .underline]), .warning: onBlack(yellow, [.bold]),
      .key: onBlack(white, [.bold, .underline]), .selection: Ink(black, on: yellow, [.bold]),
      .ghost: onBlack(white, [.italic]), .badge: Ink(black, on: white, [.bold]),
      .progress: onBlack(yellow), .progressRest: onBlack(white), .bar: Ink(black, on: white),
      .changed: onBlack(yellow, [.bold, .underline]),
    ])

  /// Attributes only: for terminals without colours, and for `NO_COLOR`.
  public static let monochrome = Theme(
    name: "monochrome",
    inks: [
      .text: Ink(), .dim: Ink(nil, [.dim]), .border: Ink(), .focusBorder: Ink(nil, [.bold]),
      .title: Ink(nil, [.bold]), .customer: Ink(), .bot: Ink(), .representative: Ink(),
      .system: Ink(nil, [.dim]), .privateNote: Ink(nil, [.italic]), .emphasis: Ink(nil, [.bold]),
      .heading: Ink(nil, [.bold, .underline]), .code: Ink(), .link: Ink(nil, [.underline]),
      .good: Ink(nil, [.bold]), .bad: Ink(nil, [.underline]), .warning: Ink(nil, [.bold]),
      .key: Ink(nil, [.bold]), .selection: Ink(nil, [.reverse]), .ghost: Ink(nil, [.dim]),
      .badge: Ink(nil, [.reverse]), .progress: Ink(), .progressRest: Ink(), .bar: Ink(nil, [.reverse]),
      .changed: Ink(nil, [.bold]),
    ])
}
