import PowerFx
import SourceYAML

/// Calls another topic; it returns here, unless it replaces this one.
struct BeginDialog: Action {
  enum Mode: Sendable { case begin, replace, restart }

  var mode: Mode
  var dialog: Formula?
  var inputs: [InputBinding]
  var outputs: [OutputBinding]
  /// False when the called topic's first question takes the message that led here for its answer.
  var isProcessed: Formula?

  var part: ActionPart { .call(self) }

  static let kind = ActionKind.simple("BeginDialog") { node, compiler in make(.begin, node, &compiler) }
  static let replaceKind = ActionKind.simple("ReplaceDialog") { node, compiler in
    make(.replace, node, &compiler)
  }
  static let repeatKind = ActionKind.simple("RepeatDialog") { node, compiler in
    make(.restart, node, &compiler)
  }

  private static func make(_ mode: Mode, _ node: Node, _ compiler: inout TopicCompiler) -> BeginDialog {
    if mode != .restart { _ = compiler.required("dialog", of: node) }
    return BeginDialog(
      mode: mode, dialog: compiler.formula(node["dialog"]), inputs: compiler.inputs(node["input"]),
      outputs: compiler.outputs(node["output"]), isProcessed: compiler.formula(node["activityProcessed"]))
  }

  func next(_ run: Run) -> BotEvent {
    if mode != .restart, run.agent.isOutside(run.text(dialog)) {
      // Another solution's topic: a stub answers as it does for a service.
      return ServiceCall(inputs: inputs, outputs: .bound(outputs)).next(run)
    }
    guard run.step > 0 else { return start(run) }
    // The called topic has ended: its values are in the session.
    let index = Int(run.step) - 1
    guard index < outputs.count else { return run.done }
    let output = outputs[index]
    let given = output.name.map { run.session.returned[$0] ?? .blank } ?? .record(returned(run))
    return .variableSet(run.place, output.variable, given)
  }

  /// All the topic gives back: what it declares, or everything when it declares nothing.
  private func returned(_ run: Run) -> Record {
    let declared = run.target(run.text(dialog)).topic.flatMap { run.agent.topic($0)?.outputs } ?? []
    guard !declared.isEmpty else { return run.session.returned }
    return Record(run.session.returned.fields.filter { declared.contains($0.name) })
  }

  private func start(_ run: Run) -> BotEvent {
    var target = Optional(run.place.topic)
    if mode != .restart {
      let found = run.target(run.text(dialog))
      guard found.topic != nil else { return run.failure(ErrorCode.missingTopic, found.problem) }
      target = found.topic
    }
    guard let target, let topic = run.agent.topic(target) else { return run.done }
    var values = Record()
    for input in topic.inputs where input.defaultValue != nil {
      values[input.name] = run.value(input.defaultValue)
    }
    for input in inputs {
      let value = run.value(input.value)
      if let fault = value.fault { return run.failure(fault) }
      if input.name.isEmpty, case .record(let record) = value {
        for field in record.fields { values[field.name] = field.value }
      } else {
        values[input.name] = value
      }
    }
    return .redirected(
      Redirection(
        from: run.place, topic: target, returns: mode == .begin, cancelsOthers: topic.cancelsOthers,
        inputs: values, rereads: run.value(isProcessed) == .boolean(false)))
  }
}
