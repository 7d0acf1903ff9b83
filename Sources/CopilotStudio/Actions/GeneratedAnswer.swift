import Activities
import Basis
import PowerFx
import SourceYAML

/// What a language model says to the customer: kept in a variable, sent, and passed by the topics that listen
/// to generated answers and to searches.
struct GeneratedAnswer: Sendable {
  /// Whether the topic lets it be sent (`autoSend`).
  var isSent: Bool
  /// Whether the variable takes the text and its sources, not only the text (`responseCaptureType`).
  var isWhole: Bool
  /// Whether topics that are knowledge sources are asked first.
  var searches: Bool

  private static let continues = VariableName(.system, "ContinueResponse")
  private static let formatted = VariableName(.system, "Response", "FormattedText")
  private static let citations = VariableName(.system, "Response", "Citations")

  // MARK: Before

  /// The topics that are knowledge sources run first; what they find is `System.SearchResults`.
  func askedSources(_ run: Run, _ inputs: [InputBinding]) -> [BotEvent]? {
    guard searches else { return nil }
    let topics = run.listening(.knowledgeRequested)
    guard !topics.isEmpty, let query = inputs.first(where: { $0.name == "userInput" }) else { return nil }
    let value = run.value(query.value)
    guard value.fault == nil else { return nil }
    return [
      .variableSet(run.place, VariableName(.system, "SearchQuery"), value),
      .variableSet(run.place, VariableName(.system, "SearchResults"), .blank),
    ] + topics.map { run.calls($0) }
  }

  // MARK: The variable

  /// What the variable takes.
  func captured(_ json: JSON) -> Value {
    let text = Self.text(json)
    if isWhole {
      guard json.string != nil else { return Value(json: json) }
      return .record([
        "Text": .record([
          "Content": .text(text), "MarkdownContent": .text(text), "CitationSources": .table(Table([])),
        ])
      ])
    }
    return text.isEmpty ? Value(json: json) : .text(text)
  }

  /// The words of an answer.
  static func text(_ json: JSON) -> String {
    if let text = json.string { return text }
    for name in ["text", "Text", "answer"] {
      guard let part = json[name] else { continue }
      if let text = part.string ?? part["MarkdownContent"]?.string ?? part["Content"]?.string { return text }
    }
    return ""
  }

  // MARK: After

  /// The steps of sending it; nil when they are done. A topic that sets `System.ContinueResponse` to false
  /// keeps it from the customer.
  func said(_ json: JSON, _ run: Run, _ step: Int) -> BotEvent? {
    let text = Self.text(json)
    guard isSent, !text.isEmpty else { return nil }
    let topics = run.listening(.generatedResponse)
    let sends = BotEvent.messageSent(
      SentMessage(from: run.place, activity: .message(text, format: .markdown)))
    guard !topics.isEmpty else { return step == 0 ? sends : nil }
    let sources = json["citations"] ?? json["Text"]?["CitationSources"] ?? .array([])
    let before: [BotEvent] = [
      .variableSet(run.place, Self.formatted, .text(text)),
      .variableSet(run.place, Self.citations, Value(json: sources)),
      .variableSet(run.place, Self.continues, .boolean(true)),
    ]
    if step < before.count { return before[step] }
    if step < before.count + topics.count { return run.calls(topics[step - before.count]) }
    guard step == before.count + topics.count, run.value(of: Self.continues) != .boolean(false) else {
      return nil
    }
    return sends
  }
}

extension Run {
  /// The topics that listen to something while another topic runs; never the one that asks.
  func listening(_ family: Trigger.Family) -> [Int32] {
    agent.topics(of: family, shared, context).filter { $0 != place.topic }
  }

  /// Calls a topic that listens.
  func calls(_ topic: Int32) -> BotEvent {
    .redirected(Redirection(from: place, topic: topic, returns: true))
  }
}
