import Foundation

/// The package's files on disk.
struct Tree {
  /// The folder of Package.swift.
  let root: String

  /// The package this test belongs to.
  static let package = Tree(
    root: String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }))

  /// What belongs to no checkout: build products and the version control's own.
  private static let ignored: Set<String> = [
    ".git", ".build", ".swiftpm", "Package.resolved", "default.profraw",
  ]

  /// The names in a folder, in order, without those that are ignored.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter {
      !Self.ignored.contains($0)
    }.sorted()
  }

  /// All files below a folder, in order, with their paths from the root.
  func files(_ folder: String = "") throws -> [String] {
    try names(folder).flatMap { name in
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) else {
        return [String]()
      }
      return isFolder.boolValue ? try files(path) : [path]
    }
  }

  /// The Swift files below a folder.
  func swiftFiles(_ folder: String) throws -> [String] { try files(folder).filter { $0.hasSuffix(".swift") } }

  /// A file's text; nil when it is not UTF-8, a picture for example.
  func text(_ path: String) throws -> String? {
    String(validating: try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)")), as: UTF8.self)
  }

  /// The lines of a Swift file without comments and the contents of string literals.
  func code(_ path: String) throws -> [Substring] {
    SwiftText.code(try text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }
}
