import Activities

/// Media types of cards, in lower case.
enum CardType {
  static let prefix = "application/vnd.microsoft.card."
  static let adaptive = prefix + "adaptive"
  static let oauth = prefix + "oauth"
  static let signIn = prefix + "signin"
  static let audio = prefix + "audio"
  static let video = prefix + "video"
  static let animation = prefix + "animation"
}

extension Attachment {
  /// The media type of an Adaptive Card.
  public static let adaptiveCard = CardType.adaptive
  /// The media type in lower case.
  var type: String { contentType.lowercased() }
  /// Whether it is a card and no file.
  var isCard: Bool { type.hasPrefix(CardType.prefix) }

  /// Which card it is: `adaptive`, `hero`; nil for a file.
  public var cardType: String? { isCard ? String(type.dropFirst(CardType.prefix.count)) : nil }
  /// What it is, as people say it: `adaptive card`, `hero card`, `image/png`.
  var kind: String { cardType.map { "\($0) card" } ?? contentType }
}

extension Activity {
  /// Whether an attachment is a card of a type.
  func has(_ cardType: String) -> Bool { self.attachments.contains { $0.type == cardType } }

  /// The activity with each attachment replaced, taken away where that is nothing.
  func mappingAttachments(_ change: (Attachment) -> Attachment?) -> Activity {
    var changed = self
    changed.attachments = self.attachments.compactMap(change)
    return changed
  }

  /// Whether nothing is left that a customer could see.
  var isEmptyMessage: Bool {
    type == .message && text?.isEmpty ?? true && self.speak?.isEmpty ?? true && self.attachments.isEmpty
      && self.suggestedActions.isEmpty
  }

  /// What becomes of a message some of whose attachments are not shown: the rest arrives, if there is any.
  func losing(_ what: String, _ isLost: (Attachment) -> Bool) -> Limitation.Effect {
    guard self.attachments.contains(where: isLost) else { return .none }
    let rest = mappingAttachments { isLost($0) ? nil : $0 }
    return rest.isEmptyMessage ? .drops(what) : .changes(rest, what)
  }
}
