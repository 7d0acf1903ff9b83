import Basis

/// A file with one thing changed: a suite that does not notice proves nothing about it.
public struct Mutant: Sendable, Hashable {
  /// What sort of thing is changed.
  public enum Kind: String, Sendable, CaseIterable {
    /// A rule, a criterion or a switch of a rule is left out, turned around or changes places with the next.
    case rule
    /// What somebody can take, or what a conversation takes.
    case capacity
    /// What a rule or a branch asks.
    case condition
    /// What a customer says to start a topic or to meet a criterion.
    case phrase
    /// A value that is set, sent or answered.
    case variable
    /// What somebody says.
    case message
    /// Somebody serves a queue no longer, or has a skill no longer.
    case member
    /// A node or a branch of a topic is left out.
    case node
    /// Any other setting.
    case setting
    /// What a scenario expects.
    case expectation
  }

  /// What sort of thing is changed.
  public var kind: Kind
  /// What is changed, as it stands in the file.
  public var span: SourceSpan
  /// What is done, for people: `"Bot A" became "never said"`.
  public var what: String
  /// The whole text with the change.
  public var text: String

  /// Makes a mutant; nil when the change cannot be made or changes nothing.
  init?(_ kind: Kind, _ edits: [SourceEdit], of text: String, at span: SourceSpan, what: String) {
    guard let changed = SourceEdit.apply(edits, to: text), changed != text else { return nil }
    self.kind = kind
    self.span = span
    self.what = Self.line(what)
    self.text = changed
  }

  /// The longest description that is shown.
  private static let longest = 100

  private static func line(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > longest ? words.prefix(longest - 1) + "…" : words
  }

  /// The text that stands for something that nobody says and nobody is called.
  static let stranger = "\"never said\""
  /// The number that nothing comes to.
  static let strangeNumber = "987654321"
}
