import ContactCenter
import Scenarios
import Simulation

/// Where a supervisor is in the dashboard: which conversation, and what is about to be done with it.
public struct Dashboard: Equatable, Sendable {
  /// The first line shown.
  public var scroll = 0
  /// The conversation, by place among the ongoing ones.
  public var selected = 0
  /// What is asked before something is done.
  public var asked: Question?

  /// Something that is asked before it is done.
  public enum Question: Equatable, Sendable {
    /// Who gets it: the place in the list of those who may be named.
    case target(Deed, ConversationID, selected: Int)
    /// Whether it is to be closed for everybody.
    case close(ConversationID)
  }

  /// What supervisors do (CE use/oc-monitor-real-time-data).
  public enum Deed: Character, Sendable, CaseIterable {
    /// Gives an Open conversation to somebody.
    case assign = "a"
    /// Hands a person's conversation to another.
    case transfer = "t"
    /// Reads along.
    case monitor = "m"
    /// Takes part.
    case join = "j"
    /// Closes it.
    case forceClose = "f"

    /// The command that does it.
    var command: String {
      switch self {
      case .assign: "/assign"
      case .transfer: "/transfer"
      case .monitor: "/monitor"
      case .join: "/join"
      case .forceClose: "/force-close"
      }
    }

    /// What it is called.
    var title: String {
      switch self {
      case .assign: "assign"
      case .transfer: "transfer"
      case .monitor: "monitor"
      case .join: "join"
      case .forceClose: "force close"
      }
    }
  }

  /// Makes one at its beginning.
  public init() {}
}

extension AppState {
  /// The conversations that the dashboard lists, oldest first.
  var ongoing: [CenterConversation] {
    run.state.threads.compactMap { run.state.center[$0.id] }.filter { $0.status != .closed }
  }

  /// What a supervisor can do with a conversation (`domain.md` 4.17), as far as it is switched on.
  func deeds(_ conversation: CenterConversation) -> [Dashboard.Deed] {
    let desk = run.world.organization.desk
    return Dashboard.Deed.allCases.filter { deed in
      switch deed {
      case .assign: conversation.status == .open && desk.supervisorAssigns
      case .transfer:
        (conversation.status == .active || conversation.status == .waiting) && desk.supervisorTransfers
      case .monitor, .join: conversation.status != .open && desk.supervisorMonitors
      case .forceClose: desk.supervisorForceCloses
      }
    }
  }

  /// Who can be named, in the order of the organization: people, and for what is assigned queues too. Whom the rules
  /// refuse is refused with the rule, as when it is typed.
  func targets(_ deed: Dashboard.Deed) -> [String] {
    let organization = run.world.organization
    return organization.representatives.map(\.name) + (deed == .assign ? organization.queues.map(\.name) : [])
  }

  /// Whether the dashboard waits for an answer.
  var isAskedInDashboard: Bool {
    if case .dashboard(let dashboard) = overlay { dashboard.asked != nil } else { false }
  }

  mutating func stepBackInDashboard() { changeDashboard { dashboard, _ in dashboard.asked = nil } }

  /// Up and Down select, PgUp and PgDn scroll.
  mutating func moveInDashboard(_ step: Int, _ page: Int) {
    changeDashboard { dashboard, state in
      func moved(_ place: Int, of count: Int) -> Int { max(0, min(count - 1, place + step)) }
      switch dashboard.asked {
      case .target(let deed, let id, let selected):
        dashboard.asked = .target(deed, id, selected: moved(selected, of: state.targets(deed).count))
      case .close: break
      case nil where abs(step) == 1 && !state.ongoing.isEmpty:
        dashboard.selected = moved(dashboard.selected, of: state.ongoing.count)
        dashboard.scroll = DashboardContent(state: state, dashboard: dashboard).scrollToSelected
      case nil:
        let last = OverlayPane(state: state, overlay: .dashboard(dashboard)).furthest
        dashboard.scroll = max(0, min(last, min(dashboard.scroll, last) + step))
      }
    }
  }

  /// A letter does what it stands for, with the conversation that is selected.
  mutating func pressInDashboard(_ text: String) {
    guard case .dashboard(let dashboard) = overlay, dashboard.asked == nil,
      let deed = text.first.flatMap(Dashboard.Deed.init(rawValue:)),
      ongoing.indices.contains(dashboard.selected)
    else { return }
    let conversation = ongoing[dashboard.selected]
    guard deeds(conversation).contains(deed) else {
      notice = Notice(
        text: "\(conversation.id) is \(conversation.status.name): nothing to \(deed.title)", isProblem: true)
      return
    }
    switch deed {
    case .assign, .transfer:
      changeDashboard { dashboard, _ in dashboard.asked = .target(deed, conversation.id, selected: 0) }
    case .forceClose: changeDashboard { dashboard, _ in dashboard.asked = .close(conversation.id) }
    case .monitor, .join: supervise("\(deed.command) \(conversation.id)")
    }
  }

  /// Enter answers what is asked.
  mutating func confirmInDashboard() {
    guard case .dashboard(let dashboard) = overlay, let asked = dashboard.asked else { return }
    stepBackInDashboard()
    switch asked {
    case .close(let id): supervise("\(Dashboard.Deed.forceClose.command) \(id)")
    case .target(let deed, let id, let selected):
      let names = targets(deed)
      guard names.indices.contains(selected) else { return }
      supervise("\(deed.command) \(id) \(names[selected])")
    }
  }

  /// Does what the same words do that are typed at the supervisor's window, so that a recording and a script hold them.
  private mutating func supervise(_ line: String) {
    notice = nil
    switch LineParser(run.world.organization).parse(line, at: .supervisor) {
    case .success(let act):
      perform(act)
    case .failure(let failure):
      notice = Notice(text: failure.diagnostics.first?.message ?? "that was not understood", isProblem: true)
    }
    changeDashboard { dashboard, state in
      dashboard.selected = max(0, min(dashboard.selected, state.ongoing.count - 1))
    }
  }

  private mutating func changeDashboard(_ change: (inout Dashboard, AppState) -> Void) {
    guard case .dashboard(var dashboard) = overlay else { return }
    change(&dashboard, self)
    overlay = .dashboard(dashboard)
  }
}
