/// The one gate between text from outside and the screen.
///
/// Everything that a terminal could obey or hide is shown instead: C0, DEL and C1 in caret or `<9B>` notation;
/// bidi controls, invisible and format scalars, tags, private use, unassigned scalars and stray selectors as
/// `<U+202E>`. A cell keeps at most four combining marks; further ones are dropped. Joiners and presentation
/// selectors stay where they mean something (emoji, and scripts that join). Sanitising twice changes nothing.
public enum Sanitizer {
  /// What becomes of line breaks: LF, CR LF, U+0085, U+2028 and U+2029.
  public enum Form: Sendable {
    /// They stay, each as one LF; for messages.
    case text
    /// They are shown as `^J`, `^M^J`; for names, titles and fields.
    case line
    /// A run of them becomes one space; for previews.
    case folded
  }

  /// The text as it may be drawn; the same string when nothing had to change.
  public static func visible(_ text: String, as form: Form = .text) -> String {
    if isPlain(text, form) || isVisible(text, form) { return text }
    var output = String.UnicodeScalarView()
    var gate = Gate(form)
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      switch gate.verdict(on: scalar, before: next) {
      case .keep: output.append(scalar)
      case .drop: break
      case .showCode: output.append(contentsOf: code(of: scalar).unicodeScalars)
      case .replace(let substitute): output.append(substitute)
      }
    }
    return String(output)
  }

  /// Whether nothing has to change.
  public static func isVisible(_ text: String, as form: Form = .text) -> Bool {
    isPlain(text, form) || isVisible(text, form)
  }

  /// How a scalar that must not be drawn is shown: `^[`, `^?`, `<9B>` or `<U+202E>`.
  public static func code(of scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    if value < 0x20 || value == 0x7F { return "^" + String(Character(Unicode.Scalar(UInt8(value ^ 0x40)))) }
    let digits = String(value, radix: 16, uppercase: true)
    if value < 0xA0 { return "<\(digits)>" }
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether it is printable ASCII, the usual case, which takes no lookup.
  private static func isPlain(_ text: String, _ form: Form) -> Bool {
    let keepsBreaks = form == .text
    return text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || keepsBreaks && $0 == 0x0A }
  }

  private static func isVisible(_ text: String, _ form: Form) -> Bool {
    var gate = Gate(form)
    var pending: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let pending, gate.verdict(on: pending, before: scalar) != .keep { return false }
      pending = scalar
    }
    return pending.map { gate.verdict(on: $0, before: nil) == .keep } ?? true
  }
}

extension Sanitizer {
  private enum Verdict: Equatable {
    case keep, drop, showCode
    case replace(Unicode.Scalar)
  }

  /// Decides scalar by scalar, knowing what the cell under way already holds.
  private struct Gate {
    private let form: Form
    /// What the cell under way is built on; nil when a mark would have nothing to sit on.
    private var base: ScalarClass?
    private var isBaseASCII = false
    private var marks = 0
    /// Whether the last scalar was the base itself.
    private var isAtBase = false
    private var lastWasJoiner = false
    private var lastWasBreak = false

    init(_ form: Form) { self.form = form }

    mutating func verdict(on scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Verdict {
      let kind = DisplayWidth.scalarClass(scalar)
      switch kind {
      case .lineBreak: return lineBreak(isLF: false)
      case .control where scalar == "\n": return lineBreak(isLF: true)
      case .control where scalar == "\r" && next == "\n" && form != .line: return .drop
      case .hidden, .control: return shown()
      case .mark: return mark()
      case .joiner: return joiner()
      case .presentation: return selector(scalar, before: next)
      default:
        base = kind
        isBaseASCII = scalar.isASCII
        (marks, isAtBase, lastWasJoiner, lastWasBreak) = (0, true, false, false)
        return .keep
      }
    }

    private mutating func shown() -> Verdict {
      (base, isAtBase, lastWasJoiner, lastWasBreak) = (nil, false, false, false)
      return .showCode
    }

    private mutating func lineBreak(isLF: Bool) -> Verdict {
      let isRun = lastWasBreak
      (base, isAtBase, lastWasJoiner, lastWasBreak) = (nil, false, false, true)
      switch form {
      case .text: return isLF ? .keep : .replace("\n")
      case .folded: return isRun ? .drop : .replace(" ")
      case .line:
        lastWasBreak = false
        return .showCode
      }
    }

    private mutating func mark() -> Verdict {
      guard base != nil else { return shown() }
      (isAtBase, lastWasJoiner) = (false, false)
      marks += 1
      return marks <= Glyph.markLimit ? .keep : .drop
    }

    /// A joiner means something after an emoji and in scripts whose letters join.
    private mutating func joiner() -> Verdict {
      let joins: Bool =
        switch base {
        case .joiningLetter, .spacingMark, .wideEmoji, .skinTone: true
        case .narrowEmoji: !isBaseASCII
        default: false
        }
      guard joins, !lastWasJoiner else { return shown() }
      (isAtBase, lastWasJoiner) = (false, true)
      return .keep
    }

    /// One selector directly after a base that takes it: an emoji, the digit of a keycap, an ideograph.
    private mutating func selector(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Verdict {
      let fits: Bool =
        switch base {
        case .narrowEmoji: scalar.value < 0xFFFF && (!isBaseASCII || next == "\u{20E3}")
        case .wideEmoji: scalar.value < 0xFFFF
        case .ideograph: scalar.value > 0xFFFF
        default: false
        }
      guard fits, isAtBase else { return shown() }
      isAtBase = false
      return .keep
    }
  }
}
