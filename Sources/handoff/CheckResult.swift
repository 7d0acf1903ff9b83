import Basis
import CopilotStudio
import Host
import Scenarios
import Text

/// What `check` found.
struct CheckResult {
  /// A bot with its report.
  struct Bot {
    /// What stands before the places in the report.
    var folder: String
    var report: AgentReport
    /// The entries that need a stub and have none, in any scenario that was checked.
    var missing: [AgentReport.Entry]
  }

  /// A finding with the text of its file.
  struct Finding {
    var diagnostic: Diagnostic
    var source: String?
  }

  var bots: [Bot] = []
  private(set) var findings: [Finding] = []
  private var known: Set<Diagnostic> = []

  /// How many findings are errors.
  var errors: Int { findings.count { $0.diagnostic.severity == .error } }

  /// Adds a finding, unless another path led to it before.
  mutating func add(_ diagnostic: Diagnostic, source: String? = nil) {
    if known.insert(diagnostic).inserted { findings.append(Finding(diagnostic: diagnostic, source: source)) }
  }

  /// Adds findings about files of a folder.
  mutating func add(_ diagnostics: [Diagnostic], below folder: String, _ files: SourceBundle) {
    for diagnostic in diagnostics {
      var moved = diagnostic
      if let file = diagnostic.span?.file, !folder.isEmpty { moved.span?.file = "\(folder)/\(file)" }
      add(moved, source: diagnostic.span.flatMap { files[$0.file] })
    }
  }

  /// Adds what opening a scenario or organization found, and its bots.
  mutating func add(_ outcome: ScenarioOpener.Outcome) {
    let loaded = outcome.opened?.scenario
    let lint = (loaded.map { ScenarioLint.findings($0) } ?? []).map(outcome.shown)
    for finding in outcome.diagnostics + lint {
      add(finding, source: finding.span.flatMap { outcome.source($0.file) })
    }
    guard let loaded else { return }
    let folder = Disk.folder(of: loaded.scenario.organizationPath)
    for (bot, program) in zip(loaded.world.organization.bots, loaded.world.programs) {
      guard case .copilotStudio(let agent)? = program else { continue }
      let missing = agent.missingStubs(given: loaded.world.stubs)
      if let known = bots.firstIndex(where: { $0.report == agent.report }) {
        bots[known].missing.removeAll { !missing.contains($0) }
        continue
      }
      var place = Disk.join(folder, bot.agentPath)
      if outcome.source(outcome.shown(place + "/bot.xml")) != nil {
        place = AgentLoader.export(around: place) ?? place
      }
      bots.append(Bot(folder: outcome.shown(place), report: agent.report, missing: missing))
    }
  }

  // MARK: - Writing

  /// For people: findings with excerpts, then each bot with what it lacks, then a sum.
  func text(isQuiet: Bool, isVerbose: Bool) -> String {
    var lines: [String] = []
    for finding in findings where !isQuiet || finding.diagnostic.severity == .error {
      lines.append(Sanitizer.visible(finding.diagnostic.rendered(source: finding.source)))
    }
    if !isQuiet { for bot in bots { lines += inventory(of: bot, isVerbose: isVerbose) } }
    let warnings = findings.count { $0.diagnostic.severity == .warning }
    if !isQuiet || errors > 0 {
      lines.append(
        "\(counted(bots.count, "bot")), \(counted(errors, "error")), \(counted(warnings, "warning"))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func inventory(of bot: Bot, isVerbose: Bool) -> [String] {
    let report = bot.report
    var line =
      "\(report.bot): \(report.executable) of \(counted(report.topics, "topic")) run"
    if report.inactive > 0 { line += ", \(counted(report.inactive, "topic")) turned off" }
    let declared = report.needsStub.count - bot.missing.count
    if !bot.missing.isEmpty { line += ", \(counted(bot.missing.count, "stub")) missing" }
    if declared > 0 { line += ", \(declared) declared" }
    if !report.unsupported.isEmpty { line += ", \(report.unsupported.count) not supported yet" }
    if report.invalidTopics > 0 { line += ", \(report.invalidTopics) invalid" }
    return [Sanitizer.visible(line, as: .folded)]
      + bot.missing.map { show($0, "needs a stub", in: bot.folder) }
      + report.unsupported.map { show($0, "not supported yet", in: bot.folder) }
      + report.invalid.map { show($0, "is invalid", in: bot.folder) }
      + (isVerbose ? report.others : []).map { show($0, "kept, plays no part", in: bot.folder) }
  }

  private func show(_ entry: AgentReport.Entry, _ what: String, in folder: String) -> String {
    let file = folder.isEmpty ? entry.span.file : "\(folder)/\(entry.span.file)"
    let text =
      "  \(file):\(entry.span.start.line):\(entry.span.start.column): \(entry.what) \(what) (\(entry.topic))"
    return Sanitizer.visible(text, as: .folded)
  }

  private func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }

  /// For programs: the bots and every finding.
  var json: JSON {
    [
      "bots": .array(bots.map(json)),
      "findings": .array(findings.map { json($0.diagnostic) }),
    ]
  }

  private func json(_ bot: Bot) -> JSON {
    let report = bot.report
    return [
      "bot": .string(report.bot), "folder": .string(bot.folder), "topics": .int(report.topics),
      "invalid": .int(report.invalidTopics), "executable": .int(report.executable),
      "needs_stub": .array(report.needsStub.map { json($0, isDeclared: !bot.missing.contains($0)) }),
      "unsupported": .array(report.unsupported.map { json($0) }),
      "mistakes": .array(report.invalid.map { json($0) }),
    ]
  }

  private func json(_ entry: AgentReport.Entry, isDeclared: Bool? = nil) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("what", .string(entry.what)), JSON.Member("topic", .string(entry.topic)),
      JSON.Member("action", .string(entry.action)), JSON.Member("file", .string(entry.span.file)),
      JSON.Member("line", .int(entry.span.start.line)),
    ]
    if let isDeclared { members.append(JSON.Member("declared", .bool(isDeclared))) }
    return .object(members)
  }

  private func json(_ diagnostic: Diagnostic) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("severity", .string(diagnostic.severity.rawValue)),
      JSON.Member("code", .string(diagnostic.code)),
      JSON.Member("message", .string(diagnostic.message)),
    ]
    if let span = diagnostic.span {
      members += [
        JSON.Member("file", .string(span.file)), JSON.Member("line", .int(span.start.line)),
        JSON.Member("column", .int(span.start.column)),
      ]
    }
    if let rule = diagnostic.rule { members.append(JSON.Member("rule", .string(rule))) }
    if let hint = diagnostic.hint { members.append(JSON.Member("hint", .string(hint))) }
    return .object(members)
  }
}
