import Foundation
import Testing

@testable import CopilotStudio

/// Strings that break programs; from the shared corpus, so skipped without HANDOFF_CORPUS.
struct NaughtyStringTests {
  private static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  private static func strings() throws -> [String] {
    let path = (folder ?? "") + "/naughty-strings/blns.json"
    return try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(filePath: path)))
  }

  @Test("no string traps the recognisers or the matcher", .enabled(if: folder != nil, "needs HANDOFF_CORPUS"))
  func all() throws {
    let strings = try Self.strings()
    #expect(strings.count > 400)
    let matcher = TopicMatcher(phrases: strings.enumerated().map { ($0.offset, $0.element) })
    let list = ClosedList(
      optionSet: "x",
      items: strings.prefix(100).enumerated().map { .init(id: "\($0.offset)", displayName: $0.element) })
    for (number, text) in strings.enumerated() {
      let locale = ["en-US", "de-DE", ""][number % 3]
      for kind in EntityKind.allCases { _ = recognized(text, kind, locale) }
      _ = recognizer().recognize(text, as: .closedList(list))
      let found = matcher.match(text, limit: strings.count)
      let isSaid = !TextFolding.fold(text).isEmpty
      #expect(found.contains { $0.topic == number && $0.isExact } == isSaid, "\(number)")
    }
  }

  @Test(
    "long runs of the same are answered",
    arguments: ["1", "a ", "1,", "@", "-", "two ", "🙂", "(", "1/", "half a ", "next "])
  func long(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    for kind in EntityKind.allCases { _ = recognized(text, kind) }
    #expect(recognized(text, .email) == nil)
  }
}
