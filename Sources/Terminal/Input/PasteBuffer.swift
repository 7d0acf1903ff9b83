/// The inside of a bracketed paste: text only, size capped, end marker found wherever it is split.
struct PasteBuffer: Sendable {
  private static let endMarker: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]  // ESC [ 2 0 1 ~

  private let limit: Int
  private var text = ""
  private var taken = 0
  private var dropped = 0
  private var matched = 0
  private var previousWasReturn = false
  private var utf8 = UTF8Assembler()

  /// An empty paste that keeps at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// Takes one byte; true when it completed the end marker.
  mutating func push(_ byte: UInt8) -> Bool {
    if byte == Self.endMarker[matched] {
      matched += 1
      if matched < Self.endMarker.count { return false }
      matched = 0
      if utf8.drop() { append("\u{FFFD}") }
      return true
    }
    // What looked like the marker was content; ESC occurs only at its start, so no other overlap exists.
    let held = matched
    matched = 0
    for content in Self.endMarker[..<held] { add(content) }
    if byte == Self.endMarker[0] { matched = 1 } else { add(byte) }
    return false
  }

  /// Takes the printable ASCII at the beginning of some bytes at once.
  ///
  /// - Returns: how many bytes that was; 0 inside of a marker or a scalar, and at the limit.
  mutating func takePlain(_ bytes: ArraySlice<UInt8>) -> Int {
    guard matched == 0, !utf8.isPartial else { return 0 }
    let run = bytes.prefix(max(0, limit - taken)).prefix { $0 >= 0x20 && $0 < 0x7F }
    guard !run.isEmpty else { return 0 }
    text += String(decoding: run, as: UTF8.self)
    taken += run.count
    previousWasReturn = false
    return run.count
  }

  /// Hands over what has been collected.
  mutating func take(isLast: Bool) -> InputEvent? {
    if text.isEmpty && !isLast { return nil }
    defer { text = "" }
    return .paste(text, isLast: isLast, dropped: dropped)
  }

  private mutating func add(_ byte: UInt8) {
    guard taken < limit || utf8.isPartial else {
      dropped += 1
      return
    }
    taken += 1
    switch utf8.push(byte) {
    case .partial: break
    case .scalar(let scalar): append(scalar)
    case .invalid: append("\u{FFFD}")
    case .invalidBefore:
      append("\u{FFFD}")
      taken -= 1
      add(byte)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    defer { previousWasReturn = scalar == "\r" }
    switch scalar.value {
    case 0x0D: text.unicodeScalars.append("\n")
    case 0x0A: if !previousWasReturn { text.unicodeScalars.append("\n") }
    case 0x09: text.unicodeScalars.append(scalar)
    case 0x00..<0x20, 0x7F..<0xA0: break
    default: text.unicodeScalars.append(scalar)
    }
  }
}
