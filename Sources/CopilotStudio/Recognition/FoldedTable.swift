/// What belongs to folded texts, found by a text as it was written.
///
/// Every message of a customer's is looked up here. A text of ASCII, as most are, is folded on the stack and compared
/// byte by byte, so that no string is made of it.
struct FoldedTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: ContiguousArray<UInt8>
    var value: Value
  }

  private var entries: ContiguousArray<Entry> = []
  /// Places in `entries` by hash, open addressing; -1 for a free one. At most half are taken.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 8)

  /// What belongs to a folded text.
  subscript(folded key: String) -> Value? {
    get {
      var key = key
      return key.withUTF8 { bytes in place(of: bytes).map { entries[$0].value } }
    }
    set {
      guard let newValue else { return }
      var key = key
      let bytes = key.withUTF8 { ContiguousArray($0) }
      if let place = bytes.withUnsafeBufferPointer(place) {
        entries[place].value = newValue
      } else {
        entries.append(Entry(key: bytes, value: newValue))
        if entries.count * 2 > slots.count {
          slots = ContiguousArray(repeating: -1, count: slots.count * 2)
          for place in entries.indices { settle(place) }
        } else {
          settle(entries.count - 1)
        }
      }
    }
  }

  /// What belongs to a folded word of a longer text.
  subscript(folded word: Substring) -> Value? {
    let found = word.utf8.withContiguousStorageIfAvailable { place(of: $0) }
    guard let found else { return self[folded: String(word)] }
    return found.map { entries[$0].value }
  }

  /// What belongs to a text once it is folded.
  func find(_ text: String) -> Value? {
    switch text.utf8.withContiguousStorageIfAvailable(look) ?? .unread {
    case .found(let place): entries[place].value
    case .absent: nil
    case .unread: self[folded: TextFolding.fold(text)]
    }
  }

  /// What looking for a text came to.
  private enum Look {
    case found(Int)
    case absent
    /// The text is not ASCII.
    case unread
  }

  private func look(_ text: UnsafeBufferPointer<UInt8>) -> Look {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { folded in
      guard let count = TextFolding.foldASCII(text, into: folded) else { return .unread }
      return place(of: UnsafeBufferPointer(rebasing: folded[..<count])).map { .found($0) } ?? .absent
    }
  }

  private func place(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if entries[place].key.withUnsafeBufferPointer({ Self.equal($0, key) }) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for place in a.indices where a[place] != b[place] { return false }
    return true
  }

  private mutating func settle(_ place: Int) {
    var slot = entries[place].key.withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place)
  }

  /// FNV-1a, with its upper half folded in, since the slot is taken from the lowest bits.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7fff_ffff)
  }
}
