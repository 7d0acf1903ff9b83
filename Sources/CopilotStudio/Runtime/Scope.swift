import Activities
import Basis
import PowerFx

// What names in expressions stand for.

extension Shared<BotSession> {
  /// The world an expression sees.
  ///
  /// - Parameter inTopic: whether it is one of the topic that runs; a trigger's condition is of none yet.
  func evaluation(agent: Agent, context: BotContext, inTopic: Bool = true) -> EvaluationContext {
    EvaluationContext(
      now: context.now, zone: context.zone, locale: context.locale, chance: context.chance,
      event: context.eventNumber
    ) { reference in
      lookup(reference, agent: agent, context: context, inTopic: inTopic)
    }
  }

  /// What a name of an expression stands for; nil when nobody knows it. Reads a variable where it is: a session is large.
  func lookup(_ reference: Reference, agent: Agent, context: BotContext, inTopic: Bool = true)
    -> PowerFx.Value?
  {
    switch reference.root {
    case "Topic":
      guard inTopic, let top = value.frames.indices.last else {
        return reference.member == nil ? .record(Record()) : .blank
      }
      guard let member = reference.member else { return .record(value.frames[top].variables) }
      return value.frames[top].variables[member] ?? .blank
    case "Global", "bot":
      guard let member = reference.member else { return .record(value.globals) }
      return value.globals[member] ?? .blank
    default: return value.lookup(reference, agent: agent, context: context, inTopic: inTopic)
    }
  }
}

extension BotSession {
  fileprivate func lookup(_ reference: Reference, agent: Agent, context: BotContext, inTopic: Bool) -> Value?
  {
    switch reference.root {
    case "System":
      guard let member = reference.member else {
        return .record(allSystem(agent: agent, context: context, inTopic: inTopic))
      }
      return systemValue(member, agent: agent, context: context, inTopic: inTopic) ?? .blank
    case "Env":
      let record = Record(context.environment.map { Record.Field($0.name, Value(json: $0.value)) })
      guard let member = reference.member else { return .record(record) }
      return record[member] ?? .blank
    case "ChannelId": return reference.member.flatMap(Self.channel)
    default:
      guard let member = reference.member else { return nil }
      return agent.option(set: reference.root, id: member)
    }
  }

  /// The value of a variable as actions of the topic that runs name it.
  func value(of name: VariableName, agent: Agent, context: BotContext) -> Value {
    switch name.scope {
    case .topic: return frames.indices.last.map { frames[$0].variables.value(at: name.path) } ?? .blank
    case .global: return globals.value(at: name.path)
    case .system:
      guard let first = name.path.first else { return .blank }
      let value = systemValue(first, agent: agent, context: context, inTopic: true) ?? .blank
      guard name.path.count > 1 else { return value }
      guard case .record(let record) = value else { return .blank }
      return record.value(at: name.path.dropFirst())
    }
  }
}

// MARK: - The product's own variables

extension BotSession {
  /// A variable of the product (names: skills-for-copilot-studio, formats.md 3 and 4).
  private func systemValue(
    _ name: String, agent: Agent, context: BotContext, inTopic: Bool
  ) -> Value? {
    switch name {
    case "Activity": .record(activity(agent: agent, context: context))
    case "Bot":
      .record([
        "Id": .text(context.botID), "Name": .text(context.botName), "SchemaName": .text(agent.schemaName),
        "EnvironmentId": Self.own("EnvironmentId", context), "TenantId": Self.own("TenantId", context),
      ])
    case "Conversation":
      .record([
        "Id": .text(context.conversationID), "InTestMode": .boolean(context.isTest),
        "LocalTimeZone": .text(context.zone.name),
        "LocalTimeZoneOffset": .int(context.zone.offset(at: context.now) / 60),
      ])
    case "FallbackCount":
      // Counting after Fallback has run is the same as showing one less while it runs.
      .int(context.rules.holds(BotRules.fallbackCountsFirst) ? fallbackCount : max(0, fallbackCount - 1))
    case "UnrecognizedTriggerPhrase": .text(text)
    case "InactivityTimer":
      .record(adding("InactivityTimer", ["Count": .int(silences), "Continue": .boolean(false)]))
    case "LastMessage":
      said(heard.dropLast(context.rules.holds(BotRules.lastMessageIsPresent) ? 0 : 1).last, context)
    case "Recognizer":
      .record(
        adding(
          "Recognizer",
          ["TriggeringMessage": said(heard.last { inTopic && $0.number == frames.last?.heardFrom }, context)])
      )
    case "User": .record(user(context))
    default: system[name]
    }
  }

