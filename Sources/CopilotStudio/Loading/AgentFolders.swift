import Basis

extension AgentLoader {
  /// The folders in which agents are, in order of path; each can be given to `load(in:folder:)`.
  ///
  /// A VS Code clone is a folder with `agent.mcs.yml`, `settings.mcs.yml` or `topics`; children in its
  /// `agents` belong to it. A solution export is a folder with `botcomponents`; when it holds several bots,
  /// each is named by its folder below `bots`. A snapshot is a folder with `botContent.yml`. Topic files
  /// outside of all these make their folder an agent of lone topics.
  public static func agentFolders(in files: SourceBundle) -> [String] {
    var roots: Set<String> = []
    for file in files.files { if let root = root(of: file.path) { roots.insert(root) } }
    // Children belong to the agent around them.
    let parents = roots
    roots = roots.filter { root in
      let path = "/" + root + "/"
      guard let range = path.lastRange(of: "/agents/") else { return true }
      return !parents.contains(String(path[..<range.lowerBound].dropFirst()))
    }
    for file in files.files where isYAML(file.path) && !isInside(file.path, roots) && isTopic(file.text) {
      roots.insert(folder(of: file.path))
    }
    return roots.sorted().flatMap { split($0, files) }
  }

  /// The folder that a file with a telling name makes an agent's.
  private static func root(of path: String) -> String? {
    let folder = folder(of: path)
    switch path.lastPathPart {
    case "agent.mcs.yml", "settings.mcs.yml", "botContent.yml", "botContent.yaml": return folder
    default: break
    }
    let parts = path.pathParts
    for name in ["botcomponents", "bots", "topics"] {
      guard let index = parts.lastIndex(of: name[...]), index < parts.count - 1 else { continue }
      if name == "bots", parts.last != "bot.xml" { continue }
      if name == "topics", !isYAML(path) { continue }
      return parts[..<index].joined(separator: "/")
    }
    return nil
  }

  /// The bots of an export that holds several.
  private static func split(_ root: String, _ files: SourceBundle) -> [String] {
    let prefix = root.isEmpty ? "bots/" : root + "/bots/"
    let bots = Set(
      files.files.filter { $0.path.hasPrefix(prefix) && $0.path.hasSuffix("/bot.xml") }.map {
        folder(of: $0.path)
      })
    return bots.count > 1 ? bots.sorted() : [root]
  }

  private static func isInside(_ path: String, _ roots: Set<String>) -> Bool {
    var folder = folder(of: path)
    while true {
      if roots.contains(folder) { return true }
      if folder.isEmpty { return false }
      folder = self.folder(of: folder)
    }
  }

  /// The folder a file is in; empty at the top.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  static func isYAML(_ path: String) -> Bool {
    path.hasSuffix(".yml") || path.hasSuffix(".yaml") || path == "data" || path.hasSuffix("/data")
  }

  /// Whether a text looks like a topic, without reading it all.
  static func isTopic(_ text: String) -> Bool {
    text.contains("kind: AdaptiveDialog") || text.contains("beginDialog:")
  }
}
