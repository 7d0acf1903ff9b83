/// How many colours a terminal shows.
public enum ColorDepth: Sendable, CaseIterable {
  /// None: attributes only.
  case none
  /// The first eight.
  case eight
  /// Eight and their bright forms.
  case sixteen
  /// The cube and the grey ramp of 256.
  case indexed
  /// Any colour, by its red, green and blue: the colours of `indexed` even where somebody changed the palette.
  case direct
}

/// One colour at each depth, as indexes of the terminal's palette.
public struct Shade: Hashable, Sendable {
  /// 0 to 7.
  public var eight: UInt8
  /// 0 to 15.
  public var sixteen: UInt8
  /// 0 to 255. From 16 on the colour is the same in every terminal.
  public var indexed: UInt8

  /// Makes a shade.
  public init(_ eight: UInt8, _ sixteen: UInt8, _ indexed: UInt8) {
    self.eight = eight
    self.sixteen = sixteen
    self.indexed = indexed
  }

  /// The index at a depth; nil without colours.
  public func index(at depth: ColorDepth) -> UInt8? {
    switch depth {
    case .none: nil
    case .eight: eight
    case .sixteen: sixteen
    case .indexed, .direct: indexed
    }
  }
}

/// The colours behind palette indexes, to compute contrast.
public enum Palette {
  /// Red, green and blue, 0 to 255 each. Indexes 0 to 15 are xterm's defaults, which a terminal may change;
  /// 16 to 231 are the cube of six levels, 232 to 255 the greys.
  public static func rgb(_ index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let level = [0, 95, 135, 175, 215, 255]
    switch Int(index) {
    case 232...:
      let grey = 8 + 10 * (Int(index) - 232)
      return (grey, grey, grey)
    case let cube where cube >= 16:
      return (level[(cube - 16) / 36], level[(cube - 16) / 6 % 6], level[(cube - 16) % 6])
    case 7: return (229, 229, 229)
    case 8: return (127, 127, 127)
    case 4: return (0, 0, 238)
    case 12: return (92, 92, 255)
    case let low:
      let value = low < 8 ? 205 : 255
      return (low & 1 == 0 ? 0 : value, low & 2 == 0 ? 0 : value, low & 4 == 0 ? 0 : value)
    }
  }

  /// Contrast of two colours as WCAG 2.1 defines it, in hundredths: 100 for the same colour, 2100 for black
  /// on white. Seven to one, 700, is its level AAA.
  public static func contrast(_ a: UInt8, _ b: UInt8) -> Int {
    let (first, second) = (luminance(a), luminance(b))
    return Int((max(first, second) + 0.05) / (min(first, second) + 0.05) * 100)
  }

  private static func luminance(_ index: UInt8) -> Double {
    let (red, green, blue) = rgb(index)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The light of one channel of sRGB, 0 to 1. The exponent 2.4 is taken as a fifth root of a twelfth power,
  /// because the standard library has no general power.
  private static func linear(_ value: Int) -> Double {
    let share = Double(value) / 255
    guard share > 0.04045 else { return share / 12.92 }
    let base = (share + 0.055) / 1.055
    let squared = base * base
    let fourth = squared * squared
    let twelfth = fourth * fourth * fourth
    var root = base * base
    for _ in 0..<24 {
      let power = root * root * root * root
      root -= (root * power - twelfth) / (5 * power)
    }
    return root
  }
}
