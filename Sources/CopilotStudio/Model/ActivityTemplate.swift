import Activities
import Basis
import PowerFx
import SourceYAML

/// A message, event or other activity of a topic before its expressions are computed.
struct ActivityTemplate: Sendable {
  /// What kind of activity it is.
  var type = Activity.Kind.message
  /// The variations of the text; one is picked.
  var texts: [TextTemplate] = []
  /// What a voice says instead, by variation.
  var speeches: [TextTemplate] = []
  var attachments: [AttachmentTemplate] = []
  var isCarousel = false
  var buttons: [ButtonTemplate] = []
  /// Whether one of the variations is drawn; otherwise the first is taken.
  var isRandom = true
  /// The name of an event or another activity that is no message.
  var name: Formula?
  var value: Formula?
  var channelData: Formula?
  var inputHint: String?
  /// What is handed on as it stands: `importance`, `summary`, `expiration`.
  var other: [JSON.Member] = []
  /// The activity as far as it is the same each time.
  private var base = Activity(.message)
  /// The whole activity when it is the same each time, as most are; made once.
  private(set) var constant: Boxed<Activity>?

  /// Reads a message: a text, or an object with `text`, `attachments` and so on.
  init(_ node: Node?, of owner: Node, _ compiler: inout TopicCompiler) {
    guard let node, !node.isNull else {
      compiler.report(
        .warning, "action.activity", "there is nothing to say: the activity is empty", at: owner)
      return
    }
    if node.text != nil { texts = Self.texts(node, &compiler) } else { read(node, &compiler) }
    settle()
  }

  private mutating func read(_ node: Node, _ compiler: inout TopicCompiler) {
    texts = Self.texts(node["text"], &compiler)
    speeches = Self.texts(node["speak"], &compiler)
    attachments = (node["attachments"]?.items ?? []).map { AttachmentTemplate($0, &compiler) }
    isCarousel = node["attachmentLayout"]?.text?.lowercased() == "carousel"
    buttons = (node["quickReplies"]?.items ?? node["suggestedActions"]?.items ?? []).map {
      ButtonTemplate($0, &compiler)
    }
    isRandom = node["randomizeVariantSelection"]?.text != "false"
    value = compiler.formula(node["value"])
    channelData = compiler.formula(node["channelData"])
    inputHint = node["inputHint"]?.text.map(Self.lowerCamel)
    for key in ["importance", "summary", "expiration"] {
      if let text = node[key]?.text { other.append(JSON.Member(key, .string(text))) }
    }
    switch node["kind"]?.text {
    case "Activity": type = Activity.Kind(rawValue: Self.lowerCamel(node["activityType"]?.text ?? "Typing"))
    case "EventActivity": type = .event
    default: if node["name"] != nil, node["text"] == nil { type = .event }
    }
    if type != .message { name = compiler.formula(node["name"]) }
  }

  /// `ConversationUpdate` as activities write it: `conversationUpdate`.
  private static func lowerCamel(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

  /// A message without any content.
  init() {}

  private static func texts(_ node: Node?, _ compiler: inout TopicCompiler) -> [TextTemplate] {
    guard let node, !node.isNull else { return [] }
    let nodes = node.items ?? [node]
    return nodes.compactMap { compiler.template($0) }
  }

  /// Makes what is the same each time.
  private mutating func settle() {
    var activity = Activity(type)
    if type == .message, !texts.isEmpty {
      activity.text = texts[0].constant
      activity.textFormat = .markdown
    }
    activity.speak = speeches.first?.constant
    if isCarousel { activity.attachmentLayout = "carousel" }
    activity.inputHint = inputHint
    activity.other = other
    base = activity
    let isConstant =
      type == .message && texts.count <= 1 && (texts + speeches).allSatisfy { $0.constant != nil }
      && attachments.isEmpty && buttons.isEmpty && value == nil && channelData == nil
    constant = isConstant ? Boxed(activity) : nil
  }

  /// Whether it has no content at all.
  var isEmpty: Bool { texts.isEmpty && attachments.isEmpty && type == .message && speeches.isEmpty }

  /// The activity as it is sent now.
  func message(_ run: Run) -> SentMessage {
    if let constant { return SentMessage(from: run.place, boxed: constant) }
    var activity = base
    var variation = 0
    if texts.count > 1, isRandom {
      variation = run.context.chance.pick(texts.count, event: run.context.eventNumber, purpose: .variation)
    }
    if type == .message {
      if !texts.isEmpty { activity.text = run.text(texts[variation]) }
    } else if type == .event || name != nil {
      activity.name = run.text(name)
    }
    if !speeches.isEmpty { activity.speak = run.text(speeches[min(variation, speeches.count - 1)]) }
    if !attachments.isEmpty { activity.attachments = attachments.map { $0.attachment(run) } }
    if !buttons.isEmpty { activity.suggestedActions = buttons.map { $0.action(run) } }
    if let value { activity.value = run.value(value).json }
    if let channelData { activity.channelData = run.value(channelData).json }
    return SentMessage(from: run.place, activity: activity, variation: Int32(variation))
  }
}

/// A button of a message or a card.
struct ButtonTemplate: Sendable {
  var kind: String
  var title: Formula?
  var value: Formula?
  var displayText: String?

