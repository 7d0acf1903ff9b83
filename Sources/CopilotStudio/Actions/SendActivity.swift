import Basis
import PowerFx
import SourceYAML

/// Says something, with one of the author's variations, cards and buttons.
struct SendActivity: Action {
  /// What is said, in a box: it is large.
  var template: Boxed<ActivityTemplate>

  init(_ template: ActivityTemplate) { self.template = Boxed(template) }

  static let kind = ActionKind.simple("SendActivity") { node, compiler in
    SendActivity(ActivityTemplate(node["activity"] ?? node["message"], of: node, &compiler))
  }
  /// The form of 2023 (formats.md 3).
  static let oldKind = ActionKind.simple("SendMessage") { node, compiler in
    SendActivity(ActivityTemplate(node["message"] ?? node["activity"], of: node, &compiler))
  }

  func next(_ run: Run) -> BotEvent {
    run.step == 0 ? .messageSent(template.value.message(run)) : run.done
  }
}
