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
    case .replay(let entries):
      if case .commanded(let command)? = entries.first?.event { look(at: command.value.seat) }
      let before = run.log.count
      for entry in entries { run.replay(entry) }
      now = max(now, run.state.now)
      follow(from: before)
    case nil:
      screenplay.isAuto = false
      notice = Notice(text: "The script is over; the desks are yours", isProblem: false)
    }
  }

  private mutating func look(at seat: Seat) {
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

  /// Opens the first customer's chat, so that the bot greets before anybody types.
  public mutating func openChat() { perform(Act(seat: .customer(customer), .open)) }

  /// Whether a countdown is on the screen, which changes every second.
  public var showsCountdown: Bool { run.state.center.offer(to: representative) != nil }

  /// Brings what is derived from the log up to date, and tells what was refused.
  private mutating func follow(from number: Int) {
    trace.follow(run)
    screenplay.follow(run)
    for number in number..<run.log.count {
      switch run.log[number].event {
      case .refused(let refusal): notice = Notice(text: refusal.value.sentence, isProblem: true)
      case .center(.rejected(let rejection)): notice = Notice(text: rejection.value.sentence, isProblem: true)
      case .center(.conversationOffered(_, let person, _, _)): representative = person
      case .halted(let reason): notice = Notice(text: reason, isProblem: true)
      default: break
      }
    }
  }

  /// How many rows a window's content has at most, for the end of scrolling.
  func contentRows(of window: Window) -> Int {
    guard let rect = layout?.windows.first(where: { $0.window == window })?.rect else { return 0 }
    let width = max(1, rect.width - 4)
    let all =
      switch window {
      case .customer: CustomerPane(state: self).content(width: width, rows: .max)
      case .bot: BotPane(state: self).content(width: width)
      case .representative: RepresentativePane(state: self).content(width: width)
      }
    return max(0, all.count - 1)
  }

  /// Tells the person something from outside the run, as when a recording fails.
  public mutating func tell(_ text: String, isProblem: Bool) {
    notice = Notice(text: text, isProblem: isProblem)
  }
}
