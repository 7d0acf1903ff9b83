import Activities
import Basis
import Foundation
import Testing

@testable import Channels

struct MarkdownShapeTests {
  /// Every text of up to five of these lines.
  private static let pieces = ["", "a", "- b", "```", "| c |", "---"]

  private static func texts(_ count: Int) -> [String] {
    var lists: [[String]] = [[]]
    for _ in 0..<count { lists = lists.flatMap { list in pieces.map { list + [$0] } } }
    return lists.map { $0.joined(separator: "\n") }
  }

  @Test("spacing adds blank lines and nothing else", arguments: 1...5) func addsOnlyBlanks(count: Int) {
    for text in Self.texts(count) {
      let spaced = MarkdownShape.spaced(text)
      let before = MarkdownShape.lines(text).filter { !$0.isEmpty }
      #expect(MarkdownShape.lines(spaced).filter { !$0.isEmpty } == before)
      #expect(spaced.count >= text.count && spaced.count <= text.count + count)
    }
  }

  @Test("blocks lose nothing but blank lines, and none is blank", arguments: 1...5) func blocksKeepText(
    count: Int
  ) {
    for text in Self.texts(count) {
      let blocks = MarkdownShape.blocks(text)
      let lines = blocks.flatMap { MarkdownShape.lines($0.text) }.filter { !$0.isEmpty }
      #expect(lines == MarkdownShape.lines(text).filter { !$0.isEmpty })
      #expect(
        blocks.allSatisfy { !$0.text.isEmpty } && blocks.dropFirst().allSatisfy { $0.blankLinesBefore >= 2 })
    }
  }

  private static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  @Test("no string traps a channel", .enabled(if: folder != nil, "needs HANDOFF_CORPUS")) func naughty()
    throws
  {
    let path = (Self.folder ?? "") + "/naughty-strings/blns.json"
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(filePath: path)))
    #expect(strings.count > 400)
    for text in strings {
      for sent in [text, "![\(text)](\(text)) \(text)", "\(text)\n\(text)"] {
        for era in ["2019-11", "2022-06", "2023-06"] {
          let rules = RuleBook(era: Era(era) ?? .standard)
          let received = ChannelDelivery.receive(
            .message(sent), profile: .teams, rules: rules, sender: .copilotStudio)
          let message = try RenderedMessage(#require(received.activity), assumesMarkdown: true)
          #expect(message.lines.isEmpty == sent.allSatisfy { $0 == " " || $0 == "\t" || $0.isNewline })
        }
      }
    }
  }

  @Test("a megabyte of lines is spaced") func huge() {
    let text = String(repeating: "line\n\n", count: 150_000)
    #expect(MarkdownShape.spaced(text).count > text.count)
    #expect(MarkdownShape.blocks(MarkdownShape.spaced(text)).count == 150_000)
  }
}
