import ChatUI
import Testing

/// The line being typed.
@Suite struct LineEditorTests {
  private static let actions: [Action] = [
    .newLine, .lineStart, .lineEnd, .charLeft, .charRight, .wordLeft, .wordRight, .deleteBack, .deleteForward,
    .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart, .yank, .older, .newer,
  ]
  private static let texts = [
    "a", "word ", "e", "\u{301}", "字", "👨‍👩‍👧", "\u{200D}", "🇪", "🇸", "\r", "\n", "two words",
  ]

  @Test(
    "whatever is typed, the cursor stays in the line and the line stays whole characters", arguments: 1...20)
  func random(seed: UInt64) {
    var random = SplitMix(state: seed)
    var editor = LineEditor()
    for _ in 0..<2000 {
      switch random.below(10) {
      case 0...4: editor.insert(random.pick(Self.texts))
      case 5: _ = editor.take()
      default: _ = editor.perform(random.pick(Self.actions))
      }
      #expect((0...editor.characters.count).contains(editor.cursor))
      #expect(Array(editor.text) == editor.characters)
    }
  }

  @Test("what is cut comes back at the cursor")
  func yank() {
    var editor = LineEditor()
    editor.insert("one two three")
    _ = editor.perform(.deleteWordBack)
    _ = editor.perform(.lineStart)
    _ = editor.perform(.yank)
    #expect(editor.text == "threeone two ")
    _ = editor.perform(.killToEnd)
    #expect(editor.text == "three")
    _ = editor.perform(.killToStart)
    #expect(editor.isEmpty)
  }

  @Test("the history goes back line by line and returns to the draft")
  func history() {
    var editor = LineEditor()
    for line in ["first", "second", "second"] {
      editor.insert(line)
      #expect(editor.take() == line)
    }
    editor.insert("draft")
    _ = editor.perform(.older)
    #expect(editor.text == "second")
    _ = editor.perform(.older)
    _ = editor.perform(.older)
    #expect(editor.text == "first")
    for _ in 0..<3 { _ = editor.perform(.newer) }
    #expect(editor.text == "draft")
  }

  @Test("a line of white space is nothing to send")
  func empty() {
    var editor = LineEditor()
    editor.insert("  \n ")
    #expect(editor.take() == nil)
    #expect(editor.history.isEmpty)
  }

  @Test("no more is taken than the longest line holds")
  func longest() {
    var editor = LineEditor()
    editor.insert(String(repeating: "x", count: LineEditor.longest + 10))
    editor.insert("y")
    #expect(editor.characters.count == LineEditor.longest)
  }

  @Test("a combining mark joins the character before the cursor")
  func combining() {
    var editor = LineEditor()
    editor.insert("e")
    editor.insert("\u{301}")
    #expect(editor.characters == ["e\u{301}"])
    #expect(editor.cursor == 1)
    _ = editor.perform(.deleteBack)
    #expect(editor.isEmpty)
  }
}
