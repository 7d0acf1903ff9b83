import Basis
import Foundation

/// Real agents, outside the repository: the folder that HANDOFF_CORPUS names. Tests that need it are skipped
/// without it.
enum AgentCorpus {
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]
  static var isThere: Bool { folder != nil }

  /// Every text below `agents`.
  static let agents: SourceBundle = {
    guard let folder else { return SourceBundle() }
    let root = URL(fileURLWithPath: folder).appendingPathComponent("agents").resolvingSymlinksInPath()
    var files: [SourceBundle.File] = []
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    while let url = walk?.nextObject() as? URL {
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      files.append(SourceBundle.File(path: String(url.path.dropFirst(root.path.count + 1)), text: text))
    }
    return SourceBundle(files)
  }()
}
