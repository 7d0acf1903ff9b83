import CustomDump
import Foundation
import Testing
import Text

/// The folder of shared data; tests that need it are skipped without it.
private let corpus = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

/// The examples of the specifications of CommonMark and GitHub, read and drawn.
@Suite("Markdown conformance", .enabled(if: corpus != nil, "needs the folder named by HANDOFF_CORPUS"))
struct MarkdownConformanceTests {
  private static func data(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(corpus ?? "")/\(path)"))
  }

  /// Examples where md4c 0.4.8 differs from CommonMark 0.31.2, each looked at.
  ///
  /// 25: four of its names are not among HTML 4's. 171, 354: new in 0.31 (textarea, currency signs as
  /// punctuation).
  private static let reviewed: Set<Int> = [25, 171, 354]

  @Test("CommonMark examples have the structure of the reference")
  func commonMark() throws {
    let spec = String(decoding: try Self.data("commonmark/spec.txt"), as: UTF8.self)
    let examples = SpecExample.all(in: spec)
    #expect(examples.count == 652)
    var different: [Int] = []
    for example in examples {
      let ours = FlatHTML.flatten(HTMLWriter.html(Markdown.parse(example.markdown, dialect: .commonMark)))
      let theirs = FlatHTML.flatten(example.html)
      if ours != theirs {
        different.append(example.number)
        Self.show("\(example.number)", example, "\(ours)", "\(theirs)")
      }
    }
    expectNoDifference(Set(different), Self.reviewed)
    print("Markdown: \(examples.count) CommonMark examples, \(examples.count - different.count) equal")
  }

  /// Examples of GitHub's extensions where md4c differs, each looked at.
  ///
  /// extensions 19: a bare link with a word before it inside emphasis, and one of a domain outside ASCII, are text.
  /// extensions 23: footnotes are no part of GitHub's specification, and md4c has none.
  private static let reviewedExtensions: Set<String> = ["extensions 19", "extensions 23"]

  /// The examples of extensions in GitHub's specification and in its tests, by where they are.
  private static func extensionExamples() throws -> [(name: String, example: SpecExample)] {
    let kinds: Set = ["table", "strikethrough", "autolink", "disabled", "tagfilter"]
    return try ["spec", "extensions"].flatMap { file in
      let examples = SpecExample.all(in: String(decoding: try data("gfm/\(file).txt"), as: UTF8.self))
      return examples.filter { file == "extensions" || kinds.contains($0.kind) }
        .filter { !$0.html.contains("<IGNORE>") }.map { ("\(file) \($0.number)", $0) }
    }
  }

  @Test("GitHub's extensions have the structure of the reference")
  func extensions() throws {
    let examples = try Self.extensionExamples()
    #expect(examples.count >= 50)
    var different: Set<String> = []
    for (name, example) in examples {
      let ours = FlatHTML.flatten(HTMLWriter.filteredHTML(Markdown.parse(example.markdown)))
      let theirs = FlatHTML.flatten(example.html)
      if ours != theirs {
        different.insert(name)
        Self.show(name, example, "\(ours)", "\(theirs)")
      }
    }
    expectNoDifference(different, Self.reviewedExtensions)
    print("Markdown: \(examples.count) examples of extensions, \(examples.count - different.count) equal")
  }

  @Test(
    "every word of the reference's text is drawn once, in order, within the width", arguments: [20, 38, 80])
  func drawn(width: Int) throws {
    let spec = String(decoding: try Self.data("commonmark/spec.txt"), as: UTF8.self)
    let examples =
      SpecExample.all(in: spec).map { ("\($0.number)", $0, Markdown.Dialect.commonMark) }
      .filter { !Self.reviewed.contains($0.1.number) }
      + (try Self.extensionExamples()).filter { !Self.reviewedExtensions.contains($0.name) }
      .map { ($0.name, $0.example, Markdown.Dialect.extended) }
    var different: [String] = []
    for (name, example, dialect) in examples {
      let lines = Markdown.lines(Markdown.parse(example.markdown, dialect: dialect), width: width)
      for line in lines where line.columns > width { Issue.record("\(name): \(line.text) at \(width)") }
      let ours = HTMLText.words(drawn: lines, isFiltered: dialect == .extended)
      let theirs = HTMLText.words(example.html)
      if ours != theirs, HTMLText.words(cellByCell: example.html) != ours {
        different.append(name)
        Self.show(name, example, ours, theirs)
      }
    }
    expectNoDifference(different, [])
  }

  private static func show(_ name: String, _ example: SpecExample, _ ours: String, _ theirs: String) {
    guard ProcessInfo.processInfo.environment["HANDOFF_SHOW"] != nil else { return }
    print("#\(name)", example.markdown.debugDescription, "\n ours  ", ours, "\n theirs", theirs)
  }
}
