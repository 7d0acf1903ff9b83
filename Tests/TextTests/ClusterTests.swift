import CustomDump
import Foundation
import Testing

@testable import Text

private let breakTest = "\(ScalarTableGenerator.folder)/auxiliary/GraphemeBreakTest.txt"

@Suite("Clusters") struct ClusterTests {
  /// The clusters the scanner reads.
  private func clusters(_ text: String) -> [String] {
    text[...].withBytes { bytes in
      var scanner = ClusterScanner(bytes)
      var clusters: [String] = []
      while let next = scanner.next() {
        clusters.append(String(decoding: bytes[next.start..<next.end], as: UTF8.self))
      }
      return clusters
    }
  }

  private func codes(_ clusters: [String]) -> String {
    clusters.map {
      $0.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
    .joined(separator: " ÷ ")
  }

  @Test(
    "clusters of everyday text are those of Swift",
    arguments: [
      "plain text", "e\u{301}tude", "👩‍👩‍👧‍👦👍🏽❤️‍🔥", "🇩🇪🇫🇷🇪", "한국어 \u{1112}\u{1161}\u{11AB}", "漢字、かな", "สวัสดีน้ำ",
      "नमस्ते"
        .replacing("स्ते", with: "स"), "می‌خواهم", "a\r\nb\n", "1️⃣#️⃣", "👨🏿‍🚀🏳️‍🌈", "x🏽", "தமிழ்",
    ])
  func everyday(text: String) {
    expectNoDifference(clusters(text), text.map(String.init))
  }

  @Test(
    "Unicode's break tests hold for everything that can be drawn",
    .enabled(if: FileManager.default.fileExists(atPath: breakTest), "needs Debian's package unicode-data"))
  func breakTests() throws {
    var compared = 0
    var different: [String] = []
    for line in try String(contentsOfFile: breakTest, encoding: .utf8).split(separator: "\n") {
      let test = line.prefix { $0 != "#" }.replacing("÷ ", with: "÷").split(separator: "÷").map { part in
        String(
          String.UnicodeScalarView(
            part.split { !$0.isHexDigit }.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
      }.filter { !$0.isEmpty }
      let text = test.joined()
      let isDrawable = text.unicodeScalars.allSatisfy {
        let kind = DisplayWidth.scalarClass($0)
        return kind.isDrawable || kind == .joiner || kind == .presentation
      }
      guard !test.isEmpty, isDrawable else { continue }
      compared += 1
      if codes(clusters(text)) != codes(test) {
        different.append("\(codes(test)) | \(codes(clusters(text)))")
      }
    }
    #expect(compared > 250)
    // What the scanner leaves out on purpose: signs before numbers (U+0600), leading jamo in a row, final jamo
    // that follow no syllable, and dingbats that are no emoji (U+2701).
    let leftOut = ["600 ", "1100 1", "1100 A", "÷ 11A8 |", "2701 200D 2701"]
    expectNoDifference(different.filter { line in !leftOut.contains { line.contains($0) } }, [])
  }

  @Test("no byte is lost or read past the end, wherever a text is cut")
  func bounds() {
    let text = "a\u{301}👍🏽\u{200D}🇩漢\u{FE0F}\r\nक\u{93F}"
    for length in 0...text.unicodeScalars.count {
      let prefix = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
      #expect(clusters(prefix).joined().utf8.count == prefix.utf8.count)
    }
  }
}
