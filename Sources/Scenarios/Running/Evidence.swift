import Activities
import Basis
import Channels
import ContactCenter
import Simulation
import Views

/// What expectations are compared with: a run, what happened in it since an event, and how things stand now, as rows of
/// named fields.
struct Evidence: Sendable {
  var run: Run
  /// The first event that counts as "since the last act".
  var since = 0
  /// When the last act began.
  var began: VirtualTime
  /// How far the walk-through is; nil without one.
  var progress: WalkthroughProgress?

  /// The events since the last act.
  var events: Range<Int> { min(since, run.log.count)..<run.log.count }

  /// The steps of the walk-through now: `step` from 1, `is`, `why`, `title`.
  var walkthrough: [Row] { progress?.rows ?? [] }

  /// A time as the organization's clock shows it.
  func clock(_ time: VirtualTime) -> String { run.world.zone.clock(time) }

  /// The sessions that analytics count now: `outcome`, `reason`, `bot`, `turns`, `topic`, `rating`, `begins`, `end`,
  /// `number`.
  var sessions: [Row] {
    let now = run.state.now
    return run.analyticsSessions().map { session in
      var fields = [
        JSON.Member("outcome", .string(session.outcome(at: now).rawValue)),
        JSON.Member("reason", session.reason(at: now).map { .string($0.rawValue) } ?? .null),
        JSON.Member("bot", .string(run.world.organization.name(of: .bot(session.bot)))),
        JSON.Member("turns", .int(session.turns)),
        JSON.Member(
          "topic", session.topic.map { .string(run.world.topicName($0, of: session.bot)) } ?? .null),
        JSON.Member("rating", session.rating.map { .int($0) } ?? .null),
        JSON.Member("begins", .string(session.firstWords)),
      ]
      fields.append(JSON.Member("end", session.end.map { .string($0.rawValue) } ?? .null))
      fields.append(JSON.Member("number", .int(session.number)))
      return Row(number: session.firstEvent, at: session.start, fields: fields)
    }
  }

  /// The actions a bot ran in the latest conversation; of the bot that had it first when none is named.
  func trace(of bot: String?) -> [TraceStep] {
    guard let thread = run.state.threads.last else { return [] }
    let named = bot.flatMap { run.world.organization.botNames.find($0) }
    guard let who = bot == nil ? thread.sessions.first.map({ run.state.sessions[Int($0.raw)].bot }) : named
    else {
      return []
    }
    return run.tracedActions(of: thread.id).filter { run.state.sessions[Int($0.session.raw)].bot == who }
      .map(TraceStep.init)
  }

  /// The state now of the conversation that was opened last: `state`, `reason`, `owner`, `queue`, `context`; nil before
  /// there is one.
  var state: Row? {
    guard let thread = run.state.threads.last, let center = run.state.center[thread.id] else { return nil }
    let owner = center.owner.map { JSON.string(run.world.organization.name(of: $0)) } ?? .null
    return Row(
      number: run.log.count, at: run.state.now,
      fields: [
        JSON.Member("state", .string(center.status.name)),
        JSON.Member("reason", .string(center.reason.rawValue)),
        JSON.Member("owner", owner), JSON.Member("queue", .string(run.world.name(of: center.queue))),
        JSON.Member("context", .object(center.context.map { JSON.Member($0.name, $0.value) })),
      ])
  }

  // MARK: - Messages

  /// Messages since the last act as they were sent: `text`, `from`, `to`, `kind`, `format`, `cards`, `actions`.
  var sent: [Row] {
    run.state.threads.flatMap { thread in thread.lines(from: since).map { row($0, $0.message.activity) } }
  }

  /// Messages since the last act as the customer received them, or would on another channel or version: `text`, `from`,
  /// `kind`, `format`, `limits`, `cards`, `actions`.
  func received(on profile: DeliveryProfile?) -> [Row] {
    run.state.threads.flatMap { thread in
      thread.lines(from: since).compactMap { line -> Row? in
        guard line.message.audience.contains(.customer), !line.message.isFromCustomer
        else { return nil }
        let received = received(line.message, in: thread, on: profile)
        guard let activity = received.activity else { return nil }
        var row = row(line, activity)
        row.fields.append(JSON.Member("limits", .array(received.fired.map { .string($0.rule) })))
        return row
      }
    }
  }

  /// The activity of a message's row, as sent or as received; nil for a row that is none.
  ///
  /// - Parameter profile: the channel and version it is received on; nil for the conversation's own.
  func activity(of row: Row, isReceived: Bool, on profile: DeliveryProfile?) -> JSON? {
    guard row.number < run.log.count, case .said(let message) = run.log[row.number].event else { return nil }
    guard isReceived else { return message.value.activity.json }
    let thread = run.log[row.number].conversation.flatMap { run.state.thread($0) }
    return thread.flatMap { received(message.value, in: $0, on: profile).activity?.json }
  }

