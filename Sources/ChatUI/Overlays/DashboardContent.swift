import Basis
import ContactCenter
import Screen
import Text
import Views

/// The supervisor's dashboard: the ongoing conversations as they are now, the figures of all, outcomes over time.
struct DashboardContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    let report = state.report
    let ongoing = report.ongoing
    let between = state.look.lines.between
    var lines = [PaneLine("Ongoing conversations: \(ongoing.count)", Style(.heading))]
    for (index, facts) in report.conversations.enumerated() where facts.status != .closed {
      let id = state.run.state.threads.indices.contains(index) ? state.run.state.threads[index].id : nil
      let who = facts.activeAgent.isEmpty ? "nobody yet" : facts.activeAgent
      let head = [id?.description ?? "", facts.subject, facts.status.name, who, facts.queue]
      lines += wrapped(head.filter { !$0.isEmpty }.joined(separator: between), width)
      lines += wrapped("  \(report.times(of: facts)); mood: \(facts.sentiment.name)", width, .dim)
      lines += wrapped("  \(actions(facts.status).joined(separator: " "))", width, .dim)
    }
    if !ongoing.isEmpty {
      lines += wrapped("They are typed in the bot's window, as in /monitor conv-1.", width, .dim)
    }
    lines += [PaneLine(), PaneLine("Figures", Style(.heading))]
    for row in report.metrics.rows {
      let basis = row.basis.isEmpty ? "" : "  \(row.basis)"
      lines += wrapped("\(row.name)  \(row.value)\(basis)", width)
    }
    lines += [PaneLine()]
    lines += report.chartLines(width: max(8, min(40, width - 32))).enumerated().flatMap { index, line in
      wrapped(line, width, index == 0 ? Style(.heading) : .text)
    }
    return lines + [PaneLine()] + report.countLines.prefix(1).flatMap { wrapped($0, width) }
  }

  /// What a supervisor can do with a conversation in a status (`domain.md` 4.17), as far as it is switched on.
  private func actions(_ status: ConversationStatus) -> [String] {
    let desk = state.run.world.organization.desk
    var actions: [String] = []
    if status == .open, desk.supervisorAssigns { actions.append("/assign") }
    if status == .active || status == .waiting, desk.supervisorTransfers { actions.append("/transfer") }
    if status != .open, desk.supervisorMonitors { actions += ["/monitor", "/join"] }
    if desk.supervisorForceCloses { actions.append("/force-close") }
    return actions
  }

  private func wrapped(_ text: String, _ width: Int, _ style: Style = .text) -> [PaneLine] {
    PaneLine.wrapped(text, width: width, hanging: 4, style)
  }
}

extension AppState {
  /// The run as a supervisor sees it, at the time shown.
  fileprivate var report: SupervisionReport {
    var report = SupervisionReport(now: now, offset: run.world.zone.offset(at: now))
    report.conversations = run.conversationFacts(lexicon)
    report.sessions = sessions.sessions.map { OutcomeFacts($0, at: now) }
    return report
  }
}
