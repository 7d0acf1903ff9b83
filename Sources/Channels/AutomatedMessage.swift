/// What the contact centre says by itself: to the customer, in one case to the person.
///
/// Triggers, tags and texts are those of `domain.md` 4.14; a text that the documents do not give is ours
/// and says so.
public struct AutomatedMessage: Hashable, Sendable, Identifiable {
  /// Who reads it.
  public enum Recipient: String, Hashable, Sendable {
    /// The customer.
    case customer
    /// The person who has the conversation.
    case representative
  }

  /// Which words are used for the people and programs of the contact centre.
  public enum Terms: String, Hashable, Sendable, CaseIterable {
    /// Bot and agent.
    case classic
    /// AI agent and representative.
    case modern
  }

  /// Stable and readable, for organization files: `agent-assigned`.
  public let id: String
  /// The product's name of the moment, as administrators see it.
  public let trigger: String
  /// Tags of the message on the wire, in the product's order; empty where they are not public.
  public let tags: [String]
  /// Who reads it.
  public let recipient: Recipient
  /// The text; `{agent}`, `{position}`, `{hours}` and `{minutes}` stand for what is known then.
  public let text: String
  /// The text in modern terms, where it differs; ours.
  public let modernText: String?
  /// Whether the documents do not give the text.
  public let isInferred: Bool
  /// Whether it is sent unless an organization says otherwise.
  public let isOnByDefault: Bool

  /// Declares a message.
  init(
    _ id: String, trigger: String, tags: String, to recipient: Recipient = .customer, _ text: String,
    modern: String? = nil, isInferred: Bool = false, isOnByDefault: Bool = true
  ) {
    self.id = id
    self.trigger = trigger
    self.tags = tags.split(separator: ",").map(String.init)
    self.recipient = recipient
    self.text = text
    self.modernText = modern
    self.isInferred = isInferred
    self.isOnByDefault = isOnByDefault
  }

  /// The text with its slots filled; a slot that is not named stays as it is.
  public func filled(_ slots: [(name: String, value: String)] = [], terms: Terms = .classic) -> String {
    let template = terms == .modern ? modernText ?? text : text
    var filled = ""
    var rest = Substring(template)
    // One pass, so that a value that looks like a slot is not filled again.
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = rest[rest.index(after: start)..<end]
      filled += rest[..<start]
      filled += slots.first { $0.name == name }?.value ?? String(rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }
}

extension AutomatedMessage {
  /// Routing to a person has begun.
  public static let agentAssigned = AutomatedMessage(
    "agent-assigned", trigger: "Agent assigned to a conversation",
    tags: "system,agentassignmentready,displaytocustomer", "An agent will be with you in a moment.",
    modern: "A representative will be with you in a moment.")
  /// The person accepted.
  public static let agentJoined = AutomatedMessage(
    "agent-joined", trigger: "Agent joined conversation", tags: "system,agentaccepted,displaytocustomer",
    "{agent} has joined the conversation.")
  /// The person handed the conversation on.
  public static let agentLeft = AutomatedMessage(
    "agent-left", trigger: "Agent left customer conversation", tags: "", "{agent} has left the conversation.",
    isInferred: true)
  /// The person pressed End.
  public static let agentEnded = AutomatedMessage(
    "agent-ended", trigger: "Agent ended conversation", tags: "system,agentendconversation",
    "{agent} has ended the conversation.", isInferred: true)
  /// The person's connection was lost.
  public static let agentDisconnected = AutomatedMessage(
    "agent-disconnected", trigger: "Agent disconnected from conversation", tags: "",
    "{agent} has been disconnected from the conversation.", isInferred: true)
  /// The person closed the session.
  public static let sessionEnded = AutomatedMessage(
    "session-ended", trigger: "Session ended", tags: "system,primarysessionclosed",
    "The conversation has ended.",
    isInferred: true)
  /// Nobody could be found.
  public static let assignmentFailed = AutomatedMessage(
    "assignment-failed", trigger: "Agent couldn't be assigned to conversation",
    tags: "system,agentassignmentfailure", "Sorry, we're not able to serve you at the moment")
  /// A queue overflowed, and the conversation was ended.
  public static let overflowEnded = AutomatedMessage(
    "overflow-ended", trigger: "End conversation due to overflow", tags: "endconversationduetooverflow",
    "All our lines are busy. Please try again later.", isInferred: true)
  /// The queue is not served at this hour.
  public static let outOfHours = AutomatedMessage(
    "out-of-hours", trigger: "Out of operating hour message", tags: "",
    "We are closed at the moment. Please come back during our opening hours.", isInferred: true)
  /// Nobody is before the customer.
  public static let nextInLine = AutomatedMessage(
    "next-in-line", trigger: "Customer is next in line",
    tags: "system,queueposition,customerqueuepositionnext",
    "You're next in line", isOnByDefault: false)
  /// How many are before the customer.
  public static let queuePosition = AutomatedMessage(
    "queue-position", trigger: "Customer's position in queue", tags: "system,queueposition",
    "You're number {position} in line", isInferred: true, isOnByDefault: false)
  /// How long it usually takes, under an hour.
  public static let waitMinutes = AutomatedMessage(
    "wait-minutes", trigger: "Average wait time: Minutes", tags: "system,averagewaittime",
    "The average wait is {minutes} minutes.", isInferred: true, isOnByDefault: false)
  /// How long it usually takes, in whole hours.
  public static let waitHours = AutomatedMessage(
    "wait-hours", trigger: "Average wait time: Hours", tags: "system,averagewaittime",
    "The average wait is {hours} hours.", isInferred: true, isOnByDefault: false)
  /// How long it usually takes.
  public static let waitHoursAndMinutes = AutomatedMessage(
    "wait-hours-and-minutes", trigger: "Average wait time: Hours and minutes", tags: "system,averagewaittime",
    "The average wait is {hours} hours and {minutes} minutes.", isInferred: true, isOnByDefault: false)
  /// The customer ended the conversation.
  public static let customerEnded = AutomatedMessage(
    "customer-ended", trigger: "Customer ended conversation", tags: "system,customerendconversation",
    to: .representative, "Customer has ended the conversation.")
  /// The customer's connection was lost.
  public static let customerDisconnected = AutomatedMessage(
    "customer-disconnected", trigger: "Customer disconnected from conversation", tags: "",
    to: .representative,
    "Customer has been disconnected from the conversation.", isInferred: true)
  /// A supervisor closed it.
  public static let supervisorClosed = AutomatedMessage(
    "supervisor-closed", trigger: "Supervisor closed conversation",
    tags: "system,supervisorforceclosedconversation", "A supervisor has closed the conversation.",
    isInferred: true)

  /// Every message.
  public static let all: [AutomatedMessage] = [
    agentAssigned, agentJoined, agentLeft, agentEnded, agentDisconnected, sessionEnded, assignmentFailed,
    overflowEnded, outOfHours,
    nextInLine, queuePosition, waitMinutes, waitHours, waitHoursAndMinutes, customerEnded,
    customerDisconnected, supervisorClosed,
  ]

  /// The message with an id.
  public static func named(_ id: String) -> AutomatedMessage? { all.first { $0.id == id } }
}
