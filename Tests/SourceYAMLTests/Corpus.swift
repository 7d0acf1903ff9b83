import Foundation

/// The shared data folder; tests that need it are skipped without it.
enum Corpus {
  /// The folder that HANDOFF_CORPUS names.
  static let folder: String? = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  /// Whether the data are at hand.
  static var isPresent: Bool { folder != nil }

  /// The files below a subfolder with one of the endings, in order of path, relative to it.
  static func files(_ subfolder: String, endings: [String]) -> [String] {
    guard let folder, let walk = FileManager.default.enumerator(atPath: "\(folder)/\(subfolder)") else {
      return []
    }
    return walk.compactMap { $0 as? String }.filter { path in endings.contains { path.hasSuffix($0) } }
      .sorted()
  }

  /// A file's bytes.
  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: "\(folder ?? "")/\(path)")))
  }
}
