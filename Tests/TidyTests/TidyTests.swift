import Foundation
import Testing

/// Files that may be longer than 400 lines, because a program wrote them.
private let generatedTables: Set<String> = []

/// Files of the core that import the C library, for its mathematical functions and nothing else.
private let mathematics: Set<String> = ["Sources/PowerFx/Functions/Mathematics.swift"]

/// What comes with the toolchain; Foundation has a rule of its own.
private let systemModules: Set<String> = [
  "Swift", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization", "Dispatch", "Testing",
  "XCTest", "FoundationXML",
]

@Suite("Tidiness")
struct TidyTests {
  private let tree = Tree.package
  private let manifest: Manifest

  init() throws {
    manifest = Manifest(try tree.text("Package.swift") ?? "")
  }

  /// The rooms of levels 0 to 6: no disk, no clock, no printing, no traps.
  private var coreRooms: [String] {
    manifest.targets.filter { ($0.level ?? 7) <= 6 }.map(\.name)
  }

  @Test("Package.swift is understood: the rooms and their levels are found")
  func manifestIsRead() throws {
    #expect(manifest["Basis"] == .init(name: "Basis", declaredBy: "room", dependencies: [], level: 0))
    #expect(manifest["Text"]?.dependencies == ["CMarkdown"])
    #expect(manifest["handoff"]?.dependencies.isSuperset(of: ["Basis", "ArgumentParser"]) == true)
    #expect(manifest["BasisTests"]?.dependencies == ["Basis", "CustomDump"])
    #expect(manifest["CTerminal"]?.dependencies == [])
    #expect(coreRooms.count > 10)
    let folders =
      try tree.names("Sources")
      + tree.names("Tests").filter { try $0.hasSuffix("Tests") && !tree.swiftFiles("Tests/\($0)").isEmpty }
    #expect(Set(folders).subtracting(manifest.targets.map(\.name)) == [])
  }

  @Test("a room imports only what Package.swift declares for it")
  func imports() throws {
    for target in manifest.targets {
      let folder = target.declaredBy == "tests" || target.declaredBy == ".testTarget" ? "Tests" : "Sources"
      guard try tree.names(folder).contains(target.name) else { continue }
      for file in try tree.swiftFiles("\(folder)/\(target.name)") {
        for module in try tree.code(file).compactMap(SwiftText.importedModule)
        where !systemModules.contains(module) {
          #expect(target.dependencies.contains(module), "\(file) imports \(module)")
        }
      }
    }
  }

  @Test("a room depends only on rooms of lower levels")
  func levels() {
    for target in manifest.targets {
      guard let level = target.level else { continue }
      for dependency in target.dependencies.sorted() {
        guard let below = manifest[dependency]?.level else { continue }
        #expect(below < level, "\(target.name) depends on \(dependency)")
      }
    }
  }

  @Test("the core does without Foundation, and without the C library but for mathematics")
  func noFoundation() throws {
    for room in coreRooms {
      for file in try tree.swiftFiles("Sources/\(room)") {
        let modules = try tree.code(file).compactMap(SwiftText.importedModule)
        let foreign = modules.filter { module in
          module.hasPrefix("Foundation") || module == "Dispatch"
            || module == "Glibc" && !mathematics.contains(file)
        }
        #expect(foreign.isEmpty, "\(file) imports \(foreign.joined(separator: ", "))")
      }
    }
  }

  @Test("the core neither prints nor traps on purpose nor unwraps by force")
  func noTraps() throws {
    for room in coreRooms {
      for file in try tree.swiftFiles("Sources/\(room)") {
        for (number, line) in try tree.code(file).enumerated() {
          let findings = SwiftText.forbidden(in: line)
          #expect(findings.isEmpty, "\(file):\(number + 1): \(findings.joined(separator: ", "))")
        }
      }
    }
  }

  @Test("no source file is longer than 400 lines")
  func lengths() throws {
    for file in try tree.files("Sources") where !generatedTables.contains(file) {
      let lines = try tree.text(file)?.split(separator: "\n", omittingEmptySubsequences: false).count ?? 0
      #expect(lines <= 401, "\(file) has \(lines - 1) lines")
    }
  }

  @Test("the top level holds what belongs there")
  func topLevel() throws {
    let allowed: Set<String> = ["Package.swift", "Sources", "Tests", "Scenarios", "Assets", "README.md"]
    #expect(try tree.names().filter { !$0.hasPrefix(".") && !allowed.contains($0) } == [])
  }

  @Test("every room has its tests")
  func everyRoomHasTests() throws {
    let tests = try tree.names("Tests")
    for target in manifest.targets where target.declaredBy == "room" {
      #expect(tests.contains("\(target.name)Tests"), "Tests/\(target.name)Tests")
    }
  }

  @Test("no file names a folder of somebody's machine")
  func machinePaths() throws {
    // Put together here, so that this file does not find itself.
    let folders = ["work", "home", "Users", "root"].map { "/" + $0 + "/" }
    for file in try tree.files() {
      guard let text = try tree.text(file), folders.contains(where: text.contains) else { continue }
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for folder in folders {
          #expect(!SwiftText.hasPath(line, in: folder), "\(file):\(number + 1): \(folder)")
        }
      }
    }
  }
}
