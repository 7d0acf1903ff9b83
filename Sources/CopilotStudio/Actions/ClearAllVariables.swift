import SourceYAML

/// Clears variables of a class; by default those of the conversation.
struct ClearAllVariables: Action {
  var what: VariableClass

  static let kind = ActionKind.simple("ClearAllVariables") { node, compiler in
    let written = node["variables"]?.text
    if let written, VariableClass(rawValue: written) == nil {
      compiler.report(
        .warning, "action.variables",
        "\(written) is no class of variables; those of the conversation are cleared",
        at: node)
    }
    return ClearAllVariables(what: written.flatMap(VariableClass.init(rawValue:)) ?? .conversation)
  }

  func next(_ run: Run) -> BotEvent {
    run.step == 0 ? .variablesCleared(run.place, what) : run.done
  }
}
