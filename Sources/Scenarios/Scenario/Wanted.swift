import Basis
import SourceYAML

/// What a bundle still lacks before a scenario can be loaded. Whoever can read the disk asks until nothing is
/// wanted.
///
/// ```swift var wanted = Wanted(by: bundle, scenario: path) while !wanted.isEmpty { /* add wanted.files and
/// wanted.folders */ wanted = Wanted(by: bundle, scenario: path) } ```
public struct Wanted: Equatable, Sendable {
  /// Files by their paths in the bundle.
  public private(set) var files: [String] = []
  /// Folders with everything below them.
  public private(set) var folders: [String] = []
  /// Paths as written that lead out of the bundle: its root has to be a folder further up.
  public private(set) var outside: [String] = []

  /// Whether nothing is lacking.
  public var isEmpty: Bool { files.isEmpty && folders.isEmpty }

  /// Finds out what is lacking for a scenario.
  public init(by bundle: SourceBundle, scenario path: String) {
    guard let text = bundle[path] else {
      files = [path]
      return
    }
    guard let written = YAML.parse(text, file: path).root?["organization"] else { return }
    guard let reference = written.text else {
      agents(of: written, in: BundlePath.folder(of: path), bundle)
      return
    }
    guard let found = BundlePath.resolve(reference, in: BundlePath.folder(of: path)) else {
      outside.append(reference)
      return
    }
    organization(at: found, bundle)
  }

  /// Finds out what is lacking for an organization file.
  public init(by bundle: SourceBundle, organization path: String) {
    organization(at: path, bundle)
  }

  private mutating func organization(at path: String, _ bundle: SourceBundle) {
    guard let text = bundle[path] else {
      files.append(path)
      return
    }
    guard let root = YAML.parse(text, file: path).root else { return }
    agents(of: root, in: BundlePath.folder(of: path), bundle)
  }

  private mutating func agents(of organization: Node, in folder: String, _ bundle: SourceBundle) {
    for reference in (organization["bots"]?.items ?? []).compactMap({ $0["agent"]?.text })
    where !reference.isEmpty {
      guard let path = BundlePath.resolve(reference, in: folder) else {
        outside.append(reference)
        continue
      }
      if bundle.folder(path).files.isEmpty, !folders.contains(path) { folders.append(path) }
    }
  }
}
