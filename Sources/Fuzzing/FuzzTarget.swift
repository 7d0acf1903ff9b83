/// Something that reads what anybody may write: any bytes must end in an answer, never in a trap.
public struct FuzzTarget: Sendable {
  /// The name, which is also that of the folder with its texts to begin with.
  public let name: String
  /// Words that random texts are made of more often than chance would have it.
  public let words: [String]
  /// Reads a text and looks at what comes out; a sentence when that contradicts itself.
  public let run: @Sendable (String) -> String?

  /// Makes a target.
  public init(_ name: String, words: [String], run: @escaping @Sendable (String) -> String?) {
    self.name = name
    self.words = words
    self.run = run
  }

  /// All targets.
  public static let all: [FuzzTarget] = [expressions, evaluations, yaml]
}
