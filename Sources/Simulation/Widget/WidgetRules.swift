import Basis

/// How a customer's window behaves.
public enum WidgetRules {
  /// `widget.pre-chat`
  public static let preChat = Rule(
    "widget.pre-chat",
    "The survey before a conversation is asked before it is routed; answers are context variables.",
    source: "CE configure-pre-chat-survey")
  /// `widget.only-required`
  public static let onlyRequired = Rule(
    "widget.only-required", "Of a survey's answers only the required ones are insisted on.",
    source: "CE configure-pre-chat-survey")
  /// `widget.options`
  public static let options = Rule(
    "widget.options", "A question with options is answered with one of them.",
    source: "CE configure-pre-chat-survey", isInferred: true)
  /// `widget.post-chat`
  public static let postChat = Rule(
    "widget.post-chat",
    "A survey follows when the representative, the customer or the system ends a conversation.",
    source: "CE configure-post-conversation-survey")
  /// `widget.participant-joined`
  public static let participantJoined = Rule(
    "widget.participant-joined",
    "It follows if a person took part, or a bot and there is a survey for bots.",
    source: "LCW")
  /// `widget.outside-hours`
  public static let outsideHours = Rule(
    "widget.outside-hours", "Outside its hours the window is hidden or offline; no conversation begins.",
    source: "CE create-operating-hours")
  /// `widget.reconnect`
  public static let reconnect = Rule(
    "widget.reconnect", "A customer who opens the chat again in time is back in the conversation.",
    source: "CE configure-reconnect-chat")
  /// `widget.persistent-resumes`
  public static let persistentResumes = Rule(
    "widget.persistent-resumes", "Opening a persistent chat that waits goes on with it.",
    source: "CE configure-persistent-chat", isInferred: true)
  /// `widget.persistent-signed-in`
  public static let persistentSignedIn = Rule(
    "widget.persistent-signed-in", "Only customers who are signed in have a persistent chat.",
    source: "CE configure-persistent-chat")
  /// `widget.keeps-unsent`
  public static let keepsUnsent = Rule(
    "widget.keeps-unsent", "What is sent without a connection is kept and sent again when it is back.",
    source: "LCW", isInferred: true)
  /// `widget.queue-position`
  public static let queuePosition = Rule(
    "widget.queue-position", "A waiting customer is told the place in line whenever it changes.",
    source: "CE configure-automated-message")
  /// `widget.average-wait`
  public static let averageWait = Rule(
    "widget.average-wait",
    "A customer who begins to wait is told the average of the queue's finished waits in this run.",
    source: "CE configure-automated-message", isInferred: true)
  /// `widget.no-wait-persistent`
  public static let noWaitPersistent = Rule(
    "widget.no-wait-persistent", "In a persistent chat nobody is told of the queue.",
    source: "CE configure-persistent-chat")
  /// `messages.instance-first`
  public static let instanceFirst = Rule(
    "messages.instance-first", "A workstream's automated messages come before its channel's.",
    source: "CE configure-automated-message")
  /// `messages.locale`
  public static let locale = Rule(
    "messages.locale", "Automated messages are in the customer's language where there is a text for it.",
    source: "CE configure-automated-message")

  /// All of them.
  public static let all = [
    preChat, onlyRequired, options, postChat, participantJoined, outsideHours, reconnect, persistentResumes,
    persistentSignedIn,
    keepsUnsent, queuePosition, averageWait, noWaitPersistent, instanceFirst, locale,
  ]
  /// Those that always hold.
  public static let fixed = [onlyRequired, instanceFirst]
}
