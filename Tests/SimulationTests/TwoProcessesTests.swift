import Foundation
import ShippedScenarios
import Testing

/// The program as it was built beside these tests.
private enum Program {
  static let path: String? = {
    let test = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folders =
      [test.deletingLastPathComponent(), Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    return folders.map { $0.appendingPathComponent("handoff").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Plays a scenario by itself in a process of its own and gives the recording's bytes.
  static func record(_ scenario: String, into folder: URL, as name: String) throws -> Data {
    let file = folder.appendingPathComponent(name)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "")
    process.arguments = [
      "run", "\(Shipped.root)/Scenarios/\(scenario)", "--auto", "--plain", "--record", file.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try Data(contentsOf: file)
  }
}

@Suite("Two processes")
struct TwoProcessesTests {
  // Skipped where the program was not built beside the tests.
  @Test(
    "a recording is the same, byte for byte, in two processes", .enabled(if: Program.path != nil),
    arguments: Shipped.names)
  func sameBytes(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("handoff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Program.record(name, into: folder, as: "one.jsonl")
    let second = try Program.record(name, into: folder, as: "two.jsonl")
    #expect(first.count > 1000)
    #expect(first == second)
  }
}
