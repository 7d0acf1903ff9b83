import Basis
import SourceYAML

/// Changes one thing of an agent's topic at a time.
public enum AgentMutation {
  /// Every change of a node, a branch, a condition, a phrase, a message or a value.
  ///
  /// - Parameters:
  ///   - text: the topic file's text.
  ///   - file: its path.
  public static func mutants(of text: String, file: String) -> [Mutant] {
    guard let root = YAML.parse(text, file: file).root else { return [] }
    var walk = Walk(text: text)
    walk.visit(root)
    return walk.mutants
  }

  /// Keys whose values only name things or tell people about them, or that ask nothing of a run.
  private static let names: Set<String> = [
    "kind", "id", "displayName", "componentName", "description", "schemaName", "mcs.metadata", "dialog",
    "variable", "entity", "modelDescription", "inputType", "outputType", "flowId", "connectionReference",
    "operationId", "modelDisplayName", "language", "template", "authenticationMode", "accessControlPolicy",
    "conversationStarters",
  ]
  /// Keys of what a customer reads.
  private static let messages: Set<String> = [
    "activity", "prompt", "text", "messageToAgent", "unrecognizedPrompt", "invalidPrompt", "speak", "title",
  ]

  private struct Walk {
    let text: String
    let source: NodeEdits
    var mutants: [Mutant] = []

    init(text: String) {
      self.text = text
      source = NodeEdits(text)
    }

    mutating func visit(_ node: Node) {
      for item in node.items ?? [] { visit(item) }
      for entry in node.entries ?? [] { visit(entry) }
    }

    private mutating func visit(_ entry: Node.Entry) {
      let (key, value) = (entry.key.text ?? "", entry.value)
      switch key {
      case _ where AgentMutation.names.contains(key): return
      case "actions", "elseActions", "conditions":
        drop(value, .node, key == "conditions" ? "branch" : "node")
        visit(value)
      case "triggerQueries": for phrase in value.items ?? [] { replace(phrase, .phrase, Mutant.stranger) }
      case "condition" where value.text?.hasPrefix("=") == true:
        replace(value, .condition, JSON.string("=Not(\(value.text?.dropFirst() ?? ""))").text)
      case _ where AgentMutation.messages.contains(key): say(value)
      default:
        guard value.items == nil, value.entries == nil else { return visit(value) }
        scalar(value)
      }
    }

    private mutating func drop(_ list: Node, _ kind: Mutant.Kind, _ what: String) {
      for (number, item) in (list.items ?? []).enumerated() {
        let name = item["id"]?.text ?? item["kind"]?.text ?? ""
        add(kind, source.drop(number, of: list), at: item.span, "\(what) \(name) is gone")
      }
    }

    /// What is said, once or in variations.
    private mutating func say(_ value: Node) {
      if let items = value.items { for item in items { say(item) } }
      for entry in value.entries ?? [] { visit(entry) }
      if value.text != nil, !value.isNull { replace(value, .message, Mutant.stranger) }
    }

    private mutating func scalar(_ value: Node) {
      switch value.json {
      case .bool(let truth): replace(value, .setting, truth ? "false" : "true")
      case .number(let number): replace(value, .setting, number == "0" ? "1" : "0")
      case .string(let text) where text.hasPrefix("="): replace(value, .variable, "=\(Mutant.stranger)")
      default: return
      }
    }

    private mutating func replace(_ node: Node, _ kind: Mutant.Kind, _ new: String) {
      let isBlock = node.text != nil && ["|", ">"].contains(source.written(node.span).prefix(1))
      let written = new.hasPrefix("=") ? JSON.string(new).text : new
      add(
        kind, [SourceEdit(node.span, isBlock ? written + "\n" : written)], at: node.span,
        "\(source.written(node.span)) became \(new)")
    }

    private mutating func add(_ kind: Mutant.Kind, _ edits: [SourceEdit], at span: SourceSpan, _ what: String)
    {
      if let mutant = Mutant(kind, edits, of: text, at: span, what: what) { mutants.append(mutant) }
    }
  }
}
