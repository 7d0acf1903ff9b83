import Basis
import Foundation
import Testing

@testable import Transcripts

/// The shared files of other tools, in the folder that HANDOFF_CORPUS names.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  /// The files below a folder of it that end so, by path.
  static func files(_ part: String, _ endings: [String]) -> [String] {
    guard let folder else { return [] }
    let root = "\(folder)/\(part)"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in endings.contains { path.hasSuffix($0) } }.sorted().map { "\(root)/\($0)" }
  }

  static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  static func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }

  /// The partial convos and utterances beside a file.
  static func companions(of path: String) -> [SourceBundle.File] {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      (try? text("\(folder)/\(name)")).map { SourceBundle.File(path: name, text: $0) }
    }
  }

  /// Reads a file by its name's format.
  static func read(_ path: String) throws -> Told {
    let format = try #require(TranscriptFormat.named(path))
    let folder = (path as NSString).deletingLastPathComponent
    return format.read(
      try text(path), file: path, companions: companions(of: path), attached: { bytes("\(folder)/\($0)") })
  }
}
