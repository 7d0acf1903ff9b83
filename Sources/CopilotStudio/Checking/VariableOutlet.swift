import Basis
import PowerFx

/// What a bot's files show of the values a variable can have when a conversation is handed over.
public struct VariableOutlet: Sendable, Equatable {
  /// The variable's name as it is sent.
  public var name: String
  /// The values that are written in the files, each once, in the order of the files.
  public var values: [String]
  /// Whether it can have others: an answer, an expression, something from outside.
  public var isOpen: Bool

  /// Makes an outlet.
  public init(name: String, values: [String] = [], isOpen: Bool = false) {
    self.name = name
    self.values = values
    self.isOpen = isOpen
  }

  /// Adds a value.
  public mutating func add(_ value: String) {
    if !values.contains(value) { values.append(value) }
  }
}

extension Agent {
  /// What it can send out, by variable: its global and topic variables, and the name of the last topic.
  public var outlets: [VariableOutlet] {
    var outlets = Outlets()
    for topic in topics {
      outlets.note("va_LastTopic", .value(.text(topic.displayName)))
      for instruction in topic.code { outlets.note(instruction) }
    }
    for global in globals {
      if global.isExternal { outlets.note(global.name, .open) }
      if !global.defaultValue.isBlank { outlets.note(global.name, .value(global.defaultValue)) }
    }
    return outlets.all
  }
}

/// Collects what instructions write.
private struct Outlets {
  enum Written {
    case value(Value)
    case open
  }

  var all: [VariableOutlet] = []

  mutating func note(_ name: String, _ written: Written) {
    let place = all.firstIndex { $0.name == name } ?? all.count
    if place == all.count { all.append(VariableOutlet(name: name)) }
    switch written {
    case .open: all[place].isOpen = true
    case .value(let value): all[place].add(value.json.string ?? value.json.text)
    }
  }

  mutating func note(_ instruction: Instruction) {
    switch instruction.action {
    case let set as SetVariable: note(set.variable, set.value)
    case let set as SetMultipleVariables: for pair in set.assignments { note(pair.variable, pair.value) }
    case let set as SetTextVariable:
      guard let variable = set.variable else { return }
      note(variable, set.value?.constant.map { .value(.text($0)) } ?? .open)
    case is ResetVariable, is ClearAllVariables: break
    default: for variable in instruction.outline.writes { note(variable, .open) }
    }
  }

  private mutating func note(_ variable: VariableName?, _ formula: Formula?) {
    guard let variable else { return }
    switch formula {
    case .literal(let value)?: note(variable, .value(value))
    case .expression(let expression)?:
      note(variable, Self.text(of: expression).map { .value(.text($0)) } ?? .open)
    case nil: break
    }
  }

  /// What belongs to the product is not sent under its own name; of a record only parts are known.
  private mutating func note(_ variable: VariableName, _ written: Written) {
    guard variable.scope != .system, let name = variable.path.first else { return }
    note(name, variable.path.count > 1 ? .open : written)
  }

  /// The text of an expression that is nothing else: `"CreditCard"`.
  private static func text(of expression: Expression) -> String? {
    let source = expression.source.drop { $0 == "=" || $0.isWhitespace }
    guard source.count >= 2, source.first == "\"", source.last == "\"" else { return nil }
    let inside = source.dropFirst().dropLast()
    return inside.contains("\"") ? nil : String(inside)
  }
}
