import Basis

/// Collects files from disk into a source bundle.
public struct BundleReader {
  /// The files so far; paths as the bundle knows them.
  public private(set) var bundle = SourceBundle()
  /// What could not be read.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Largest number of files that are read from one folder and those below it.
  public static let mostFiles = 5000
  /// Deepest folder that is read.
  public static let deepestFolder = 12
  /// Endings of files that can belong to an agent, organization or scenario.
  static let endings = [".yml", ".yaml", ".xml", ".json", ".transcript.txt", "/data"]

  /// Makes an empty collection.
  public init() {}

  /// Adds one text file.
  ///
  /// - Parameters:
  ///   - path: where it is on disk.
  ///   - name: its path in the bundle.
  public mutating func add(file path: String, as name: String) {
    do throws(Failure) {
      bundle.insert(SourceBundle.File(path: name, text: try Disk.readText(path)))
    } catch {
      diagnostics += error.diagnostics
    }
  }

  /// Adds a text that is on no disk.
  mutating func add(_ text: String, as name: String) {
    bundle.insert(SourceBundle.File(path: name, text: text))
  }

  /// What was read so far, for a bundle whose root is one folder further up.
  func moved(below folder: String) -> BundleReader {
    var moved = self
    moved.bundle = SourceBundle(
      bundle.files.map { SourceBundle.File(path: "\(folder)/\($0.path)", text: $0.text) })
    return moved
  }

  /// Adds the files below a folder that can matter, hidden ones left out.
  ///
  /// - Parameters:
  ///   - path: where it is on disk.
  ///   - name: its path in the bundle; empty for the bundle's root.
  public mutating func add(folder path: String, as name: String) {
    var left = Self.mostFiles
    add(folder: path, as: name, depth: 0, left: &left)
    guard left <= 0 else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "disk.too-many-files", "only the first \(Self.mostFiles) files below \(path) were read",
        at: .file(path), hint: "name the agent's own folder"))
  }

  private mutating func add(folder path: String, as name: String, depth: Int, left: inout Int) {
    guard depth <= Self.deepestFolder else { return }
    guard let names = Disk.names(in: path) else {
      diagnostics.append(
        Diagnostic(
          .error, "disk.unreadable", "the folder \(path) cannot be read: \(Disk.reason())", at: .file(path),
          hint: "check the name and the permissions"))
      return
    }
    for entry in names where !entry.hasPrefix(".") && left > 0 {
      let inside = "\(path)/\(entry)"
      let bundled = name.isEmpty ? entry : "\(name)/\(entry)"
      switch Disk.kind(inside) {
      case .folder: add(folder: inside, as: bundled, depth: depth + 1, left: &left)
      case .file where Self.endings.contains { "/\(entry)".hasSuffix($0) }:
        add(file: inside, as: bundled)
        left -= 1
      case .file, .missing: break
      }
    }
  }
}
