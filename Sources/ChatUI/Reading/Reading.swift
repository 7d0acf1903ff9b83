/// A window that is being read: one of its messages is chosen, and letters act instead of typing.
public struct Reading: Hashable, Sendable {
  /// Which window.
  public internal(set) var window: Window
  /// The chosen block of its feed.
  var block: Int
  /// What is looked for; empty for nothing.
  public internal(set) var words = ""
  /// Whether the words are being typed.
  public internal(set) var isTyping = false
  /// The search that is going on.
  var scan: Scan?

  /// A search under way: it goes on a piece at a time, so that no key waits for it.
  struct Scan: Hashable, Sendable {
    /// The block to look at next.
    var next: Int
    /// -1 towards older blocks, 1 towards newer ones.
    var step: Int
  }

  /// Blocks that a piece of a search looks at, and how many of them it may lay out.
  static let piece = (blocks: 20_000, laidOut: 500)
}
