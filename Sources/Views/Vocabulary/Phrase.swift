/// A text of ours with somebody else's words in it: names, messages and values stay as they are whatever the vocabulary.
///
/// A literal is ours, and what is interpolated is not, unless it says so: `"\(name) is a bot"`.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  /// A stretch of it.
  struct Part: Sendable {
    var text: String
    var isOurs: Bool
    /// Names in it that are not ours.
    var names: [String] = []
  }

  /// Collects the parts.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Starts with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds words of ours.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(Part(text: literal, isOurs: true)) }
    }

    /// Adds what stays as it is.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(Part(text: value.description, isOurs: false))
    }

    /// Adds words of ours that were put together elsewhere.
    ///
    /// - Parameter names: names that stand in it and stay as they are.
    public mutating func appendInterpolation(ours text: String, names: [String] = []) {
      parts.append(Part(text: text, isOurs: true, names: names))
    }
  }

  let parts: [Part]

  /// A text of ours.
  public init(stringLiteral value: String) { parts = [Part(text: value, isOurs: true)] }
  /// A text with somebody else's words in it.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}
