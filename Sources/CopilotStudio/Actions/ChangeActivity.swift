import Activities
import PowerFx
import SourceYAML

/// Changes or takes back a message that was sent. Whether the customer sees it is the channel's business.
struct ChangeActivity: Action {
  var type: Activity.Kind
  var activityID: Formula?
  /// The new message; nil to take the old one back.
  var template: ActivityTemplate?

  static let updateKind = ActionKind.simple("UpdateActivity") { node, compiler in
    ChangeActivity(
      type: "messageUpdate", activityID: compiler.formula(node["activityId"]),
      template: ActivityTemplate(node["activity"], of: node, &compiler))
  }
  static let deleteKind = ActionKind.simple("DeleteActivity") { node, compiler in
    ChangeActivity(type: "messageDelete", activityID: compiler.formula(node["activityId"]))
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0 else { return run.done }
    let id = run.value(activityID)
    if let fault = id.fault { return run.failure(fault) }
    var message = template?.message(run) ?? SentMessage(from: run.place, activity: Activity(type))
    message.activity.type = type
    message.activity.id = id.display
    return .messageSent(message)
  }
}
