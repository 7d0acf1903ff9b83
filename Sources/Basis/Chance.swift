/// Randomness as a function: a hash of (seed, event number, purpose).
///
/// State holds no generator, so that replaying and branching never shift what was drawn elsewhere.
public struct Chance: Hashable, Sendable {
  /// The run's seed.
  public var seed: UInt64

  /// Makes the chance of a run.
  public init(seed: UInt64) { self.seed = seed }

  /// What a draw is for; two draws at the same event with different purposes are independent.
  public enum Purpose: UInt64, Sendable {
    /// One of several variations of a message.
    case variation = 1
    /// Which of several equal candidates gets the conversation.
    case tie = 2
    /// An identifier shown to people or put on the wire.
    case identifier = 3
    /// The Rand functions of Power Fx.
    case expression = 4
    /// Which of several queues a rule sends a conversation to.
    case share = 5
  }

  /// Sixty-four random bits for one purpose at one event.
  public func bits(event: UInt64, purpose: Purpose, index: UInt64 = 0) -> UInt64 {
    var z = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    z = Self.mixed(z ^ event)
    z = Self.mixed(z ^ (purpose.rawValue << 32 | index))
    return z
  }

  /// A number from 0 up to but not including `count`, which must be 1 or more.
  public func pick(_ count: Int, event: UInt64, purpose: Purpose, index: UInt64 = 0) -> Int {
    precondition(count > 0)
    return Int(bits(event: event, purpose: purpose, index: index).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A version-4 UUID in lower case.
  public func uuid(event: UInt64, index: UInt64 = 0) -> String {
    let high = bits(event: event, purpose: .identifier, index: index &* 2)
    let low = bits(event: event, purpose: .identifier, index: index &* 2 &+ 1)
    return String(unsafeUninitializedCapacity: 36) { bytes in
      var place = 0
      for digit in 0..<32 {
        if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
          bytes[place] = UInt8(ascii: "-")
          place += 1
        }
        let bits = digit < 16 ? high : low
        var value = UInt8(truncatingIfNeeded: bits >> UInt64(60 - digit % 16 * 4)) & 15
        // The version, and the variant in the two high bits.
        if digit == 12 { value = 4 }
        if digit == 16 { value = 8 | UInt8(truncatingIfNeeded: low >> 62) }
        bytes[place] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
        place += 1
      }
      return place
    }
  }

  /// Sixteen lower-case hexadecimal digits.
  public static func hex(_ bits: UInt64) -> String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  private static func mixed(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
