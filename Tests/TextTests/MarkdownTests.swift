import CustomDump
import Testing
import Text

@Suite("Markdown") struct MarkdownTests {
  private func lines(_ text: String, _ width: Int = 40, marks: MarkdownMarks = .unicode) -> [String] {
    Markdown.lines(Markdown.parse(text), width: width, marks: marks).map(\.text)
  }

  private func runs(_ text: String) -> [String] {
    guard case .paragraph(let styled) = Markdown.parse(text).first else { return [] }
    return styled.runs.map { run in
      "\(run.attributes.rawValue):\(styled.slice(run.range))"
        + (run.link.map { " -> \($0)" } ?? "") + (run.image.map { " <- \($0)" } ?? "")
    }
  }

  @Test("inline meaning becomes runs")
  func inline() {
    expectNoDifference(runs("a **b *c*** `d` ~~e~~"), ["0:a ", "1:b ", "3:c", "0: ", "8:d", "0: ", "4:e"])
    expectNoDifference(runs("[**x** y](http://z \"t\")"), ["17:x -> http://z", "16: y -> http://z"])
    expectNoDifference(runs("![alt *text*](p.png)"), ["32:alt  <- p.png", "34:text <- p.png"])
    expectNoDifference(runs("![](p.png)"), ["288:image <- p.png"])
    expectNoDifference(runs("[![a](i.png)](/l)"), ["48:a -> /l <- i.png"])
    expectNoDifference(runs("![a [b](/l) ![c](j.png)](i.png)"), ["32:a b c <- i.png"])
    expectNoDifference(
      runs("x <b>y</b> &amp; &eacute; &nope; &#27;"),
      ["0:x ", "64:<b>", "0:y", "64:</b>", "0: & é &nope; ^["])
  }

  @Test("blocks nest as they were written")
  func blocks() {
    expectNoDifference(
      Markdown.parse("# T\n\n> q\n\n3. a\n4. b\n   - c\n\n```swift\nlet x\n```\n---\n<p>h</p>"),
      [
        .heading(1, StyledText("T")),
        .quote([.paragraph(StyledText("q"))]),
        .list(
          MarkdownList(
            start: 3, isTight: true,
            items: [
              .init([.paragraph(StyledText("a"))]),
              .init([
                .paragraph(StyledText("b")),
                .list(MarkdownList(start: nil, isTight: true, items: [.init([.paragraph(StyledText("c"))])])),
              ]),
            ])),
        .code(language: "swift", text: "let x\n"),
        .rule,
        .html("<p>h</p>\n"),
      ])
  }

  @Test("a document as lines")
  func document() {
    let text = """
      # Your order

      It left **today**. See [the tracker](https://example.com/t) or https://example.com.

      1. one item that is long enough to wrap around
      2. two
         - [x] packed
         - [ ] sent

      > quoted words
      > go on

      ```
      let x = 1
      \tindented
      ```

      ![parcel](https://example.com/p.png)
      """
    expectNoDifference(
      lines(text),
      [
        "Your order", "",
        "It left today. See the tracker", "(https://example.com/t) or", "https://example.com.", "",
        "1. one item that is long enough to wrap", "   around",
        "2. two", "   [✓] packed", "   [ ] sent", "",
        "▏ quoted words", "▏ go on", "",
        "let x = 1", "    indented", "",
        "image: parcel", "(https://example.com/p.png)",
      ])
  }

  @Test("a table is laid out in columns where they fit, otherwise cell by cell with the columns' names")
  func tables() {
    let text = """
      | Order | State | Total |
      |:------|:-----:|------:|
      | 4711  | late  | 12.50 |
      | 12    | on its way to you | 7 |
      """
    expectNoDifference(
      lines(text, marks: .ascii),
      [
        "Order |       State       | Total",
        "------+-------------------+------",
        "4711  |       late        | 12.50",
        "12    | on its way to you |     7",
      ])
    expectNoDifference(
      lines(text, 24),
      [
        "Order: 4711", "State: late", "Total: 12.50", "", "Order: 12", "State: on its way to you", "Total: 7",
      ])
    expectNoDifference(
      lines(text, 12),
      [
        "Order: 4711", "State: late", "Total: 12.50", "", "Order: 12", "State: on", "its way to", "you",
        "Total: 7",
      ])
  }

  @Test("what GitHub reads as a table is one, and what it does not read as one keeps its words")
  func tablesOfGitHub() {
    expectNoDifference(lines("|x|\n|-|\n|y|"), ["x", "─", "y"])
    expectNoDifference(lines("Here:\n| a | b |\n|--|--|\n| 1 || "), ["Here:", "", "a │ b", "──┼──", "1 │ "])
    expectNoDifference(
      lines("| a | b |\n| --- |\n| c |"), ["| a | b |", "| --- |", "| c |"])
    let code = "```\n| a | b |\n| --- |\n```"
    expectNoDifference(lines(code), ["| a | b |", "| --- |"])
  }

