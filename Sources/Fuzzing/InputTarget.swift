import Terminal

extension FuzzTarget {
  /// Decoding what a terminal sends: cut anywhere it gives the same events, and no control character is text.
  static let input = FuzzTarget(
    "input",
    words: [
      "\u{1B}", "\u{1B}\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[27;5;9~",
      "\u{1B}[97;5u", "\u{1B}[[A",
      "\u{1B}[3~", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;3;4M", "\u{1B}[<64;1;1m", "\u{1B}[M !!",
      "\u{1B}[I", "\u{1B}[O",
      "\u{1B}[?2026;1$y", "\u{1B}[?62;4c", "\u{1B}[12;40R", "\u{1B}]11;rgb:0/0/0", "\u{7}", "\u{1B}\\",
      "\u{1B}P", "\u{1B}_",
      "\u{1B}^", "\u{1B}X", "\u{18}", "\u{1A}", "\u{7F}", "\u{0}", "\r", "\t", "999999999999", ";", ":", "~",
      "é", "漢", "👍",
    ],
    bytes: { bytes in
      let whole = events([bytes])
      for event in whole {
        switch event {
        case .text(let scalar) where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
          return "the control \(scalar.value) is text"
        case .paste(let text, _, _) where text.unicodeScalars.contains(where: { isControl($0) }):
          return "a paste holds a control"
        case .unknown(let kept) where kept.count > 64: return "an unknown sequence keeps \(kept.count) bytes"
        default: break
        }
      }
      // A terminal may send them in any pieces; every tenth cut is as good as each.
      for cut in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 10)) {
        if events([Array(bytes[..<cut]), Array(bytes[cut...])]) != whole {
          return "cut at \(cut) it means something else"
        }
      }
      return nil
    })

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
  }

  /// The events of pieces that come without a pause, pastes put together.
  private static func events(_ pieces: [[UInt8]]) -> [InputEvent] {
    var decoder = InputDecoder(pasteLimit: 1_000)
    var events: [InputEvent] = []
    for piece in pieces { events += decoder.feed(piece, at: 0) }
    while let deadline = decoder.deadline { events += decoder.timeout(at: deadline) }
    var joined: [InputEvent] = []
    for event in events {
      if case .paste(let text, let isLast, let dropped) = event,
        case .paste(let before, isLast: false, _)? = joined.last
      {
        joined[joined.count - 1] = .paste(before + text, isLast: isLast, dropped: dropped)
      } else {
        joined.append(event)
      }
    }
    return joined
  }
}
