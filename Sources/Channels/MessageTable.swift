/// What an administrator changed in the automated messages: of a channel, or of one of its workstreams.
public struct MessageTable: Hashable, Sendable {
  /// What was changed in one message.
  public struct Change: Hashable, Sendable {
    /// The message's id.
    public var id: String
    /// Whether it is sent; nil for what the product does.
    public var isOn: Bool?
    /// Another text; nil for the product's.
    public var text: String?
    /// Texts by BCP 47 tag or language.
    public var localised: [Localised]

    /// Makes a change.
    public init(_ id: String, isOn: Bool? = nil, text: String? = nil, localised: [Localised] = []) {
      self.id = id
      self.isOn = isOn
      self.text = text
      self.localised = localised
    }
  }

  /// A text in one language.
  public struct Localised: Hashable, Sendable {
    /// `es`, or `es-MX`.
    public var locale: String
    /// The text.
    public var text: String

    /// Makes a text in a language.
    public init(_ locale: String, _ text: String) {
      self.locale = locale
      self.text = text
    }
  }

  /// The changes; of two for one message the later counts.
  public var changes: [Change]

  /// Makes a table.
  public init(_ changes: [Change] = []) { self.changes = changes }

  /// A message's text for a customer; nil when it is not sent.
  ///
  /// - Parameter locale: the customer's, as in `es-MX`; one for `es` serves it where there is none of its own.
  public func template(of message: AutomatedMessage, locale: String) -> String? {
    let change = changes.last { $0.id == message.id }
    guard change?.isOn ?? message.isOnByDefault else { return nil }
    let texts = change?.localised ?? []
    let language = locale.prefix { $0 != "-" }
    let own = texts.first { $0.locale == locale } ?? texts.first { $0.locale == language }
    return own?.text ?? change?.text ?? message.text
  }

  /// A channel's table under a workstream's: the workstream's words come first, message by message.
  public func overridden(by instance: MessageTable) -> MessageTable {
    var all = changes
    for change in instance.changes {
      guard let place = all.lastIndex(where: { $0.id == change.id }) else {
        all.append(change)
        continue
      }
      all[place].isOn = change.isOn ?? all[place].isOn
      if change.text != nil {
        all[place].text = change.text
        all[place].localised = []
      }
      all[place].localised = change.localised + all[place].localised
    }
    return MessageTable(all)
  }
}
