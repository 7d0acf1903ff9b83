import PowerFx
import SourceYAML

/// Runs its actions once for each row of a table.
struct Foreach: Action {
  var items: Formula?
  var value: VariableName?
  var index: VariableName?
  var end: Int32

  static let kind = ActionKind("Foreach") { node, compiler in
    let place = compiler.emit(Jump(target: 0), for: node)
    compiler.name(place, as: node)
    var loop = Foreach(
      items: compiler.formula(node["items"]), value: compiler.variable(node["value"], of: node),
      index: compiler.variable(node["index"], of: node), end: 0)
    compiler.loops.append(place)
    compiler.compile(actions: node["actions"])
    compiler.loops.removeLast()
    compiler.emit(LoopEnd(start: place), for: node)
    loop.end = compiler.here
    compiler.patch(place, loop)
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step > 0 else {
      if run.frame.loops.last?.start == run.place.index { return .loopAdvanced(run.place) }
      let value = run.value(items)
      if let fault = value.fault { return run.failure(fault) }
      return .loopStarted(run.place, items: Self.rows(of: value), end: end)
    }
    guard let loop = run.frame.loops.last, loop.start == run.place.index, loop.row < loop.items.count else {
      return run.jump(to: end)
    }
    switch (run.step, self.value, index) {
    case (1, let variable?, _): return run.set(variable, loop.items[loop.row])
    case (1, nil, let variable?), (2, _?, let variable?):
      return .variableSet(run.place, variable, .int(loop.row))
    default: return run.done
    }
  }

  func retargeted(_ change: (Int32) -> Int32) -> any Action {
    Foreach(items: items, value: value, index: index, end: change(end))
  }

  /// The rows of a table; those of a one-column table of scalars are the scalars.
  static func rows(of value: Value) -> [Value] {
    switch value {
    case .table(let table):
      table.rows.map { row in
        if case .record(let record) = row, record.fields.count == 1, record.fields[0].name == "Value" {
          record.fields[0].value
        } else {
          row
        }
      }
    case .untyped(let json): (json.array ?? []).map(Value.untyped)
    case .blank: []
    default: [value]
    }
  }
}

/// Leads back to the loop's head.
struct LoopEnd: Action {
  var start: Int32

  func next(_ run: Run) -> BotEvent { run.jump(to: start) }
}

/// Leaves the loop around it, or goes to its next row.
struct LoopExit: Action {
  var start: Int32
  var isBreak: Bool

  func next(_ run: Run) -> BotEvent {
    guard isBreak else { return run.jump(to: start) }
    let loop = run.frame.loops.last { $0.start == start }
    return run.jump(to: loop?.end ?? run.instruction.next)
  }
}

extension Foreach {
  static let breakKind = ActionKind("BreakLoop") { node, compiler in exit(node, &compiler, isBreak: true) }
  static let continueKind = ActionKind("ContinueLoop") { node, compiler in
    exit(node, &compiler, isBreak: false)
  }

  private static func exit(_ node: Node, _ compiler: inout TopicCompiler, isBreak: Bool) {
    guard let start = compiler.loops.last else {
      compiler.report(.warning, "action.loop", "there is no loop around this; it is passed over", at: node)
      return
    }
    compiler.emit(LoopExit(start: start, isBreak: isBreak), for: node)
  }
}
