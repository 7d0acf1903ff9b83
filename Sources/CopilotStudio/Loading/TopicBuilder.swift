import Basis
import PowerFx
import SourceYAML

/// Makes a topic of a component: reads its trigger and compiles its actions.
struct TopicBuilder {
  /// The bot's prefix.
  let schemaName: String
  let entities: EntityDirectory
  private(set) var diagnostics: [Diagnostic] = []

  init(schemaName: String, entities: EntityDirectory) {
    self.schemaName = schemaName
    self.entities = entities
  }

  /// The topic, and what was found in it.
  ///
  /// - Parameter whole: for a further trigger the schema name of its topic, after which closed lists are named.
  mutating func build(
    _ component: Component, builtIn: Rule? = nil, partOf whole: String? = nil
  ) -> (topic: Topic, report: TopicReport) {
    let node = component.node
    let written = node["beginDialog"] ?? node["triggers"]?.items?.first
    let start = written ?? node
    let shortName = component.shortName
    let family = ["TaskDialog": "action", "AgentDialog": "agent"][component.kind] ?? "topic"
    let id =
      component.schemaName.contains(".") ? component.schemaName : "\(schemaName).\(family).\(shortName)"
    var compiler = TopicCompiler(
      topicID: whole ?? id, triggerID: start["id"]?.text ?? "main", entities: entities)
    if written == nil, component.kind == "AdaptiveDialog" {
      compiler.report(
        .error, "topic.trigger",
        "the topic has no `beginDialog`: nothing says what starts it and what it does",
        at: node)
      compiler.countInvalid("topic without trigger", at: node)
    }
    let trigger = trigger(start, component, &compiler)
    let inputs = inputs(node, &compiler)
    compiler.topicInputs = Self.given(inputs)
    compile(component, start, &compiler)
    let code = compiler.finish()
    diagnostics += compiler.diagnostics
    let topic = Topic(
      id: id, shortName: shortName,
      displayName: component.displayName ?? start["intent"]?["displayName"]?.text ?? node["modelDisplayName"]?
        .text
        ?? shortName, isActive: component.isActive, trigger: trigger,
      cancelsOthers: (node["startBehavior"]?.text ?? "").hasSuffix("CancelOtherTopics"),
      modelDescription: node["modelDescription"]?.text ?? start["description"]?.text ?? component.description
        ?? "",
      inputs: inputs, outputs: (node["outputType"]?["properties"]?.entries ?? []).compactMap(\.key.text),
      code: code, staysOpen: node["endAutomatically"]?.text == "false", expressions: compiler.expressions,
      span: node.span, builtIn: builtIn)
    return (topic, compiler.report)
  }

  /// The further triggers of a topic as topics of their own, beside the first or `beginDialog`.
  static func furtherTriggers(of component: Component, called id: String) -> [Component] {
    let all = component.node["triggers"]?.items ?? []
    return all.dropFirst(component.node["beginDialog"] == nil ? 1 : 0).map { trigger in
      let key = Node(.scalar("beginDialog", .plain), span: trigger.span)
      let node = Node(.mapping([Node.Entry(key: key, value: trigger)]), span: trigger.span)
      var further = Component(
        schemaName: "\(id).\(trigger["id"]?.text ?? trigger["kind"]?.text ?? "trigger")", node: node,
        kind: "AdaptiveDialog")
      further.displayName = component.displayName
      further.isActive = component.isActive
      return further
    }
  }

  /// The actions; for tools and child agents what stands in for them.
  private func compile(_ component: Component, _ start: Node, _ compiler: inout TopicCompiler) {
    let node = component.node
    switch component.kind {
    case "AdaptiveDialog": compiler.compile(actions: start["actions"])
    case "AgentDialog":
      if start["actions"]?.items?.isEmpty ?? true { return compiler.compile(model: "AgentDialog", node) }
      compiler.compile(actions: start["actions"])
    default:
      guard let action = node["action"], action.entries != nil else { return }
      compiler.compile(tool: action)
      guard let response = node["response"]?["activity"], !response.isNull else { return }
      compiler.emit(SendActivity(ActivityTemplate(response, of: node, &compiler)), for: node)
    }
  }

  /// What a tool is called with: the values of its inputs.
  private static func given(_ inputs: [TopicInput]) -> [InputBinding] {
    inputs.compactMap { input in
      Expression.parse("Topic.'\(input.name)'").0.map {
        InputBinding(name: input.name, value: .expression($0))
      }
    }
  }

  private mutating func trigger(
    _ node: Node, _ component: Component, _ compiler: inout TopicCompiler
  ) -> Trigger {
    let kind =
      component.kind == "AdaptiveDialog" || component.kind == "AgentDialog"
      ? node["kind"]?.text ?? node["$kind"]?.text ?? "" : component.kind
    let known = TriggerKind.byName[kind]
    if known == nil, component.kind == "AdaptiveDialog" {
      let hint = Suggestion.nearest(to: kind, among: TriggerKind.all.map(\.name)).map {
        "Did you mean \($0)?"
      }
      compiler.report(
        .warning, "trigger.unknown-kind",
        kind.isEmpty
          ? "the trigger has no `kind`; the topic starts only by a redirect or by name"
          : "\(kind) is no known kind of trigger; the topic starts only by a redirect or by name", at: node,
        hint: hint)
      compiler.countInvalid(kind.isEmpty ? "trigger without kind" : kind, at: node)
    } else if let known, case .declared = known.support {
      compiler.countDeclared(kind, at: node)
    }
    let intent = node["intent"]
    let family = known?.family(node) ?? .external
    var phrases = (intent?["triggerQueries"]?.items ?? []).compactMap { $0.text ?? $0["text"]?.text }
    if family == .escalation, phrases.isEmpty {
      compiler.report(
        .note, "trigger.no-phrases",
        "the Escalate topic has no trigger phrases; the product's defaults start it",
        at: node)
      phrases = BuiltInTopics.escalatePhrases
    }
    if phrases.count > BotRules.mostPhrases {
      compiler.report(
        .warning, "trigger.many-phrases",
        "the topic has \(phrases.count) trigger phrases; the product takes \(BotRules.mostPhrases)", at: node)
    }
    let priority = node["priority"]?.json.double ?? 0
    let isBounded = priority.magnitude < 1e12
    return Trigger(
      kind: kind, id: node["id"]?.text ?? "main", family: family,
      condition: compiler.formula(node["condition"]), priority: isBounded ? Int(priority * 1000) : 0,
      phrases: phrases,
      isOffered: intent?["includeInOnSelectIntent"]?.text != "false",
      channels: (intent?["availableInChannels"]?.items ?? []).compactMap { $0.text?.lowercased() },
      isOncePerTurn: node["runOnce"]?.text == "true",
      isAlwaysAsking: node["triggerBehavior"]?.text == "Always")
  }

  /// `inputType` names the values a topic takes; `inputs` gives their defaults.
  private func inputs(_ node: Node, _ compiler: inout TopicCompiler) -> [TopicInput] {
    var defaults: [String: Formula] = [:]
    for item in node["inputs"]?.items ?? [] {
      if let name = item["propertyName"]?.text,
        let value = compiler.formula(item["defaultValue"] ?? item["value"])
      {
        defaults[name] = value
      }
    }
    var names = (node["inputType"]?["properties"]?.entries ?? []).compactMap(\.key.text)
    // Tools say what they take only here.
    for item in node["inputs"]?.items ?? [] {
      if let name = item["propertyName"]?.text, !names.contains(name) { names.append(name) }
    }
    return names.map { TopicInput(name: $0, defaultValue: defaults[$0]) }
  }
}
