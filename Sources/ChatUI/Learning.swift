import ContactCenter
import Scenarios
import Simulation
import Views

// A lesson at the windows: what is typed about it, and what it lets happen.

extension AppState {
  /// Takes a line that is about the lesson, or asks what can go wrong; nil when it is another.
  mutating func takeLessonCommand(_ line: String) -> [Effect]? {
    if line.split(separator: " ") == ["/fault"] {
      overlay = .lesson(scroll: LessonContent.farthest)
      return []
    }
    var isSurveyed = false
    if case .customer(let customer) = seat { isSurveyed = run.isSurveyed(customer) }
    guard let request = LessonRequest(line, isSurveyed: isSurveyed) else { return nil }
    guard let lesson = screenplay.lesson else {
      // Without a lesson /skip is the survey's, and says so itself.
      if request == .skip { return nil }
      notice = Notice(text: "This is no lesson; handoff learn lists them", isProblem: true)
      return []
    }
    return take(request, lesson)
  }

  private mutating func take(_ request: LessonRequest, _ lesson: LessonProgress) -> [Effect] {
    switch request {
    case .outline: overlay = .lesson(scroll: 0)
    case _ where lesson.isOver: notice = Notice(text: LessonText(lesson).sum, isProblem: false)
    case .hint where lesson.hintsLeft == 0:
      notice = Notice(text: "There are no hints left; /skip leaves the task out", isProblem: true)
    case .hint: perform(Act(seat: .stage, .mark(LessonMark.hint)))
    case .skip: perform(Act(seat: .stage, .mark(LessonMark.skip)))
    case .again:
      guard let earlier = lesson.again() else { break }
      begin(again: earlier, lesson.lesson)
      return [.rewound]
    }
    return []
  }

  /// Goes back to an earlier state of the run; how things are looked at stays.
  private mutating func begin(again run: Run, _ lesson: Lesson) {
    var other = AppState(run: run, screenplay: Screenplay(lesson, of: run), size: size, look: look)
    other.hasMouse = hasMouse
    other.keymap = keymap
    other.lexicon = lexicon
    other.overlay = nil
    other.editors = editors
    other.show(focus, of: customer, representative)
    self = other
    letFaultsCome()
    notice = Notice(text: "The task begins again", isProblem: false)
  }

  private mutating func show(_ window: Window, of customer: Int, _ person: RepresentativeID) {
    self.customer = customer
    representative = person
    focus = window
    refresh()
  }

  /// Lets the faults come that the open task begins with.
  mutating func letFaultsCome() {
    if let fault = screenplay.lesson?.due { perform(fault) }
  }
}

extension Run {
  /// Whether a customer's window asks a survey's question now.
  func isSurveyed(_ customer: Int) -> Bool {
    let phase = widgetPhase(ofCustomer: customer)
    return phase == .prechat || phase == .postchat
  }
}
