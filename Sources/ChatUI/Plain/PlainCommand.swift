/// What can be typed in plain mode besides what belongs to a seat.
enum PlainCommand: String, CaseIterable {
  case why, sessions, dashboard, limits, raw, card, test, next, auto, terms, tour, record, help, quit

  /// What follows the name.
  var arguments: String {
    switch self {
    case .limits: "[CHANNEL]"
    case .terms: "classic or modern"
    case .record: "FILE"
    case .test: "[keep N, drop N or write]"
    default: ""
    }
  }

  /// What it does.
  var summary: String {
    switch self {
    case .why: "why the conversation went where it went"
    case .sessions: "what analytics count"
    case .dashboard: "ongoing conversations and figures"
    case .limits: "the latest message as sent and as received"
    case .raw: "the bot's latest message as an activity"
    case .card: "the latest card as it is filled in"
    case .test: "this session as a test: choose what it expects, and write it"
    case .next: "play the script's next line"
    case .auto: "play the rest of the script"
    case .terms: "call things as the documents up to 2023 did, or as those since"
    case .tour: "what is where, in a few lines"
    case .record: "keep the recording in another file"
    case .help: "this"
    case .quit: "end"
    }
  }
}

extension Action {
  /// What plain mode has for an action of the windows.
  enum PlainReach: Equatable {
    /// A command of the same meaning.
    case command(PlainCommand)
    /// The windows' own slash command: lessons and time are gone about in the same words.
    case sameWord
    /// Nothing, and why nothing is missing.
    case needless(String)
  }

  /// What plain mode has for it.
  var plainReach: PlainReach {
    switch self {
    case .help, .palette: .command(.help)
    case .why: .command(.why)
    case .limits: .command(.limits)
    case .sessions: .command(.sessions)
    case .dashboard: .command(.dashboard)
    case .activities: .command(.raw)
    case .card: .command(.card)
    case .test: .command(.test)
    case .playNext: .command(.next)
    case .playAll: .command(.auto)
    case .terms: .command(.terms)
    case .tour: .command(.tour)
    case .task, .hint, .timeBack, .timeForward, .eventBack, .eventForward, .stepBack, .stepForward, .timeNow,
      .timeline, .timeReturn, .goTo, .branch, .bookmark, .slow, .notes:
      .sameWord
    case .quit, .clearOrQuit: .command(.quit)
    case .nextWindow, .previousWindow, .customerWindow, .botWindow, .representativeWindow, .zoom:
      .needless("there are no windows: each line says whose it is, and a prefix says who types")
    case .scrollUp, .scrollDown, .scrollTop, .scrollBottom, .search, .read, .readOlder, .readNewer,
      .readFirst,
      .readLast, .readUnread, .readDayBack, .readDayOn, .matchOlder, .matchNewer, .copy:
      .needless("what was told stays told: the terminal or the screen reader goes back, finds and copies")
    case .send, .newLine:
      .needless("Enter sends the line; one that ends with \\ goes on in the next")
    case .lineStart, .lineEnd, .charLeft, .charRight, .wordLeft, .wordRight, .deleteBack, .deleteForward,
      .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart, .yank, .transpose, .undo,
      .editExternally,
      .older, .newer, .searchHistory, .complete:
      .needless("the terminal edits the line, or whatever writes to the pipe")
    case .mouse, .back, .redraw: .needless("nothing is on a screen")
    case .suspend: .needless("the terminal's own Ctrl-Z does it")
    }
  }
}
