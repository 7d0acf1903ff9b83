/// Tells situations apart in 128 bits, so that millions of them are remembered without being kept.
///
/// Valid in one process only: the hash function is seeded anew in each. No event may depend on one.
public struct Digest: Hashable, Sendable {
  private let low: Int
  private let high: Int

  /// Takes in what makes a situation, part after part.
  public struct Builder {
    private var low = Hasher()
    private var high = Hasher()

    /// Starts with nothing.
    public init() { high.combine(0x9E37_79B9_7F4A_7C15 as UInt64) }

    /// Takes a part in; the order counts.
    public mutating func combine(_ part: some Hashable) {
      low.combine(part)
      high.combine(part)
    }

    /// The digest of everything taken in.
    public var digest: Digest { Digest(low: low.finalize(), high: high.finalize()) }
  }
}
