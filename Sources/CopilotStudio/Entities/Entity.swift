import PowerFx

/// What a question asks for, ready to be looked for in a reply.
public indirect enum Entity: Sendable {
  /// One of the built-in ones; kinds that need more than their name recognise nothing.
  case prebuilt(EntityKind)
  /// One of a fixed list of choices.
  case closedList(ClosedList)
  /// One of a table's rows.
  case dynamicClosedList(Table)
  /// A piece of text that fits a pattern.
  case pattern(TextPattern)
  /// The first of several that recognises the reply.
  case oneOf([Entity])

  /// What the buttons beside the question say; empty when it has none.
  ///
  /// - Parameter locale: BCP 47 tag that chooses the words for yes and no.
  public func choices(locale: String) -> [String] {
    switch self {
    case .prebuilt(.boolean):
      let words = YesNoWords.words(for: locale)
      return [words.yesButton, words.noButton]
    case .closedList(let list): return list.items.map(\.displayName)
    case .dynamicClosedList(let table): return table.rows.compactMap(RowText.text(of:))
    case .prebuilt, .pattern, .oneOf: return []
    }
  }
}

/// A pattern that is searched in replies; what reads and runs it is given by whoever has it.
public struct TextPattern: Sendable {
  /// The pattern as its author wrote it.
  public var source: String
  /// Finds the first fitting piece of a text; nil when there is none.
  public var search: @Sendable (String) -> String?

  /// Makes a pattern.
  public init(source: String, search: @escaping @Sendable (String) -> String?) {
    self.source = source
    self.search = search
  }
}
