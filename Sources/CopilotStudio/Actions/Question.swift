import Activities
import Basis
import PowerFx
import SourceYAML

/// Asks the customer for a value.
///
/// A class, since it is large and handed on at every answer.
final class Question: Asking {
  /// What a question does whose variable has a value (`skipQuestionMode`).
  enum Skipping: String, Sendable {
    /// It asks.
    case never = "AlwaysAsk"
    /// It is skipped the first time its topic comes to it, and asked when the topic comes back: the default.
    case onFirst = "SkipOnFirstExecutionIfVariableHasValue"
    /// It is skipped.
    case always = "AlwaysSkipIfVariableHasValue"
  }

  let variable: VariableName?
  let prompt: Boxed<ActivityTemplate>
  let entity: QuestionEntity
  let alwaysPrompt: Formula?
  let skipping: Formula?
  let retries: Formula?
  let unrecognizedPrompt: Boxed<ActivityTemplate>?
  let invalidPrompt: Boxed<ActivityTemplate>?
  let validation: Formula?
  let defaultValue: Formula?
  let defaultValueResponse: Boxed<ActivityTemplate>?
  let fallbackDialog: Formula?
  let interruption: Interruption
  /// What is asked when it is the same each time, or with a yes and a no of English for buttons; made once.
  private let asked: Boxed<Activity>?
  /// Whether its buttons are in the customer's language.
  private let asksYesOrNo: Bool

  var part: ActionPart { .question(self) }

  static let kind = ActionKind.simple("Question") { Question($0, &$1) }

  private init(_ node: Node, _ compiler: inout TopicCompiler) {
    func template(_ key: String) -> Boxed<ActivityTemplate>? {
      node[key].flatMap { $0.isNull ? nil : Boxed(ActivityTemplate($0, of: node, &compiler)) }
    }
    variable = compiler.variable(node["variable"], of: node)
    if node["variable"] == nil { _ = compiler.required("variable", of: node) }
    prompt = Boxed(ActivityTemplate(node["prompt"], of: node, &compiler))
    entity = QuestionEntity(node["entity"], of: node, &compiler)
    alwaysPrompt = compiler.formula(node["alwaysPrompt"])
    skipping = Self.skipping(node["skipQuestionMode"], &compiler)
    retries = compiler.formula(node["repeatCount"])
    unrecognizedPrompt = template("unrecognizedPrompt")
    invalidPrompt = template("invalidPrompt")
    validation = compiler.formula(node["validation"])
    defaultValue = compiler.formula(node["defaultValue"])
    defaultValueResponse = template("defaultValueResponse")
    fallbackDialog = compiler.formula(node["fallbackDialogOnInvalidEntity"])
    interruption = Interruption(node["interruptionPolicy"])
    asksYesOrNo = entity.isYesOrNo
    let choices = asksYesOrNo ? YesNoWords.englishButtons : entity.fixedChoices
    if let constant = prompt.value.constant, let choices {
      asked = Boxed(Self.expectingAnswer(constant.value, choices))
    } else {
      asked = nil
    }
  }

  private static func skipping(_ node: Node?, _ compiler: inout TopicCompiler) -> Formula? {
    if let node, let text = node.text, !text.hasPrefix("="), Skipping(rawValue: text) == nil {
      compiler.report(
        .warning, "question.skip-mode", "\(text) is no way to skip a question; the default holds", at: node,
        hint: "Use AlwaysAsk, SkipOnFirstExecutionIfVariableHasValue or AlwaysSkipIfVariableHasValue")
    }
    return compiler.formula(node)
  }

  // MARK: While it is current

  func next(_ run: Run) -> BotEvent {
    switch run.step {
    case 0: return begin(run)
    case QuestionStep.answered: return setting(run.frame.answer, run)
    case QuestionStep.takeDefault:
      return setting(run.value(defaultValue), run)
    case QuestionStep.takeDefault + 1:
      guard let response = defaultValueResponse, !response.value.isEmpty else { return run.done }
      return .messageSent(response.value.message(run))
    case QuestionStep.redirect: return leaving(to: run.text(fallbackDialog), run)
    case QuestionStep.escalate:
      guard let topic = run.agent.escalation(run.context.rules) else { return run.done }
      return redirection(to: Int32(topic), run)
    case QuestionStep.leave: return setting(.blank, run)
    default: return run.done
    }
  }

  private func setting(_ value: Value, _ run: Run) -> BotEvent {
    guard let variable else { return run.done }
    return run.set(variable, value)
  }

