/// Changes texts at random; the same seed gives the same changes.
public struct Mutator {
  private var state: UInt64
  private let words: [[UInt8]]
  private let seeds: [[UInt8]]
  /// Longer texts are cut.
  private static let longest = 4096

  /// Makes a mutator.
  ///
  /// - Parameters:
  ///   - seed: decides all changes.
  ///   - words: what is put in now and then.
  ///   - seeds: texts to begin with.
  public init(seed: UInt64, words: [String], seeds: [[UInt8]]) {
    state = seed
    self.words = words.map { Array($0.utf8) }
    self.seeds = seeds.isEmpty ? [[]] : seeds
  }

  /// The next text: one of those to begin with, changed a few times.
  public mutating func next() -> [UInt8] {
    var bytes = seeds[draw(seeds.count)]
    for _ in 0...draw(6) { change(&bytes) }
    return Array(bytes.prefix(Self.longest))
  }

  /// A number from 0 up to but not including `count`, or 0 (SplitMix64).
  private mutating func draw(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return count > 0 ? Int(bits.multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = draw(bytes.count + 1)
    let end = min(bytes.count, place + draw(12))
    switch draw(7) {
    case 0 where place < bytes.count: bytes[place] = UInt8(draw(256))
    case 1: bytes.removeSubrange(place..<end)
    case 2: for _ in 0...draw(8) { bytes.insert(contentsOf: bytes[place..<min(bytes.count, end)], at: place) }
    case 3:
      let other = seeds[draw(seeds.count)]
      let start = draw(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + draw(40))], at: place)
    case 4 where place < bytes.count: bytes[place] = bytes[place] ^ UInt8(1 << draw(8))
    default: if !words.isEmpty { bytes.insert(contentsOf: words[draw(words.count)], at: place) }
    }
  }
}
