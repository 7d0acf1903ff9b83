import Synchronization

/// The index of word pieces, built when a text is first compared with phrases: a greeting and an exact phrase need
/// none, and starting a program should not wait for it. What it gives does not depend on when it was built.
final class LazyGramIndex: Sendable {
  private let folded: [String]
  private let built = Mutex<GramIndex?>(nil)

  /// Keeps folded phrases for later.
  init(folded: [String]) { self.folded = folded }

  /// The index.
  var value: GramIndex {
    built.withLock { index in
      if let index { return index }
      let fresh = GramIndex(folded: folded)
      index = fresh
      return fresh
    }
  }
}
