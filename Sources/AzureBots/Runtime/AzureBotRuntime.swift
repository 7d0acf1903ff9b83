import Activities
import Basis

/// Runs Azure bots: decides what the handler does next, one event at a time.
///
/// A turn is planned from what opened it, and every step is one event of the plan. Nothing a step changes plays a
/// part in the plan of its own turn, so planning again gives the same steps.
public enum AzureBotRuntime {
  /// What happens next; nil when the turn is over.
  public static func next(
    _ session: AzureBotSession, _ bot: AzureBot, _ context: AzureBotContext
  ) -> AzureBotEvent? {
    guard let input = session.input else { return nil }
    let handler = Handler(session: session, bot: bot, context: context)
    let plan = handler.steps(for: input)
    return session.steps < plan.count ? plan[session.steps] : nil
  }
}

/// The sample's activity handler, with its author's criteria (S4, in the order it looks).
struct Handler {
  let session: AzureBotSession
  let bot: AzureBot
  let context: AzureBotContext

  func steps(for input: AzureBotInput) -> [AzureBotEvent] {
    switch input {
    case .silence(let span): silence(span)
    case .activity(let activity):
      switch activity.type {
      case .message: message(activity)
      case .conversationUpdate:
        [.handled(.membersAdded, text: activity.membersAdded.map(\.id).joined(separator: ", "))]
      case .event: event(activity)
      default: [.handled(.ignored, text: activity.type.rawValue)]
      }
    }
  }

  // MARK: - What Omnichannel says

  /// Bots greet when they have the context, which comes after the news that they were added.
  private func event(_ activity: Activity) -> [AzureBotEvent] {
    guard activity.name == BotLine.setContext || activity.name == BotLine.startConversation else {
      return [.handled(.ignored, text: activity.name ?? "")]
    }
    let items = activity.value?.members ?? []
    let kept = AzureBotEvent.contextKept(
      conversation: activity.conversationID ?? context.conversationID, items)
    return [.handled(.setContext, text: activity.name ?? ""), kept]
      + (bot.greeting.isEmpty ? [] : [reply(bot.greeting)])
  }

  private func silence(_ span: TimeSpan) -> [AzureBotEvent] {
    guard let criterion = bot.criteria.first(where: { $0.silence == span }) else { return [] }
    return [.handled(.silence, text: span.description)] + carryOut(criterion)
  }

  // MARK: - What the customer says

  private func message(_ activity: Activity) -> [AzureBotEvent] {
    if !activity.attachments.isEmpty { return attachments(activity.attachments) }
    let text = (activity.text ?? "").lowercased()
    if text.isEmpty {
      guard let value = activity.value else { return [.handled(.emptyText, text: ""), reply("")] }
      let answer = "\(SampleTexts.cardValue) \(value.string ?? value.text)"
      return [.handled(.cardValue, text: ""), reply(answer)]
    }
    if text.hasPrefix("echo:") { return [.handled(.echo, text: text), reply(text.without("echo:"))] }
    if text.contains("ac ") {
      return [.handled(.adaptiveCard, text: text), sent(Bridge.bridged(SampleCommand.adaptiveCard))]
    }
    let words = Phrase.words(of: text)
    if let criterion = bot.criterion(metBy: words) {
      return [.handled(.criterion, text: text)] + carryOut(bot.criteria[criterion])
    }
    guard let command = SampleCommand(lowerCased: text) else {
      return [.handled(.notUnderstood, text: text), reply(SampleTexts.notUnderstood)]
    }
    return [.handled(.command, text: command.rawValue)] + carryOut(command, activity)
  }

  private func attachments(_ files: [Attachment]) -> [AzureBotEvent] {
    let names = files.map { "\($0.name ?? "a file") (\($0.contentType))" }.joined(separator: ", ")
    return [.handled(.attachments, text: names), reply("Received: \(names)")]
  }

  private func carryOut(_ command: SampleCommand, _ activity: Activity) -> [AzureBotEvent] {
    switch command {
    // Escalating returns: nothing is said after it.
    case .agent:
      send(.escalate(AzureBot.sampleContext), says: SampleTexts.transfer, tells: summary)
    // Ending falls through to the reply, which nothing has filled.
    case .endChat:
      send(.endConversation, says: SampleTexts.farewell, tells: SampleTexts.endReason) + [reply("")]
    case .debug: [reply(debugText(activity.conversationID ?? context.conversationID))]
    default: command.answer.map { [sent(Bridge.bridged($0))] } ?? []
    }
  }

  private func debugText(_ conversation: String) -> String {
    let items = session.context(of: conversation)
    guard !items.isEmpty else { return SampleTexts.noContext }
    return items.map { "\($0.name): \($0.value.string ?? $0.value.text)" }.joined(separator: "\n")
  }

  // MARK: - Commands to Omnichannel

  private func carryOut(_ criterion: Criterion) -> [AzureBotEvent] {
    switch criterion.outcome {
    case .escalate(let variables):
      return send(
        .escalate(variables), says: criterion.says, tells: criterion.tells ?? summary,
        isBridged: criterion.isBridged)
    case .end:
      var reason = SampleTexts.endReason
      if case .silence = criterion.condition { reason = SampleTexts.silenceReason }
      return send(
        .endConversation, says: criterion.says, tells: criterion.tells ?? reason,
        isBridged: criterion.isBridged)
    }
  }

  /// The customer's activity, then the representative's; in older samples only the latter.
  private func send(
    _ command: OmnichannelCommand, says: String, tells: String, isBridged: Bool = true
  ) -> [AzureBotEvent] {
    let words = Activity.message(says)
    let customer = sent(isBridged ? Bridge.bridged(words) : words)
    let agent = sent(Bridge.command(command, text: tells))
    return context.rules.holds(AzureRules.twoActivities) ? [customer, agent] : [agent]
  }

  /// What the representative is told: the turn, and what the context manager keeps.
  private var summary: String {
    let items = session.context(of: context.conversationID).map {
      "\($0.name) \(($0.value.string ?? $0.value.text).prefix(Self.longestItem))"
    }
    let known = items.isEmpty ? "" : " Known: \(items.prefix(Self.mostItems).joined(separator: ", "))."
    let turn =
      session.lastPhrase.isEmpty
      ? "The customer said nothing." : "The customer said: \(session.lastPhrase.prefix(Self.longestPhrase))"
    return turn + known
  }

  // A summary is a part of a message of 28 KB.
  private static let longestItem = 200
  private static let mostItems = 20
  private static let longestPhrase = 1000

  // MARK: - Replies

  private func reply(_ text: String) -> AzureBotEvent { sent(Bridge.bridged(.message(text, format: .plain))) }

  private func sent(_ activity: Activity) -> AzureBotEvent { .sent(Boxed(activity)) }
}

extension String {
  /// The text with every occurrence of some ASCII letters removed.
  fileprivate func without(_ part: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.firstRange(of: part) {
      result += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}

extension AzureBot {
  /// What the sample's own command sends with Escalate.
  public static let sampleContext = [
    JSON.Member("BotHandoffTopic", "CreditCard"), JSON.Member("IDNumber", 101),
  ]
}