  private func received(_ message: Message, in thread: Thread, on profile: DeliveryProfile?)
    -> ChannelDelivery.Received
  {
    profile.map { run.received(message, in: thread, on: $0) } ?? run.received(message, in: thread)
  }

  /// The lines that somebody can see now: `text`, `from`, `kind`; nil for nobody.
  func seen(by name: String) -> [Row]? {
    if name == "supervisor" { return lines { _, line in line.shown(to: .supervisor) } }
    if let index = run.world.customers.firstIndex(where: { $0.name == name || name == "customer" }) {
      return lines { thread, line in
        guard thread.customer == index, line.message.audience.contains(.customer) else { return nil }
        return run.received(line.message, in: thread).activity
      }
    }
    switch run.world.organization.memberNames.find(name) {
    case .representative(let person): return seen(by: person)
    case .bot(let bot): return seen(by: bot)
    case nil: return nil
    }
  }

  private func seen(by person: RepresentativeID) -> [Row] {
    run.state.threads.flatMap { thread in
      Visibility.representativeLines(thread, person).map {
        row(thread.lines[$0], thread.lines[$0].message.activity)
      }
    }
  }

  /// A bot sees what was meant for it while it had the conversation, and what it said itself.
  private func seen(by bot: BotID) -> [Row] {
    let stays = BotStays(run, bot)
    return lines { thread, line in
      let wasThere = stays.contains(line.number, in: thread.id)
      return line.message.audience.contains(.bot) && wasThere ? line.message.activity : nil
    }
  }

  private func lines(_ shown: (Thread, Thread.Line) -> Activity?) -> [Row] {
    run.state.threads.flatMap { thread in
      thread.lines.compactMap { line in shown(thread, line).map { row(line, $0) } }
    }
  }

  private func row(_ line: Thread.Line, _ activity: Activity) -> Row {
    var fields = [
      JSON.Member("from", .string(run.world.name(of: line.message.sender))),
      JSON.Member("to", .array(line.message.audience.names.map(JSON.string))),
      JSON.Member("kind", .string(line.message.kind.rawValue)),
      JSON.Member("text", .string(activity.text ?? "")),
      JSON.Member("format", .string((activity.textFormat ?? .plain).rawValue)),
    ]
    let cards = activity.attachments.compactMap(\.cardType).map(JSON.string)
    if !cards.isEmpty { fields.append(JSON.Member("cards", .array(cards))) }
    let actions = activity.actionTitles
    if !actions.isEmpty { fields.append(JSON.Member("actions", .array(actions.map(JSON.string)))) }
    return Row(number: line.number, at: line.at, fields: fields)
  }
}

extension Activity {
  /// What can be pressed: suggested actions first, then those of cards in their order.
  fileprivate var actionTitles: [String] {
    self.suggestedActions.map(\.title)
      + self.attachments.compactMap(\.content).flatMap { Self.titles(in: $0, depth: 0) }
  }

  /// Deeper than any card is.
  private static let deepest = 40

  private static func titles(in json: JSON, depth: Int) -> [String] {
    guard depth < deepest else { return [] }
    if let items = json.array { return items.flatMap { titles(in: $0, depth: depth + 1) } }
    return (json.members ?? []).flatMap { member -> [String] in
      let isList = member.name == "actions" || member.name == "buttons"
      let own = isList ? member.value.array?.compactMap { $0["title"]?.string } ?? [] : []
      return own + titles(in: member.value, depth: depth + 1)
    }
  }
}

extension Thread {
  /// What was said from an event on.
  fileprivate func lines(from event: Int) -> Slice<Blocks<Line>> {
    var start = lines.endIndex
    while start > 0, lines[start - 1].number >= event { start -= 1 }
    return lines[start...]
  }
}

extension Thread.Line {
  fileprivate func shown(to audience: Audience) -> Activity? {
    message.audience.contains(audience) ? message.activity : nil
  }
}

/// When a bot had which conversation.
private struct BotStays {
  private var stays: [(conversation: ConversationID, session: SessionID, from: Int, to: Int)] = []

  init(_ run: Run, _ bot: BotID) {
    for number in 0..<run.log.count {
      let entry = run.log[number]
      guard let conversation = entry.conversation, let session = entry.session else { continue }
      switch entry.event {
      case .sessionOpened(let opened) where opened == bot:
        stays.append((conversation, session, number, .max))
      case .sessionClosed:
        if let index = stays.lastIndex(where: { $0.session == session }) { stays[index].to = number }
      default: break
      }
    }
  }

  /// Whether the bot had the conversation at an event.
  func contains(_ number: Int, in conversation: ConversationID) -> Bool {
    stays.contains { $0.conversation == conversation && $0.from <= number && number <= $0.to }
  }
}
