import Scenarios
import Views

/// What help is asked about: whatever had the keyboard.
public enum HelpTopic: Hashable, Sendable {
  /// The line of a window.
  case window(Window)
  /// A window that is read.
  case reading
  /// The customer's card.
  case card
  case limits, why, sessions, dashboard, lesson, test, timeline, palette, tour

  /// What it is called.
  var title: String {
    switch self {
    case .window(.customer): "The customer's window"
    case .window(.bot): "The bot's window"
    case .window(.representative): "The person's window"
    case .reading: "Reading a window"
    case .card: "The card"
    case .limits: "As sent, as received"
    case .why: "Why"
    case .sessions: "Sessions"
    case .dashboard: "The dashboard"
    case .lesson: "The lesson"
    case .test: "This session as a test"
    case .timeline: "The timeline"
    case .palette: "Everything"
    case .tour: "The tour"
    }
  }

  /// What it shows and how it is used.
  func about(_ key: (Action) -> String) -> String {
    switch self {
    case .window(.customer):
      "What the customer's channel shows, with its limitations. The line speaks for the customer: type a message, or "
        + "the number of a choice."
    case .window(.bot):
      "What the bot was given, the topics and nodes it runs, and its variables; a star marks what has just changed. The "
        + "line is the stage's: /set changes a variable or a capacity, /wait lets time pass."
    case .window(.representative):
      "The desk of a person: offers first, then the conversation with its transcript, variables and records. The line "
        + "speaks for that person; \(key(.representativeWindow)) again goes to the next one."
    case .reading:
      "A bar marks the message that is read, and letters act instead of typing. \(key(.back)) goes back to the line."
    case .card:
      "\(key(.nextWindow)) and the arrows go from field to field, Space chooses, \(key(.send)) presses, \(key(.back)) "
        + "gives the keyboard back to the line. What is filled in stays until it is sent."
    case .limits:
      "A message as it was sent beside what the customer received, with the rules that changed it. \(key(.older)) and "
        + "\(key(.newer)) choose the message, \(key(.charLeft)) and \(key(.charRight)) the channel, v the version; s "
        + "saves it as a scenario." + Self.scrolling(key)
    case .why:
      "The routing decisions of this conversation, the latest first: each candidate with the rule that let it through or "
        + "ruled it out, its source and whether it is inferred." + Self.scrolling(key)
    case .sessions:
      "How analytics count the conversation: engaged or not, resolved, escalated or abandoned, and by which rule."
        + Self.scrolling(key)
    case .dashboard:
      "The ongoing conversations, which \(key(.older)) and \(key(.newer)) choose among, and the figures of bots and "
        + "people. On the chosen one: "
        + Dashboard.Deed.allCases.map { "\($0.rawValue) to \($0.title)" }.joined(separator: ", ") + "."
        + Self.scrolling(key)
    case .test:
      "What the session would expect as a test. \(key(.send)) keeps or drops the expectation that is chosen, "
        + "\(key(.test)) writes the file."
    case .lesson:
      "What the lesson is about, its tasks with a tick for each that is done, the hints so far, and what can be made to "
        + "go wrong with /fault. \(key(.hint)) gives a hint, /skip leaves a task out, /task again begins it anew."
        + Self.scrolling(key)
    case .timeline:
      "The turns of the session, its bookmarks and its branches. \(key(.older)) and \(key(.newer)) choose, "
        + "\(key(.send)) goes there, \(key(.bookmark)) sets a bookmark, \(key(.timeNow)) is the end."
    case .palette:
      "Every action and command by name. Typing narrows the list, \(key(.older)) and \(key(.newer)) choose, "
        + "\(key(.send)) does it."
    case .tour:
      "What is where on the screen. \(key(.send)) goes on, \(key(.older)) goes back, \(key(.back)) leaves it."
    }
  }

  /// How what is longer than its box is read.
  private static func scrolling(_ key: (Action) -> String) -> String {
    " \(key(.scrollUp)) and \(key(.scrollDown)) scroll, \(key(.back)) closes it."
  }
}

extension AppState {
  /// What help would be about now; nil while it is shown already.
  private var helpTopicNow: HelpTopic? {
    switch overlay {
    case .help: nil
    case .why: .why
    case .limits: .limits
    case .sessions: .sessions
    case .dashboard: .dashboard
    case .lesson: .lesson
    case .test: .test
    case .timeline: .timeline
    case .palette: .palette
    case .tour: .tour
    case nil: enteredCard != nil ? .card : reading != nil ? .reading : .window(focus)
    }
  }

  /// Shows help about what has the keyboard; what lies over the windows comes back after it.
  mutating func showHelp() {
    guard let topic = helpTopicNow else { return }
    helpTopic = topic
    underHelp = overlay
    overlay = .help(scroll: 0)
  }

  /// Takes what lies over the windows away; under help, what it was about comes back.
  mutating func closeOverlay() {
    if case .help = overlay { overlay = underHelp } else { overlay = nil }
    underHelp = nil
  }
}
