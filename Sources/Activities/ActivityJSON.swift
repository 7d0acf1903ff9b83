import Basis

// Reading is lenient: a member of an unexpected shape is kept in `other` as it was, so that writing gives
// it back. Members are written in the order of the Bot Framework's own samples, then the others.

extension Activity {
  /// Reads an activity; nil when the value is no object or has no textual `type`.
  public init?(json: JSON) {
    guard let members = json.members, let type = json["type"]?.string else { return nil }
    self.init(Kind(rawValue: type))
    for member in members where member.name != "type" {
      if !take(member) { self.other.append(member) }
    }
  }

  /// Puts a member into its field; false when its shape is not the field's.
  private mutating func take(_ member: JSON.Member) -> Bool {
    let value = member.value
    switch member.name {
    case "id": return Self.take(value.string, into: &self.id)
    case "timestamp": return Self.take(value.string, into: &self.timestamp)
    case "channelId": return Self.take(value.string, into: &self.channelID)
    case "from": return Self.take(Account(json: value), into: &self.from)
    case "recipient": return Self.take(Account(json: value), into: &self.recipient)
    case "conversation" where value.members?.count == 1:
      return Self.take(value["id"]?.string, into: &self.conversationID)
    case "replyToId": return Self.take(value.string, into: &self.replyToID)
    case "locale": return Self.take(value.string, into: &self.locale)
    case "text": return Self.take(value.string, into: &text)
    case "textFormat": return Self.take(value.string.flatMap(TextFormat.init), into: &textFormat)
    case "speak": return Self.take(value.string, into: &self.speak)
    case "inputHint": return Self.take(value.string, into: &self.inputHint)
    case "name": return Self.take(value.string, into: &self.name)
    case "value": return Self.take(value, into: &self.value)
    case "attachments": return Self.take(value, into: &self.attachments, Attachment.init(json:))
    case "attachmentLayout": return Self.take(value.string, into: &self.attachmentLayout)
    case "suggestedActions" where value.members?.count == 1:
      return Self.take(value["actions"] ?? .null, into: &self.suggestedActions, CardAction.init(json:))
    case "membersAdded": return Self.take(value, into: &self.membersAdded, Account.init(json:))
    case "membersRemoved": return Self.take(value, into: &self.membersRemoved, Account.init(json:))
    case "channelData": return Self.take(value, into: &self.channelData)
    default: return false
    }
  }

  private static func take<Field>(_ value: Field?, into field: inout Field?) -> Bool {
    guard let value else { return false }
    field = value
    return true
  }

  /// Reads a list; false unless every element has the expected shape.
  private static func take<Element>(
    _ value: JSON, into field: inout [Element], _ read: (JSON) -> Element?
  ) -> Bool {
    guard let elements = value.array, !elements.isEmpty else { return false }
    let read = elements.compactMap(read)
    guard read.count == elements.count else { return false }
    field = read
    return true
  }

  /// The activity as JSON.
  public var json: JSON {
    var members: [JSON.Member] = [JSON.Member("type", .string(type.rawValue))]
    func add(_ name: String, _ value: JSON?) {
      if let value { members.append(JSON.Member(name, value)) }
    }
    func add(_ name: String, _ text: String?) { add(name, text.map(JSON.string)) }
    func add(_ name: String, _ list: [JSON]) {
      if !list.isEmpty { add(name, JSON.array(list)) }
    }
    add("id", self.id)
    add("timestamp", self.timestamp)
    add("channelId", self.channelID)
    add("from", self.from?.json)
    add("recipient", self.recipient?.json)
    add("conversation", self.conversationID.map { ["id": .string($0)] })
    add("replyToId", self.replyToID)
    add("locale", self.locale)
    add("text", text)
    add("textFormat", textFormat?.rawValue)
    add("speak", self.speak)
    add("inputHint", self.inputHint)
    add("name", self.name)
    add("value", self.value)
    add("attachmentLayout", self.attachmentLayout)
    add("attachments", self.attachments.map(\.json))
    if !self.suggestedActions.isEmpty {
      add("suggestedActions", ["actions": .array(self.suggestedActions.map(\.json))])
    }
    add("membersAdded", self.membersAdded.map(\.json))
    add("membersRemoved", self.membersRemoved.map(\.json))
    add("channelData", self.channelData)
    return .object(members + self.other)
  }
}

extension Account {
  /// Reads a party; nil without a textual `id`.
  public init?(json: JSON) {
    guard let members = json.members, let id = json["id"]?.string else { return nil }
    self.init(id: id, name: json["name"]?.string)
    role = json["role"]?.string
    other = members.filter { member in
      switch member.name {
      case "id": false
      case "name", "role": member.value.string == nil
      default: true
      }
    }
  }

  /// The party as JSON.
  public var json: JSON {
    var members = [JSON.Member("id", .string(id))]
    if let name { members.append(JSON.Member("name", .string(name))) }
    if let role { members.append(JSON.Member("role", .string(role))) }
    return .object(members + self.other)
  }
}

extension Attachment {
  /// Reads an attachment; nil without a textual `contentType`.
  public init?(json: JSON) {
    guard let members = json.members, let contentType = json["contentType"]?.string else { return nil }
    self.init(
      contentType: contentType, contentURL: json["contentUrl"]?.string, content: json["content"],
      name: json["name"]?.string)
    other = members.filter { member in
      switch member.name {
      case "contentType", "content": false
      case "contentUrl", "name": member.value.string == nil
      default: true
      }
    }
  }

  /// The attachment as JSON.
  public var json: JSON {
    var members = [JSON.Member("contentType", .string(contentType))]
    if let contentURL { members.append(JSON.Member("contentUrl", .string(contentURL))) }
    if let content { members.append(JSON.Member("content", content)) }
    if let name { members.append(JSON.Member("name", .string(name))) }
    return .object(members + self.other)
  }
}

extension CardAction {
  /// Reads a button; nil without a textual `type`.
  public init?(json: JSON) {
    guard let members = json.members, let type = json["type"]?.string else { return nil }
    self.init(type: type, title: json["title"]?.string ?? "", value: json["value"])
    other = members.filter { member in
      switch member.name {
      case "type", "value": false
      case "title": member.value.string == nil
      default: true
      }
    }
  }

  /// The button as JSON.
  public var json: JSON {
    var members = [JSON.Member("type", .string(type)), JSON.Member("title", .string(title))]
    if let value { members.append(JSON.Member("value", value)) }
    return .object(members + self.other)
  }
}
