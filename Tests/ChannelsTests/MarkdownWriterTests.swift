import CustomDump
import Testing

@testable import Channels

@Suite("Markdown with fewer styles")
struct MarkdownWriterTests {
  @Test(
    "with all styles the same things are shown",
    arguments: [
      "a **b** *c* ~~d~~ `e`", "# A\n\ntext\n\n- x\n- y", "1. a\n2. b", "> q\n> r", "```\ncode\n```",
      "[a](<https://x.example>)", "one\ntwo",
    ])
  func whole(text: String) { #expect(MarkdownWriter(styles: .all).text(of: text) == text) }

  @Test("what only looks like a mark stays a word")
  func escapes() {
    let writer = MarkdownWriter(styles: [.newLine])
    #expect(writer.text(of: #"2 \* 3 a\_b"#) == #"2 \* 3 a\_b"#)
    #expect(writer.text(of: "- a\n- b") == "\\- a\n\\- b")
    #expect(writer.text(of: "3. a") == "3\\. a")
    #expect(MarkdownStyles.used(in: writer.text(of: "# a\n\n> b\n\n- c\n\n1. d")).subtracting(.newLine) == [])
  }

  @Test("marks bind to words, not to the space beside them")
  func spaces() {
    #expect(MarkdownWriter(styles: [.bold]).text(of: "x **[a](b)** y") == "x **a** (b) y")
    #expect(
      MarkdownWriter(styles: [.bold, .newLine], isPlain: false).text(of: "**a *b* c**") == "**a** **b** **c**"
    )
  }

  @Test("tables, rules, HTML and pictures are told in words")
  func rest() {
    let writer = MarkdownWriter(styles: [.newLine], isPlain: true)
    #expect(writer.text(of: "| a | b |\n| --- | --- |\n| 1 | 2 |") == "a | b\n1 | 2")
    #expect(writer.text(of: "a\n\n---\n\nb") == "a\n\n---\n\nb")
    #expect(writer.text(of: "![cat](cat.png)") == "cat (cat.png)")
    #expect(writer.text(of: "a\n\n\n\nb") == "a\n\n\n\nb")
    #expect(writer.text(of: "- a\n  - b") == "- a\n  - b")
  }
}
