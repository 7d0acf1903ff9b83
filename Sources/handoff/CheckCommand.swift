import ArgumentParser
import Basis
import CopilotStudio
import Host
import Scenarios
import Text

/// `handoff check`: lint of agents, organizations and scenarios.
struct CheckCommand: ParsableCommand {
  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong in agents, organizations and scenarios, with place and mend.")

  @Argument(help: "Scenario files or folders, or agent folders; by default the shipped scenarios.")
  var paths: [String] = []

  @Option(name: .long, help: "text or json.")
  var format = Format.text

  func run() throws {
    var checked: [CheckedBot] = []
    var findings: [Finding] = []
    for path in paths.isEmpty ? defaultPaths : paths { try check(path, &checked, &findings) }
    switch format {
    case .text: writeText(checked, findings)
    case .json: writeJSON(checked, findings)
    }
    if findings.contains(where: { $0.diagnostic.severity == .error }) { throw ExitStatus.findings }
  }

  /// A bot with its report, its places below the path that was named.
  private struct CheckedBot {
    var folder: String
    var report: AgentReport
  }

  /// A finding with its rendering.
  private struct Finding {
    var diagnostic: Diagnostic
    var source: String?
  }

  private var defaultPaths: [String] {
    Places.home().map { [Disk.join($0, "Scenarios")] } ?? []
  }

  // MARK: - Checking

  private func check(_ path: String, _ bots: inout [CheckedBot], _ findings: inout [Finding]) throws {
    if let scenarios = try? ScenarioOpener.paths(for: path) {
      for scenario in scenarios { check(scenario: scenario, &bots, &findings) }
      return
    }
    guard Disk.kind(path) != .missing else {
      do throws(Failure) { _ = try ScenarioOpener.paths(for: path) } catch { Output.complain(error.diagnostics) }
      throw ExitStatus.badInput
    }
    check(agentsIn: path, &bots, &findings)
  }

  private func check(scenario path: String, _ bots: inout [CheckedBot], _ findings: inout [Finding]) {
    let outcome = ScenarioOpener.open(scenario: path)
    var all = outcome.diagnostics
    if let scenario = outcome.opened?.scenario {
      all += ScenarioLint.findings(scenario)
      for agent in scenario.world.agents.compactMap(\.self) where !bots.contains(where: { $0.report == agent.report }) {
        bots.append(CheckedBot(folder: path, report: agent.report))
      }
    }
    let known = Set(findings.map(\.diagnostic))
    findings += all.filter { !known.contains($0) }
      .map { finding in Finding(diagnostic: finding, source: finding.span.flatMap { outcome.bundle[$0.file] }) }
  }

  private func check(agentsIn path: String, _ bots: inout [CheckedBot], _ findings: inout [Finding]) {
    var reader = BundleReader()
    let isFile = Disk.kind(path) == .file
    if isFile { reader.add(file: path, as: path) } else { reader.add(folder: path, as: "") }
    findings += reader.diagnostics.map { Finding(diagnostic: $0) }
    let folders = isFile ? [""] : AgentLoader.agentFolders(in: reader.bundle)
    if folders.isEmpty {
      let diagnostic = Diagnostic(
        .error, "check.nothing", "there is no scenario and no agent below \(path)", at: .file(path),
        hint: "name a folder that holds scenario.yml, agent.mcs.yml, bots and botcomponents, or botContent.yml")
      findings.append(Finding(diagnostic: diagnostic))
    }
    for folder in folders {
      let files = reader.bundle.folder(folder)
      let fallback = (folder.isEmpty ? path : folder).split(separator: "/").last.map(String.init) ?? "bot"
      let (agent, diagnostics) = AgentLoader.load(files, fallbackName: fallback)
      let place = folder.isEmpty ? (isFile ? "" : path) : "\(path)/\(folder)"
      if let agent { bots.append(CheckedBot(folder: place, report: agent.report)) }
      findings += diagnostics.map { diagnostic in
        let source = diagnostic.span.flatMap { files[$0.file] }
        var moved = diagnostic
        if let file = diagnostic.span?.file, !place.isEmpty { moved.span?.file = "\(place)/\(file)" }
        return Finding(diagnostic: moved, source: source)
      }
    }
  }

  // MARK: - Writing

  private func writeText(_ bots: [CheckedBot], _ findings: [Finding]) {
    for finding in findings { Output.line(Sanitizer.visible(finding.diagnostic.rendered(source: finding.source))) }
    for bot in bots {
      let report = bot.report
      var line = "\(report.bot): \(report.topics) topics, \(report.executable) actions run"
      if !report.needsStub.isEmpty { line += ", \(report.needsStub.count) need a stub" }
      if !report.unsupported.isEmpty { line += ", \(report.unsupported.count) not supported yet" }
      if report.invalid > 0 { line += ", \(report.invalid) invalid" }
      Output.line(Sanitizer.visible(line, as: .folded))
      for entry in report.needsStub { show(entry, "needs a stub", in: bot.folder) }
      for entry in report.unsupported { show(entry, "not supported yet", in: bot.folder) }
    }
    let errors = findings.count { $0.diagnostic.severity == .error }
    let warnings = findings.count { $0.diagnostic.severity == .warning }
    Output.line("\(bots.count) bots, \(errors) errors, \(warnings) warnings")
  }

  private func show(_ entry: AgentReport.Entry, _ what: String, in folder: String) {
    let file = folder.isEmpty || folder.hasSuffix(".yml") ? entry.span.file : "\(folder)/\(entry.span.file)"
    let text = "  \(file):\(entry.span.start.line):\(entry.span.start.column): \(entry.what) \(what) (topic \(entry.topic))"
    Output.line(Sanitizer.visible(text, as: .folded))
  }

  private func writeJSON(_ bots: [CheckedBot], _ findings: [Finding]) {
    let value: JSON = [
      "bots": .array(bots.map(json)),
      "findings": .array(findings.map { json($0.diagnostic) }),
    ]
    Output.line(value.prettyText)
  }

  private func json(_ bot: CheckedBot) -> JSON {
    let report = bot.report
    return [
      "bot": .string(report.bot), "folder": .string(bot.folder), "topics": .int(report.topics),
      "invalid": .int(report.invalid), "executable": .int(report.executable),
      "needs_stub": .array(report.needsStub.map(json)), "unsupported": .array(report.unsupported.map(json)),
    ]
  }

  private func json(_ entry: AgentReport.Entry) -> JSON {
    [
      "what": .string(entry.what), "topic": .string(entry.topic), "action": .string(entry.action),
      "file": .string(entry.span.file), "line": .int(entry.span.start.line),
    ]
  }

  private func json(_ diagnostic: Diagnostic) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("severity", .string(diagnostic.severity.rawValue)), JSON.Member("code", .string(diagnostic.code)),
      JSON.Member("message", .string(diagnostic.message)),
    ]
    if let span = diagnostic.span {
      members += [
        JSON.Member("file", .string(span.file)), JSON.Member("line", .int(span.start.line)),
        JSON.Member("column", .int(span.start.column)),
      ]
    }
    if let hint = diagnostic.hint { members.append(JSON.Member("hint", .string(hint))) }
    return .object(members)
  }
}
