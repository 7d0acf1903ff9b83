import Basis
import PowerFx
import SourceYAML

// Which actions call a service, and how each names its inputs and results (the published schema).

extension ServiceCall {
  static let kinds: [ActionKind] =
    [
      bound("InvokeFlowAction", limit: .flow), bound("InvokeAIBuilderModelAction"),
      bound("InvokeSkillAction", isSkill: true), bound("InvokeMcpToolAction"),
      bound("InvokeConnectorAction", limit: request), bound("WaitForConnectorTrigger"),
      http, writing("CreateSearchQuery", "result"),
      writing("SearchKnowledgeSources", "result", searches: true),
      generating("SearchAndSummarizeContent", searches: true),
      generating("SearchAndSummarizeWithCustomModel"), generating("AnswerQuestionWithAI"),
      generating("InvokeCustomModelAction"),
      .simple("ActivateExternalTrigger", .stub) { node, compiler in
        ServiceCall(
          inputs: compiler.inputs(node["input"]),
          outputs: single(node["externalTriggerId"], node, &compiler))
      },
      .simple("DisableTrigger", .stub) { _, _ in ServiceCall() },
    ] + tools

  /// The actions of tools (`TaskDialog`): a model or a topic calls the tool, and its results go back.
  private static let tools: [ActionKind] = [
    "InvokeConnectorTaskAction", "InvokeFlowTaskAction", "InvokeAIBuilderModelTaskAction",
    "InvokeAIPluginTaskAction", "InvokeAgentTaskAction", "InvokeClientTaskAction",
    "InvokeComputerUsingAgentTaskAction", "InvokeConnectedAgentTaskAction", "InvokeExternalAgentTaskAction",
    "InvokeSkillTaskAction",
  ].map { name in
    .simple(name, .stub) { _, compiler in ServiceCall(inputs: compiler.topicInputs, outputs: .everything) }
  }

  /// The schema's default of requests: 30 seconds.
  private static let request = TimeLimit(standard: .seconds(30), code: "408")

  /// Kinds with `input` and `output`.
  private static func bound(_ name: String, limit: TimeLimit? = nil, isSkill: Bool = false) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(
        inputs: compiler.inputs(node["input"]), outputs: .bound(compiler.outputs(node["output"])),
        shape: node["dynamicOutputSchema"].map { DataShape($0) }, onFailure: failure(node, &compiler),
        latency: LatencyMessage(node["latencyMessageSettings"], &compiler),
        limit: time(limit, node, &compiler), isSkill: isSkill)
    }
  }

  private static let http = ActionKind.simple("HttpRequestAction", .stub) { node, compiler in
    var inputs: [InputBinding] = []
    func add(_ name: String, _ value: Node?) {
      if let value = compiler.formula(value) { inputs.append(InputBinding(name: name, value: value)) }
    }
    add("url", node["url"])
    add("method", node["method"])
    add("body", node["body"]?["content"] ?? node["body"]?["body"])
    return ServiceCall(
      inputs: inputs, outputs: single(node["response"], node, &compiler),
      shape: node["responseSchema"].map { DataShape($0) }, onFailure: failure(node, &compiler),
      latency: LatencyMessage(node["latencyMessageSettings"], &compiler),
      limit: time(request, node, &compiler))
  }

  /// Kinds that write their whole result into one variable.
  private static func writing(_ name: String, _ key: String, searches: Bool = false) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(
        inputs: said(node, &compiler), outputs: single(node[key], node, &compiler),
        answer: searches ? GeneratedAnswer(isSent: false, isWhole: true, searches: true) : nil,
        latency: LatencyMessage(node["latencyMessageSettings"], &compiler))
    }
  }

  /// Kinds that generate an answer: into a variable, and to the customer unless `autoSend` is off.
  private static func generating(_ name: String, searches: Bool = false) -> ActionKind {
    .simple(name, .stub) { node, compiler in
      ServiceCall(
        inputs: said(node, &compiler), outputs: single(node["variable"], node, &compiler),
        answer: GeneratedAnswer(
          isSent: node["autoSend"]?.text != "false",
          isWhole: node["responseCaptureType"]?.text == "FullResponse", searches: searches),
        onFailure: failure(node, &compiler),
        latency: LatencyMessage(node["latencyMessageSettings"], &compiler))
    }
  }

  // MARK: Properties

  /// What a model is asked.
  private static func said(_ node: Node, _ compiler: inout TopicCompiler) -> [InputBinding] {
    compiler.formula(node["userInput"]).map { [InputBinding(name: "userInput", value: $0)] } ?? []
  }

  private static func time(_ limit: TimeLimit?, _ node: Node, _ compiler: inout TopicCompiler) -> TimeLimit? {
    var limit = limit
    limit?.milliseconds = compiler.formula(node["requestTimeoutInMilliseconds"])
    return limit
  }

  private static func failure(_ node: Node, _ compiler: inout TopicCompiler) -> FailureBinding? {
    guard let handling = node["errorHandling"], handling["kind"]?.text == "ContinueOnErrorBehavior" else {
      return nil
    }
    return FailureBinding(
      status: compiler.variable(handling["statusCode"], of: node),
      body: compiler.variable(handling["errorResponseBody"], of: node))
  }

  private static func single(_ node: Node?, _ owner: Node, _ compiler: inout TopicCompiler) -> Outputs {
    .bound(compiler.variable(node, of: owner).map { [OutputBinding(name: nil, variable: $0)] } ?? [])
  }
}
