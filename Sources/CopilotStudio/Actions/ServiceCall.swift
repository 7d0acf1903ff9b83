import Activities
import Basis
import PowerFx
import SourceYAML

/// A call of something that is not simulated: a flow, a web service, a connector, a skill, a model. A declared
/// stub answers; without one the call writes nothing and the topic goes on.
struct ServiceCall: Action {
  /// Where the answer goes: parts of it by name, or the whole.
  var outputs: [OutputBinding]
  /// Whether the answer is said to the customer.
  var sendsAnswer = false
  /// Where a failure goes instead of On Error (`ContinueOnErrorBehavior`); nil when it does not.
  var onFailure: FailureBinding?

  /// The variables a failed call writes.
  struct FailureBinding: Sendable {
    var status: VariableName?
    var body: VariableName?
  }

  func next(_ run: Run) -> BotEvent {
    guard let stub = run.stub else {
      return run.step == 0 ? .stubMissing(run.place, kind: run.instruction.kind) : run.done
    }
    if run.step == 0 { return .stubCalled(run.place, delay: stub.delay) }
    switch stub.outcome {
    case .failure(let code, let message):
      guard let onFailure else { return run.failure(code, message) }
      return write(code, message, onFailure, run)
    case .result(let json): return write(json, run)
    }
  }

  /// The status as a number when it is one, then the body.
  private func write(_ code: String, _ message: String, _ binding: FailureBinding, _ run: Run) -> BotEvent {
    let values: [(VariableName?, Value)] = [
      (binding.status, Int(code).map(Value.int) ?? .text(code)), (binding.body, .text(message)),
    ]
    let writes = values.compactMap { variable, value in variable.map { ($0, value) } }
    let index = Int(run.step) - 1
    guard index < writes.count else { return run.done }
    return .variableSet(run.place, writes[index].0, writes[index].1)
  }

  private func write(_ json: JSON, _ run: Run) -> BotEvent {
    let index = Int(run.step) - 1
    if index < outputs.count {
      return .variableSet(run.place, outputs[index].variable, Self.part(outputs[index].name, of: json))
    }
    let answer = Self.answer(json)
    guard sendsAnswer, index == outputs.count, !answer.isEmpty else { return run.done }
    return .messageSent(SentMessage(from: run.place, activity: .message(answer, format: .markdown)))
  }

  /// One output by name; for a single output the answer may stand alone.
  private static func part(_ name: String?, of json: JSON) -> Value {
    guard let name, json.members != nil else { return Value(json: json) }
    return json[name].map { Value(json: $0) } ?? .blank
  }

  /// The words of a generated answer.
  static func answer(_ json: JSON) -> String {
    json.string ?? (json["text"] ?? json["Text"] ?? json["answer"])?.string ?? ""
  }
}

extension Run {
  /// The declared answer for the action.
  var stub: Stub? {
    guard let topic = agent.topic(place.topic) else { return nil }
    return context.stubs.first { $0.answers(topic, instruction) }
  }
}

extension ServiceCall {
  static let kinds: [ActionKind] =
    [
      "InvokeFlowAction", "InvokeConnectorAction", "InvokeAIBuilderModelAction", "InvokeSkillAction",
      "InvokeMcpToolAction", "WaitForConnectorTrigger", "InvokeConnectorTaskAction", "InvokeFlowTaskAction",
      "InvokeAIBuilderModelTaskAction", "InvokeAIPluginTaskAction", "InvokeAgentTaskAction",
      "InvokeClientTaskAction", "InvokeComputerUsingAgentTaskAction", "InvokeConnectedAgentTaskAction",
      "InvokeExternalAgentTaskAction", "InvokeSkillTaskAction",
    ].map(bound)
    + [
      writing("HttpRequestAction", "response"), writing("CreateSearchQuery", "result"),
      writing("SearchKnowledgeSources", "result"), generating("SearchAndSummarizeContent"),
      generating("SearchAndSummarizeWithCustomModel"), generating("AnswerQuestionWithAI"),
      generating("InvokeCustomModelAction"),
    ]

  /// Kinds with `output.binding`.
  private static func bound(_ name: String) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(outputs: compiler.outputs(node["output"]), onFailure: failure(node, &compiler))
    }
  }

  /// Kinds that write their whole answer into one variable.
  private static func writing(_ name: String, _ key: String) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(outputs: single(node[key], node, &compiler), onFailure: failure(node, &compiler))
    }
  }

  private static func failure(_ node: Node, _ compiler: inout TopicCompiler) -> FailureBinding? {
    guard let handling = node["errorHandling"], handling["kind"]?.text == "ContinueOnErrorBehavior" else {
      return nil
    }
    return FailureBinding(
      status: compiler.variable(handling["statusCode"], of: node),
      body: compiler.variable(handling["errorResponseBody"], of: node))
  }

  /// Kinds that generate an answer: into a variable, and to the customer unless `autoSend` is off.
  private static func generating(_ name: String) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(
        outputs: single(node["variable"], node, &compiler), sendsAnswer: node["autoSend"]?.text != "false")
    }
  }

  private static func single(_ node: Node?, _ owner: Node, _ compiler: inout TopicCompiler) -> [OutputBinding]
  {
    compiler.variable(node, of: owner).map { [OutputBinding(name: nil, variable: $0)] } ?? []
  }
}

/// Asks the customer to sign in; the stub says whether it worked (`{"signedIn": true, "token": …}`).
/// Without a stub nobody is signed in and the topic goes on.
struct OAuthInput: Action {
  static let kind = ActionKind.simple("OAuthInput", .stub) { _, _ in OAuthInput() }

  func next(_ run: Run) -> BotEvent {
    guard let stub = run.stub else {
      return run.step == 0 ? .stubMissing(run.place, kind: run.instruction.kind) : run.done
    }
    if run.step == 0 { return .stubCalled(run.place, delay: stub.delay) }
    guard case .result(let json) = stub.outcome else {
      if case .failure(let code, let message) = stub.outcome { return run.failure(code, message) }
      return run.done
    }
    switch run.step {
    case 1:
      let signedIn = json["signedIn"]?.bool ?? json.bool ?? true
      return .variableSet(run.place, VariableName(.system, "User", "IsLoggedIn"), .boolean(signedIn))
    case 2:
      guard let token = json["token"]?.string else { return run.done }
      return .variableSet(run.place, VariableName(.system, "User", "AccessToken"), .text(token))
    default: return run.done
    }
  }
}
