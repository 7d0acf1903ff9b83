import Activities
import Basis
import ContactCenter
import CopilotStudio
import Simulation

// The hand-off as an adapter or engagement hub would receive it, built from the log (`domain.md` 1.7).

extension Run {
  /// The numbers of the events by which bots handed a conversation over; of all conversations when none is named.
  public func handOffs(of conversation: ConversationID? = nil) -> [Int] {
    log.entries.indices.filter { number in
      guard case .bot(.handedOff) = log[number].event else { return false }
      return conversation == nil || log[number].conversation == conversation
    }
  }

  /// The event activity `handoff.initiate` with the context variables as its value and the bot's part of the
  /// conversation as its Transcript attachment.
  ///
  /// - Parameter number: the event's place in the log; nil is given for one that is no hand-off.
  public func handOffActivity(at number: Int) -> Activity? {
    guard log.entries.indices.contains(number), case .bot(.handedOff(let request)) = log[number].event,
      let conversation = log[number].conversation, let thread = state.thread(conversation),
      let session = log[number].session, state.sessions.indices.contains(Int(session.raw))
    else { return nil }
    let wire = HandOffWire(world: world, thread: thread, session: state.sessions[Int(session.raw)])
    return wire.activity(request, at: log[number].at, before: number)
  }
}

/// Names the parties and numbers the activities of one hand-off.
private struct HandOffWire {
  let world: World
  let thread: Thread
  let session: SessionState

  /// Hand-off leaves a Copilot Studio bot over Direct Line (PP configure-generic-handoff).
  private static let channel = "directline"

  private var conversation: String { world.wireID(of: thread.id) }

  private var customer: Account {
    Account(
      id: world.userID(ofCustomer: thread.customer), name: world.customerName(thread.customer), role: "user")
  }

  private var bot: Account {
    let definition = world.organization[session.bot]
    return Account(id: definition?.applicationID ?? "", name: definition?.name ?? "", role: "bot")
  }

  private var locale: String? {
    world.customers.indices.contains(thread.customer) ? world.customers[thread.customer].locale : nil
  }

  /// The id of the activity at a place of the transcript, as Direct Line numbers them.
  private func id(_ place: Int) -> String { "\(conversation)|\(ISO8601.padded(place, 7))" }

  func activity(_ request: HandOffRequest, at time: VirtualTime, before number: Int) -> Activity {
    let transcript = transcript(before: number)
    let asked = transcript.last { $0.from?.role == "user" }?.id
    var activity = HandOffProtocol.initiate(context: request.context, transcript: transcript)
    address(&activity, place: transcript.count, at: time)
    activity.from = bot
    activity.replyToID = asked
    activity.other.append(JSON.Member("relatesTo", relation(to: asked)))
    return activity
  }

  private func relation(to asked: String?) -> JSON {
    var members = asked.map { [JSON.Member("activityId", .string($0))] } ?? []
    members += [
      JSON.Member("user", customer.json), JSON.Member("bot", bot.json),
      JSON.Member("conversation", ["id": .string(conversation)]),
      JSON.Member("channelId", .string(Self.channel)),
    ]
    return .object(members)
  }

  /// What the customer and this bot said to each other before an event. What others said, the product's own lines
  /// and what the customer must not see are no part of it.
  private func transcript(before number: Int) -> [Activity] {
    var activities: [Activity] = []
    var asked: String?
    for place in session.firstLine..<max(session.firstLine, thread.lines.count) {
      let line = thread.lines[place]
      guard line.number < number else { break }
      guard line.message.kind == .text, line.message.audience.contains(.customer) else { continue }
      let isOwn = line.message.sender == .bot(session.bot)
      guard isOwn || line.message.isFromCustomer else { continue }
      var activity = line.message.activity
      address(&activity, place: activities.count, at: line.at)
      if isOwn {
        activity.from = bot
        activity.recipient = customer
        activity.inputHint = activity.inputHint ?? "acceptingInput"
        activity.replyToID = asked
      } else {
        activity.from = customer
        activity.recipient = bot
        activity.locale = activity.locale ?? locale
        asked = activity.id
      }
      activities.append(activity)
    }
    return activities
  }

  private func address(_ activity: inout Activity, place: Int, at time: VirtualTime) {
    activity.id = id(place)
    activity.timestamp = ISO8601.format(time)
    activity.channelID = Self.channel
    activity.conversationID = conversation
  }
}
