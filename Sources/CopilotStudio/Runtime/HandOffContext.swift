import Basis
import PowerFx

/// The context variables of a hand-off (`domain.md` 1.7).
enum HandOffContext {
  /// The product's own, in the order of its sample.
  static func product(
    _ session: BotSession, _ agent: Agent, _ context: BotContext, message: String
  ) -> [JSON.Member] {
    let topics =
      context.rules.holds(BotRules.topicsExcludeRedirects) ? session.topics : session.topicsWithRedirects
    let lastPhrase = context.rules.holds(BotRules.lastPhraseKey) ? "va_LastPhrase" : "va_LastPhrases"
    return [
      .init("va_Scope", "bot"),
      .init("va_LastTopic", .string(session.topics.last ?? "")),
      .init("va_Topics", .array(topics.map(JSON.string))),
      .init(lastPhrase, .string(session.phrases.last ?? "")),
      .init("va_Phrases", .array(session.phrases.map(JSON.string))),
      .init("va_ConversationId", .string(context.conversationID)),
      .init("va_AgentMessage", .string(message)),
      .init("va_BotId", .string(context.botID)),
      .init("va_BotName", .string(context.botName)),
      .init("va_Language", .string(agent.locale)),
    ]
  }

  /// The user's own variables that have a value.
  static func members(_ record: Record) -> [JSON.Member] {
    record.fields.filter { !$0.value.isBlank && $0.value.fault == nil }.map { .init($0.name, $0.value.json) }
  }

  /// Adds members; the product's own names stay the product's.
  static func adding(_ members: [JSON.Member], to context: [JSON.Member]) -> [JSON.Member] {
    context + members.filter { member in !context.contains { $0.name == member.name } }
  }
}

extension BotSession {
  /// The global variables of these names that have a value.
  public func globals(named names: [String]) -> [JSON.Member] {
    HandOffContext.members(globals).filter { names.contains($0.name) }
  }
}
