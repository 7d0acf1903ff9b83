import Basis
import PowerFx

/// What an action sees while it is the current one.
///
/// Made for every event, so it refers to what it shows and copies nothing large.
struct Run {
  /// The conversation so far, in the box it is kept in.
  let shared: Shared<BotSession>
  let agent: Agent
  let context: BotContext
  /// The action's place.
  let place: ActionReference

  /// Nil when there is no action at the place, or no topic runs.
  init?(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext, _ place: ActionReference) {
    guard agent.holds(place), !session.value.frames.isEmpty else { return nil }
    self.init(shared: session, agent, context, place)
  }

  private init(
    shared: Shared<BotSession>, _ agent: Agent, _ context: BotContext, _ place: ActionReference
  ) {
    self.shared = shared
    self.agent = agent
    self.context = context
    self.place = place
  }

  /// The conversation so far.
  var session: BotSession {
    _read { yield shared.value }
  }

  /// The topic that runs.
  var frame: BotSession.Frame {
    _read { yield shared.value.frames[shared.value.frames.count - 1] }
  }

  /// The action itself.
  var instruction: Instruction {
    _read { yield agent.topics[Int(place.topic)].code[Int(place.index)] }
  }

  /// How many events the action has given; the event of its analytics outcome does not count.
  var step: Int32 {
    instruction.outcome != nil && frame.step > 0 && frame.step < QuestionStep.answered
      ? frame.step - 1 : frame.step
  }

  /// The action is done.
  var done: BotEvent { .acted(place, next: instruction.next) }

  /// The action goes on elsewhere.
  func jump(to target: Int32) -> BotEvent { .acted(place, next: target) }

  /// The action failed.
  func failure(_ code: String, _ message: String) -> BotEvent {
    .errorRaised(BotError(code: code, message: message, at: place))
  }

  /// The action failed because a formula did (2001: invalid content, `domain.md` 1.8).
  func failure(_ fault: Fault) -> BotEvent { failure(ErrorCode.content, fault.message) }

  /// A variable takes a value; a failed formula is the action's failure.
  func set(_ variable: VariableName, _ value: Value) -> BotEvent {
    if let fault = value.fault { return failure(fault) }
    return .variableSet(place, variable, value)
  }

  // MARK: Formulas

  func value(_ formula: Formula?) -> Value {
    switch formula {
    case .literal(let value)?: value
    case .expression(let expression)?: value(expression)
    case nil: .blank
    }
  }

  /// A name alone is looked up, without the rest of an evaluation.
  private func value(_ expression: Expression) -> Value {
    if let name = expression.name, let value = shared.lookup(name, agent: agent, context: context),
      value.fault == nil
    {
      return value
    }
    return expression.evaluate(in: evaluation)
  }

  /// The words of a property that is text or an expression.
  func text(_ formula: Formula?) -> String { value(formula).display }

  /// The words of a text with expressions in it.
  func text(_ template: TextTemplate?) -> String {
    guard let template else { return "" }
    return template.constant ?? template.template?.render(value).text ?? template.source
  }

  /// Whether a condition holds: only `true` does.
  func holds(_ formula: Formula?) -> Bool {
    if case .boolean(true) = value(formula) { true } else { false }
  }

  var evaluation: EvaluationContext { shared.evaluation(agent: agent, context: context) }

  /// The value of a variable.
  func value(of name: VariableName) -> Value {
    session.value(of: name, agent: agent, context: context)
  }

  /// The same as if the topic's variable had another value: what a validation rule asks about.
  func assuming(_ name: VariableName, is value: Value) -> Run {
    var session = shared
    session.value.apply(.variableSet(place, name, value), agent: agent)
    return Run(shared: session, agent, context, place)
  }

  // MARK: Topics

  /// The topic a redirect names; nil with the reason when it cannot be started.
  func target(_ name: String) -> (topic: Int32?, problem: String) {
    var found = agent.topic(named: name)
    // Our own Fallback means whatever topic escalates, whatever its name.
    if agent.topic(place.topic)?.builtIn != nil { found = agent.escalation(context.rules) ?? found }
    guard let number = found else { return (nil, "There is no topic \(name)") }
    let topic = agent.topics[number]
    guard topic.isActive else { return (nil, "The topic \(topic.displayName) is turned off") }
    return (Int32(number), "")
  }
}

/// The numbers the product gives its errors (`domain.md` 1.8).
enum ErrorCode {
  static let loop = "2000"
  static let content = "2001"
  static let flow = "2003"
  static let tooManyMessages = "2022"
  static let missingTopic = "2025"
  static let tooLong = "2101"
}

/// Where a question goes on after what happened while it waited. Far above the count of events that one
/// instruction gives before.
enum QuestionStep {
  static let answered: Int32 = 1000
  static let takeDefault: Int32 = 2000
  static let redirect: Int32 = 3000
  static let escalate: Int32 = 4000
  static let leave: Int32 = 5000
}
