/// Everything a key can do, by id; the key page, the palette and the slash commands read this table.
public enum Action: String, Hashable, Sendable, CaseIterable {
  case nextWindow = "window.next"
  case previousWindow = "window.previous"
  case customerWindow = "window.customer"
  case botWindow = "window.bot"
  case representativeWindow = "window.agent"
  case zoom = "window.zoom"
  case send = "line.send"
  case newLine = "line.new"
  case lineStart = "line.start"
  case lineEnd = "line.end"
  case charLeft = "line.left"
  case charRight = "line.right"
  case wordLeft = "line.word-left"
  case wordRight = "line.word-right"
  case deleteBack = "line.delete-back"
  case deleteForward = "line.delete-forward"
  case deleteWordBack = "line.delete-word-back"
  case deleteWordForward = "line.delete-word-forward"
  case killToEnd = "line.kill-to-end"
  case killToStart = "line.kill-to-start"
  case yank = "line.yank"
  case transpose = "line.transpose"
  case undo = "line.undo"
  case editExternally = "line.edit"
  case older = "history.older"
  case newer = "history.newer"
  case searchHistory = "history.search"
  case complete = "line.complete"
  case scrollUp = "scroll.up"
  case scrollDown = "scroll.down"
  case scrollTop = "scroll.top"
  case scrollBottom = "scroll.bottom"
  case search = "read.search"
  case read = "read"
  case readOlder = "read.older"
  case readNewer = "read.newer"
  case readFirst = "read.first"
  case readLast = "read.last"
  case readUnread = "read.unread"
  case readDayBack = "read.day-back"
  case readDayOn = "read.day-on"
  case matchOlder = "read.match-older"
  case matchNewer = "read.match-newer"
  case copy = "copy"
  case mouse = "mouse"
  case terms = "terms"
  case help = "help"
  case tour = "tour"
  case palette = "palette"
  case why = "why"
  case limits = "limits"
  case sessions = "sessions"
  case dashboard = "dashboard"
  case activities = "bot.activities"
  case card = "card"
  case test = "record.test"
  case playNext = "script.next"
  case playAll = "script.auto"
  case back = "back"
  case clearOrQuit = "clear-or-quit"
  case redraw = "redraw"
  case suspend = "suspend"
  case quit = "quit"

  /// What it does, for the key page and the palette.
  public var title: String {
    switch self {
    case .nextWindow: "Next window"
    case .previousWindow: "Previous window"
    case .customerWindow: "The customer's window"
    case .botWindow: "The bot's window"
    case .representativeWindow: "The person's window"
    case .zoom: "Zoom the window"
    case .send: "Send the line"
    case .newLine: "New line in the message"
    case .lineStart: "To the start of the line"
    case .lineEnd: "To the end of the line"
    case .charLeft: "One character left"
    case .charRight: "One character right"
    case .wordLeft: "One word left"
    case .wordRight: "One word right"
    case .deleteBack: "Delete the character before"
    case .deleteForward: "Delete the character under the cursor"
    case .deleteWordBack: "Cut the word before"
    case .deleteWordForward: "Cut the word after"
    case .killToEnd: "Cut to the end of the line"
    case .killToStart: "Cut to the start of the line"
    case .yank: "Paste what was cut"
    case .transpose: "Exchange the characters around the cursor"
    case .undo: "Undo the latest change of the line"
    case .editExternally: "Write the message in $VISUAL or $EDITOR"
    case .older: "Older line of the history"
    case .newer: "Newer line of the history"
    case .searchHistory: "Search the history of this seat"
    case .complete: "Take the completion"
    case .scrollUp: "Scroll back"
    case .scrollDown: "Scroll on"
    case .scrollTop: "To the first line, when the line is empty"
    case .scrollBottom: "To the latest line, when the line is empty"
    case .search: "Search in the window"
    case .read: "Read: move by message, then letters act instead of typing"
    case .readOlder: "Reading: the message before"
    case .readNewer: "Reading: the message after"
    case .readFirst: "Reading: the first message"
    case .readLast: "Reading: the latest message"
    case .readUnread: "Reading: the first message that was not read"
    case .readDayBack: "Reading: the day before"
    case .readDayOn: "Reading: the day after"
    case .matchOlder: "Reading: the match before"
    case .matchNewer: "Reading: the match after"
    case .copy: "Copy the message that is read, or the window, to the terminal's clipboard"
    case .mouse: "Mouse on or off; Shift selects as without it"
    case .terms: "Words of the documents up to 2023, or of those since"
    case .help: "Help about what has the keyboard"
    case .tour: "A short tour of the screen"
    case .palette: "Everything: find an action by name"
    case .why: "Why this routing"
    case .limits: "As sent and as received"
    case .sessions: "The sessions that analytics count"
    case .dashboard: "The supervisor's dashboard: ongoing conversations and figures"
    case .activities: "The bot's messages as activities, or as words"
    case .card: "Step into the customer's card, or out of it"
    case .test: "This session as a test: keep or drop what it would expect"
    case .playNext: "Play the script's next line"
    case .playAll: "Play the script by itself, or pause it"
    case .back: "Back out one level"
    case .clearOrQuit: "Clear the line; twice on an empty line quits"
    case .redraw: "Draw the screen afresh"
    case .suspend: "Go to the shell; fg comes back"
    case .quit: "Quit"
    }
  }

  /// The slash command that does the same; nil where only a key makes sense.
  public var command: String? {
    switch self {
    case .read: "read"
    case .search: "find"
    case .copy: "copy"
    case .mouse: "mouse"
    case .terms: "terms"
    case .editExternally: "edit"
    case .help: "help"
    case .tour: "tour"
    case .palette: "palette"
    case .why: "why"
    case .limits: "limits"
    case .sessions: "sessions"
    case .dashboard: "dashboard"
    case .activities: "raw"
    case .card: "card"
    case .test: "test"
    case .zoom: "zoom"
    case .playNext: "next"
    case .playAll: "auto"
    case .redraw: "redraw"
    case .quit: "quit"
    case .customerWindow: "customer"
    case .botWindow: "bot"
    case .representativeWindow: "agent"
    default: nil
    }
  }

  /// The action of a slash command.
  public static func named(_ command: String) -> Action? { allCases.first { $0.command == command } }

  /// When a key means it: letters act only while a window is read.
  public var context: Context {
    switch self {
    case .readOlder, .readNewer, .readFirst, .readLast, .readUnread, .readDayBack, .readDayOn, .matchOlder,
      .matchNewer:
      .reading
    default: .anywhere
    }
  }

  /// When keys mean an action.
  public enum Context: Sendable {
    /// While a line is typed, and while a window is read.
    case anywhere
    /// Only while a window is read.
    case reading
  }
}
