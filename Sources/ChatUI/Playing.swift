import Basis
import ContactCenter
import Scenarios
import Simulation
import Views

// How acts reach the run, and what the front does about what happened.

extension AppState {
  /// Carries out an act of a window or the script.
  mutating func perform(_ act: Act) {
    screenplay.abandonReplay()
    let before = run.log.count
    turnStart = before
    now = max(now, run.state.now)
    run.perform(act.command(now: now))
    now = max(now, run.state.now)
    follow(from: before)
  }

  /// Lets virtual time come as far as `time`; what is due by then happens.
  mutating func advance(to time: VirtualTime) {
    guard time > now else { return }
    now = time
    guard let due = run.nextDue, due <= time else { return }
    let before = run.log.count
    run.perform(Command(at: time, seat: .stage, .wait))
    follow(from: before)
  }

  /// Plays the script's next line, or the recording's next step.
  mutating func playNext() {
    notice = nil
    switch screenplay.take() {
    case .act(let act):
      look(at: act.seat)
      perform(act)
    case .replay(let entries): show(entries)
    case nil:
      screenplay.isAuto = false
      notice = Notice(text: "The script is over; the desks are yours", isProblem: false)
    }
  }

  /// Takes recorded events in, and goes to the desk of whoever gave the command.
  mutating func show(_ entries: [LoggedEvent]) {
    if case .commanded(let command)? = entries.first?.event { look(at: command.value.seat) }
    let before = run.log.count
    turnStart = before
    for entry in entries { run.replay(entry) }
    now = max(now, run.state.now)
    follow(from: before)
  }

  /// Follows the script to a desk, unless somebody is in the middle of a line.
  mutating func look(at seat: Seat) {
    guard editor.isEmpty else { return }
    switch seat {
    case .customer(let index):
      customer = index
      focus = .customer
    case .representative(let person):
      representative = person
      focus = .representative
    case .supervisor, .stage: break
    }
  }

  /// Goes to a window; the window that is already there shows its next desk, where there are several.
  mutating func show(_ window: Window) {
    guard window == focus else {
      focus = window
      return
    }
    switch window {
    case .customer: customer = (customer + 1) % max(1, run.world.customers.count)
    case .bot: break
    case .representative:
      representative = RepresentativeID(
        (representative.index + 1) % max(1, run.world.organization.representatives.count))
    }
  }

  /// Goes to the desk of somebody by the beginning of a name; false when nobody at that window is called so.
  mutating func seatNamed(_ name: String, in action: Action) -> Bool {
    func isMeant(_ whole: String) -> Bool { whole.lowercased().hasPrefix(name.lowercased()) }
    switch action {
    case .customerWindow:
      guard let index = run.world.customers.firstIndex(where: { isMeant($0.name) }) else { return false }
      customer = index
      focus = .customer
    case .representativeWindow:
      guard let index = run.world.organization.representatives.firstIndex(where: { isMeant($0.name) }) else {
        return false
      }
      representative = RepresentativeID(index)
      focus = .representative
    default: return false
    }
    return true
  }

  /// Opens the chat as the screenplay begins, else the first customer's, so that the bot greets before anybody types.
  public mutating func openChat() {
    guard !screenplay.isStepped, !screenplay.isAuto else { return }
    for act in screenplay.takeOpening() ?? [Act(seat: .customer(customer), .open)] { perform(act) }
    refresh()
  }

  /// Whether a countdown is on the screen, which changes every second.
  public var showsCountdown: Bool { scene.desk?.offers.isEmpty == false }

  /// Brings what is derived from the log up to date, and tells what was refused.
  private mutating func follow(from number: Int) {
    trace.follow(run)
    sessions.follow(run)
    screenplay.follow(run)
    for number in number..<run.log.count {
      switch run.log[number].event {
      case .refused(let refusal): refuse(refusal.value.sentence)
      case .center(.rejected(let rejection)): refuse(rejection.value.sentence)
      case .center(.conversationOffered(_, let person, _, _)): bring(person)
      case .halted(let reason): notice = Notice(text: reason, isProblem: true)
      default: break
      }
    }
  }

  /// Shows the desk that is asked, unless somebody types at another.
  private mutating func bring(_ person: RepresentativeID) {
    guard editors[.representative]?.isEmpty ?? true else { return }
    representative = person
  }

  /// Tells the person something from outside the run, as when a recording fails.
  public mutating func tell(_ text: String, isProblem: Bool) {
    notice = Notice(text: text, isProblem: isProblem)
    refresh()
  }
}
