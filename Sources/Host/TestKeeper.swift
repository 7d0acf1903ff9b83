import Basis
import Scenarios
import Simulation

/// Keeps a proposed test on disk, with what it needs to be played there.
public enum TestKeeper {
  /// Writes a proposed test.
  ///
  /// The paths of a scenario that was played stay as they are where they lead to the same files from the new place.
  /// Otherwise the recording's own files are put into a folder beside the test.
  ///
  /// - Returns: that folder, if it was needed.
  /// - Throws: a `Failure` when something cannot be written.
  @discardableResult
  public static func write(
    _ proposal: TestProposal, header: RecordingHeader, world: World, to path: String
  ) throws(Failure) -> String? {
    let folder = Disk.folder(of: path)
    var file = ProposedFile(proposal, header: header)
    var sources: String?
    if !isPlayable(header, in: folder) {
      let name = "\(stem(path))-sources"
      let target = Disk.join(folder, name)
      try writeBundle(header.bundle, to: target)
      file.sources = name
      sources = target
    }
    try Disk.writeText(file.text(world), to: path)
    return sources
  }

  /// Writes a proposed test into the working folder, under a name that is free.
  ///
  /// - Returns: where it is, and how it is played.
  /// - Throws: a `Failure` when something cannot be written.
  public static func write(
    _ proposal: TestProposal, of world: World, _ header: RecordingHeader
  ) throws(Failure) -> String {
    let path = freePath(for: world.name, in: ".")
    try write(proposal, header: header, world: world, to: path)
    let kept = proposal.steps.flatMap(\.expectations).count { $0.isKept }
    return "Written: \(path), \(kept) expectations; handoff test \(path) plays it"
  }

  /// A path in a folder for a run's test that nothing has yet: `two-bots.scenario.yml`, `two-bots-2.scenario.yml`.
  public static func freePath(for name: String, in folder: String) -> String {
    let slug = Slug.of(name)
    let stem = slug.isEmpty ? "recorded" : String(slug.prefix(60))
    var number = 1
    while true {
      let path = Disk.join(folder, "\(stem)\(number == 1 ? "" : "-\(number)").scenario.yml")
      if Disk.kind(path) == .missing { return path }
      number += 1
    }
  }

  /// The name of a file without what its kind adds: `talk` of `talk.scenario.yml`.
  private static func stem(_ path: String) -> String {
    var name = path.lastPathPart
    for ending in [".yml", ".yaml", ".scenario"] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
    }
    return name
  }

  /// Whether the paths of the scenario that was played lead to the same files from a folder.
  private static func isPlayable(_ header: RecordingHeader, in folder: String) -> Bool {
    guard !header.entry.isEmpty, let text = header.bundle[header.entry] else { return false }
    let home = BundlePath.folder(of: header.entry)
    return ProposedFile.paths(in: text, file: header.entry).allSatisfy { node in
      guard let written = node.text, let path = BundlePath.resolve(written, in: home) else { return false }
      let disk = Disk.join(folder, written)
      if let text = header.bundle[path] { return (try? Disk.readText(disk)) == text }
      let inside = header.bundle.folder(path).files
      return !inside.isEmpty && inside.allSatisfy { (try? Disk.readText("\(disk)/\($0.path)")) == $0.text }
    }
  }

  /// Writes the files of a bundle. Somebody else's recording must not write anywhere else.
  private static func writeBundle(_ bundle: SourceBundle, to folder: String) throws(Failure) {
    for file in bundle.files {
      guard !file.path.hasPrefix("/"), !file.path.pathParts.contains("..") else {
        throw Failure(
          Diagnostic(
            .error, "record.path", "the recording has a file \(file.path), which leads out of its folder",
            hint: "it was not made by handoff; do not trust it"))
      }
      let path = "\(folder)/\(file.path)"
      guard Disk.createFolder(Disk.folder(of: path)) else {
        throw Failure(
          Diagnostic(
            .error, "disk.unwritable", "the folder \(Disk.folder(of: path)) cannot be made: \(Disk.reason())",
            at: .file(folder), hint: "check the folder and its permissions"))
      }
      try Disk.writeText(file.text, to: path)
    }
  }
}
