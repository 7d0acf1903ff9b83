import Basis
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
    for facts in ongoing {
      let who = facts.activeAgent.isEmpty ? "nobody yet" : facts.activeAgent
      let head = [facts.subject, facts.status.name, who, facts.queue].filter { !$0.isEmpty }
      lines += wrapped(head.joined(separator: between), width)
      lines += wrapped("  \(report.times(of: facts)); mood: \(facts.sentiment.name)", width, .dim)
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