  private func leaving(to name: String, _ run: Run) -> BotEvent {
    let found = run.target(name)
    guard let topic = found.topic else { return run.failure(ErrorCode.missingTopic, found.problem) }
    return redirection(to: topic, run)
  }

  private func redirection(to topic: Int32, _ run: Run) -> BotEvent {
    .redirected(
      Redirection(
        from: run.place, topic: topic, returns: true,
        cancelsOthers: run.agent.topic(topic)?.cancelsOthers ?? false))
  }

  /// Skips the question, fills it from what was said before, or asks. `alwaysPrompt` decides first (its
  /// published description is inverted, formats.md 6), then the mode.
  private func begin(_ run: Run) -> BotEvent {
    guard let variable, !run.holds(alwaysPrompt) else { return .asked(asking(run)) }
    let isFirst = !run.frame.askedOnce.contains(run.place.index)
    switch mode(run) {
    case .never: return .asked(asking(run))
    case .onFirst where !isFirst: return .asked(asking(run))
    case .onFirst, .always: break
    }
    if !run.value(of: variable).isBlank { return .questionSkipped(run.place, next: run.instruction.next) }
    if isFirst, let answer = said(run), let finding = answer.finding {
      return .slotFilled(run.place, answer.value, finding)
    }
    return .asked(asking(run))
  }

  private func mode(_ run: Run) -> Skipping {
    switch run.value(skipping) {
    case .option(let option): Skipping(rawValue: option.id) ?? .onFirst
    case .text(let text): Skipping(rawValue: text) ?? .onFirst
    default: .onFirst
    }
  }

  /// What the customer has said of it already, the latest message first; a value that breaks the question's
  /// rule does not count.
  private func said(_ run: Run) -> Answer? {
    guard run.context.rules.holds(BotRules.proactiveSlots) else { return nil }
    let isWhole = !run.context.rules.holds(BotRules.slotsOfTopic)
    for heard in run.session.heard.reversed() where isWhole || heard.number >= run.frame.heardFrom {
      if let answer = entity.mention(in: heard, run), isValid(answer.value, run) { return answer }
    }
    return nil
  }

  private func asking(_ run: Run, with template: Boxed<ActivityTemplate>? = nil) -> SentMessage {
    if template == nil, let asked, !asksYesOrNo || YesNoWords.isEnglish(run.context.locale) {
      return SentMessage(from: run.place, boxed: asked)
    }
    var message = (template ?? prompt).value.message(run)
    message.activity = Self.expectingAnswer(message.activity, entity.choices(run))
    return message
  }

  /// A message as one that waits for an answer; its own buttons come before the entity's choices.
  private static func expectingAnswer(_ activity: Activity, _ choices: [String]) -> Activity {
    var activity = activity
    activity.inputHint = "expectingInput"
    if activity.suggestedActions.isEmpty { activity.suggestedActions = choices.map(CardAction.imBack) }
    return activity
  }

  func askAgain(_ run: Run) -> BotEvent { .reprompted(asking(run)) }

  // MARK: Answers

  var takesAnything: Bool { entity.takesAnything }

  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    guard let answer = entity.answer(message, run) else { return again(unrecognizedPrompt, run) }
    guard isValid(answer.value, run) else { return again(invalidPrompt ?? unrecognizedPrompt, run) }
    return .answered(run.place, answer.value, answer.finding)
  }

  /// Whether a value keeps the question's rule, which sees the variable as if it had it.
  private func isValid(_ value: Value, _ run: Run) -> Bool {
    guard validation != nil else { return true }
    return (variable.map { run.assuming($0, is: value) } ?? run).holds(validation)
  }

  private func again(_ template: Boxed<ActivityTemplate>?, _ run: Run) -> BotEvent {
    let limit = run.value(retries ?? .literal(.int(2))).json.int ?? 2
    guard (run.frame.question?.retries ?? 0) >= limit else { return .reprompted(asking(run, with: template)) }
    if defaultValue != nil { return .questionGivenUp(run.place, .defaultValue) }
    if fallbackDialog != nil { return .questionGivenUp(run.place, .redirect) }
    let escalates =
      run.context.rules.holds(BotRules.giveUpEscalates) && run.agent.escalation(run.context.rules) != nil
    return .questionGivenUp(run.place, escalates ? .escalate : .blank)
  }
}

extension Interruption {
  init(_ node: Node?) {
    isAllowed = node?["allowInterruption"]?.text != "false"
    let filter = node?["interruptionTopicListFilter"]
    guard filter?["kind"]?.text == "IncludeSelectedTopics" else { return }
    onlyTopics = filter?["allowedInterruptTopics"]?.items?.compactMap(\.text)
  }
}
