import Basis

/// What is asked while a bot is connected; each can be answered beforehand by a flag.
public enum ConnectQuestion: String, Sendable, CaseIterable {
  /// Which bot.
  case bot
  /// Whether the privacy notice is acknowledged.
  case privacy
  /// Which environment.
  case environment
  /// The application (client) id of its registration.
  case application
  /// Which of the two escalation set-ups.
  case escalation
  /// Which workstream the bot is added to.
  case workstream
  /// Which queue the bot is assigned to.
  case queue
  /// In which workstream the rules are made, in option 2.
  case rulesWorkstream = "rules-workstream"
  /// Which queue is the bot's own, in option 2.
  case botQueue = "bot-queue"
  /// Which queue has the people, in option 2.
  case humanQueue = "human-queue"
  /// Which context variable the rules test.
  case variable
  /// The value with which it goes to people.
  case value

  /// What stands before the answer.
  public var prompt: String {
    switch self {
    case .bot: "Bot"
    case .privacy: "Do you acknowledge it? (yes/no)"
    case .environment: "Select the environment to which the bot connects"
    case .application: "Application ID"
    case .escalation: "Set-up (1/2)"
    case .workstream: "Workstream"
    case .queue: "Queue"
    case .rulesWorkstream: "Workstream of the rules"
    case .botQueue: "Queue of the bot"
    case .humanQueue: "Queue of the representatives"
    case .variable: "Context variable that the rules test"
    case .value: "Value that goes to representatives (any, unless written)"
    }
  }
}

/// How the set-up talks with whoever connects a bot.
public struct ConnectTalk {
  /// Tells a line.
  public var say: (String) -> Void
  /// Asks; nil when there is no answer and none will come. An empty answer takes what is proposed.
  public var ask: (ConnectQuestion) -> String?

  /// Makes a talk.
  public init(say: @escaping (String) -> Void, ask: @escaping (ConnectQuestion) -> String?) {
    self.say = say
    self.ask = ask
  }
}

/// What the set-up of a bot came to.
public struct ConnectOutcome: Sendable {
  /// The organization file as it is now to be; nil when nothing changes.
  public var text: String?
  /// Why it was refused.
  public var diagnostics: [Diagnostic] = []

  /// Whether what was asked for was done.
  public var isDone: Bool { diagnostics.allSatisfy { $0.severity != .error } }
}
