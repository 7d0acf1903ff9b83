import CustomDump
import Testing
import Text

@Suite("Sanitiser") struct SanitizerTests {
  @Test("every C0, DEL and C1 control is shown in caret or hexadecimal notation")
  func controls() {
    for code in Array(UInt32(0)...0x1F) + Array(0x7F...0x9F) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let shown = Sanitizer.visible("a\(scalar)b", as: .line)
      let expected: String =
        switch code {
        case 0x7F: "^?"
        case 0x85: "<85>"
        case 0...0x1F: "^" + "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_".map(String.init)[Int(code)]
        default: "<" + String(code, radix: 16, uppercase: true) + ">"
        }
      #expect(shown == "a\(expected)b")
    }
  }

  @Test("line breaks stay, are shown, or fold")
  func lineBreaks() {
    let text = "a\nb\r\nc\u{85}d\u{2028}e\u{2029}\u{2029}f\rg"
    #expect(Sanitizer.visible(text) == "a\nb\nc\nd\ne\n\nf^Mg")
    #expect(Sanitizer.visible(text, as: .folded) == "a b c d e f^Mg")
    #expect(Sanitizer.visible("a\nb\r\nc\u{2028}d", as: .line) == "a^Jb^M^Jc<U+2028>d")
  }

  @Test("bidi controls, alone and nested, are shown by code")
  func bidi() {
    let controls: [UInt32] = [
      0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    for first in controls.compactMap(Unicode.Scalar.init) {
      for second in controls.compactMap(Unicode.Scalar.init) {
        let shown = Sanitizer.visible("ab\(first)\(second)cd")
        #expect(shown == "ab\(Sanitizer.code(of: first))\(Sanitizer.code(of: second))cd")
      }
    }
    #expect(Sanitizer.code(of: "\u{61C}") == "<U+061C>")
  }

  @Test(
    "what hides is shown, what belongs stays",
    arguments: [
      ("zero\u{200B}width", "zero<U+200B>width"), ("bom\u{FEFF}", "bom<U+FEFF>"),
      ("\u{E0041}tag", "<U+E0041>tag"), ("private\u{E000}", "private<U+E000>"),
      ("plane\u{10FFFD}", "plane<U+10FFFD>"), ("soft\u{AD}hyphen", "soft<U+00AD>hyphen"),
      ("ab\u{200D}c", "ab<U+200D>c"), ("admin\u{200C}", "admin<U+200C>"), ("\u{301}lone", "<U+0301>lone"),
      ("a\n\u{301}b", "a\n<U+0301>b"), ("x\u{FE0F}y", "x<U+FE0F>y"), ("1\u{FE0F}", "1<U+FE0F>"),
      ("👍\u{FE0F}\u{FE0F}", "👍\u{FE0F}<U+FE0F>"), ("a\u{E0101}", "a<U+E0101>"),
      ("\u{FFFE}", "<U+FFFE>"), ("\u{3164}", "<U+3164>"), ("\u{1B}\u{301}", "^[<U+0301>"),
      ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"), ("❤️‍🔥", "❤️‍🔥"), ("1️⃣", "1️⃣"), ("👍🏽", "👍🏽"), ("🇩🇪", "🇩🇪"), ("می‌خواهم", "می‌خواهم"),
      ("क्\u{200D}ष", "क्\u{200D}ष"), ("葛\u{E0100}", "葛\u{E0100}"), ("e\u{301}", "e\u{301}"),
      ("naïve 漢字 😀", "naïve 漢字 😀"),
    ])
  func hidden(text: String, expected: String) {
    expectNoDifference(
      Sanitizer.visible(text).unicodeScalars.map(\.value), expected.unicodeScalars.map(\.value))
  }

  @Test("at most four marks stay on a base")
  func marks() {
    let shown = Sanitizer.visible("Z" + String(repeating: "\u{301}", count: 12) + "a\u{302}")
    #expect(shown.unicodeScalars.count == 1 + 4 + 2)
  }

  /// Sequences a terminal would obey, in 7 and 8 bit forms.
  private static let sequences: [String] = {
    let seven = [
      "\u{1B}[31m", "\u{1B}[2J", "\u{1B}[1;1H", "\u{1B}[?1049l", "\u{1B}[?2004h", "\u{1B}[>0q", "\u{1B}[6n",
      "\u{1B}[c", "\u{1B}[21t", "\u{1B}[8;2;2t", "\u{1B}[20l", "\u{1B}[5i", "\u{1B}[!p", "\u{1B}[38;2;1;2;3m",
      "\u{1B}]0;title\u{7}", "\u{1B}]2;title\u{1B}\\", "\u{1B}]8;;http://x\u{1B}\\l\u{1B}]8;;\u{1B}\\",
      "\u{1B}]52;c;aGk=\u{7}", "\u{1B}]4;1;?\u{7}", "\u{1B}]10;?\u{1B}\\", "\u{1B}]1337;File=:AA\u{7}",
      "\u{1B}P$q q\u{1B}\\", "\u{1B}P+q544e\u{1B}\\", "\u{1B}P1;1|17/61\u{1B}\\", "\u{1B}_Ga=q\u{1B}\\",
      "\u{1B}^pm\u{1B}\\", "\u{1B}Xsos\u{1B}\\", "\u{1B}c", "\u{1B}7", "\u{1B}8", "\u{1B}(0", "\u{1B}#8",
      "\u{1B}=", "\u{1B}M", "\u{1B}Z", "\u{1B}%@",
    ]
    let eight = [
      "\u{9B}31m", "\u{9D}0;t\u{9C}", "\u{90}$qm\u{9C}", "\u{9F}x\u{9C}", "\u{9E}x\u{9C}", "\u{98}x\u{9C}",
    ]
    return seven + eight
  }()

  @Test("no prefix of an escape sequence leaves a control, in any form and between any text")
  func escapes() {
    var count = 0
    for sequence in Self.sequences {
      for length in 1...sequence.unicodeScalars.count {
        let prefix = String(String.UnicodeScalarView(sequence.unicodeScalars.prefix(length)))
        for text in [prefix, "before " + prefix, prefix + " after", "漢\(prefix)\u{301}"] {
          for form in [Sanitizer.Form.text, .line, .folded] {
            count += 1
            let shown = Sanitizer.visible(text, as: form)
            expectDrawable(shown)
            #expect(shown != text)
          }
        }
      }
    }
    #expect(count > 3000)
  }

  @Test("whatever the scalars, the result is drawable, stable and unchanged when nothing was hostile")
  func everyScalar() {
    for code in UInt32(0)...0x10FFFF where code < 0x3400 || code > 0xE0000 && code < 0xE0200 || code % 61 == 0
    {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for text in [
        "\(scalar)", "a\(scalar)", "👍\(scalar)\u{301}", "\(scalar)\u{200D}\(scalar)", "क\(scalar)\(scalar)",
      ] {
        let shown = Sanitizer.visible(text, as: .line)
        expectDrawable(shown)
        if Sanitizer.visible(shown, as: .line) != shown {
          Issue.record("twice differs for \(text.debugDescription)")
        }
        if Sanitizer.isVisible(text, as: .line) != (Array(shown.unicodeScalars) == Array(text.unicodeScalars))
        {
          Issue.record("isVisible is wrong for \(text.debugDescription)")
        }
      }
    }
  }

  @Test("random mixtures stay stable when sanitised twice")
  func mixtures() {
    let parts: [Unicode.Scalar] = [
      "a", " ", "\n", "\r", "\u{1B}", "\u{301}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{20E3}", "1", "👍",
      "\u{1F3FD}",
      "क", "\u{94D}", "漢", "\u{E0100}", "\u{202E}", "\u{85}", "\u{2028}", "<", ">", "\u{1F1E9}", "\u{E0061}",
    ]
    var seed: UInt64 = 11
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<9 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(parts[Int(seed >> 33) % parts.count])
      }
      for form in [Sanitizer.Form.text, .line, .folded] {
        let shown = Sanitizer.visible(String(text), as: form)
        expectDrawable(shown)
        let again = Sanitizer.visible(shown, as: form)
        if Array(again.unicodeScalars) != Array(shown.unicodeScalars) {
          Issue.record(
            "\(String(text).debugDescription) → \(shown.debugDescription) → \(again.debugDescription)")
        }
      }
    }
  }

  @Test(
    "bytes that are not UTF-8 become something drawable: every pair of bytes and the edges of longer forms")
  func invalidBytes() {
    var forms: [[UInt8]] = []
    for first in UInt8.min...UInt8.max {
      forms.append([first])
      for second in UInt8.min...UInt8.max { forms.append([first, second]) }
    }
    let edges: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xED, 0xF4, 0xFF]
    for first in [0xE0, 0xE6, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8, 0xFE] as [UInt8] {
      for second in edges {
        for third in edges { for fourth in edges { forms.append([first, second, third, fourth]) } }
      }
    }
    for form in forms { expectDrawable(Sanitizer.visible(String(decoding: form, as: UTF8.self), as: .line)) }
    #expect(forms.count > 65_792)
  }
}

/// Fails unless every scalar may go to a terminal: line breaks apart, nothing the gate should have stopped.
func expectDrawable(_ text: String) {
  for scalar in text.unicodeScalars where scalar != "\n" {
    let kind = DisplayWidth.scalarClass(scalar)
    if !kind.isDrawable, kind != .joiner, kind != .presentation {
      Issue.record("U+\(String(scalar.value, radix: 16)) in \(text.debugDescription)")
    }
  }
}
