import Activities
import AzureBots
import Basis
import Channels
import ContactCenter
import Simulation

/// Turns an Azure bot's event into lines of its trace: what its handler recognised stands where an agent has topics.
struct AzureTelling {
  let world: World
  let bot: BotID
  let number: Int

  func add(_ event: AzureBotEvent, to part: inout BotTrace.Part) {
    func line(_ kind: BotTrace.Line.Kind, _ text: String, _ detail: String = "") {
      part.lines.append(BotTrace.Line(number: number, kind: kind, text: text, detail: detail))
    }
    switch event {
    case .received(.activity(let activity)):
      part.said = activity.type == .message ? activity.text ?? "" : ""
    case .received(.silence): part.said = ""
    case .handled(.membersAdded, _):
      for told in world.addedLines(bot) { line(told.kind, told.text, told.detail) }
    case .handled(.setContext, let name):
      line(.delivered, BotLine.setContext, name == BotLine.setContext ? "" : "raw \(name)")
    case .contextKept(_, let items): for item in items { line(.detail, item.name, item.value.contextText) }
    case .handled(let branch, let text):
      line(.topic, branch.title(text), branch.words)
      if !part.said.isEmpty { line(.heard, "\"\(part.said)\"") }
    case .sent(let activity): for told in sent(activity.value) { line(told.kind, told.text, told.detail) }
    case .refused(let refusal): for finding in refusal.findings { line(.problem, finding, refusal.rule) }
    }
  }

  private func sent(_ activity: Activity) -> [(kind: BotTrace.Line.Kind, text: String, detail: String)] {
    let isBridged = Bridge.isBridged(activity)
    guard let tags = activity.channelData?["tags"]?.string else {
      let unseen = (BotTrace.Line.Kind.reach, "the customer does not see it", AzureRules.bridgedOnly.id)
      return [(.message, activity.words, isBridged ? "bridged" : "")] + (isBridged ? [] : [unseen])
    }
    return [(.transfer, "command", ""), (.detail, "tags", tags), (.detail, "text", activity.text ?? "")]
  }
}

extension Activity {
  /// A message in words: its text, or what there is instead.
  var words: String {
    if type == .typing { return "typing" }
    if let text, !text.isEmpty { return text }
    return self.attachments.first.map { CardSummary($0).lines.first ?? "a card" } ?? "a message without words"
  }
}

extension HandlerBranch {
  /// What a step of the handler is called.
  fileprivate func title(_ text: String) -> String {
    switch self {
    case .command: text
    case .silence: "silence of \(text)"
    default: words
    }
  }

  /// The branch in a word or two.
  fileprivate var words: String {
    switch self {
    case .membersAdded: "members"
    case .setContext: "context"
    case .attachments: "attachments"
    case .cardValue: "card submitted"
    case .emptyText: "no text"
    case .echo: "echo"
    case .adaptiveCard: "adaptive card"
    case .criterion: "criterion"
    case .silence: "criterion"
    case .command: "command"
    case .notUnderstood: "not understood"
    case .ignored: "ignored"
    }
  }
}
