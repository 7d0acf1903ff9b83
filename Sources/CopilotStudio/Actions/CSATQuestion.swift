import Activities
import Basis
import PowerFx
import SourceYAML

/// Asks for a rating of one to five (`domain.md` 1.4).
struct CSATQuestion: Asking {
  var variable: VariableName?
  var interruption: Interruption { Interruption(isAllowed: false) }

  static let kind = ActionKind.simple("CSATQuestion") { node, compiler in
    CSATQuestion(variable: compiler.variable(node["variable"], of: node))
  }

  func next(_ run: Run) -> BotEvent {
    switch run.step {
    case 0: return .asked(asking(run))
    case QuestionStep.answered:
      guard let variable else { return run.done }
      return run.set(variable, run.frame.answer)
    default: return run.done
    }
  }

  /// The words are ours: the product shows a card of stars whose text is not in the topic.
  private func asking(_ run: Run) -> SentMessage {
    var activity = Activity.message("Please rate your experience from 1 to 5.", format: .markdown)
    activity.inputHint = "expectingInput"
    activity.suggestedActions = (1...5).map { CardAction.imBack(String($0)) }
    return SentMessage(from: run.place, activity: activity)
  }

  func askAgain(_ run: Run) -> BotEvent { .reprompted(asking(run)) }

  /// Anything else than a rating passes the question over: the survey must not hold the customer.
  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    let text = message.text.filter { !$0.isWhitespace }
    if let rating = Int(text), (1...5).contains(rating) { return .answered(run.place, .int(rating)) }
    if (run.frame.question?.retries ?? 0) < 1 { return .reprompted(asking(run)) }
    return .questionGivenUp(run.place, .blank)
  }
}
