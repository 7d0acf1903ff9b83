import PowerFx
import SourceYAML

/// Compares a text with the trigger phrases as if the customer had said it, and starts what it means.
struct RecognizeIntent: Action {
  var input: Formula?

  static let kind = ActionKind.simple("RecognizeIntent") { node, compiler in
    if node["userInput"] == nil { _ = compiler.required("userInput", of: node) }
    return RecognizeIntent(input: compiler.formula(node["userInput"]))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0 else {
      return run.context.rules.holds(BotRules.recognizingEndsTopic)
        ? .topicEnded(topic: run.place.topic, reason: .replaced) : run.done
    }
    let text = run.value(input)
    if let fault = text.fault { return run.failure(fault) }
    return BotRuntime.recognize(text.display, run.shared, run.agent, run.context) ?? run.done
  }
}
