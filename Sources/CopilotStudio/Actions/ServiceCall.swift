import Activities
import Basis
import PowerFx
import SourceYAML

/// A call of something that is not simulated: a flow, a web service, a connector, a skill, a model. A declared
/// stub answers; without one the call writes nothing and the topic goes on.
struct ServiceCall: Action {
  /// What the service is given: stubs can ask for it.
  var inputs: [InputBinding] = []
  /// Where the result goes.
  var outputs = Outputs.bound([])
  /// The type the result is declared to have; nil when nothing says it.
  var shape: DataShape?
  /// For models that answer the customer.
  var answer: GeneratedAnswer?
  /// Where a failure goes instead of On Error (`ContinueOnErrorBehavior`); nil when it does not.
  var onFailure: FailureBinding?
  /// What is said while the service takes long.
  var latency: LatencyMessage?
  /// How long the service may take.
  var limit: TimeLimit?
  /// Whether it is a skill, which may talk to the customer.
  var isSkill = false

  /// Where a result goes.
  enum Outputs: Sendable {
    /// Parts of it by name, or the whole.
    case bound([OutputBinding])
    /// Each part into a variable of the topic with its name: a tool's results go to whoever called it.
    case everything
  }

  /// The variables a failed call writes.
  struct FailureBinding: Sendable {
    var status: VariableName?
    var body: VariableName?
  }

  func next(_ run: Run) -> BotEvent {
    var step = Int(run.step)
    if let sources = answer?.askedSources(run, inputs) {
      if step < sources.count { return sources[step] }
      step -= sources.count
    }
    if step == 0 { return call(run) }
    guard let stub = run.stub else { return run.done }
    step -= 1
    let (wait, isLate) = wait(stub, run)
    if let latency, latency.isSaid(in: wait, run) {
      if step == 0 { return .messageSent(latency.message.message(run)) }
      if step == 1 {
        let rest = TimeSpan.milliseconds(wait.milliseconds - latency.delay(run).milliseconds)
        return .stubCalled(run.place, delay: rest, stub: run.frame.stub)
      }
      step -= 2
    }
    if isLate, let limit { return failed(limit.code, limit.message(run), run, step) }
    switch stub.outcome {
    case .failure(let code, let message): return failed(code, message, run, step)
    case .result(let json): return write(json, run, step)
    case .choice: return run.done
    }
  }

  // MARK: The call

  private func call(_ run: Run) -> BotEvent {
    // What nobody answers for is not called, and its inputs are nobody's business.
    guard run.stub(given: nil) != nil else { return .stubMissing(run.place, kind: run.instruction.kind) }
    var given: [JSON.Member] = []
    for input in inputs {
      let value = run.value(input.value)
      if let fault = value.fault { return run.failure(fault) }
      given.append(JSON.Member(input.name, value.json))
    }
    guard let index = run.stub(given: given) else {
      return .stubMissing(run.place, kind: run.instruction.kind)
    }
    let (wait, _) = wait(run.context.stubs[index], run)
    let isSaid = latency?.isSaid(in: wait, run) ?? false
    return .stubCalled(
      run.place, delay: isSaid ? latency?.delay(run) ?? wait : wait, stub: Int32(clamping: index))
  }

  /// How long it takes, and whether that is too long.
  private func wait(_ stub: Stub, _ run: Run) -> (TimeSpan, isLate: Bool) {
    guard let limit, run.context.rules.holds(BotRules.serviceTime) else { return (stub.delay, false) }
    let most = limit.span(run)
    return stub.delay > most ? (most, true) : (stub.delay, false)
  }

  // MARK: Failures

  /// The status as a number when it is one, then the body.
  private func failed(_ code: String, _ message: String, _ run: Run, _ step: Int) -> BotEvent {
    guard let binding = onFailure else { return run.failure(code, message) }
    let values: [(VariableName?, Value)] = [
      (binding.status, Int(code).map(Value.int) ?? .text(code)), (binding.body, .text(message)),
    ]
    let writes = values.compactMap { variable, value in variable.map { ($0, value) } }
    guard step < writes.count else { return run.done }
    return .variableSet(run.place, writes[step].0, writes[step].1)
  }

  // MARK: Results

  private func write(_ json: JSON, _ run: Run, _ step: Int) -> BotEvent {
    let json = FlowExpression.resolved(json)
    var value = Value(json: json)
    if let shape {
      guard let shaped = shape.shaped(.untyped(json)) else {
        return run.failure(ErrorCode.content, "The result cannot be read as \(shape.name)")
      }
      value = shaped
    }
    switch outputs {
    case .everything:
      let members = json.members ?? [JSON.Member("result", json)]
      guard step < members.count else { return run.done }
      return .variableSet(
        run.place, VariableName(.topic, members[step].name), Value(json: members[step].value))
    case .bound(let bindings) where step < bindings.count:
      let binding = bindings[step]
      let part = answer?.captured(json) ?? Self.part(binding.name, of: value)
      return .variableSet(run.place, binding.variable, part)
    case .bound(let bindings) where isSkill:
      return SkillMessages.said(json, run, step - bindings.count) ?? run.done
    case .bound(let bindings):
      return answer?.said(json, run, step - bindings.count) ?? run.done
    }
  }

  /// One output by name; for a single output the answer may stand alone.
  private static func part(_ name: String?, of value: Value) -> Value {
    guard let name, case .record(let record) = value else { return value }
    return record[name] ?? .blank
  }
}

extension Run {
  /// The declared answer that was chosen when the action called.
  var stub: Stub? {
    let index = Int(frame.stub)
    return context.stubs.indices.contains(index) ? context.stubs[index] : nil
  }

  /// The number of the first declared answer that fits the action and what it is given; nil asks whether one
  /// could fit for some inputs.
  func stub(given inputs: [JSON.Member]?) -> Int? {
    guard let topic = agent.topic(place.topic) else { return nil }
    return context.stubs.firstIndex { $0.answers(topic, instruction, given: inputs) }
  }
}
