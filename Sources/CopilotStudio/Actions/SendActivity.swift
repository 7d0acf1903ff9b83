import PowerFx
import SourceYAML

/// Says something, with one of the author's variations, cards and buttons.
struct SendActivity: Action {
  var template: ActivityTemplate

  static let kind = ActionKind.simple("SendActivity") { node, compiler in
    SendActivity(template: ActivityTemplate(node["activity"] ?? node["message"], of: node, &compiler))
  }
  /// The form of 2023 (formats.md 3).
  static let oldKind = ActionKind.simple("SendMessage") { node, compiler in
    SendActivity(template: ActivityTemplate(node["message"] ?? node["activity"], of: node, &compiler))
  }

  func next(_ run: Run) -> BotEvent {
    run.step == 0 ? .messageSent(template.message(run)) : run.done
  }
}
