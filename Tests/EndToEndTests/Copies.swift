import Foundation
import Testing

/// Shipped scenarios to spoil.
enum Copies {
  /// A copy of the shipped scenarios in a folder of its own.
  static func scenarios() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(Program.root)/Scenarios", toPath: "\(folder.path)/Scenarios")
    return folder
  }

  /// Changes a text of a copied file, which must be there, and gives the file's path.
  static func change(
    _ name: String, in folder: TemporaryFolder, _ old: String, to new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let text = try folder.read("Scenarios/\(name)")
    try #require(text.contains(old), "\(name) no longer holds \(old)", sourceLocation: sourceLocation)
    return try folder.write(text.replacingOccurrences(of: old, with: new), to: "Scenarios/\(name)")
  }
}
