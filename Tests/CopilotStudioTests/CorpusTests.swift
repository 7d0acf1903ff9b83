import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Real agents", .enabled(if: AgentCorpus.isThere, "HANDOFF_CORPUS names no folder"))
struct CorpusTests {
  @Test("every agent folder loads")
  func load() {
    let folders = AgentLoader.agentFolders(in: AgentCorpus.agents)
    #expect(folders.count > 20)
    for folder in folders {
      let (agent, diagnostics) = AgentLoader.load(in: AgentCorpus.agents, folder: folder)
      guard let agent else {
        Issue.record("\(folder): \(diagnostics.map { $0.rendered() })")
        continue
      }
      let errors = diagnostics.filter { $0.severity == .error }
      print("\(folder.suffix(70)): \(agent.name) \(agent.schemaName) \(agent.locale) topics \(agent.report.topics) inv \(agent.report.invalid) exec \(agent.report.executable) stub \(agent.report.needsStub.count) unsup \(agent.report.unsupported.count) others \(agent.report.others.count) errors \(errors.count)")
      for error in errors.prefix(3) { print("    ", error.rendered()) }
      for entry in agent.report.unsupported.prefix(4) { print("    unsupported", entry.what, entry.topic) }
    }
  }
}
