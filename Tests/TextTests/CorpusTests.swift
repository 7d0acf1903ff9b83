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

  /// Examples where md4c 0.4.8 differs from CommonMark 0.31.2, each looked at.
  ///
  /// 25: four of its names are not among HTML 4's. 171, 354: new in 0.31 (textarea, currency signs as
  /// punctuation). 581: an image without alternative text is shown as the word "image".
  private static let reviewed: Set<Int> = [25, 171, 354, 581]

  @Test("CommonMark examples have the structure of the reference")
  func commonMark() throws {
    let spec = String(decoding: try data("commonmark/spec.txt"), as: UTF8.self)
    let examples = SpecExample.all(in: spec)
    #expect(examples.count == 652)
    var different: [Int] = []
    for example in examples {
      let ours = FlatHTML.flatten(HTMLWriter.html(Markdown.parse(example.markdown, dialect: .commonMark)))
      let theirs = FlatHTML.flatten(example.html)
      if ours != theirs {
        different.append(example.number)
        if ProcessInfo.processInfo.environment["HANDOFF_SHOW"] != nil {
          print(
            "#\(example.number)", example.markdown.debugDescription, "\n ours  ", ours, "\n theirs", theirs)
        }
      }
    }
    expectNoDifference(Set(different), Self.reviewed)
  }

  @Test("GitHub's extensions have the structure of the reference")
  func extensions() throws {
    let spec = String(decoding: try data("gfm/spec.txt"), as: UTF8.self)
    let examples = SpecExample.all(in: spec).filter { ["table", "strikethrough"].contains($0.kind) }
    #expect(examples.count >= 10)
    // md4c makes a table of a head with more cells than the line below it; GitHub does not.
    for example in examples where !example.markdown.hasPrefix("| abc | def |\n| --- |\n") {
      let ours = FlatHTML.flatten(HTMLWriter.html(Markdown.parse(example.markdown)))
      expectNoDifference(ours, FlatHTML.flatten(example.html))
    }
  }
}
