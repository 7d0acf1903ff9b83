import Activities
import AzureBots
import Basis
import ContactCenter
import Simulation

// Facts of an Azure bot's steps.

extension Telling {
  func azureBot(_ event: AzureBotEvent) -> [Happening] {
    guard let bot else { return [] }
    let who = name(.bot(bot))
    switch event {
    case .received(.activity(let activity)) where activity.type != .message:
      let name = activity.name ?? ""
      return [fact(.delivered, ("to", who), ("activity", activity.type.rawValue), ("name", name))]
    case .received, .contextKept: return []
    case .handled(let branch, let text):
      return [fact(.handled, ("bot", who), ("branch", branch.rawValue), ("text", text))]
    case .sent(let activity): return [sent(activity.value, who)]
    case .refused(let refusal):
      let because = refusal.findings.joined(separator: "; ")
      return [fact(.rejected, ("who", who), ("rule", refusal.rule), ("because", because))]
    }
  }

  private func sent(_ activity: Activity, _ who: String) -> Happening {
    fact(
      .activity,
      [
        JSON.Member("bot", .string(who)), JSON.Member("text", .string(activity.text ?? "")),
        JSON.Member("bridged", .bool(Bridge.isBridged(activity))),
        JSON.Member("tags", .string(activity.channelData?["tags"]?.string ?? "")),
      ])
  }
}
