import CustomDump
import Testing

@testable import Terminal

struct PasteTests {
  /// The text, whether it was closed, and how much was dropped; other events are kept in order.
  static func collect(_ events: [InputEvent]) -> (
    text: String, closed: Bool, dropped: Int, rest: [InputEvent]
  ) {
    var result = (text: "", closed: false, dropped: 0, rest: [InputEvent]())
    for event in events {
      if case .paste(let text, let isLast, let dropped) = event {
        result.text += text
        result.closed = isLast
        result.dropped = dropped
      } else {
        result.rest.append(event)
      }
    }
    return result
  }

  static func paste(_ content: String) -> [UInt8] { Array("\u{1B}[200~\(content)\u{1B}[201~".utf8) }

  @Test("a paste split anywhere is one text, and the keys after it are keys")
  func splits() {
    let bytes = Self.paste("Größe\r\n漢字\tx\ry\n\u{1B}[20x end") + Array("k\u{1B}[A".utf8)
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      let all = decoder.feed(bytes[..<cut], at: 0) + decoder.feed(bytes[cut...], at: 10)
      let result = Self.collect(all)
      expectNoDifference(result.text, "Größe\n漢字\tx\ny\n[20x end")
      #expect(result.closed)
      expectNoDifference(result.rest, [.text("k"), .key(.up, [])])
    }
  }

  @Test("controls inside a paste are removed, invalid bytes shown, and nothing in it is a key")
  func hostileContent() {
    var bytes = Array("\u{1B}[200~".utf8) + [0x03, 0x1A, 0x07, 0x9B, 0xFF, 0xE6, 0x97]
    bytes += Array("\u{1B}[31mred\u{1B}]0;t\u{7}\u{C2}\u{9B}\u{1B}[201~".utf8)
    var decoder = InputDecoder()
    let result = Self.collect(decoder.feed(bytes, at: 0))
    expectNoDifference(result.text, "\u{FFFD}\u{FFFD}\u{FFFD}[31mred]0;tÂ")
    #expect(result.rest == [])
  }

  @Test("a paste beyond the limit is cut, counted, and still ends where it ends")
  func limit() {
    var decoder = InputDecoder(pasteLimit: 1_000)
    let content = String(repeating: "é", count: 5_000)
    let result = Self.collect(decoder.feed(Self.paste(content) + Array("k".utf8), at: 0))
    #expect(result.text == String(repeating: "é", count: 500))
    #expect(result.closed && result.dropped == 9_000)
    #expect(result.rest == [.text("k")])
  }

  @Test("a paste of 10 MB is kept to its limit, chunk by chunk")
  func huge() {
    var decoder = InputDecoder(pasteLimit: 1 << 16)
    var events = decoder.feed(Array("\u{1B}[200~".utf8), at: 0)
    let block = [UInt8](repeating: 0x61, count: 1 << 16)
    for step in 0..<160 { events += decoder.feed(block, at: Int64(step)) }
    events += decoder.feed(Array("\u{1B}[201~".utf8), at: 200)
    let result = Self.collect(events)
    #expect(result.text.utf8.count == 1 << 16 && result.closed)
    #expect(result.dropped == 159 << 16)
  }

  @Test("pastes of 1 byte to 1 MB, with ESC inside, are the same text in pieces of any size")
  func sizes() {
    for size in [1, 2, 7, 64, 1_000, 4_096, 65_536, 1 << 20] {
      let content = String(String(repeating: "aé漢\u{1B}b\n", count: size / 9 + 1).prefix(size))
      let bytes = Self.paste(content) + Array("k".utf8)
      let pieces = size > 10_000 ? [997, 4_096, bytes.count] : [1, 2, 3, 5, 64, bytes.count]
      for piece in pieces {
        var decoder = InputDecoder(pasteLimit: 1 << 23)
        var events: [InputEvent] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
          events += decoder.feed(bytes[start..<min(bytes.count, start + piece)], at: Int64(start / 1_000))
        }
        let result = Self.collect(events)
        #expect(result.text == content.filter { $0 != "\u{1B}" }, "\(size) in pieces of \(piece)")
        #expect(result.closed && result.dropped == 0 && result.rest == [.text("k")])
      }
    }
  }

  @Test("a paste without its end is closed after five seconds of silence, not before")
  func unterminated() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~half".utf8), at: 0) == [.paste("half", isLast: false, dropped: 0)])
    #expect(decoder.timeout(at: InputDecoder.pasteDelay - 1) == [])
    #expect(decoder.timeout(at: InputDecoder.pasteDelay) == [.paste("", isLast: true, dropped: 0)])
    #expect(decoder.feed(Array("k".utf8), at: 6_000) == [.text("k")])
  }

  @Test("an empty paste is reported as closed")
  func empty() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Self.paste(""), at: 0) == [.paste("", isLast: true, dropped: 0)])
  }
}
