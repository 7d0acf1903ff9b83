import Activities
import Basis
import PowerFx
import SourceYAML

/// Asks the customer for a value.
struct Question: Asking {
  enum Skipping: String, Sendable {
    case never = "AlwaysAsk"
    case onFirst = "SkipOnFirstExecutionIfVariableHasValue"
    case always = "AlwaysSkipIfVariableHasValue"
  }

  var variable: VariableName?
  var prompt: ActivityTemplate
  var entity: QuestionEntity
  var alwaysPrompt: Formula?
  var skipping: Skipping
  var retries: Formula?
  var unrecognizedPrompt: ActivityTemplate?
  var invalidPrompt: ActivityTemplate?
  var validation: Formula?
  var defaultValue: Formula?
  var defaultValueResponse: ActivityTemplate?
  var fallbackDialog: Formula?
  var interruption: Interruption

  static let kind = ActionKind.simple("Question") { node, compiler in
    func template(_ key: String) -> ActivityTemplate? {
      node[key].flatMap { $0.isNull ? nil : ActivityTemplate($0, of: node, &compiler) }
    }
    let variable = compiler.variable(node["variable"], of: node)
    if node["variable"] == nil { _ = compiler.required("variable", of: node) }
    return Question(
      variable: variable, prompt: ActivityTemplate(node["prompt"], of: node, &compiler),
      entity: QuestionEntity(node["entity"], of: node, &compiler),
      alwaysPrompt: compiler.formula(node["alwaysPrompt"]),
      skipping: node["skipQuestionMode"]?.text.flatMap(Skipping.init(rawValue:)) ?? .onFirst,
      retries: compiler.formula(node["repeatCount"]), unrecognizedPrompt: template("unrecognizedPrompt"),
      invalidPrompt: template("invalidPrompt"), validation: compiler.formula(node["validation"]),
      defaultValue: compiler.formula(node["defaultValue"]),
      defaultValueResponse: template("defaultValueResponse"),
      fallbackDialog: compiler.formula(node["fallbackDialogOnInvalidEntity"]),
      interruption: Interruption(node["interruptionPolicy"]))
  }

  // MARK: While it is current

  func next(_ run: Run) -> BotEvent {
    switch run.step {
    case 0: return skips(run) ? .questionSkipped(run.place, next: run.instruction.next) : .asked(asking(run))
    case QuestionStep.answered: return setting(run.frame.answer, run)
    case QuestionStep.takeDefault:
      return setting(run.value(defaultValue), run)
    case QuestionStep.takeDefault + 1:
      guard let response = defaultValueResponse, !response.isEmpty else { return run.done }
      return .messageSent(response.message(run))
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

  /// `alwaysPrompt` decides first (its published description is inverted, formats.md 6), then the mode.
  private func skips(_ run: Run) -> Bool {
    guard let variable, !run.holds(alwaysPrompt), !run.value(of: variable).isBlank else { return false }
    switch skipping {
    case .never: return false
    case .always: return true
    case .onFirst: return !run.frame.askedOnce.contains(run.place.index)
    }
  }

  private func asking(_ run: Run, with template: ActivityTemplate? = nil) -> SentMessage {
    var message = (template ?? prompt).message(run)
    message.activity.inputHint = "expectingInput"
    if message.activity.suggestedActions.isEmpty {
      message.activity.suggestedActions = entity.choices(run).map(CardAction.imBack)
    }
    return message
  }

  func askAgain(_ run: Run) -> BotEvent { .reprompted(asking(run)) }

  // MARK: Answers

  var takesAnything: Bool { entity.takesAnything }

  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    guard let value = entity.value(of: message, run) else { return again(unrecognizedPrompt, run) }
    guard validation == nil || holdsFor(value, run) else {
      return again(invalidPrompt ?? unrecognizedPrompt, run)
    }
    return .answered(run.place, value)
  }

  private func holdsFor(_ value: Value, _ run: Run) -> Bool {
    guard let variable else { return true }
    return run.assuming(variable, is: value).holds(validation)
  }

  private func again(_ template: ActivityTemplate?, _ run: Run) -> BotEvent {
    let limit = Int(run.value(retries ?? .literal(.int(2))).json.int ?? 2)
    guard (run.frame.question?.retries ?? 0) >= limit else { return .reprompted(asking(run, with: template)) }
    if let defaultValue {
      return .questionGivenUp(run.place, run.value(defaultValue).fault == nil ? .defaultValue : .blank)
    }
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