  init(_ node: Node, _ compiler: inout TopicCompiler) {
    kind = node["kind"]?.text ?? "MessageBack"
    title = compiler.formula(node["title"])
    value = compiler.formula(node["text"] ?? node["url"] ?? node["value"] ?? node["phoneNumber"])
    displayText = node["displayText"]?.text
    // A list of plain words.
    if node.text != nil { title = compiler.formula(node) }
  }

  func action(_ run: Run) -> CardAction {
    let value = run.text(self.value)
    let written = run.text(title)
    let title = written.isEmpty ? value : written
    switch kind {
    case "OpenUrl": return CardAction(type: "openUrl", title: title, value: .string(value))
    case "MakeCall": return CardAction(type: "call", title: title, value: .string(value))
    case "SendHiddenMessageBack", "SendHiddenMessage":
      return CardAction(type: "postBack", title: title, value: .string(value))
    default:
      let sent = value.isEmpty ? title : value
      guard let displayText else { return CardAction(type: "imBack", title: title, value: .string(sent)) }
      return CardAction(
        type: "messageBack", title: title, value: .string(sent),
        other: [.init("text", .string(sent)), .init("displayText", .string(displayText))])
    }
  }
}

/// A card of a message.
struct AttachmentTemplate: Sendable {
  var kind: String
  /// The JSON of an Adaptive Card.
  var card: CardTemplate?
  var fields: [(name: String, value: Formula)] = []
  /// The media type of a file.
  var fileType: Formula?
  var buttons: [ButtonTemplate] = []

  init(_ node: Node, _ compiler: inout TopicCompiler) {
    kind = node["kind"]?.text ?? ""
    if kind == "AdaptiveCardTemplate" { card = CardTemplate(node["cardContent"] ?? node["card"], &compiler) }
    if kind == "FileTemplate", let written = node["contentType"] {
      fileType = compiler.formula(written)
    }
    for name in ["title", "subtitle", "text", "image", "media", "url", "content", "fileContent", "name"] {
      if let value = compiler.formula(node[name]) { fields.append((name, value)) }
    }
    buttons = (node["buttons"]?.items ?? []).map { ButtonTemplate($0, &compiler) }
  }

  func attachment(_ run: Run) -> Attachment {
    if let card { return Attachment(contentType: CardTemplate.contentType, content: card.json(run)) }
    func text(_ name: String) -> String? {
      fields.first { $0.name == name }.map { run.text($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if kind == "FileTemplate" {
      let type = run.text(fileType)
      return Attachment(
        contentType: type.isEmpty ? "application/octet-stream" : type, contentURL: text("fileContent"),
        name: text("name"))
    }
    guard kind.hasPrefix("HeroCard") || kind.hasPrefix("ThumbnailCard") || kind.hasPrefix("VideoCard") else {
      let address = text("image") ?? text("url") ?? ""
      return Attachment(contentType: Self.imageType(address), contentURL: address, name: text("title"))
    }
    var content: [JSON.Member] = []
    for name in ["title", "subtitle", "text"] {
      if let text = text(name) { content.append(.init(name, .string(text))) }
    }
    if let image = text("image") {
      content.append(
        kind.hasPrefix("Video")
          ? .init("image", ["url": .string(image)]) : .init("images", [["url": .string(image)]]))
    }
    if let media = text("media") { content.append(.init("media", [["url": .string(media)]])) }
    if !buttons.isEmpty { content.append(.init("buttons", .array(buttons.map { $0.action(run).json }))) }
    let name = kind.hasPrefix("Hero") ? "hero" : kind.hasPrefix("Video") ? "video" : "thumbnail"
    return Attachment(contentType: "application/vnd.microsoft.card.\(name)", content: .object(content))
  }
}

extension AttachmentTemplate {
  /// The media type of an image by the ending of its address.
  fileprivate static func imageType(_ address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    switch path.split(separator: ".").last {
    case "svg": return "image/svg+xml"
    case "jpg", "jpeg": return "image/jpeg"
    case "gif": return "image/gif"
    default: return "image/png"
    }
  }
}

/// An Adaptive Card: JSON text, or a record written as an expression.
struct CardTemplate: Sendable {
  static let contentType = "application/vnd.microsoft.card.adaptive"
  var formula: Formula?
  var text: TextTemplate?

  init?(_ node: Node?, _ compiler: inout TopicCompiler) {
    guard let node else { return nil }
    if let size = node.text?.utf8.count, size > BotRules.largestMessage {
      compiler.report(
        .warning, "action.card-size",
        "the card is larger than a message may be (\(BotRules.largestMessage / 1024) KB); sending it is error \(ErrorCode.tooLong)",
        at: node)
    }
    if node.text?.hasPrefix("=") ?? true {
      formula = compiler.formula(node)
    } else {
      text = Self.literal(node)
    }
  }

  // Braces are the card's own; only `=` makes an expression of it.
  private static func literal(_ node: Node) -> TextTemplate {
    TextTemplate(source: node.text ?? "", template: nil)
  }

  /// The card as it is now; a text that is no JSON is kept as a string.
  func json(_ run: Run) -> JSON {
    guard let text else {
      let value = run.value(formula)
      if case .text(let written) = value {
        guard written.utf8.count <= BotRules.largestMessage else { return .string(written) }
        return (try? JSON(parsing: written)) ?? .string(written)
      }
      return value.json
    }
    // What cannot be sent anyway is not read either.
    guard text.source.utf8.count <= BotRules.largestMessage else { return .string(text.source) }
    return (try? JSON(parsing: text.source)) ?? .string(text.source)
  }
}
