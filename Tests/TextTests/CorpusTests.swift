import CustomDump
import Foundation
import Testing
import Text

/// The folder of shared data; tests that need it are skipped without it.
private let corpus = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

@Suite("Corpus", .enabled(if: corpus != nil, "needs the folder named by HANDOFF_CORPUS"))
struct CorpusTests {
  private func data(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(corpus ?? "")/\(path)"))
  }

  @Test("naughty strings come out drawable, stable and wrapped within any width")
  func naughty() throws {
    let strings = try JSONDecoder().decode([String].self, from: data("naughty-strings/blns.json"))
    #expect(strings.count > 500)
    for string in strings {
      for form in [Sanitizer.Form.text, .line, .folded] {
        let shown = Sanitizer.visible(string, as: form)
        expectDrawable(shown)
        #expect(Sanitizer.visible(shown, as: form) == shown)
      }
      let shown = Sanitizer.visible(string)
      for width in [1, 2, 7, 38] {
        for line in Wrap(width: width).lines(of: shown) where line.count > 1 {
          #expect(DisplayWidth.columns(of: line) <= width)
        }
        for line in Markdown.lines(Markdown.parse(string), width: width) {
          expectDrawable(line.text)
          // One cluster alone may be wider than the line: it is not broken.
          #expect(line.columns <= width || line.text.count == 1)
        }
      }
    }
  }
}
