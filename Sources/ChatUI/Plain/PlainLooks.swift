import Basis
import Channels
import Scenarios
import Screen
import Simulation
import Text
import Views

/// What the overlays show, in lines.
extension PlainFront {
  var help: [String] {
    ["Prefixes: customer: (or none), agent:, agent NAME:, supervisor:"]
      + CommandCatalog.all.map { entry in
        let seat = entry.seats == .everyone ? "everyone" : entry.seats == .customer ? "customer" : "agent"
        return
          "\(seat): /\(entry.name)\(entry.arguments.isEmpty ? "" : " \(entry.arguments)")  \(terms.words(entry.summary))"
      }
      + PlainCommand.allCases.map { command in
        let seat = command == .card ? "customer" : "everyone"
        let arguments = command.arguments.isEmpty ? "" : " \(command.arguments)"
        return "\(seat): /\(command.rawValue)\(arguments)  \(terms.words(command.summary))"
      }
      + [
        "everyone: /task, /hint, /skip, /task again  in a lesson: where it is, help, leave a task out, begin it anew",
        "everyone: /back, /forward  a turn; /back 3, /back event, /forward step",
        "everyone: /now  the end of this course",
        "everyone: /goto NAME  a bookmark, mark or branch, turn 3, event 41, step 2, start or end",
        "everyone: /timeline  turns, bookmarks and branches",
        "everyone: /bookmark [NAME]  names the place that is told",
        "everyone: /branch [NAME]  begins a branch, or names it; /return goes back from it",
        "everyone: /slow [SECONDS]  event by event, an Enter each; again ends it",
        "everyone: /notes  the presenter's notes with each step, or no longer",
        "everyone: a line that ends with \\ goes on in the next one",
      ]
  }

  var sessions: [String] {
    let sessions = run.analyticsSessions()
    if sessions.isEmpty { return [terms.say("No bot has had a conversation yet.")] }
    return sessions.flatMap { run.lines($0, at: run.state.now) }
  }

  var why: [String] {
    guard let latest = run.explanations().last else { return ["Nothing has been routed yet."] }
    return ExplanationText.lines(latest).map { terms.words($0, names: run.world.names) }
  }

  /// The latest message to a customer as it was sent and as it is received, on the conversation's channel or another.
  func limits(_ channel: String) -> [String] {
    let sent = run.state.threads.flatMap { thread in
      LimitsContent.messages(in: thread).map { (thread: thread, line: thread.lines[$0]) }
    }
    guard let latest = sent.max(by: { $0.line.message.id < $1.line.message.id }) else {
      return ["Nothing has been sent to the customer yet."]
    }
    let own = run.profile(of: latest.thread)
    guard let chosen = channel.isEmpty ? own : ChannelProfile.named(channel) else {
      let known = ChannelProfile.all.map(\.id).joined(separator: ", ")
      return ["refused: there is no channel \(Sanitizer.visible(channel, as: .folded)); there are: \(known)"]
    }
    let profile = DeliveryProfile(chosen)
    let received = run.received(latest.line.message, in: latest.thread, on: profile)
    let sender = run.world.name(of: latest.line.message.sender)
    return
      (["from \(sender), on \(profile.title(era: run.world.rules.era))"]
      + RenderedMessage(latest.line.message.activity).lines.map { "as sent: \($0)" }
      + (received.activity.map { RenderedMessage($0).lines } ?? ["nothing"]).map {
        "as received: \($0)"
      }
      + received.fired.map { "because: \($0.what) (\($0.rule))" })
      .map { "limits: \(Sanitizer.visible(terms.words($0, names: run.world.names), as: .folded))" }
  }

  /// The latest activity that a bot sent, as JSON.
  var activity: [String] {
    for number in (0..<run.log.count).reversed() {
      guard let json = Self.activity(run.log[number].event) else { continue }
      return json.prettyText.split(separator: "\n").map { "raw: \(Sanitizer.visible(String($0), as: .line))" }
    }
    return [terms.say("No bot has sent anything yet.")]
  }

  private static func activity(_ event: Event) -> JSON? {
    switch event {
    case .azureBot(.sent(let activity)): activity.value.json
    case .bot(.messageSent(let message)), .bot(.asked(let message)), .bot(.reprompted(let message)):
      message.activity.json
    default: nil
    }
  }
}
