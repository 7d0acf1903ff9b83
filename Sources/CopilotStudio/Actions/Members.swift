import PowerFx
import SourceYAML

/// Lists who takes part in the conversation: the customer and the bot.
struct ConversationMembers: Action {
  var variable: VariableName?

  static let kinds = ["GetConversationMembers", "GetActivityMembers"].map { name in
    ActionKind.simple(name) { node, compiler in
      ConversationMembers(variable: compiler.variable(node["variable"], of: node))
    }
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0, let variable else { return run.done }
    func member(_ id: String, _ name: String, _ role: String) -> Value {
      .record(["Id": .text(id), "Name": .text(name), "Role": .text(role)])
    }
    let context = run.context
    return .variableSet(
      run.place, variable,
      .table(
        Table([
          member(context.userID, context.userName, "user"), member(context.botID, context.botName, "bot"),
        ])))
  }
}
