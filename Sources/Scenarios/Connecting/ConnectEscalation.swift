import Basis
import ContactCenter
import SourceYAML

// Where the connected bot gets its conversations, and how they go on to people: both documented set-ups.
extension Connecting {
  /// Where a bot was put.
  struct Assignment {
    /// The place in words.
    var text: String
    /// The queue that is the bot's own, in option 2: its escalation rules are made afterwards.
    var ownQueue: String?
  }

  /// Asks for the set-up and assigns the bot; its queue or workstream.
  mutating func assign(_ bot: BotID) throws(Failure) -> Assignment {
    talk.say("1  The bot joins the representatives' queue; its routing rules stay as they are")
    talk.say(
      "2  The bot has a queue of its own; a context variable and two rules route between it and people")
    switch talk.ask(.escalation).map(Self.trimmed) ?? "" {
    case "", "1": return Assignment(text: try menus.isOnWorkstream ? joinWorkstream(bot) : joinQueue(bot))
    case "2":
      let queue = try ownBotQueue(bot)
      return Assignment(text: "queue \(queue)", ownQueue: queue)
    case let other:
      throw refusal(
        RoutingRules.finishInOmnichannel, "there is no set-up \(other.prefix(20))", hint: "Answer 1 or 2")
    }
  }

  /// The last step: the rules by which conversations go on to people.
  mutating func setEscalationRules(_ place: Assignment) throws(Failure) {
    talk.say("")
    talk.say("Escalation rules (changed later under \(menus.rulesPage))")
    guard let queue = place.ownQueue else {
      return talk.say("  none is added: those that bring conversations to \(place.text) stay as they are")
    }
    try makeRules(queue)
  }

  private var workstreamNames: NameTable<WorkstreamID> {
    NameTable("workstream", organization.workstreams.enumerated().map { ($1.name, WorkstreamID($0)) })
  }

  /// 2023: the bot is added to a workstream; it hands over to the queues that the workstream has. A queue that is
  /// named is joined instead, as both are possible.
  private mutating func joinWorkstream(_ bot: BotID) throws(Failure) -> String {
    talk.say("Name a queue, or nothing to add the bot to a workstream")
    if let named = talk.ask(.queue).map(Self.trimmed), !named.isEmpty {
      return try join(bot, resolved(named, organization.queueNames))
    }
    let id = try choose(.workstream, workstreamNames, proposed: workstreamNames.names.first)
    guard let workstream = organization[id] else { return "" }
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
    return "workstream \(workstream.name)"
  }

  /// 2019: the bot's user joins a queue that people serve; existing rules bring conversations to it.
  private mutating func joinQueue(_ bot: BotID) throws(Failure) -> String {
    try join(bot, choose(.queue, organization.queueNames, proposed: organization.queues.first?.name))
  }

  private mutating func join(_ bot: BotID, _ id: QueueID) throws(Failure) -> String {
    guard let queue = organization[id] else { return "" }
    tellDeprecated()
    if !queue.members.contains(where: { $0.representative != nil }) {
      talk.say("\(queue.name) has no representative: what the bot escalates into it goes to nobody")
    }
    if !queue.members.contains(.bot(bot)) {
      try editor.add(name(of: bot), to: "members", at: [.key("queues"), .named(queue.name)])
    }
    return "queue \(queue.name)"
  }

  /// Option 2, in the documented order: workstream, context variable, rule for people, rule for the bot.
  private mutating func makeRules(_ botQueue: String) throws(Failure) {
    talk.say("  Workstreams: \(workstreamNames.names.joined(separator: ", ")); \(Self.new)NAME creates one")
    let (workstream, isNew) = try chosenWorkstream()
    let path: [OrganizationEditor.Step] = [.key("workstreams"), .named(workstream.name)]
    let variable = nonempty(talk.ask(.variable)) ?? "BotHandoffTopic"
    if !workstream.contextVariables.contains(where: { $0.name == variable }) {
      let item = "{name: \(ScalarText.short(variable)), type: Text}"
      try editor.add(item, to: "context-variables", at: path)
    }
    let value = nonempty(talk.ask(.value))
    let human = try choose(.humanQueue, organization.queueNames)
    let queue = organization[human]?.name ?? ""
    if isNew { try editor.set("fallback-queue", to: ScalarText.short(queue), at: path) }
    // Each goes before what is there: the rule for people ends up first.
    try addRule(
      "Virtual agent", "\(ScalarText.short(variable)): {contains-data: false}", botQueue, path)
    let wanted = value.map { ScalarText.short($0) } ?? "{contains-data: true}"
    try addRule("Human agent", "\(ScalarText.short(variable)): \(wanted)", queue, path)
    talk.say("  Human agent    \(variable) \(value.map { "is \($0)" } ?? "contains data"): queue \(queue)")
    talk.say("  Virtual agent  \(variable) contains no data: queue \(botQueue)")
  }

  /// What an answer begins with that creates a workstream; a name alone would turn a slip into a workstream.
  private static let new = "new:"

  /// The workstream that is chosen or, by its new name, created.
  private mutating func chosenWorkstream() throws(Failure) -> (workstream: Workstream, isNew: Bool) {
    let names = NameTable("workstream", organization.workstreams.map { ($0.name, $0) })
    let chosen = try choose(.workstream, names, proposed: names.names.first) { answer in
      guard answer.hasPrefix(Self.new) else { return nil }
      let name = Self.trimmed(String(answer.dropFirst(Self.new.count)))
      return name.isEmpty ? nil : names.find(name) ?? Workstream(name: name)
    }
    if let id = workstreamNames.find(chosen.name) {
      try checkPush(chosen, id)
      return (chosen, false)
    }
    try editor.add("{name: \(ScalarText.short(chosen.name))}", to: "workstreams", at: [])
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

  /// The bot's own queue; one that is not there is created.
  private mutating func ownBotQueue(_ bot: BotID) throws(Failure) -> String {
    tellDeprecated()
    let wanted = nonempty(talk.ask(.botQueue)) ?? "BotQueue"
    if let id = organization.queueNames.find(wanted), let queue = organization[id] {
      if !queue.members.contains(.bot(bot)) {
        try editor.add(name(of: bot), to: "members", at: [.key("queues"), .named(queue.name)])
      }
      return queue.name
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
