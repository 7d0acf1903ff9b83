/// What a language model, a voice channel or a service would start: a scenario starts such a topic by name.
enum ExternalTriggers {
  static let kinds: [TriggerKind] = [
    "OnGeneratedResponse", "OnKnowledgeRequested", "OnToolSelected", "OnPlanComplete", "OnOutgoingMessage",
    "OnInvokedAction", "OnAnalyzeText", "OnAnsweringMachineDetected", "OnDtmfKeyPress", "OnSilence",
    "OnUnknownDtmfKey", "OnUnrecognizedSpeech", "RecurrenceTrigger", "CreateConversationConnectorTrigger",
    "ContinueConversationConnectorTrigger",
  ].map { .fixed($0, .external, isSimulated: false) }
}
