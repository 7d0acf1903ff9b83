import CustomDump
import Testing
import Text

@Suite("Wrapping") struct WrapTests {
  private func wrap(_ text: String, _ width: Int, hanging: Int = 0) -> [String] {
    Wrap(width: width, hanging: hanging).lines(of: text).map(String.init)
  }

  @Test("words move to the next line, spaces at the break go")
  func words() {
    expectNoDifference(wrap("the quick brown fox", 10), ["the quick", "brown fox"])
    expectNoDifference(wrap("the quick  brown", 9), ["the quick", "brown"])
    expectNoDifference(wrap("exactly10! next", 10), ["exactly10!", "next"])
    expectNoDifference(wrap("", 10), [""])
    expectNoDifference(wrap("one", 10), ["one"])
    expectNoDifference(wrap("trailing   ", 9), ["trailing"])
  }

  @Test("explicit breaks stay, as do empty lines and indentation")
  func explicit() {
    expectNoDifference(wrap("a\nb\n\nc\n", 10), ["a", "b", "", "c", ""])
    expectNoDifference(wrap("  indented text here", 12), ["  indented", "text here"])
    expectNoDifference(wrap("a\r\nb", 5), ["a", "b"])
  }

  @Test("a word longer than a line is broken between clusters")
  func longWords() {
    expectNoDifference(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"])
    expectNoDifference(wrap("x abcdefghij y", 4), ["x", "abcd", "efgh", "ij y"])
    expectNoDifference(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"])
    expectNoDifference(wrap("한글한글", 5), ["한글", "한글"])
  }

  @Test("ideographs break anywhere but before closing and after opening punctuation")
  func ideographs() {
    expectNoDifference(wrap("漢字漢字", 5), ["漢字", "漢字"])
    expectNoDifference(wrap("漢字漢。字", 6), ["漢字", "漢。字"])
    expectNoDifference(wrap("漢「字」漢", 4), ["漢", "「字", "」漢"])
    expectNoDifference(wrap("漢字, 漢字", 4), ["漢", "字,", "漢字"])
    expectNoDifference(wrap("ab漢字cd", 4), ["ab漢", "字cd"])
  }

  @Test("a line may break after a hyphen inside a word, not after one that begins it")
  func hyphens() {
    expectNoDifference(wrap("well-known fact", 6), ["well-", "known", "fact"])
    expectNoDifference(wrap("use --flag", 7), ["use", "--flag"])
    expectNoDifference(wrap("is -12", 4), ["is", "-12"])
  }

  @Test("lines after the first are shorter by the hanging indent")
  func hanging() {
    expectNoDifference(wrap("one two three four", 8, hanging: 3), ["one two", "three", "four"])
    expectNoDifference(wrap("abcdefgh", 4, hanging: 2), ["abcd", "ef", "gh"])
  }

  @Test("a wide glyph in one column still makes progress")
  func tooNarrow() {
    expectNoDifference(wrap("漢字", 1), ["漢", "字"])
    expectNoDifference(wrap("a b", 0), ["a", "b"])
    expectNoDifference(wrap("👩‍👩‍👧👍", -5), ["👩‍👩‍👧", "👍"])
  }

  @Test("every line fits, nothing but spaces and breaks is lost, and the count is that of the lines")
  func properties() {
    let parts = [
      "a", "word", " ", "  ", "\n", "漢", "。", "「", "👍🏽", "-", "e\u{301}", "한", "longerword", "(", "!", "🇩🇪",
      "\r\n",
    ]
    var seed: UInt64 = 3
    for _ in 0..<4000 {
      var text = ""
      for _ in 0..<14 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(seed >> 33) % parts.count]
      }
      let width = Int(seed >> 50) % 14 + 1
      let hanging = Int(seed >> 40) % 4
      let lines = wrap(text, width, hanging: hanging)
      let limit = Wrap(width: width, hanging: hanging)
      for (index, line) in lines.enumerated() {
        let room = limit.width - (index == 0 ? 0 : limit.hanging)
        if DisplayWidth.columns(of: line) > room, line.count > 1 {
          Issue.record("\(line.debugDescription) is wider than \(room) in \(text.debugDescription)")
        }
      }
      func words(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !" \r\n".unicodeScalars.contains($0) }
      }
      #expect(words(lines.joined()) == words(text))
      #expect(limit.lineCount(of: text) == lines.count)
    }
  }

  @Test("visiting stops when told")
  func stops() {
    var seen: [Substring] = []
    Wrap(width: 3).forEachLine(of: "aaa bbb ccc ddd") {
      seen.append($0)
      return seen.count < 2
    }
    expectNoDifference(seen, ["aaa", "bbb"])
  }
}
