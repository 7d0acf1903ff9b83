import Basis
import ContactCenter
import Scenarios
import Simulation
import Views

// How acts reach the run, and what the front does about what happened.

extension AppState {
  /// Carries out an act of a window.
  mutating func perform(_ act: Act) {
    let (from, isBranch) = playback.perform(act, at: now)
    if isBranch { tellOfBranch() }
    follow(from: from)
  }

  /// Lets virtual time come as far as `time`; what is due by then happens.
  mutating func advance(to time: VirtualTime) {
    guard time > now, !playback.holdsTime else { return }
    now = time
    if playback.isDue(by: time), let from = playback.advance(to: time) { follow(from: from) }
  }

  /// Plays the script's next line, the recording's next step, or in the past what came next.
  mutating func playNext() {
    notice = nil
    let wasInPast = playback.isInPast
    switch playback.playNext(at: now) {
    case .line(let from, let act):
      look(at: act.seat)
      follow(from: from)
    case .shown(let from):
      lookAtTurn(of: from)
      if wasInPast { arrive() } else { follow(from: from) }
      if playback.isCatchingUp { tellOfEvent() }
    case .nothing:
      screenplay.isAuto = false
      notice = Notice(text: "The script is over; the desks are yours", isProblem: false)
    }
  }

  /// Takes recorded events in, and goes to the desk of whoever gave the command.
  mutating func show(_ entries: [LoggedEvent]) {
    let from = run.log.count
    playback.replay(entries)
    lookAtTurn(of: from)
    follow(from: from)
  }

  /// Goes to the desk of whoever gave the command that an event is.
  mutating func lookAtTurn(of event: Int) {
    guard event < run.log.count, let command = run.log[event].event.command else { return }
    look(at: command.seat)
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
    if playback.playOpening(at: now) != nil {
      follow(from: 0)
    } else {
      perform(Act(seat: .customer(customer), .open))
    }
    refresh()
  }

  /// Whether a countdown is on the screen, which changes every second.
  public var showsCountdown: Bool { scene.desk?.offers.isEmpty == false }

  /// Shows what has happened from an event on, and tells what was refused.
  private mutating func follow(from number: Int) {
    turnStart = number
    guard !playback.isInPast else { return arrive() }
    now = max(now, run.state.now)
    for number in number..<run.log.count {
      switch run.log[number].event {
      case .refused(let refusal): refuse(refusal.value.sentence)
      case .center(.rejected(let rejection)): refuse(rejection.value.sentence)
      case .center(.conversationOffered(_, let person, _, _)): bring(person)
      case .halted(let reason): notice = Notice(text: reason, isProblem: true)
      default: break
      }
    }
    // The end of a lesson is shown as it comes.
    if let lesson = screenplay.lesson, lesson.isOver, lesson.notes.last.map({ $0.number > number }) == true {
      overlay = .lesson(scroll: 0)
    }
    letFaultsCome()
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
