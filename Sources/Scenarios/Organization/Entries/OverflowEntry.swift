import Basis
import ContactCenter
import SourceYAML

/// What a queue or a rule does when there is no room or no time; queues are names still.
struct OverflowEntry: Sendable {
  var condition: Overflow.Condition
  var action: Action

  enum Action: Sendable {
    case end
    case assign
    case transfer(Located<String>)
  }

  /// `{when: {work-items: 2}, then: {transfer: Other}}`.
  static let reader: Reader<OverflowEntry> = .mapping("queue's overflow") { keys in
    let condition = keys.required("when", .overflowCondition)
    let action = keys.required("then", .overflowAction)
    guard let condition, let action else { return nil }
    if case .assign = action, !condition.isBeforeQueue {
      keys.report(
        .error, "overflow.assign-while-waiting", "a conversation that waits is in its queue already",
        at: "then",
        hint: "write end, or transfer: and a queue")
      return nil
    }
    return OverflowEntry(condition: condition, action: action)
  }
}

extension Reader where Value == Overflow.Condition {
  /// `out-of-hours`, `{work-items: 2}` or `{waiting: 5m}`.
  fileprivate static var overflowCondition: Reader {
    Reader { node, diagnostics in
      guard node.entries != nil else {
        return choice([("out-of-hours", .outOfHours)]).read(node, &diagnostics)
      }
      let reader = mapping("condition of an overflow") { keys in
        let items = keys.optional("work-items", .int(in: 1...100)).map(Overflow.Condition.workItems)
        let waiting = keys.optional("waiting", .duration)
        if let waiting, waiting < .minutes(1) || waiting > .minutes(2 * 24 * 60) {
          keys.report(
            .error, YAML.Code.wrongValue, "a waiting time is from 1 minute to 2 days", at: "waiting",
            hint: "write it like 5m")
          return nil
        }
        return items ?? waiting.map(Overflow.Condition.waiting)
      }
      return reader.read(node, &diagnostics)
    }
  }
}

extension Reader where Value == OverflowEntry.Action {
  /// `end`, `assign` or `{transfer: QUEUE}`.
  fileprivate static var overflowAction: Reader {
    Reader { node, diagnostics in
      guard node.entries != nil else {
        return choice([("end", .end), ("assign", .assign)]).read(node, &diagnostics)
      }
      return mapping("overflow's action") { keys in
        keys.required("transfer", .located(.string)).map(OverflowEntry.Action.transfer)
      }.read(node, &diagnostics)
    }
  }
}
