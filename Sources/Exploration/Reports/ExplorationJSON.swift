import Basis
import CopilotStudio

extension ExplorationReport {
  /// The report for programs: one object a bot.
  ///
  /// - Parameters:
  ///   - folder: where the bot is.
  ///   - shown: the path to show for a path of the bundle.
  public func json(folder: String, shown: (String) -> String = { $0 }) -> JSON {
    [
      "bot": .string(bot), "folder": .string(folder), "complete": .bool(completion == .everything),
      "topics": .array(
        topics.map { topic in
          [
            "topic": .string(topic.name), "file": .string(shown(topic.file)),
            "nodes": .int(topic.nodes.total),
            "reached": .int(topic.nodes.reached),
          ]
        }),
      "nodes": .int(nodes.total), "reached": .int(nodes.reached), "branches": .int(branches.total),
      "taken": .int(branches.reached), "turns": .int(turns), "situations": .int(situations),
      "steps": .int(steps),
      "services": .int(services), "errors": .int(errors), "warnings": .int(warnings),
      "findings": .array(findings.map { $0.json(shown) }),
    ]
  }
}

extension Finding {
  fileprivate func json(_ shown: (String) -> String) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("severity", .string(diagnostic.severity.rawValue)),
      JSON.Member("code", .string(diagnostic.code)),
      JSON.Member("message", .string(diagnostic.message)),
      JSON.Member("why", .string(kind.harm)),
      JSON.Member("topic", .string(topic)),
    ]
    if let span = diagnostic.span {
      members += [
        JSON.Member("file", .string(shown(span.file))), JSON.Member("line", .int(span.start.line)),
        JSON.Member("column", .int(span.start.column)),
      ]
    }
    if let hint = diagnostic.hint { members.append(JSON.Member("hint", .string(hint))) }
    if let conversation { members.append(JSON.Member("conversation", conversation.json)) }
    return .object(members)
  }
}

extension Conversation {
  fileprivate var json: JSON {
    [
      "stubs": .array(
        stubs.map { stub in
          let outcome: JSON =
            switch stub.outcome {
            case .result(let json): ["result": json]
            case .failure(let code, let message):
              ["error": ["code": .string(code), "message": .string(message)]]
            case .choice(let topic): ["choose": .string(topic)]
            }
          let place: JSON = ["topic": .string(stub.topic ?? ""), "action": .string(stub.action ?? "")]
          return .object((place.members ?? []) + (outcome.members ?? []))
        }),
      "lines": .array(lines.map { ["who": .string($0.speaker.rawValue), "text": .string($0.text)] }),
    ]
  }
}