  @Test("a number at the end is never taken for a list by what lies behind it in memory")
  func numberAtTheEnd() {
    for length in 1...200 {
      // What is freed here is likely to be what the parser is given.
      #expect([UInt8](repeating: UInt8(ascii: "."), count: length).count == length)
      #expect(Markdown.parse("59") == [.paragraph(StyledText("59"))])
    }
  }

  @Test("text in tags becomes runs; what is no known tag stays as it is written")
  func tags() {
    let text =
      "<p>Your <b>order</b> &amp; <i>bill</i></p>See <a href=\"https://x.example/1\">here</a><br/>a < b <script>x</script>"
    let lines = Markdown.lines(TaggedText.parse(text), width: 60)
    expectNoDifference(
      lines.map(\.text),
      ["Your order & bill", "", "See here (https://x.example/1)", "a < b <script>x</script>"])
    expectNoDifference(lines[0].pieces.map(\.attributes), [[], .bold, [], .italic])
    let list = TaggedText.parse("We have<ul><li>cards</li><li>loans</ul><ol><li>one</li></ol> and more")
    expectNoDifference(
      Markdown.lines(list, width: 60).map(\.text),
      ["We have", "", "• cards", "• loans", "", "1. one", "", " and more"])
  }

  @Test("no line is wider than asked, at any width")
  func widths() {
    let text = """
      # A heading 漢字 that is long

      | Order | State and more | Total |
      |---|---|---|
      | **4711** | [late](http://example.com/x) | 漢字漢字 |

      > > - deep 👍🏽 *quote* with words
      > >   1. and more
      """
    for width in 1...60 {
      for line in Markdown.lines(Markdown.parse(text), width: width) {
        #expect(line.columns <= max(width, 2), "\(line.text.debugDescription) at \(width)")
      }
    }
  }

  @Test("nothing hostile gets through any part of a document")
  func hostile() {
    let text = """
      # \u{1B}[31mred\u{202E}

      [la\u{9B}2Jbel](http://e\u{1B}]0;x "t\u{7}") ![a\u{200B}lt](s\u{7F}rc)

      ```la\u{1B}ng
      co\u{1B}[2Jde \u{85} x
      ```
      <div>\u{1B}c</div>

      | \u{1B}a | &#27;b |
      |---|---|
      | \u{9D} | &#x9B; |

      - [ ] \u{0}\u{E0041}
      """
    for line in Markdown.lines(Markdown.parse(text), width: 50) { expectDrawable(line.text) }
    var shown = ""
    dump(Markdown.parse(text), to: &shown)
    for scalar in shown.unicodeScalars where scalar != "\n" {
      #expect(DisplayWidth.scalarClass(scalar).isDrawable)
    }
  }

  @Test("a text over 64 KiB is cut between characters and says so")
  func cut() {
    let long = String(repeating: "漢", count: 30_000)
    let blocks = Markdown.parse(long)
    #expect(blocks.count == 2)
    #expect(blocks.last == .paragraph(StyledText("[cut after 64 KiB]", [.decoration, .italic])))
    guard case .paragraph(let text) = blocks[0] else {
      Issue.record("not a paragraph")
      return
    }
    #expect(text.text == String(repeating: "漢", count: 64 * 1024 / 3))
    #expect(Markdown.parse(String(repeating: "a", count: 64 * 1024)).count == 1)
  }

  @Test(
    "pathological documents end, and stay within bounds",
    arguments: [
      "*a **a ", "> ", "[", "![", "`", "<", "- ", "1. ", "|", "&", "[a](", "**x ", "a\n\n", "|a|b|\n|-|-|\n",
      "\\", "_a __b ",
      "> - ", "  - a\n", "<!--", "[a]: x\n", "*", "~~a", "https://a.b/", "\u{0}", "\u{1B}[", "\u{301}",
      "👩\u{200D}",
    ])
  func pathological(part: String) {
    let text = String(repeating: part, count: 64 * 1024 / part.utf8.count)
    let lines = Markdown.lines(Markdown.parse(text), width: 30)
    #expect(lines.count < 150_000)
    #expect(depth(of: Markdown.parse(text)) <= Markdown.deepest)
  }

  @Test("growing indentation, many columns and unmatched fences end")
  func shaped() {
    var nested = ""
    for level in 0..<350 { nested += String(repeating: " ", count: level) + "- a\n" }
    let columns = String(repeating: "|a", count: 4000) + "|\n" + String(repeating: "|-", count: 4000) + "|\n"
    let fences = (1...300).map { String(repeating: "`", count: $0) }.joined(separator: "x")
    for text in [nested, columns, fences] {
      let blocks = Markdown.parse(text)
      #expect(depth(of: blocks) <= Markdown.deepest)
      #expect(!Markdown.lines(blocks, width: 30).isEmpty)
    }
  }

  /// How many containers lie around the deepest block.
  private func depth(of blocks: [Block]) -> Int {
    blocks.map { block in
      switch block {
      case .quote(let inner): 1 + depth(of: inner)
      case .list(let list): 1 + (list.items.map { 1 + depth(of: $0.blocks) }.max() ?? 0)
      default: 0
      }
    }.max() ?? 0
  }
}
