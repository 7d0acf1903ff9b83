import Basis
import SourceYAML

/// The topics an agent gets when its files have none of their kind. Words are ours; the phrases are the
/// product's defaults (`domain.md` 1.2).
enum BuiltInTopics {
  /// Escalate, for an agent without one.
  static let escalate = """
    kind: AdaptiveDialog
    startBehavior: CancelOtherTopics
    beginDialog:
      kind: OnEscalate
      id: main
      intent:
        displayName: Escalate
        includeInOnSelectIntent: false
        triggerQueries: [\(escalatePhrases.joined(separator: ", "))]
      actions:
        - kind: SendActivity
          id: builtInEscalateMessage
          conversationOutcome: Escalated
          activity: I'll get a person for you.

    """

  /// Fallback, for an agent without one: two prompts, then Escalate.
  static let fallback = """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnUnknownIntent
      id: main
      actions:
        - kind: ConditionGroup
          id: builtInFallbackCount
          conditions:
            - id: builtInFallbackAsk
              condition: =System.FallbackCount < 3
              actions:
                - kind: SendActivity
                  id: builtInFallbackMessage
                  activity: I didn't get that. Could you say it in other words?
          elseActions:
            - kind: BeginDialog
              id: builtInFallbackEscalate
              dialog: Escalate

    """

  /// The product's default phrases, and two that its documents use.
  static let escalatePhrases = [
    "Talk to agent", "Speak to agent", "Escalate", "Talk to a person", "Talk to someone", "Call back",
    "Call customer service", "Call me please", "Call support", "Call technical support",
    "Can an agent call me",
    "Can I call", "Can I get in touch with someone else", "Can I get real agent support",
    "Can I get transferred to a person to call", "Can I have a call in number Or can I be called",
    "Can I have a representative call me", "Can I schedule a call", "Can I speak to a representative",
    "Can I talk to a human", "Can I talk to a human assistant", "Can someone call me", "Chat with a human",
    "Chat with a representative", "Chat with agent", "Chat with someone please", "Connect me to a live agent",
    "Connect me to a person", "Could some one contact me by phone", "Customer agent",
    "Customer representative",
    "Customer service", "I need a manager to contact me", "I need customer service",
    "I need help from a person",
    "I need to speak with a live argent", "I need to talk to a specialist please",
    "I want to talk to customer service", "I want to proceed with live support",
    "I want to speak with a consultant",
    "I want to speak with a live tech", "I would like to speak with an associate",
    "I would like to talk to a technician", "Talk with tech support member",
  ]

  /// The topics that are missing from an agent.
  static func missing(from topics: [Topic], schemaName: String) -> [(component: Component, rule: Rule)] {
    var found: [(component: Component, rule: Rule)] = []
    // A generative topic in front of Fallback is no Fallback.
    if !topics.contains(where: { $0.trigger.family == .unknown && $0.trigger.priority >= 0 }) {
      found += component(fallback, "Fallback", schemaName).map { ($0, BotRules.builtInFallback) }
    }
    if !topics.contains(where: { $0.trigger.family == .escalation }) {
      found += component(escalate, "Escalate", schemaName).map { ($0, BotRules.builtInEscalate) }
    }
    return found
  }

  private static func component(_ text: String, _ name: String, _ schemaName: String) -> [Component] {
    guard let node = YAML.parse(text, file: "built-in/\(name)").root else { return [] }
    var component = Component(schemaName: "\(schemaName).topic.\(name)", node: node, kind: "AdaptiveDialog")
    component.displayName = name
    return [component]
  }
}
