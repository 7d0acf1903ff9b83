/// Paths inside a source bundle.
public enum BundlePath {
  /// The folder of a file; empty for the bundle's root.
  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// A path as written in a file of a folder, made a path of the bundle; nil when it leads out of the bundle.
  public static func resolve(_ path: String, in folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.pathParts.map(String.init)
    for part in path.pathParts {
      switch part {
      case ".": continue
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
