import Basis
import PowerFx

extension Agent {
  /// The languages it speaks as BCP 47 tags, its own first.
  public var languages: [String] { [locale] + translations.keys.sorted() }

  /// The agent as it speaks to somebody: the translation into exactly the language, else one into the same
  /// language of another region (inferred), else its own texts.
  func speaking(_ language: String) -> Agent {
    guard !translations.isEmpty, language.lowercased() != locale.lowercased() else { return self }
    if let exact = translations[language] { return exact }
    let tags = translations.keys.sorted()
    let lowered = language.lowercased()
    let primary = Self.primary(lowered)
    guard
      let tag = tags.first(where: { $0.lowercased() == lowered })
        ?? tags.first(where: { Self.primary($0.lowercased()) == primary && primary != Self.primary(locale) })
    else { return self }
    return translations[tag] ?? self
  }

  private static func primary(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
}

extension Shared<BotSession> {
  /// The language of the conversation where it is not the customer's: what a topic set `System.User.Language` to, else
  /// that of the message.
  var ownLanguage: String? {
    if case .record(let user)? = value.system["User"], let tag = BotSession.tag(user["Language"]) {
      return tag
    }
    guard case .message(let message)? = value.turn.input, let locale = message.locale, !locale.isEmpty else {
      return nil
    }
    return locale
  }
}

extension BotSession {
  /// A language as a topic writes it: a tag, or an option of the set `Locale`.
  fileprivate static func tag(_ value: Value?) -> String? {
    switch value {
    case .text(let written)?: LanguageCodes.tag(written)
    case .option(let option)?: LanguageCodes.tag(option.id)
    default: nil
    }
  }
}
