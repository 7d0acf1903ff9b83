import Basis
import ContactCenter
import SourceYAML

// Where the connected bot gets its conversations, and how they go on to people: both documented set-ups.
extension Connecting {
  /// Where a bot was assigned.
  struct Assignment {
    /// The place in words.
    var text: String
    /// The workstream, if it is one.
    var workstream: String?
    /// The queue, if it is one.
    var queue: Queue?
    /// The file before the bot joined that queue: with a queue of its own it leaves it again.
    var before: OrganizationEditor?
  }

  /// Assigns the bot to a queue or workstream that is there.
  mutating func assign(_ bot: BotID) throws(Failure) -> Assignment {
    try menus.isOnWorkstream ? joinWorkstream(bot) : joinQueue(bot)
  }

  /// The last step: by which of the two set-ups conversations go on to people.
  mutating func setEscalationRules(_ bot: BotID, _ place: Assignment) throws(Failure) {
    talk.say("")
    talk.say("Escalation rules (changed later under \(menus.rulesPage))")
    talk.say("1  The bot works in the representatives' queue; its routing rules stay as they are")
    talk.say(
      "2  The bot gets a queue of its own; a context variable and two rules route between it and people")
    switch talk.ask(.escalation).map(Self.trimmed) ?? "" {
    case "", "1":
      if let queue = place.queue, !queue.hasRepresentatives {
        talk.say("\(queue.name) has no representative: what the bot escalates into it goes to nobody")
      }
      talk.say("  none is added: those that bring conversations to \(place.text) stay as they are")
    case "2": try makeRules(bot, place)
    case let other:
      throw refusal(
        RoutingRules.finishInOmnichannel, "there is no set-up \(other.prefix(20))", hint: "Answer 1 or 2")
    }
  }

  private var workstreamNames: NameTable<WorkstreamID> {
    NameTable("workstream", organization.workstreams.enumerated().map { ($1.name, WorkstreamID($0)) })
  }

  /// 2023: the bot is added to a workstream; it hands over to the queues that the workstream has. A queue that is
  /// named is joined instead, as both are possible.
  private mutating func joinWorkstream(_ bot: BotID) throws(Failure) -> Assignment {
    talk.say("Name a queue, or nothing to add the bot to a workstream")
    if let named = talk.ask(.queue).map(Self.trimmed), !named.isEmpty {
      return try join(bot, resolved(named, organization.queueNames))
    }
    let id = try choose(.workstream, workstreamNames, proposed: workstreamNames.names.first)
    guard let workstream = organization[id] else { return Assignment(text: "") }
    try checkPush(workstream, id)
    if let other = workstream.bot, other != bot {
      throw refusal(
        RoutingRules.workstreamBotFirst,
        "\(workstream.name) has a bot already, \(organization.name(of: .bot(other))); a workstream has one",
        hint: "Choose another workstream, or name a queue: --queue", at: file.places.span(of: .workstream(id))
      )
    }
    if workstream.bot == nil {
      try editor.set("bot", to: name(of: bot), at: [.key("workstreams"), .named(workstream.name)])
    }
    return Assignment(text: "workstream \(workstream.name)", workstream: workstream.name)
  }

  /// 2019: the bot's user joins a queue that is there; existing rules bring conversations to it.
  private mutating func joinQueue(_ bot: BotID) throws(Failure) -> Assignment {
    try join(bot, choose(.queue, organization.queueNames, proposed: organization.queues.first?.name))
  }

  private mutating func join(_ bot: BotID, _ id: QueueID) throws(Failure) -> Assignment {
    guard let queue = organization[id] else { return Assignment(text: "") }
    tellDeprecated()
    let before = editor
    try add(bot, to: queue)
    return Assignment(text: "queue \(queue.name)", queue: queue, before: before)
  }

  private mutating func add(_ bot: BotID, to queue: Queue) throws(Failure) {
    guard !queue.members.contains(.bot(bot)) else { return }
    try editor.add(name(of: bot), to: "members", at: [.key("queues"), .named(queue.name)])
  }

