import PowerFx
import SourceYAML

/// Goes on with the first branch whose condition holds, otherwise with the else part.
struct ConditionGroup: Action {
  struct Branch: Sendable {
    /// The branch's id as written; empty when it has none.
    var id = ""
    var condition: Formula?
    var target: Int32
  }

  var branches: [Branch]
  /// The else part, or what follows the group.
  var otherwise: Int32
  /// Whether there is an else part.
  var hasElse = false

  static let kind = ActionKind("ConditionGroup") { node, compiler in
    let place = compiler.emit(Jump(target: 0), for: node)
    compiler.name(place, as: node)
    var branches: [Branch] = []
    var jumps: [Int32] = []
    for item in node["conditions"]?.items ?? [] {
      let condition = compiler.formula(item["condition"])
      if condition == nil {
        compiler.report(
          .warning, "action.condition", "a branch has no `condition`; it is never taken", at: item)
      }
      branches.append(Branch(id: item["id"]?.text ?? "", condition: condition, target: compiler.here))
      compiler.mark(item["id"]?.text, at: compiler.here)
      compiler.compile(actions: item["actions"])
      jumps.append(compiler.emitJump(for: item))
    }
    let otherwise = compiler.here
    compiler.compile(actions: node["elseActions"])
    for jump in jumps { compiler.patch(jump, Jump(target: compiler.here)) }
    let hasElse = node["elseActions"]?.items?.isEmpty == false
    compiler.patch(place, ConditionGroup(branches: branches, otherwise: otherwise, hasElse: hasElse))
  }

  func next(_ run: Run) -> BotEvent {
    for number in branches.indices {
      switch run.value(branches[number].condition) {
      case .error(let fault): return run.failure(fault)
      case .boolean(true):
        return .branched(run.place, branch: Int32(number), next: branches[number].target)
      default: break
      }
    }
    return .branched(run.place, branch: -1, next: otherwise)
  }

  func retargeted(_ change: (Int32) -> Int32) -> any Action {
    ConditionGroup(
      branches: branches.map { Branch(id: $0.id, condition: $0.condition, target: change($0.target)) },
      otherwise: change(otherwise), hasElse: hasElse)
  }
}

extension Agent {
  /// The id of the part of a condition that was taken, as the product's traces name it: the branch's own, or the
  /// group's with `ElseActions` behind it. Nil when no part was.
  ///
  /// - Parameter branch: the branch's number, -1 for the else part.
  public func branchID(at place: ActionReference, branch: Int32) -> String? {
    guard let instruction = instruction(at: place), let group = instruction.action as? ConditionGroup else {
      return nil
    }
    guard branch >= 0 else { return group.hasElse ? instruction.id + "ElseActions" : nil }
    return group.branches.indices.contains(Int(branch)) ? group.branches[Int(branch)].id : nil
  }
}

/// Groups actions for the reader; nothing else.
enum ActionScope {
  /// Nodes that were cut loose on the canvas: nothing leads to them but a GotoAction.
  static let disconnectedKind = ActionKind("DisconnectedNodeContainer") { node, compiler in
    let over = compiler.emitJump(for: node)
    compiler.compile(actions: node["actions"])
    compiler.patch(over, Jump(target: compiler.here))
  }
  static let kind = ActionKind("ActionScope") { node, compiler in compiler.compile(actions: node["actions"]) }
}
