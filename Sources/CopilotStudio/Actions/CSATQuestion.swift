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

  /// Anything else than a rating is asked about once more and then passed over (rule
  /// `survey.rating-passed-over`): the survey must not hold the customer.
  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    if let rating = Self.rating(message, run) { return .answered(run.place, .int(rating)) }
    let isPatient = !run.context.rules.holds(BotRules.ratingPassedOver)
    if isPatient || (run.frame.question?.retries ?? 0) < 1 { return .reprompted(asking(run)) }
    return .questionGivenUp(run.place, .blank)
  }

  /// A number from one to five in digits or words, or that many stars; a card sends it as `rating`.
  private static func rating(_ message: BotInput.Message, _ run: Run) -> Int? {
    if let sent = message.value?["rating"]?.int ?? message.value?.int { return valid(sent) }
    let stars = message.text.filter { "⭐★".contains($0) }.count
    if stars > 0 { return valid(stars) }
    let reader = NumberReader(locale: message.locale ?? run.context.locale)
    let numbers = reader.all(in: message.text)
    // `4/5` and `4 out of 5` are a four; other numbers beside the rating leave it open.
    guard numbers.count <= 1 || (numbers.count == 2 && numbers[1].value == Decimal(5)) else { return nil }
    return (numbers.first ?? reader.words.first(in: message.text))?.value.int.flatMap(valid)
  }

  private static func valid(_ rating: Int) -> Int? { (1...5).contains(rating) ? rating : nil }
}
