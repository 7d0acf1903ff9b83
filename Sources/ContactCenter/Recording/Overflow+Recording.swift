import Basis

extension Overflow.Condition: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .outOfHours: $0.field("when", "out-of-hours")
      case .workItems(let limit): $0.field("items", limit)
      case .waiting(let span): $0.field("waiting", span.milliseconds)
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    if json["when"]?.string == "out-of-hours" {
      self = .outOfHours
    } else if json["items"] != nil {
      self = .workItems(try json.int("items"))
    } else {
      self = .waiting(.milliseconds(Int64(try json.int("waiting"))))
    }
  }
}

extension Overflow: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("condition", condition)
      switch action {
      case .end: $0.field("do", "end")
      case .assign: $0.field("do", "assign")
      case .transfer(let queue): $0.field("to", queue)
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let action: Action
    switch json["do"]?.string {
    case "end": action = .end
    case "assign": action = .assign
    default: action = .transfer(try json.id("to"))
    }
    self.init(try json.value("condition"), action)
  }
}

extension RouteOutcome.Overflowed: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("queue", queue)
      $0.field("setting", setting)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(queue: try json.id("queue"), setting: try json.value("setting"))
  }
}
