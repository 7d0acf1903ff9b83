// The messages, in the order in which a conversation meets them.

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

  /// A persistent chat waits for somebody.
  public static let persistentAssigned = AutomatedMessage(
    "persistent-assigned", trigger: "Persistent chat: agent assigned to a conversation",
    tags: "system,persistentagentassignment,displaytocustomer",
    "Leave your messages here; we answer as soon as we can.", isInferred: true)
  /// A consulted colleague was added to the chat.
  public static let agentJoinedToo = AutomatedMessage(
    "agent-joined-too", trigger: "Agent joined customer conversation", tags: "",
    "{agent} has joined the conversation.", isInferred: true)
  /// A colleague accepted a request for advice. The documents say the customer reads it; off unless asked for,
  /// because the advice itself is not for the customer.
  public static let consultAccepted = AutomatedMessage(
    "consult-accepted", trigger: "Consult accepted", tags: "", "{agent} is being consulted.",
    isInferred: true, isOnByDefault: false)
  /// A colleague's part is over.
  public static let consultEnded = AutomatedMessage(
    "consult-ended", trigger: "Consult session ended", tags: "", "{agent} is no longer consulted.",
    isInferred: true, isOnByDefault: false)
  /// Whom it was transferred to accepted; off unless asked for, because they are told to have joined as well.
  public static let transferAccepted = AutomatedMessage(
    "transfer-accepted", trigger: "Transfer to agent accepted", tags: "",
    "{agent} has taken over the conversation.", isInferred: true, isOnByDefault: false)
  /// The day is one on which nobody works.
  public static let holiday = AutomatedMessage(
    "holiday", trigger: "Holiday message", tags: "",
    "We are closed for a holiday today. Please come back on another day.", isInferred: true)
  /// The first answer on a channel on which customers do not wait.
  public static let greeting = AutomatedMessage(
    "greeting", trigger: "Greeting Message for Async Channels and Voice", tags: "",
    "Hello! We have your message.", isInferred: true, isOnByDefault: false)
  /// The questions after a conversation begin.
  public static let surveyBegins = AutomatedMessage(
    "survey-begins", trigger: "Post-conversation survey begins", tags: "startconversationalsurvey",
    "Please tell us how it went.", isInferred: true)
  /// The questions after a conversation are over.
  public static let surveyEnds = AutomatedMessage(
    "survey-ends", trigger: "Post-conversation survey ends", tags: "endconversationalsurvey",
    "Thank you for your answers.", isInferred: true)
  /// Where the questions after a conversation are.
  public static let surveyLink = AutomatedMessage(
    "survey-link", trigger: "Post-conversation survey link", tags: "",
    "Please tell us how it went: {link}", isInferred: true)

  /// Every message.
  public static let all: [AutomatedMessage] = [
    greeting, agentAssigned, persistentAssigned, agentJoined, agentJoinedToo, agentLeft, agentEnded,
    agentDisconnected, consultAccepted, consultEnded, transferAccepted, sessionEnded, assignmentFailed,
    overflowEnded, outOfHours, holiday, nextInLine, queuePosition, waitMinutes, waitHours,
    waitHoursAndMinutes, surveyBegins, surveyEnds, surveyLink, customerEnded, customerDisconnected,
    supervisorClosed,
  ]

  /// The message with an id.
  public static func named(_ id: String) -> AutomatedMessage? { all.first { $0.id == id } }
}
