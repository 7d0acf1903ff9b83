import Basis
import ContactCenter
import Screen
import Text
import Views

/// The supervisor's dashboard: the ongoing conversations as they are now and what can be done with them, bots in real time,
/// the figures of all, outcomes over time.
struct DashboardContent {
  let state: AppState
  let dashboard: Dashboard

  private var terms: Vocabulary { state.look.terms }

  private func key(_ action: Action) -> String { state.keymap.name(of: action) }

  /// What was refused, and what is asked: it stays above what scrolls.
  func head(width: Int) -> [PaneLine] {
    var lines: [PaneLine] = []
    if let notice = state.notice {
      lines += wrapped(notice.text, width, Style(notice.isProblem ? .bad : .emphasis))
    }
    switch dashboard.asked {
    case .target(let deed, let id, let selected):
      lines += wrapped(
        "Who gets \(id)? \(key(.send)) \(deed.title)s it, \(key(.back)) leaves it", width, Style(.heading))
      for (place, name) in state.targets(deed).enumerated() { lines.append(choice(name, place == selected)) }
      lines.append(PaneLine())
    case .close(let id):
      lines += wrapped(
        "\(key(.send)) closes \(id) for everybody who takes part, \(key(.back)) leaves it", width,
        Style(.heading))
      lines.append(PaneLine())
    case nil: break
    }
    return lines
  }

  func lines(width: Int) -> [PaneLine] {
    let report = state.report
    var lines = ongoing(report, width)
    lines += [PaneLine(), PaneLine(report.realTimeHead(terms), Style(.heading))]
    lines += report.realTimeLines(terms).flatMap { wrapped($0, width) }
    lines += [PaneLine(), PaneLine("Figures", Style(.heading))]
    for row in report.rows {
      let basis = row.basis.isEmpty ? "" : "  \(row.basis)"
      lines += wrapped(terms.words("\(row.name)  \(row.value)\(basis)"), width)
    }
    lines += [PaneLine()]
    lines += report.chartLines(width: max(8, min(40, width - 32))).enumerated().flatMap { index, line in
      wrapped(line, width, index == 0 ? Style(.heading) : .text)
    }
    return lines + [PaneLine()] + report.countLines(terms).prefix(1).flatMap { wrapped($0, width) }
  }

  private func ongoing(_ report: SupervisionReport, _ width: Int) -> [PaneLine] {
    let between = state.look.lines.between
    let facts = report.conversations.filter { $0.status != .closed }
    var lines = [PaneLine("Ongoing conversations: \(facts.count)", Style(.heading))]
    for (place, (conversation, facts)) in zip(state.ongoing, facts).enumerated() {
      let who = facts.activeAgent.isEmpty ? "nobody yet" : facts.activeAgent
      let head = [conversation.id.description, facts.subject, facts.status.name, who, facts.queue]
      lines.append(
        choice(head.filter { !$0.isEmpty }.joined(separator: between), place == dashboard.selected))
      lines += wrapped("    \(report.times(of: facts)); mood: \(facts.sentiment.name)", width, .dim)
      guard place == dashboard.selected else { continue }
      let keys = state.deeds(conversation).map { "\($0.rawValue) \($0.title)" }
      lines += wrapped("    \(keys.joined(separator: "   "))", width, Style(.key))
    }
    return lines
  }

  private func choice(_ text: String, _ isSelected: Bool) -> PaneLine {
    PaneLine(
      "\(isSelected ? state.look.lines.current : " ") \(Sanitizer.visible(text, as: .folded))",
      isSelected ? Style(.selection) : .text)
  }

  /// Where to scroll so that the selected conversation is seen with what can be done.
  var scrollToSelected: Int { max(0, 2 * dashboard.selected + 4 - max(6, state.size.height / 2)) }

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
