import Simulation

/// What can be typed at a seat, as data: the parser, `/help`, completion and the manual read the same list.
public struct CommandEntry: Hashable, Sendable {
  /// Where a command can be typed.
  public enum Seats: String, Hashable, Sendable {
    /// At a customer's window.
    case customer
    /// At a representative's window.
    case representative
    /// At the supervisor's seat.
    case supervisor
    /// Everywhere.
    case everyone
  }

  /// The word after the slash.
  public var name: String
  /// Other words for the same.
  public var aliases: [String]
  /// Where it can be typed.
  public var seats: Seats
  /// What follows, as help writes it; empty for nothing.
  public var arguments: String
  /// One line that says what it does.
  public var summary: String
  /// What can stand in place of its first argument, for completion.
  public var completes: Completion

  /// What completion offers.
  public enum Completion: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// Queues.
    case queues
    /// Bots and people.
    case members
    /// Presences.
    case presences
    /// What `/set` can change.
    case settings
    /// The titles of quick replies.
    case quickReplies
  }

  /// Declares a command.
  public init(
    _ name: String, _ arguments: String = "", seats: Seats, aliases: [String] = [],
    completes: Completion = .nothing, _ summary: String
  ) {
    self.name = name
    self.aliases = aliases
    self.seats = seats
    self.arguments = arguments
    self.summary = summary
    self.completes = completes
  }

  /// Whether it can be typed at a seat.
  public func isAvailable(at seat: Seat) -> Bool {
    switch (seats, seat) {
    case (.everyone, _), (.customer, .customer), (.representative, .representative),
      (.supervisor, .supervisor):
      true
    default: false
    }
  }
}

/// Every command of scripts and windows.
public enum CommandCatalog {
  /// The commands in the order help lists them.
  public static let all: [CommandEntry] = [
    CommandEntry("open", seats: .customer, "open the chat"),
    CommandEntry("choose", "N", seats: .customer, "press the Nth choice of the last message"),
    CommandEntry("submit", "{JSON}", seats: .customer, "submit a card's inputs"),
    CommandEntry("keypad", "KEYS", seats: .customer, "press keys of the telephone, on a call"),
    CommandEntry(
      "fill", "NAME = VALUE", seats: .customer, "fill something in on the latest card; /submit sends it"),
    CommandEntry("press", "BUTTON", seats: .customer, "press a button of the latest card"),
    CommandEntry("attach", "FILE", seats: .customer, "send a file"),
    CommandEntry("skip", seats: .customer, "leave a survey's question out"),
    CommandEntry("typing", seats: .customer, "start typing"),
    CommandEntry("close", seats: .customer, "close the chat window"),
    CommandEntry("disconnect", seats: .customer, "lose the connection"),
    CommandEntry("reconnect", seats: .customer, "come back after /disconnect"),
    CommandEntry("accept", seats: .representative, "accept the offer"),
    CommandEntry("decline", seats: .representative, aliases: ["reject"], "decline the offer"),
    CommandEntry(
      "pick", "[CONVERSATION]", seats: .representative, "take a conversation that waits: conv-2, or 2"),
    CommandEntry(
      "tq", "QUEUE [--to-bot] [--bot NAME]", seats: .representative, aliases: ["taq", "2", "3"],
      completes: .queues,
      "transfer to a queue; --to-bot prefers bots, --bot names one"),
    CommandEntry(
      "t", "NAME", seats: .representative, completes: .members,
      "transfer to a person, where transfer-to-representatives is on"),
    CommandEntry("release", seats: .representative, "give the conversation back to its queue"),
    CommandEntry(
      "c", "NAME", seats: .representative, aliases: ["4"], completes: .members,
      "consult a colleague, who reads along and answers you alone"),
    CommandEntry(
      "i", "TEXT", seats: .representative, "write to the consulted colleague, or to who asked, alone"),
    CommandEntry(
      "add", "[NAME]", seats: .representative, completes: .members, "add the consulted colleague to the chat"),
    CommandEntry("leave", seats: .representative, "leave a conversation you were consulted about"),
    CommandEntry(
      "q", "[WORD or #TAG]", seats: .representative, aliases: ["1"], completes: .quickReplies,
      "send the quick reply found; with several, list them"),
    CommandEntry(
      "switch", "CONVERSATION", seats: .representative, "work in another conversation: conv-2, or 2"),
    CommandEntry(
      "reopen", "CONVERSATION", seats: .representative, "take up a conversation that waits for its customer"),
    CommandEntry("disconnect", seats: .representative, "lose the connection: Offline at once"),
    CommandEntry(
      "reconnect", seats: .representative, "come back; within 2m30s with the presence you had"),
    CommandEntry("note", "TEXT", seats: .representative, "write a note that the customer never sees"),
    CommandEntry("typing", seats: .representative, "start typing"),
    CommandEntry(
      "link", "contact NAME", seats: .representative,
      "link a record: contact NAME, account NAME, case CAS-1; none unlinks"),
    CommandEntry("end", seats: .representative, "end the conversation; wrap-up begins"),
    CommandEntry("close", seats: .representative, "close the session"),
    CommandEntry("presence", "NAME", seats: .representative, completes: .presences, "change your presence"),
    CommandEntry(
      "assign", "CONVERSATION NAME or QUEUE [--anyway]", seats: .supervisor,
      "give an Open conversation away; --anyway overrides presence and capacity"),
    CommandEntry(
      "transfer", "CONVERSATION NAME", seats: .supervisor, "hand a conversation to another person"),
    CommandEntry("monitor", "CONVERSATION", seats: .supervisor, "read along"),
    CommandEntry("join", "CONVERSATION", seats: .supervisor, "take part; what you type goes to the customer"),
    CommandEntry("force-close", "CONVERSATION", seats: .supervisor, "close a conversation"),
    CommandEntry("presence", "NAME PRESENCE", seats: .supervisor, "reset somebody's presence"),
    CommandEntry("wait", "TIME", seats: .everyone, "let virtual time pass: 45s, 30m, 1h30m"),
    CommandEntry(
      "set", "NAME.WHAT=VALUE", seats: .everyone, completes: .settings,
      "change bot-b.capacity=90, Mia.presence=Away, context.X=1, Global.X=\"a\""),
    CommandEntry("mark", "NAME", seats: .everyone, "give this moment a name"),
    CommandEntry(
      "topic", "NAME", seats: .everyone, "start a topic of the bot by name, whatever was said"),
  ]

  /// What belongs to nobody's seat where nobody is named: keys of their own in a script.
  public static let stage = ["wait", "set", "mark"]

  /// The commands that can be typed at a seat, in the order help lists them.
  public static func commands(at seat: Seat) -> [CommandEntry] { all.filter { $0.isAvailable(at: seat) } }
}
