import Activities
import Basis

/// What a bot asks of Omnichannel: a message activity whose `channelData.tags` is this as a JSON string.
public enum OmnichannelCommand: Hashable, Sendable {
  /// The conversation goes to a person, with context variables.
  case escalate([JSON.Member])
  /// The conversation ends.
  case endConversation

  /// The name on the wire.
  public var name: String {
    switch self {
    case .escalate: "Escalate"
    case .endConversation: "EndConversation"
    }
  }

  /// The value of `channelData.tags`.
  public var tags: String {
    let context: [JSON.Member]
    switch self {
    case .escalate(let members): context = members
    case .endConversation: context = []
    }
    return JSON.object([JSON.Member("type", .string(name)), JSON.Member("context", .object(context))]).text
  }
}

/// Why Omnichannel does not take what an Azure bot sent. The bot keeps the conversation.
public struct WireRefusal: Error, Hashable, Sendable {
  /// The rule that refuses it.
  public var rule: String
  /// Everything that is wrong, each a sentence without a full stop.
  public var findings: [String]

  /// Makes a refusal.
  public init(_ rule: Rule, _ findings: [String]) {
    self.init(rule: rule.id, findings: findings)
  }

  init(rule: String, findings: [String]) {
    self.rule = rule
    self.findings = findings
  }
}

extension OmnichannelCommand {
  /// Reads the command of an activity; nil when it carries none: tags that are no JSON object are words of the
  /// channel's own.
  public init?(of activity: Activity, rules: RuleBook) throws(WireRefusal) {
    guard let tags = activity.channelData?["tags"]?.string, tags.utf8.contains(UInt8(ascii: "{")),
      let json = try? JSON(parsing: tags), json.members != nil
    else { return nil }
    let context = json["context"] ?? .object([])
    switch json["type"] {
    case .string("Escalate"), .number("0"): self = .escalate(try Self.context(context, rules))
    case .string("EndConversation"), .number("1"): self = .endConversation
    case let other:
      let written = other.map { "the command \($0.text.prefix(60))" } ?? "a command without a type"
      throw WireRefusal(
        AzureRules.knownCommands, ["Omnichannel knows Escalate and EndConversation, not \(written)"])
    }
  }

  private static func context(_ json: JSON, _ rules: RuleBook) throws(WireRefusal) -> [JSON.Member] {
    guard let members = json.members else {
      throw WireRefusal(
        AzureRules.contextTypes, ["the context is \(json.kindName), not names with values"])
    }
    var wrong: [(rule: Rule, text: String)] = []
    var context: [JSON.Member] = []
    for member in members {
      wrong += findings(member.name, member.value, rules)
      context.append(JSON.Member(member.name, member.value.unwrapped(by: rules)))
    }
    guard let first = wrong.first else { return context }
    throw WireRefusal(first.rule, wrong.map(\.text))
  }

  /// What is wrong with an item of an Escalate context. Also asked before anything is sent: by whoever checks files.
  public static func findings(_ name: String, _ value: JSON, _ rules: RuleBook) -> [(
    rule: Rule, text: String
  )] {
    var all: [(rule: Rule, text: String)] = []
    let value = value.unwrapped(by: rules)
    let short = name.prefix(40)
    let isAllowed = value.string != nil || value.int != nil
    if !isAllowed, rules.holds(AzureRules.contextTypes) {
      all.append(
        (AzureRules.contextTypes, "\(short) is \(value.kindName); only Integer and String are allowed"))
    }
    guard rules.holds(AzureRules.contextLengths) else { return all }
    if name.count > AzureRules.longestName {
      all.append(
        (AzureRules.contextLengths, "the name \(short)… is longer than \(AzureRules.longestName) characters"))
    }
    if let text = value.string, text.utf8.count > AzureRules.longestValue,
      text.count > AzureRules.longestValue
    {
      all.append(
        (
          AzureRules.contextLengths,
          "the value of \(short) is longer than \(AzureRules.longestValue) characters"
        )
      )
    }
    return all
  }
}

extension JSON {
  /// The value inside `{"value": …, "isDisplayable": true}`; itself when it is no such wrapper.
  fileprivate func unwrapped(by rules: RuleBook) -> JSON {
    guard rules.holds(AzureRules.contextWrapper), let members, let value = self["value"],
      members.allSatisfy({ $0.name == "value" || $0.name == "isDisplayable" && $0.value.bool != nil })
    else { return self }
    return value
  }

  /// The kind of value, as the documents name it.
  fileprivate var kindName: String {
    switch self {
    case .null: "empty"
    case .bool: "a Boolean"
    case .number: int == nil ? "a float" : "an Integer"
    case .string: "a String"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
