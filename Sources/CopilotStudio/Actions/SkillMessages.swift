import Activities
import Basis

/// What a Bot Framework skill says by way of the agent: the `activities` of the stub that answers for it.
///
/// Each carries the `callerId` of a skill, as the activity schema has it, so that channels can tell it from what the
/// agent sends itself (`domain.md` row 124).
enum SkillMessages {
  /// The id of whoever is no agent: its application id is the skill's own business.
  private static let caller = "urn:botframework:aadappid:skill"

  /// The steps of saying it; nil when there are no more.
  static func said(_ result: JSON, _ run: Run, _ step: Int) -> BotEvent? {
    let activities = (result["activities"]?.array ?? []).compactMap(Activity.init(json:))
    guard activities.indices.contains(step) else { return nil }
    var activity = activities[step]
    if activity.text != nil, activity.textFormat == nil { activity.textFormat = .markdown }
    activity.other.removeAll { $0.name == "callerId" }
    activity.other.append(JSON.Member("callerId", .string(caller)))
    return .messageSent(SentMessage(from: run.place, activity: activity))
  }
}
