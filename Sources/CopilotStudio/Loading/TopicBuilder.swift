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
  mutating func build(_ component: Component, builtIn: Rule? = nil) -> (topic: Topic, report: TopicReport) {
    let node = component.node
    let written = node["beginDialog"] ?? node["triggers"]?.items?.first
    let start = written ?? node
    let shortName = component.shortName
    let id = component.schemaName.contains(".") ? component.schemaName : "\(schemaName).topic.\(shortName)"
    var compiler = TopicCompiler(topicID: id, triggerID: start["id"]?.text ?? "main", entities: entities)
    if written == nil, component.kind == "AdaptiveDialog" {
      compiler.report(
        .error, "topic.trigger",
        "the topic has no `beginDialog`: nothing says what starts it and what it does",
        at: node)
      compiler.countInvalid()
    }
    let trigger = trigger(start, component, &compiler)
    if component.kind == "AdaptiveDialog" || component.kind == "AgentDialog" {
      compiler.compile(actions: start["actions"])
    } else if let action = node["action"], action.entries != nil {
      compiler.compile(tool: action)
    }
    let code = compiler.finish()
    let inputs = inputs(node, &compiler)
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
      code: code, expressions: compiler.expressions,
      span: node.span, builtIn: builtIn)
    return (topic, compiler.report)
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
      compiler.countUnsupported(kind.isEmpty ? "trigger without kind" : kind, at: node)
    } else if let known, !known.isSimulated {
      compiler.countUnsupported(kind, at: node)
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
    let priority = node["priority"]?.json.double ?? 0
    let isBounded = priority.magnitude < 1e12
    return Trigger(
      kind: kind, id: node["id"]?.text ?? "main", family: family,
      condition: compiler.formula(node["condition"]), priority: isBounded ? Int(priority * 1000) : 0,
      phrases: phrases,
      isOffered: intent?["includeInOnSelectIntent"]?.text != "false",
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
    return (node["inputType"]?["properties"]?.entries ?? []).compactMap { entry in
      entry.key.text.map { TopicInput(name: $0, defaultValue: defaults[$0]) }
    }
  }
}
