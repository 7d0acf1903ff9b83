import Testing

@testable import CopilotStudio

struct TextFoldingTests {
  @Test(
    "case, accents, punctuation and blanks do not matter",
    arguments: [
      ("Talk to an AGENT!", "talk to an agent"),
      ("  ¿Dónde   está?\n", "donde esta"),
      ("I don\u{2019}t / I don't", "i dont i dont"),
      ("e\u{301}te\u{301} = été", "ete ete"),
      ("Straße, ŒUVRE, Øl, Þór, ŁÓDŹ", "strasse oeuvre ol thor lodz"),
      ("İstanbul ISPARTA ıssız", "istanbul isparta issiz"),
      ("Ελλάδα", "ελλαδα"), ("Русский ёж", "русскии еж"),
      ("ｆｕｌｌ　ＷＩＤＴＨ", "full width"),
      ("zero\u{200B}width", "zerowidth"),
      ("costs $5, €6", "costs $5 €6"),
      ("हिन्दी", "हिन्दी"), ("日本語。", "日本語"), ("👍🏽!", "👍🏽"),
      ("?!…\u{2014}", ""), ("", ""),
    ])
  func folds(text: String, expected: String) {
    #expect(TextFolding.fold(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("folding twice is folding once") func idempotent() {
    for value: UInt32 in 0...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = TextFolding.fold("a" + String(scalar) + "b")
      if TextFolding.fold(once) != once { Issue.record("\(String(value, radix: 16)): \(once)") }
    }
  }
}