  /// Option 2, asked in the documented order: workstream, context variable, rule for people, rule for the bot.
  private mutating func makeRules(_ bot: BotID, _ place: Assignment) throws(Failure) {
    talk.say("  Workstreams: \(workstreamNames.names.joined(separator: ", ")); \(Self.new)NAME creates one")
    let (workstream, isNew) = try chosenWorkstream(place.workstream)
    let variable = nonempty(talk.ask(.variable)) ?? "BotHandoffTopic"
    let value = nonempty(talk.ask(.value))
    let human = try choose(.humanQueue, organization.queueNames)
    let queue = organization[human]?.name ?? ""
    talk.say("  Human agent    \(variable) \(value.map { "is \($0)" } ?? "contains data"): queue \(queue)")
    let botQueue = try ownQueue(bot, place)
    talk.say("  Virtual agent  \(variable) contains no data: queue \(botQueue)")

    let path: [OrganizationEditor.Step] = [.key("workstreams"), .named(workstream.name)]
    if isNew {
      try editor.add("{name: \(ScalarText.short(workstream.name))}", to: "workstreams", at: [])
      try editor.set("fallback-queue", to: ScalarText.short(queue), at: path)
    }
    if !workstream.contextVariables.contains(where: { $0.name == variable }) {
      let item = "{name: \(ScalarText.short(variable)), type: Text}"
      try editor.add(item, to: "context-variables", at: path)
    }
    // Each goes before what is there: the rule for people ends up first.
    try addRule(
      "Virtual agent", "\(ScalarText.short(variable)): {contains-data: false}", botQueue, path)
    let wanted = value.map { ScalarText.short($0) } ?? "{contains-data: true}"
    try addRule("Human agent", "\(ScalarText.short(variable)): \(wanted)", queue, path)
  }

  /// What an answer begins with that creates a workstream; a name alone would turn a slip into a workstream.
  private static let new = "new:"

  /// The workstream that is chosen or, by its new name, created.
  private func chosenWorkstream(
    _ assigned: String?
  ) throws(Failure) -> (workstream: Workstream, isNew: Bool) {
    let names = NameTable("workstream", organization.workstreams.map { ($0.name, $0) })
    let chosen = try choose(.rulesWorkstream, names, proposed: assigned ?? names.names.first) { answer in
      guard answer.hasPrefix(Self.new) else { return nil }
      let name = Self.trimmed(String(answer.dropFirst(Self.new.count)))
      return name.isEmpty ? nil : names.find(name) ?? Workstream(name: name)
    }
    if let id = workstreamNames.find(chosen.name) {
      try checkPush(chosen, id)
      return (chosen, false)
    }
    return (chosen, true)
  }

  private mutating func addRule(
    _ name: String, _ when: String, _ queue: String, _ path: [OrganizationEditor.Step]
  ) throws(Failure) {
    let queue = ScalarText.short(queue)
    try editor.add(
      "{rule: \(name), when: {\(when)}, queue: \(queue)}", to: "route-to-queue", at: path, first: true)
  }

  /// Queues of bots belong to the older section, which is kept.
  private func tellDeprecated() {
    guard menus.isOnWorkstream else { return }
    talk.say("\(menus.queues) is kept but deprecated: a bot is added to a workstream now")
  }

  /// The bot's own queue; one that is not there is created. A queue of people that the bot joined before is left.
  private mutating func ownQueue(_ bot: BotID, _ place: Assignment) throws(Failure) -> String {
    let assigned = place.queue
    let proposed = assigned.flatMap { $0.hasRepresentatives ? nil : $0.name } ?? "BotQueue"
    let wanted = nonempty(talk.ask(.botQueue)) ?? proposed
    let found = organization.queueNames.find(wanted).flatMap { organization[$0] }
    if let assigned, found?.name == assigned.name { return assigned.name }
    if assigned == nil { tellDeprecated() }
    if let assigned, let before = place.before, before.text != editor.text {
      editor = before
      talk.say("  \(organization.name(of: .bot(bot))) leaves queue \(assigned.name) for a queue of its own")
    }
    if let found {
      try add(bot, to: found)
      return found.name
    }
    try editor.add(
      "{name: \(ScalarText.short(wanted)), members: [\(name(of: bot))]}", to: "queues", at: [])
    return wanted
  }

  private func checkPush(_ workstream: Workstream, _ id: WorkstreamID) throws(Failure) {
    guard workstream.distribution == .pick else { return }
    throw refusal(
      RoutingRules.pushOnly, "\(workstream.name) distributes by pick, where bots get nothing",
      hint: "Choose a push workstream", at: file.places.span(of: .workstream(id)))
  }

  private func resolved<Value>(_ name: String, _ names: NameTable<Value>) throws(Failure) -> Value {
    switch names.resolve(name) {
    case .success(let value): return value
    case .failure(let failure): throw failure
    }
  }

  private func name(of bot: BotID) -> String {
    ScalarText.short(organization.name(of: .bot(bot)))
  }

  private func nonempty(_ answer: String?) -> String? {
    let text = answer.map(Self.trimmed) ?? ""
    return text.isEmpty ? nil : text
  }
}

extension Queue {
  /// Whether a person is in it.
  fileprivate var hasRepresentatives: Bool { members.contains { $0.representative != nil } }
}
