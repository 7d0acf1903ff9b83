/// Numbers that a seed decides (xorshift64), so that a failing test can be played again.
public struct SeededNumbers: Sendable {
  private var state: UInt64

  /// Begins at a seed.
  public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 up to but not including `limit`.
  public mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }
}
