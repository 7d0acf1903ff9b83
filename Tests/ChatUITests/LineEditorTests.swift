import ChatUI
import Testing

/// The line being typed.
@Suite struct LineEditorTests {
  private static let actions: [Action] = [
    .newLine, .lineStart, .lineEnd, .charLeft, .charRight, .wordLeft, .wordRight, .deleteBack, .deleteForward,
    .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart, .yank, .older, .newer, .transpose, .undo,
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
      #expect(editor.breaks == editor.characters.count { $0 == "\n" })
    }
  }

  @Test("undo takes back words, cuts and pastes one at a time, as far as they are remembered")
  func undo() {
    var editor = LineEditor()
    for character in "one two" { editor.insert(String(character)) }
    _ = editor.perform(.deleteWordBack)
    editor.insert("three four")
    let steps = ["one ", "one two", "one", ""]
    for expected in steps {
      _ = editor.perform(.undo)
      #expect(editor.text == expected)
    }
    _ = editor.perform(.undo)
    #expect(editor.isEmpty)
  }

  @Test("what is cleared can be brought back")
  func clear() {
    var editor = LineEditor()
    editor.insert("a long thought")
    editor.clear()
    #expect(editor.isEmpty)
    _ = editor.perform(.undo)
    #expect(editor.text == "a long thought" && editor.cursor == 14)
  }

  @Test("cuts that follow each other come back together, in the order of the text")
  func cuts() {
    var editor = LineEditor()
    editor.insert("one two three")
    _ = editor.perform(.deleteWordBack)
    _ = editor.perform(.deleteWordBack)
    #expect(editor.text == "one ")
    _ = editor.perform(.yank)
    #expect(editor.text == "one two three")
    _ = editor.perform(.lineStart)
    _ = editor.perform(.deleteWordForward)
    _ = editor.perform(.killToEnd)
    _ = editor.perform(.yank)
    #expect(editor.text == "one two three")
  }

  @Test("the characters around the cursor change places, at the end the last two")
  func transpose() {
    var editor = LineEditor()
    _ = editor.perform(.transpose)
    editor.insert("abdc")
    _ = editor.perform(.transpose)
    #expect(editor.text == "abcd" && editor.cursor == 4)
    for _ in 0..<3 { _ = editor.perform(.charLeft) }
    _ = editor.perform(.transpose)
    #expect(editor.text == "bacd" && editor.cursor == 2)
  }

  @Test("in a message of several lines Up and Down move between its lines, and Home and End stay in one")
  func rows() {
    var editor = LineEditor()
    editor.insert("sent before")
    _ = editor.take()
    editor.insert("first\nsecond\nthird")
    _ = editor.perform(.older)
    #expect(editor.cursor == 11)
    _ = editor.perform(.lineStart)
    #expect(editor.cursor == 6)
    _ = editor.perform(.lineEnd)
    #expect(editor.cursor == 12)
    _ = editor.perform(.older)
    #expect(editor.cursor == 5)
    _ = editor.perform(.newer)
    _ = editor.perform(.newer)
    #expect(editor.cursor == 18)
    for _ in 0..<3 { _ = editor.perform(.older) }
    #expect(editor.text == "sent before")
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
    #expect(editor.history.lines.isEmpty)
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