  private static let computed = [
    "Activity", "Bot", "Conversation", "FallbackCount", "InactivityTimer", "LastMessage", "Recognizer",
    "UnrecognizedTriggerPhrase", "User",
  ]

  private func allSystem(agent: Agent, context: BotContext, inTopic: Bool) -> Record {
    var record = system
    for name in Self.computed {
      record[name] = systemValue(name, agent: agent, context: context, inTopic: inTopic)
    }
    return record
  }

  /// A record with what events have set of it.
  private func adding(_ name: String, _ values: Record) -> Record {
    guard case .record(let set)? = system[name] else { return values }
    var record = values
    for field in set.fields { record[field.name] = field.value }
    return record
  }

  /// A message of the customer's as `LastMessage` and `TriggeringMessage` give it. Its id is ours: the
  /// conversation's and the message's number.
  private func said(_ message: Heard?, _ context: BotContext) -> Value {
    guard let message else { return .record(["Id": .blank, "Text": .blank]) }
    return .record([
      "Id": .text("\(context.conversationID)|\(ISO8601.padded(Int(message.number), 7))"),
      "Text": .text(message.text),
    ])
  }

  /// Facts of the environment that only its variables can tell.
  private static func own(_ name: String, _ context: BotContext) -> Value {
    context.environment.first { $0.name == name }.map { Value(json: $0.value) } ?? .blank
  }

  private func user(_ context: BotContext) -> Record {
    let words = context.userName.split(separator: " ")
    func optional(_ text: some StringProtocol) -> Value { text.isEmpty ? .blank : .text(String(text)) }
    var record: Record = [
      "Id": .text(context.userID), "DisplayName": optional(context.userName),
      "FirstName": optional(words.first ?? ""),
      "LastName": optional(words.dropFirst().joined(separator: " ")),
      "Email": optional(context.userEmail), "PrincipalName": optional(context.userEmail),
      "Language": .text(context.locale), "IsLoggedIn": .boolean(false),
    ]
    record = adding("User", record)
    return record
  }

  /// A member of the schema's `ChannelId`, in any case; every channel of a contact center is `Omnichannel`.
  private static func channel(_ name: String) -> Value? {
    guard let id = ChannelNames.all.first(where: { $0.lowercased() == name.lowercased() }) else { return nil }
    return .option(Option(optionSet: "ChannelId", id: id, displayName: id))
  }

  private func activity(agent: Agent, context: BotContext) -> Record {
    var record: Record = [
      "ChannelId": .text(context.channelID),
      "Channel": Self.channel(context.channelID) ?? Self.channel("Omnichannel") ?? .blank,
      "From": .record(["Id": .text(context.userID), "Name": .text(context.userName)]),
      "Recipient": .record(["Id": .text(context.botID), "Name": .text(context.botName)]),
      "Text": .text(text), "Type": .text("message"), "Locale": .text(context.locale),
      "Attachments": .table(Table()), "ChannelData": .blank,
    ]
    switch turn.input {
    case .message(let message)?:
      record["Attachments"] = .table(Table(message.attachments.map(Self.file)))
      if let value = message.value { record["Value"] = .untyped(value) }
    case .event(let name, let value)?:
      record["Type"] = .text("event")
      record["Name"] = .text(name)
      if let value { record["Value"] = .untyped(value) }
    case .conversationUpdate?: record["Type"] = .text("conversationUpdate")
    case .activity(let type, let name, let value)?:
      record["Type"] = .text(type)
      if let name { record["Name"] = .text(name) }
      if let value { record["Value"] = .untyped(value) }
    default: break
    }
    // An event that a topic emitted stands before what came from outside.
    if case .record(let emitted)? = system["Activity"] {
      for field in emitted.fields { record[field.name] = field.value }
    }
    record["TypeId"] = record["Type"]
    return record
  }

  /// A file the customer sent, as `Activity.Attachments` lists it.
  private static func file(_ attachment: Attachment) -> Value {
    .record([
      "Name": .text(attachment.name ?? ""), "ContentType": .text(attachment.contentType),
      "Content": attachment.contentURL.map(Value.text) ?? attachment.content.map { Value(json: $0) }
        ?? .blank,
    ])
  }
}
