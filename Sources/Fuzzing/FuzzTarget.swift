/// Something that reads what anybody may write: any bytes must end in an answer, never in a trap.
public struct FuzzTarget: Sendable {
  /// The name, which is also that of the folder with its texts to begin with.
  public let name: String
  /// Words that random texts are made of more often than chance would have it.
  public let words: [String]
  /// Reads bytes and looks at what comes out; a sentence when that contradicts itself.
  public let run: @Sendable ([UInt8]) -> String?

  /// Makes a target that reads bytes.
  public init(_ name: String, words: [String], bytes run: @escaping @Sendable ([UInt8]) -> String?) {
    self.name = name
    self.words = words
    self.run = run
  }

  /// Makes a target that reads text, as files and messages are read: bytes that are no UTF-8 are replaced.
  public init(_ name: String, words: [String], run: @escaping @Sendable (String) -> String?) {
    self.init(name, words: words, bytes: { run(String(decoding: $0, as: UTF8.self)) })
  }

  /// All targets.
  public static let all: [FuzzTarget] = [
    expressions, evaluations, yaml, sanitiser, wrapping, markdown, cards, input,
  ]
}
