/// What a language model or a service starts.
enum ExternalTriggers {
  static let kinds: [TriggerKind] =
    [
      .fixed("OnGeneratedResponse", .generatedResponse), .fixed("OnKnowledgeRequested", .knowledgeRequested),
      .fixed("OnPlanComplete", .planComplete),
      .fixed("OnOutgoingMessage", .external, .never("the product itself does not fire it (formats.md 3)")),
    ] + declared("OnToolSelected", because: "a language model chooses the topic")
    + declared("OnAnalyzeText", because: "a language service calls it")
    + declared("RecurrenceTrigger", because: "a clock outside starts it")
    + ["CreateConversationConnectorTrigger", "ContinueConversationConnectorTrigger"].flatMap {
      declared($0, because: "a connector starts it")
    }
    + [
      "OnAnsweringMachineDetected", "OnDtmfKeyPress", "OnSilence", "OnUnknownDtmfKey", "OnUnrecognizedSpeech",
    ].flatMap { declared($0, because: "a voice channel starts it") }

  /// A trigger that fires when a scenario says so: by a stub that chooses its topic, or by the topic's name.
  private static func declared(_ name: String, because reason: String) -> [TriggerKind] {
    [.fixed(name, .external, .declared(reason))]
  }
}
