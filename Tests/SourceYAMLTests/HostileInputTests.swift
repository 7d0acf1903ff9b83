import Basis
import SourceYAML
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private let chance = Chance(seed: 2026)

  /// Every span lies in the text, and equals what counting from the start gives.
  private func check(_ root: Node?, _ diagnostics: [Diagnostic], _ length: Int) {
    var spans = diagnostics.compactMap(\.span)
    var open = [root].compactMap { $0 }
    while let node = open.popLast() {
      spans.append(node.span)
      open += node.items ?? []
      for entry in node.entries ?? [] { open += [entry.key, entry.value] }
    }
    #expect(spans.allSatisfy { 0 <= $0.start.offset && $0.start <= $0.end && $0.end.offset <= length })
    #expect(root != nil || diagnostics.contains { $0.severity == .error })
  }

  @Test("random bytes never trap and every place lies in the text")
  func randomBytes() {
    for run in 0..<600 as Range<UInt64> {
      let length = chance.pick(200, event: run, purpose: .variation)
      let bytes = (0..<length).map {
        UInt8(truncatingIfNeeded: chance.bits(event: run, purpose: .tie, index: UInt64($0)))
      }
      let result = YAML.parse(bytes: bytes, file: "x")
      check(result.root, result.diagnostics, String(decoding: bytes, as: UTF8.self).utf8.count)
    }
  }

  @Test("random sequences of what means something in YAML never trap")
  func randomTokens() {
    let words = [
      "a", "b: ", "- ", "\n", "\n  ", "\n    ", "\t", "[", "]", "{", "}", ",", ": ", ":", "? ", "\"", "'",
      "|", ">", "|-\n",
      "|2+\n", "&a ", "*a", "*a ", "* ", "@", "`", "%", "%YAML 1.2\n", "%TAG ! x\n", "---\n", "...\n", "#",
      " #", "!", "!!str ",
      "!<x> ", "é", "😀", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{0}", "\u{7F}", "\r", "\r\n", "\\", "\\u12",
      "\\U0010FF00", "<<: ",
      "~", "null", "\u{10FF00}", "\u{FFFF}", "&", "*",
    ]
    for run in 0..<2500 as Range<UInt64> {
      let length = 1 + chance.pick(40, event: run, purpose: .variation)
      let text = (0..<length).map {
        words[chance.pick(words.count, event: run, purpose: .tie, index: UInt64($0))]
      }.joined()
      let result = YAML.parse(text, file: "x")
      check(result.root, result.diagnostics, text.utf8.count)
      _ = result.root?.json
    }
  }

  private enum Shape: String, CaseIterable, Sendable {
    case scalar, quoted, openQuote, block, reserved, anchors, mapping, line, flow, braces, questions,
      asterisks
    case breaks, brokenEntries

    var text: String {
      func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
      func each(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }
      switch self {
      case .scalar: return times(1 << 20, "x")
      case .quoted: return "\"" + times(1 << 20, "é ") + "\""
      case .openQuote: return "a: \"" + times(1 << 20, "b\n")
      case .block: return "a: |\n" + times(200_000, "  @b `c` *d\n")
      case .reserved: return times(50_000, "- @b\n- *x y\n")
      case .anchors: return each(20_000) { "- &a\($0) x\n- *a\($0)\n" }
      case .mapping: return each(50_000) { "k\($0): v\n" }
      case .line: return "[" + each(50_000) { "é\($0)," } + "]"
      case .flow: return "[" + times(100_000, "a,") + "]"
      case .braces: return times(1 << 20, "{")
      case .questions: return times(1 << 20, "? ")
      case .asterisks: return times(1 << 20, "*")
      case .breaks: return times(1 << 20, "\r")
      case .brokenEntries: return times(100_000, "a: ]\n")
      }
    }
  }

  @Test("large files of every shape are read or refused", arguments: Shape.allCases)
  private func large(shape: Shape) {
    let result = YAML.parse(shape.text, file: shape.rawValue)
    #expect(result.root != nil || result.diagnostics.contains { $0.severity == .error })
  }
}
