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

  /// What came of a finding.
  private enum Fate {
    case saved
    /// Scenarios have no words for it.
    case unsaid
    /// The bot has files that cannot be read, so that no scenario opens it.
    case unopened
    /// The contact centre makes something else of the conversation.
    case differs
  }

  /// Saves every finding that has a conversation, and counts those that cannot be.
  func save(_ reports: [(agent: ExploredAgent, report: ExplorationReport)]) throws {
    guard Disk.createFolder(folder) else {
      Output.complain("handoff: the folder \(folder) cannot be made: \(Disk.reason())")
      throw ExitStatus.environment
    }
    var counts: [Fate: Int] = [:]
    var names: Set<String> = []
    for (agent, report) in reports {
      for finding in report.findings where finding.conversation != nil {
        let writer = ScenarioText(
          finding, bot: agent.agent.name, agentPath: Disk.way(from: folder, to: agent.path),
          locale: agent.agent.locale)
        let path = Disk.join(folder, Self.fileName(agent, finding, &names))
        let fate = agent.isOneOfSeveral ? .unsaid : try write(writer, to: path)
        counts[fate, default: 0] += 1
      }
    }
    guard !isQuiet else { return }
    var line = "\(counts[.saved] ?? 0) scenarios saved in \(folder)"
    if let unsaid = counts[.unsaid] {
      line +=
        "; \(unsaid) findings have none: an event, silence, a topic started by name or one bot of several shows them"
    }
    if let unopened = counts[.unopened] {
      line += "; \(unopened) are of bots with files that `check` finds broken"
    }
    if let differs = counts[.differs] { line += "; \(differs) could not be shown in a contact centre" }
    Output.complain(Sanitizer.visible(line, as: .folded))
  }

  /// Writes a scenario and plays it. Words of the bot that differ from time to time are left out; what does
  /// not show its finding then is not kept.
  private func write(_ writer: ScenarioText, to path: String) throws -> Fate {
    for isExact in [true, false] {
      guard let text = writer.text(isExact: isExact) else { return .unsaid }
      do throws(Failure) {
        try Disk.writeText(text, to: path)
      } catch {
        Output.complain(error.diagnostics)
        throw ExitStatus.environment
      }
      guard let scenario = ScenarioOpener.open(scenario: path).opened?.scenario else {
        Disk.remove(path)
        return .unopened
      }
      if ScenarioRunner.play(scenario).isPassed { return .saved }
    }
    Disk.remove(path)
    return .differs
  }

  /// `<bot>-<topic>-<kind>.scenario.yml`, with a number where there are several.
  private static func fileName(_ agent: ExploredAgent, _ finding: Finding, _ names: inout Set<String>)
    -> String
  {
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
