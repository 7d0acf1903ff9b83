import CustomDump
import Emulation
import Testing

@testable import Terminal

struct InputDecoderTests {
  static func decode(_ bytes: [UInt8]) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(bytes, at: 0) + decoder.timeout(at: 100_000)
  }

  static func text(_ string: String) -> [InputEvent] { string.unicodeScalars.map { .text($0) } }

  @Test("there are some 200 sequences, none twice with different meanings")
  func tableIsSane() {
    #expect(KeySequences.all.count >= 150)
    var seen: [String: InputEvent] = [:]
    for (bytes, event) in KeySequences.all {
      #expect(seen[bytes] == nil || seen[bytes] == event)
      seen[bytes] = event
    }
  }

  @Test("each sequence gives its event, and what follows it is untouched")
  func table() {
    for (bytes, event) in KeySequences.all {
      expectNoDifference(Self.decode(Array((bytes + "z").utf8)), [event, .text("z")])
    }
  }

  @Test("a sequence split at any byte gives the same event")
  func everySplit() {
    for (sequence, event) in KeySequences.all {
      let bytes = Array((sequence + "z").utf8)
      for cut in 0...bytes.count {
        var decoder = InputDecoder()
        var events = decoder.feed(bytes[..<cut], at: 0)
        events += decoder.timeout(at: InputDecoder.escapeDelay - 1)
        events += decoder.feed(bytes[cut...], at: InputDecoder.escapeDelay - 1)
        #expect(events == [event, .text("z")], "\(sequence.debugDescription) cut at \(cut)")
      }
      var decoder = InputDecoder()
      var events: [InputEvent] = []
      for (index, byte) in bytes.enumerated() { events += decoder.feed([byte], at: Int64(index)) }
      #expect(events == [event, .text("z")], "\(sequence.debugDescription) byte by byte")
    }
  }

  @Test(
    "a sequence torn apart for longer than the Escape key's delay neither loses its key nor leaks as text")
  func belatedRest() {
    for (sequence, event) in KeySequences.all where sequence.hasPrefix("\u{1B}") {
      let bytes = Array(sequence.utf8)
      // Alt with a character is indistinguishable from Escape and that character.
      guard bytes.count > 2, bytes[1] == 0x5B || bytes[1] == 0x4F else { continue }
      if case .text = event { continue }
      if case .key(.character, _) = event { continue }
      if case .key(.escape, _) = event { continue }
      for cut in 1..<bytes.count {
        var decoder = InputDecoder()
        var events = decoder.feed(bytes[..<cut], at: 0)
        events += decoder.timeout(at: InputDecoder.escapeDelay + 20)
        events += decoder.feed(bytes[cut...], at: InputDecoder.escapeDelay + 30)
        let given = events.filter {
          $0 != .key(.escape, []) && $0 != .key(.character("["), .alt) && $0 != .key(.character("O"), .alt)
        }
        #expect(given == [event], "\(sequence.debugDescription) cut at \(cut)")
      }
    }
  }

  @Test("unknown sequences vanish whole and are reported once, wherever they are split")
  func unknownSequences() {
    for sequence in KeySequences.unknown {
      let bytes = Array((sequence + "z").utf8)
      for cut in 0...bytes.count {
        var decoder = InputDecoder()
        let events = decoder.feed(bytes[..<cut], at: 0) + decoder.feed(bytes[cut...], at: 1)
        #expect(events.count == 2 && events.last == .text("z"), "\(sequence.debugDescription) cut at \(cut)")
        guard case .unknown(let kept)? = events.first else {
          Issue.record("\(sequence.debugDescription) gave \(events)")
          continue
        }
        #expect(kept.count <= InputDecoder.keptBytes)
      }
    }
  }

  @Test("a lone ESC is the Escape key only when its time is up")
  func loneEscape() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B], at: 1_000) == [])
    #expect(decoder.deadline == 1_000 + InputDecoder.escapeDelay)
    #expect(decoder.timeout(at: 1_000 + InputDecoder.escapeDelay - 1) == [])
    #expect(decoder.timeout(at: 1_000 + InputDecoder.escapeDelay) == [.key(.escape, [])])
    #expect(decoder.deadline == nil)
    #expect(decoder.timeout(at: 9_000) == [])
    #expect(decoder.feed(Array("[".utf8), at: 1_100) == [.text("[")])
    #expect(Self.decode([0x1B, 0x1B]) == [.key(.escape, []), .key(.escape, [])])
    #expect(Self.decode([0x1B, 0x1B, 0x78]) == [.key(.escape, []), .key(.character("x"), .alt)])
  }

  @Test("Escape and then typing is not taken for a key")
  func escapeThenTyping() {
    var decoder = InputDecoder()
    var events = decoder.feed([0x1B], at: 0) + decoder.timeout(at: 100)
    for (index, byte) in "[A".utf8.enumerated() {
      events += decoder.feed([byte], at: 200 + Int64(index) * 80)
    }
    expectNoDifference(events, [.key(.escape, []), .text("["), .text("A")])
    decoder = InputDecoder()
    events =
      decoder.feed([0x1B], at: 0) + decoder.timeout(at: 100) + decoder.feed(Array("hello".utf8), at: 150)
    expectNoDifference(events, [.key(.escape, [])] + Self.text("hello"))
  }

  @Test("an unfinished sequence is given up after a second")
  func unfinished() {
    for (bytes, expected) in [
      ("\u{1B}[", InputEvent.key(.character("["), .alt)), ("\u{1B}O", .key(.character("O"), .alt)),
      ("\u{1B}]", .key(.character("]"), .alt)), ("\u{1B}[1;", .unknown(Array("\u{1B}[1;".utf8))),
      ("\u{1B}]0;ti", .unknown(Array("\u{1B}]0;ti".utf8))), ("\u{1B}[M!", .unknown(Array("\u{1B}[M!".utf8))),
    ] {
      var decoder = InputDecoder()
      #expect(decoder.feed(Array(bytes.utf8), at: 0) == [])
      #expect(decoder.timeout(at: InputDecoder.sequenceDelay) == [expected])
      #expect(decoder.feed(Array("ok".utf8), at: 5_000) == Self.text("ok"))
    }
  }

  @Test("a sequence broken off by ESC, CAN or a control does not swallow the next key")
  func brokenOff() {
    let up = InputEvent.key(.up, [])
    expectNoDifference(
      Self.decode(Array("\u{1B}[1;\u{1B}[A".utf8)), [.unknown(Array("\u{1B}[1;".utf8)), up])
    expectNoDifference(
      Self.decode(Array("\u{1B}]0;x\u{1B}[A".utf8)), [.unknown(Array("\u{1B}]0;x".utf8)), up])
    expectNoDifference(
      Self.decode(Array("\u{1B}[1\u{18}a".utf8)), [.unknown(Array("\u{1B}[1".utf8)), .text("a")])
    expectNoDifference(
      Self.decode(Array("\u{1B}[1\ra".utf8)),
      [.unknown(Array("\u{1B}[1".utf8)), .key(.enter, []), .text("a")])
    expectNoDifference(
      Self.decode([0x1B, 0x5B, 0x31, 0xC3, 0xA9]), [.unknown([0x1B, 0x5B, 0x31]), .text("é")])
  }

  @Test("invalid UTF-8 is one U+FFFD for its longest valid beginning and never eats valid bytes")
  func invalidUTF8() {
    // The standard library's decoder follows the same practice; it is the oracle here.
    let lead: [UInt8] = [0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE6, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF]
    let next: [UInt8] = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC3, 0xE6, 0xF0, 0xFF]
    for a in lead {
      for b in next {
        for c in next {
          for d in next {
            let bytes = [a, b, c, d, 0x7A]
            let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar -> InputEvent in
              if scalar.value == 0x7F { return .key(.backspace, []) }
              if (0x80...0x9F).contains(scalar.value) {
                return .unknown([0xC2, UInt8(truncatingIfNeeded: scalar.value)])
              }
              return .text(scalar)
            }
            let given = Self.decode(bytes)
            if given != expected { Issue.record("\(bytes): \(given) instead of \(expected)") }
          }
        }
      }
    }
    var decoder = InputDecoder()
    #expect(decoder.feed([0xE6, 0x97], at: 0) == [])
    #expect(decoder.timeout(at: InputDecoder.sequenceDelay) == [.text("\u{FFFD}")])
  }

  @Test("any bytes in any pieces: the events do not depend on the pieces, and no control reaches text")
  func anyBytes() {
    let alphabet: [UInt8] = [
      0x1B, 0x1B, 0x5B, 0x4F, 0x5D, 0x31, 0x3B, 0x7E, 0x41, 0x4D, 0x24, 0x3C, 0x5C, 0x07, 0x0D, 0x61, 0xC3,
      0xA9,
      0xFF, 0x9B, 0x50,
    ]
    for seed in 0..<3_000 {
      var numbers = SeededNumbers(UInt64(seed))
      func random(_ limit: Int) -> Int { numbers.below(limit) }
      let bytes = (0..<(1 + random(24))).map { _ in alphabet[random(alphabet.count)] }
      var whole = InputDecoder()
      let expected = whole.feed(bytes, at: 0)
      var pieces = InputDecoder()
      let given = bytes.flatMap { pieces.feed([$0], at: 0) }
      if given != expected { Issue.record("seed \(seed): \(bytes)") }
      for case .text(let scalar) in given where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        Issue.record("seed \(seed): control \(scalar.value) as text")
      }
    }
  }
}
