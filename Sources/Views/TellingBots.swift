import Basis
import ContactCenter
import CopilotStudio
import PowerFx
import Simulation

// Facts of a bot's steps.

extension Telling {
  var bot: BotID? {
    guard let session = entry.session, run.state.sessions.indices.contains(Int(session.raw)) else {
      return nil
    }
    return run.state.sessions[Int(session.raw)].bot
  }

  func bot(_ event: BotEvent) -> [Happening] {
    guard let bot else { return [] }
    let who = name(.bot(bot))
    switch event {
    case .received(let input): return received(input, who)
    case .topicStarted(let start):
      return [
        fact(
          .topic, ("bot", who), ("topic", world.topicName(start.topic, of: bot)),
          ("cause", start.cause.rawValue))
      ]
    case .redirected(let call):
      return [
        fact(.topic, ("bot", who), ("topic", world.topicName(call.topic, of: bot)), ("cause", "redirected"))
      ]
    case .variableSet(_, let name, let value), .variableChanged(let name, let value):
      return [
        fact(
          .variable,
          [
            JSON.Member("bot", .string(who)), JSON.Member("name", .string(name.description)),
            JSON.Member("value", value.json),
          ])
      ]
    case .contextSet(let name, let value):
      return [
        fact(
          .variable,
          [
            JSON.Member("bot", .string(who)), JSON.Member("name", .string("Global.\(name)")),
            JSON.Member("value", value.json),
          ])
      ]
    case .asked(let message):
      return [fact(.asked, ("bot", who), ("text", message.activity.text ?? ""))]
    case .answered(_, let value, let finding): return [answered(value, finding, who)]
    case .slotFilled(_, let value, let finding): return [answered(value, finding, who)]
    case .stubMissing(let action, let kind):
      return [
        fact(.stubMissing, ("bot", who), ("topic", world.topicName(action.topic, of: bot)), ("kind", kind))
      ]
    case .errorRaised(let error):
      return [fact(.error, ("bot", who), ("code", error.code), ("message", error.message))]
    default: return []
    }
  }

  private func answered(_ value: Value, _ finding: EntityFinding?, _ who: String) -> Happening {
    var fields = [JSON.Member("bot", .string(who)), JSON.Member("value", value.json)]
    if let finding {
      fields.append(JSON.Member("entity", .string(world.entityName(finding.entity))))
      fields.append(JSON.Member("words", .string(finding.text)))
      if !finding.phrase.isEmpty { fields.append(JSON.Member("phrase", .string(finding.phrase))) }
    }
    return fact(.answered, fields)
  }

  private func received(_ input: BotInput, _ who: String) -> [Happening] {
    switch input {
    case .conversationUpdate: [fact(.delivered, ("to", who), ("activity", "conversationUpdate"))]
    case .setContext:
      [fact(.delivered, ("to", who), ("activity", "event"), ("name", "omnichannelSetContext"))]
    case .greet: [fact(.delivered, ("to", who), ("activity", "greet"))]
    case .event(let name, _): [fact(.delivered, ("to", who), ("activity", "event"), ("name", name))]
    case .activity(let type, let name, _):
      [fact(.delivered, ("to", who), ("activity", type), ("name", name ?? ""))]
    default: []
    }
  }
}
