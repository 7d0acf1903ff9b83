import Text

extension FuzzTarget {
  /// What terminals obey, hide or measure differently.
  static let textWords = [
    "\u{1B}[2J", "\u{1B}]0;t\u{7}", "\u{1B}]52;c;", "\u{1B}P", "\u{1B}\\", "\u{9B}", "\u{9D}", "\u{7F}",
    "\u{0}", "\r",
    "\n", "\r\n", "\u{85}", "\u{2028}", "\t", " ", "  ", "-", "--", "(", "!", "\u{202E}", "\u{2066}",
    "\u{2069}",
    "\u{200B}", "\u{200D}", "\u{200C}", "\u{FEFF}", "\u{E0061}", "\u{E007F}", "\u{FE0F}", "\u{FE0E}",
    "\u{20E3}", "1",
    "\u{301}", "\u{489}", "e\u{301}", "漢", "。", "「", "한", "ᄒ", "ᅡ", "क", "\u{94D}", "ष", "👍", "\u{1F3FD}",
    "👩‍👩‍👧", "🇩🇪", "🇩", "ﷺ", "\u{3164}", "\u{E000}", "\u{FFFF}", "\u{10FFFF}", "word",
    "aVeryLongWordWithoutSpaces",
  ]

  /// Sanitising: what comes out may be drawn, and sanitising it again changes nothing.
  static let sanitiser = FuzzTarget("sanitiser", words: textWords) { text in
    for form in [Sanitizer.Form.text, .line, .folded] {
      let shown = Sanitizer.visible(text, as: form)
      if let scalar = shown.unicodeScalars.first(where: { isObeyed($0, in: form) }) {
        return "\(Sanitizer.code(of: scalar)) comes through as \(form)"
      }
      if !Sanitizer.isVisible(shown, as: form) { return "what was made visible is not, as \(form)" }
      if Sanitizer.visible(shown, as: form) != shown { return "sanitising twice changes it, as \(form)" }
    }
    return nil
  }

  /// Scalars that no terminal may get to see, said here again without the sanitiser's tables.
  private static func isObeyed(_ scalar: Unicode.Scalar, in form: Sanitizer.Form) -> Bool {
    switch scalar.value {
    case 0x0A: form != .text
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200B, 0x200E, 0x200F, 0xFEFF,
      0xE0001...0xE007F:
      true
    default: false
    }
  }

  /// Wrapping: lines fit, and nothing but spaces and breaks is lost.
  static let wrapping = FuzzTarget("wrapping", words: textWords) { text in
    let text = Sanitizer.visible(text)
    func words(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
      text.filter { $0 != " " && $0 != "\n" }
    }
    let wanted = words(text.unicodeScalars)
    for (width, hanging) in [(1, 0), (2, 1), (7, 3), (20, 0), (38, 2), (80, 0)] {
      let wrap = Wrap(width: width, hanging: hanging)
      let lines = wrap.lines(of: text)
      for (index, line) in lines.enumerated() {
        let room = width - (index == 0 ? 0 : wrap.hanging)
        // What cannot be broken further stands alone, however wide.
        if DisplayWidth.columns(of: line) > room, Wrap(width: 1).lineCount(of: String(line)) > 1 {
          return "a line is wider than \(room) columns"
        }
      }
      if words(lines.lazy.flatMap(\.unicodeScalars)) != wanted { return "text is lost at \(width) columns" }
      if wrap.lineCount(of: text) != lines.count { return "the lines are miscounted at \(width) columns" }
    }
    return nil
  }

  /// Reading and drawing Markdown.
  static let markdown = FuzzTarget(
    "markdown",
    words: textWords + [
      "# ", "## ", "> ", "- ", "* ", "1. ", "- [x] ", "- [ ] ", "---\n", "***", "**", "*", "__", "~~", "`",
      "```\n", "    ",
      "|", "|-|-|\n", "|:-|-:|\n", "[a](b)", "![a](b)", "[a]: b\n", "<b>", "</b>", "<script>", "<!-- ", "-->",
      "&amp;",
      "&#0;", "\\", "https://a.example", "www.a.example", "<a@b.example>", "\n\n",
    ]
  ) { text in
    for dialect in [Markdown.Dialect.extended, .commonMark] {
      let blocks = Markdown.parse(text, dialect: dialect)
      if blocks != Markdown.parse(text, dialect: dialect) { return "the same text is read in two ways" }
      if let complaint = complaint(in: { Markdown.lines(blocks, width: $0) }) { return complaint }
    }
    return complaint { Markdown.lines(TaggedText.parse(text), width: $0) }
  }

  /// What is wrong with drawn lines at the widths of small, usual and wide windows.
  static func complaint(in lines: (Int) -> [StyledLine]) -> String? {
    for width in [8, 24, 38, 80] {
      for line in lines(width) {
        if line.columns > width { return "a line of \(line.columns) columns in \(width): \(line.text)" }
        if !Sanitizer.isVisible(line.text, as: .line) {
          return "a line cannot be drawn: \(line.text.debugDescription)"
        }
      }
    }
    return nil
  }
}
