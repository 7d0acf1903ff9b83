import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation

extension Run {
  /// The facts of one event, in the order they are worth reading.
  ///
  /// - Parameter number: the event's place in the log.
  public func happenings(at number: Int) -> [Happening] {
    guard log.entries.indices.contains(number) else { return [] }
    return Telling(run: self, number: number).facts
  }

  /// The facts of one kind of an event: the same as among all of them, without telling the others.
  public func happenings(at number: Int, of kind: HappeningKind) -> [Happening] {
    guard log.entries.indices.contains(number) else { return [] }
    return Telling(run: self, number: number).facts(of: kind)
  }

  /// The facts of a stretch of the log.
  public func happenings(in numbers: Range<Int>) -> [Happening] {
    numbers.flatMap { happenings(at: $0) }
  }
}

/// Turns an event into facts. What a name stands for comes from the world, nothing from a later state.
struct Telling {
  let run: Run
  let number: Int

  var world: World { run.world }
  var entry: LoggedEvent { _read { yield run.log[number] } }

  var facts: [Happening] {
    switch entry.event {
    case .commanded, .sessionClosed, .revealed: []
    case .refused(let refusal):
      [
        fact(
          .rejected, ("who", world.name(of: refusal.value.seat)), ("rule", refusal.value.rule),
          ("because", refusal.value.sentence))
      ]
    case .threadOpened(let customer): [opened(Int(customer))]
    case .sessionOpened(let bot): [fact(.joined, ("who", name(.bot(bot))))]
    case .said(let message): [said(message.value)] + limited(message.value)
    case .center(let event): center(event)
    case .bot(let event): bot(event)
    case .azureBot(let event): azureBot(event)
    case .widget(let event): [widget(event.value)]
    case .marked(let name): [fact(.mark, ("name", name))]
    case .halted(let reason): [fact(.error, ("bot", ""), ("code", "halted"), ("message", reason))]
    }
  }

  /// Those of one kind. What was said is what most expectations ask for, and what a channel does to it takes longest.
  func facts(of kind: HappeningKind) -> [Happening] {
    switch (entry.event, kind) {
    case (.said(let message), .message), (.said(let message), .typing):
      (message.value.kind == .typing) == (kind == .typing) ? [said(message.value)] : []
    case (.said(let message), .limited): limited(message.value)
    case (.said, _), (_, .message), (_, .typing), (_, .limited): []
    default: facts.filter { $0.kind == kind }
    }
  }

  /// A fact of this event.
  func fact(_ kind: HappeningKind, _ fields: (String, String)...) -> Happening {
    fact(kind, fields.map { JSON.Member($0.0, .string($0.1)) })
  }

  func fact(_ kind: HappeningKind, _ fields: [JSON.Member]) -> Happening {
    Happening(number: number, at: entry.at, conversation: entry.conversation, kind: kind, fields: fields)
  }

  func name(_ member: MemberID) -> String { world.organization.name(of: member) }

  private func opened(_ customer: Int) -> Happening {
    let channel = world.customers.indices.contains(customer) ? world.customers[customer].channel : ""
    let workstream = world.organization.workstreams.first { $0.channel == channel }?.name ?? ""
    return fact(
      .opened, ("customer", world.customerName(customer)), ("channel", channel), ("workstream", workstream))
  }

  private func said(_ message: Message) -> Happening {
    let from = JSON.Member("from", .string(world.name(of: message.sender)))
    let to = JSON.Member("to", .array(message.audience.names.map(JSON.string)))
    if message.kind == .typing { return fact(.typing, [from, to]) }
    var fields = [
      from, to, JSON.Member("text", .string(message.text)),
      JSON.Member("kind", .string(message.kind.rawValue)),
    ]
    let choices = message.activity.suggestedActions.map { JSON.string($0.title) }
    let files = message.activity.attachments.compactMap(\.name).map(JSON.string)
    if !files.isEmpty { fields.append(JSON.Member("files", .array(files))) }
    if !choices.isEmpty { fields.append(JSON.Member("choices", .array(choices))) }
    return fact(.message, fields)
  }

  /// The limitations that touched a message on its way to the customer.
  private func limited(_ message: Message) -> [Happening] {
    guard message.audience.contains(.customer), !message.isFromCustomer,
      let thread = entry.conversation.flatMap({ run.state.thread($0) })
    else { return [] }
    let profile = DeliveryProfile(run.profile(of: thread))
    // As it arrived: nobody had answered yet.
    let received = profile.receive(
      message.activity, rules: world.rules, sender: run.channelSender(of: message))
    let from = JSON.Member("from", .string(world.name(of: message.sender)))
    return received.fired.map { fired in
      fact(
        .limited,
        [
          JSON.Member("rule", .string(fired.rule)), JSON.Member("is", .string(fired.outcome.rawValue)), from,
          JSON.Member("what", .string(fired.what)), JSON.Member("channel", .string(profile.channel.id)),
        ])
    }
  }
}
