import Activities
import Basis
import CustomDump
import Foundation
import Testing

/// Activities that other programs sent: transcripts, and bodies of HTTP requests. Outside the repository.
private enum ActivityCorpus {
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  /// The files below a folder, in order of path.
  static func files(_ relative: String, _ ending: String) -> [String] {
    guard let folder else { return [] }
    let root = "\(folder)/\(relative)"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(root)/\($0)" }
  }

  static let transcripts = files("transcripts", ".transcript")
  static let wire = files("../design/wire", ".json")
}

@Suite("Activities of other programs")
struct CorpusTests {
  /// Every object with a textual type, however deep.
  private func activities(in json: JSON) -> [JSON] {
    let inner = (json.array ?? json.members?.map(\.value) ?? []).flatMap(activities)
    return json["type"]?.string != nil ? [json] + inner : inner
  }

  private func check(_ path: String) throws {
    let found = activities(in: try JSON(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))))
    #expect(!found.isEmpty, "\(path)")
    for json in found {
      let activity = try #require(Activity(json: json))
      #expect(Members(activity.json) == Members(json), "\(path): \(json.text.prefix(200))")
      expectNoDifference(Activity(json: activity.json), activity)
    }
  }

  // Skipped where HANDOFF_CORPUS names no folder with transcripts.
  @Test(
    "a transcript keeps every member", .enabled(if: !ActivityCorpus.transcripts.isEmpty),
    arguments: ActivityCorpus.transcripts)
  func transcript(path: String) throws { try check(path) }

  // Skipped where the design folder is not beside the corpus.
  @Test(
    "a body on the wire keeps every member", .enabled(if: !ActivityCorpus.wire.isEmpty),
    arguments: ActivityCorpus.wire)
  func wire(path: String) throws { try check(path) }
}
