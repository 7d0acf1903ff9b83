import PowerFx
import SourceYAML

/// What a call gives back: one value by name (nil: the whole), into a variable.
struct OutputBinding: Sendable {
  var name: String?
  var variable: VariableName
}

/// What a call is given; the name is empty for a record of all inputs.
struct InputBinding: Sendable {
  var name: String
  var value: Formula
}

extension TopicCompiler {
  /// `output.binding`: what a call gives back and where it goes.
  mutating func outputs(_ node: Node?) -> [OutputBinding] {
    guard let node else { return [] }
    if let single = variable(node["variable"], of: node) {
      return [OutputBinding(name: nil, variable: single)]
    }
    return (node["binding"]?.entries ?? []).compactMap { entry in
      guard let variable = variable(entry.value, of: node) else { return nil }
      return OutputBinding(name: entry.key.text, variable: variable)
    }
  }

  /// `input.binding`: what a call is given. A single `value` is a record of all inputs, and has no name.
  mutating func inputs(_ node: Node?) -> [InputBinding] {
    if let value = formula(node?["value"]) { return [InputBinding(name: "", value: value)] }
    return (node?["binding"]?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, let value = formula(entry.value) else { return nil }
      return InputBinding(name: name, value: value)
    }
  }
}
