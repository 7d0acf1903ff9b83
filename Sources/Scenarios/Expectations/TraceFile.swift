import Basis
import Views

/// One action of a trace, as traces of the product and of a run are compared by.
public struct TraceStep: Hashable, Sendable, CustomStringConvertible {
  /// The topic's schema name.
  public var topicID: String
  /// The action's id.
  public var actionID: String
  /// The action's kind.
  public var actionType: String

  /// Makes a step.
  public init(topicID: String, actionID: String, actionType: String) {
    self.topicID = topicID
    self.actionID = actionID
    self.actionType = actionType
  }

  /// The step of an action that a bot ran.
  init(_ action: TracedAction) {
    self.init(topicID: action.topicID, actionID: action.actionID, actionType: action.actionType)
  }

  /// Whether both are the same action: of a topic's name only what follows `.topic.` counts, because a copied agent
  /// has another prefix; an action without an id matches any id.
  public func matches(_ other: TraceStep) -> Bool {
    actionType == other.actionType && topicName == other.topicName
      && (actionID == other.actionID || actionID.isEmpty || other.actionID.isEmpty)
  }

  private var topicName: String { shortTopic.lowercased() }

  /// The topic's name without its agent's.
  private var shortTopic: String {
    topicID.ranges(of: ".topic.").last.map { String(topicID[$0.upperBound...]) } ?? topicID
  }

  /// The step in words: `SendActivity sendMessage_hi in Greeting`.
  public var description: String {
    [actionType, actionID, "in", shortTopic].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Reads traces: what the test canvas saves (`{"activities": […]}`), a `.transcript`, rows of `conversationtranscript`
/// whose `content` is such a text, or a plain list of actions. Times and ids of activities do not matter.
public enum TraceFile {
  /// Deepest nesting of one of these in another.
  private static let deepest = 12

  /// The actions of a trace, in order.
  ///
  /// - Parameters:
  ///   - text: the file's text: JSON, or a JSON value on each line.
  ///   - bot: only what this bot traced, where the file says whose it is.
  /// - Returns: nil when the text is no JSON.
  public static func steps(in text: String, of bot: String? = nil) -> [TraceStep]? {
    let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    if let json = try? JSON(parsing: text) { return steps(in: json, of: bot, depth: 0) }
    var found: [TraceStep] = []
    for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
      guard let json = try? JSON(parsing: String(line)) else { return nil }
      found += steps(in: json, of: bot, depth: 0)
    }
    return found
  }

  private static func steps(in json: JSON, of bot: String?, depth: Int) -> [TraceStep] {
    guard depth < deepest else { return [] }
    if let elements = json.array { return elements.flatMap { steps(in: $0, of: bot, depth: depth + 1) } }
    guard json.members != nil else { return [] }
    if let type = json["actionType"]?.string {
      return [
        TraceStep(
          topicID: json["topicId"]?.string ?? "", actionID: json["actionId"]?.string ?? "", actionType: type)
      ]
    }
    if json["valueType"] == "DialogTracingInfo" || json["name"] == "DialogTracing" {
      guard isOf(bot, json) else { return [] }
      return steps(in: nested(json["value"]), of: bot, depth: depth + 1)
    }
    // Several traces in one file: a list of them, of rows, or of activities.
    for name in ["actions", "activities", "content", "value"] {
      let inner = nested(json[name])
      guard name == "content" ? inner != .null : inner.array != nil else { continue }
      return steps(in: inner, of: bot, depth: depth + 1)
    }
    return []
  }

  /// A value that may be written as a text of JSON.
  private static func nested(_ json: JSON?) -> JSON {
    guard let text = json?.string else { return json ?? .null }
    return (try? JSON(parsing: text)) ?? .null
  }

  private static func isOf(_ bot: String?, _ activity: JSON) -> Bool {
    guard let bot, let name = activity["from"]?["name"]?.string else { return true }
    return name == bot
  }
}
