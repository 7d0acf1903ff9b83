import Basis
import CopilotStudio
import Exploration
import Host
import Scenarios
import Text

/// Writes the findings of explorations as scenarios, and plays each one to see that it shows what was found.
struct ScenarioSaver {
  /// Where the scenarios go.
  var folder: String
  var isQuiet: Bool

  /// Saves every finding that has a conversation. What scenarios cannot say is counted.
  func save(_ reports: [(agent: ExploredAgent, report: ExplorationReport)]) throws {
    guard Disk.createFolder(folder) else {
      Output.complain("handoff: the folder \(folder) cannot be made: \(Disk.reason())")
      throw ExitStatus.environment
    }
    var saved = 0
    var unsaid = 0
    var names: Set<String> = []
    for (agent, report) in reports {
      for finding in report.findings where finding.conversation != nil {
        let writer = ScenarioText(
          finding, bot: agent.agent.name, agentPath: Disk.way(from: folder, to: agent.path),
          locale: agent.agent.locale)
        let path = Disk.join(folder, Self.fileName(agent, finding, &names))
        if try write(writer, to: path) { saved += 1 } else { unsaid += 1 }
      }
    }
    guard !isQuiet else { return }
    var line = "\(saved) scenario\(saved == 1 ? "" : "s") in \(folder)"
    if unsaid > 0 {
      line += "; \(unsaid) finding\(unsaid == 1 ? "" : "s") cannot be shown by one (events, silence, topics by name)"
    }
    Output.complain(Sanitizer.visible(line, as: .folded))
  }

  /// Writes a scenario that shows its finding when it is played; false when there is none. Words of the bot that
  /// differ from time to time are left out.
  private func write(_ writer: ScenarioText, to path: String) throws -> Bool {
    for texts in [true, false] {
      guard let text = writer.text(texts: texts) else { return false }
      do throws(Failure) {
        try Disk.writeText(text, to: path)
      } catch {
        Output.complain(error.diagnostics)
        throw ExitStatus.environment
      }
      if let scenario = ScenarioOpener.open(scenario: path).opened?.scenario,
        ScenarioRunner.play(scenario).isPassed
      {
        return true
      }
    }
    Output.complain("handoff: \(Sanitizer.visible(path, as: .folded)) does not show its finding when it is played")
    return true
  }

  /// `<bot>-<topic>-<kind>.scenario.yml`, with a number where there are several.
  private static func fileName(_ agent: ExploredAgent, _ finding: Finding, _ names: inout Set<String>) -> String {
    let parts = [agent.agent.name, finding.topic, finding.kind.rawValue].map(word).filter { !$0.isEmpty }
    let stem = parts.joined(separator: "-")
    var name = stem
    var number = 2
    while !names.insert(name).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name + ".scenario.yml"
  }

  /// A name in lower-case letters and digits of ASCII, at most forty.
  private static func word(_ name: String) -> String {
    let kept = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(String(kept).split(separator: "-").joined(separator: "-").prefix(40))
  }
}
