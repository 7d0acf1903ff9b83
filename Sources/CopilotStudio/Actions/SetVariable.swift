import PowerFx
import SourceYAML

/// Gives a variable the value of a formula.
struct SetVariable: Action {
  var variable: VariableName?
  var value: Formula?

  static let kind = ActionKind.simple("SetVariable") { node, compiler in
    SetVariable(
      variable: compiler.variable(node["variable"], of: node), value: compiler.formula(node["value"]))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0, let variable else { return run.done }
    return run.set(variable, run.value(value))
  }
}

/// Gives a variable a text with expressions in it.
struct SetTextVariable: Action {
  var variable: VariableName?
  var value: TextTemplate?

  static let kind = ActionKind.simple("SetTextVariable") { node, compiler in
    SetTextVariable(
      variable: compiler.variable(node["variable"], of: node), value: compiler.template(node["value"]))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0, let variable else { return run.done }
    return run.set(variable, .text(run.text(value)))
  }
}

/// Gives several variables their values, one after the other.
struct SetMultipleVariables: Action {
  var assignments: [(variable: VariableName, value: Formula?)]

  static let kind = ActionKind.simple("SetMultipleVariables") { node, compiler in
    var assignments: [(variable: VariableName, value: Formula?)] = []
    for item in node["assignments"]?.items ?? [] {
      guard let variable = compiler.variable(item["variable"], of: node) else { continue }
      assignments.append((variable, compiler.formula(item["value"])))
    }
    return SetMultipleVariables(assignments: assignments)
  }

  func next(_ run: Run) -> BotEvent {
    let index = Int(run.step)
    guard index < assignments.count else { return run.done }
    return run.set(assignments[index].variable, run.value(assignments[index].value))
  }
}

/// Makes a variable blank.
struct ResetVariable: Action {
  var variable: VariableName?

  static let kind = ActionKind.simple("ResetVariable") { node, compiler in
    ResetVariable(variable: compiler.variable(node["variable"], of: node))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0, let variable else { return run.done }
    return .variableSet(run.place, variable, .blank)
  }
}
