import PowerFx

/// What was found in a reply: the value, and the words that say it.
public struct EntityMatch: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Where the words stand in the reply.
  public var range: Range<String.Index>
  /// How sure the match is, 0 to 1: one for a name as it is written, less for a misspelled one.
  public var confidence: Decimal

  /// Makes a match.
  public init(_ value: Value, at range: Range<String.Index>, confidence: Decimal = Decimal(1)) {
    self.value = value
    self.range = range
    self.confidence = confidence
  }

  /// A match of a text that stands in the reply as it is; the whole reply stands for one that does not.
  init(text: String, in reply: String) {
    let whole = reply.startIndex..<reply.endIndex
    self.init(.text(text), at: reply.firstRange(of: text) ?? whole)
  }
}

extension EntityMatch {
  /// A match of folded words.
  init?(_ value: Value, _ range: Range<Int>, of words: Words, confidence: Decimal = Decimal(1)) {
    guard let written = words.written(range) else { return nil }
    self.init(value, at: written, confidence: confidence)
  }
}
