import Basis
import CopilotStudio
import Foundation
import Host
import Testing

@testable import Exploration

/// Real agents, which the folder HANDOFF_CORPUS names.
private enum RealBots {
  static let root = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"].map { "\($0)/agents" }

  static let bundle: SourceBundle = {
    guard let root else { return SourceBundle() }
    // Folder by folder, because a reader stops at a number of files.
    var files: [SourceBundle.File] = []
    for name in Disk.names(in: root) ?? [] where Disk.kind("\(root)/\(name)") == .folder {
      var reader = BundleReader()
      reader.add(folder: "\(root)/\(name)", as: name)
      files += reader.bundle.files
    }
    return SourceBundle(files)
  }()
}

// Without HANDOFF_CORPUS the suite is skipped and the report says so.
@Suite("Real bots", .enabled(if: RealBots.root != nil, "HANDOFF_CORPUS names no folder"))
struct CorpusTests {
  private static let budget = Budget(steps: 40_000, situations: 2000)

  @Test("every real bot is explored without a fault of the engine, within the budget")
  func explore() throws {
    let folders = AgentLoader.agentFolders(in: RealBots.bundle)
    #expect(folders.count > 20)
    var totals = (bots: 0, complete: 0, nodes: 0, reached: 0, steps: 0, turns: 0)
    var kinds: [String: Int] = [:]
    for folder in folders {
      guard let agent = AgentLoader.load(in: RealBots.bundle, folder: folder).agent else { continue }
      let report = BotExplorer.explore(agent, budget: Self.budget)
      #expect(!report.findings.contains { $0.kind == .engineFault }, "\(folder)")
      #expect(report.situations <= Self.budget.situations, "\(folder)")
      // The last turn may end behind the budget.
      #expect(report.steps < Self.budget.steps + 50_000, "\(folder)")
      for finding in report.findings {
        #expect(
          finding.diagnostic.span != nil || finding.kind == .engineFault, "\(finding.diagnostic.message)")
        kinds["\(finding.diagnostic.severity.rawValue) \(finding.kind.rawValue)", default: 0] += 1
      }
      totals.bots += 1
      totals.complete += report.completion == .everything ? 1 : 0
      totals.nodes += report.nodes.total
      totals.reached += report.nodes.reached
      totals.steps += report.steps
      totals.turns += report.turns
    }
    print(
      "explored \(totals.bots) bots, \(totals.complete) to the end; \(totals.reached) of \(totals.nodes) nodes,",
      "\(totals.turns) turns, \(totals.steps) steps")
    for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) { print("  \(kind): \(count)") }
  }
}
