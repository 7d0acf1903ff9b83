import Activities
import Basis
import PowerFx
import SourceYAML

/// Shows a card with inputs and waits for its submit.
struct AdaptiveCardPrompt: Asking {
  var card: CardTemplate?
  var outputs: [OutputBinding]
  /// The types the topic declares for what the card sends (`outputType`): cards send most inputs as text.
  var types: [String: DataShape] = [:]
  var retries: Formula?
  var unrecognizedPrompt: ActivityTemplate?
  var interruption: Interruption

  static let kind = ActionKind.simple("AdaptiveCardPrompt") { node, compiler in
    AdaptiveCardPrompt(
      card: CardTemplate(node["card"], &compiler), outputs: compiler.outputs(node["output"]),
      types: types(node["outputType"]),
      retries: compiler.formula(node["repeatCount"]),
      unrecognizedPrompt: node["unrecognizedPrompt"].map { ActivityTemplate($0, of: node, &compiler) },
      interruption: Interruption(node["interruptionPolicy"]))
  }

  private static func types(_ node: Node?) -> [String: DataShape] {
    var types: [String: DataShape] = [:]
    for entry in node?["properties"]?.entries ?? [] {
      if let name = entry.key.text { types[name] = DataShape(entry.value["type"] ?? entry.value) }
    }
    return types
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step > 0 else { return .asked(asking(run)) }
    let index = Int(run.step - QuestionStep.answered)
    guard run.step >= QuestionStep.answered, index < outputs.count,
      case .untyped(let submitted) = run.frame.answer
    else { return run.done }
    // The submit holds the inputs, the button's data and `actionSubmitId` (formats.md 6).
    let value = outputs[index].name.map { self.value($0, of: submitted) } ?? .untyped(submitted)
    return run.set(outputs[index].variable, value)
  }

  /// What the card sent under a name, in the type the topic declares where it fits it.
  private func value(_ name: String, of submitted: JSON) -> Value {
    guard let json = submitted[name] else { return .blank }
    let isPlain = json.array == nil && json.members == nil
    let sent: Value = isPlain ? Value(json: json) : .untyped(json)
    // An input that was left empty has no value of another type than text.
    if case .scalar(let kind)? = types[name], kind != "String", json.string?.isEmpty == true { return .blank }
    return types[name]?.shaped(sent) ?? sent
  }

  private func asking(_ run: Run) -> SentMessage {
    var activity = Activity(.message)
    activity.inputHint = "expectingInput"
    if let card {
      activity.attachments = [Attachment(contentType: CardTemplate.contentType, content: card.json(run))]
    }
    return SentMessage(from: run.place, activity: activity)
  }

  func askAgain(_ run: Run) -> BotEvent { .reprompted(asking(run)) }

  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    if let value = message.value, value.members != nil { return .answered(run.place, .untyped(value)) }
    let limit = run.value(retries ?? .literal(.int(2))).json.int ?? 2
    guard (run.frame.question?.retries ?? 0) < limit else { return .questionGivenUp(run.place, .blank) }
    guard let prompt = unrecognizedPrompt, !prompt.isEmpty else { return .reprompted(asking(run)) }
    var again = prompt.message(run)
    again.activity.attachments = asking(run).activity.attachments
    return .reprompted(again)
  }
}
