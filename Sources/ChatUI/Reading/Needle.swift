import Screen
import Simulation
import Text

/// Words that are looked for, whatever their case.
struct Needle {
  private let words: String
  private let bytes: [UInt8]
  private let isASCII: Bool

  /// Makes a needle; empty words are found nowhere.
  init(_ words: String) {
    self.words = words.lowercased()
    bytes = Array(self.words.utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Whether a text holds the words.
  func isIn(_ text: String) -> Bool { !ranges(in: text, atMost: 1).isEmpty }

  /// Where a text holds the words, as UTF-8 offsets.
  func ranges(in text: String, atMost most: Int = .max) -> [Range<Int>] {
    guard let first = bytes.first else { return [] }
    var text = text
    // Lower case may be longer than what it stands for; only ASCII keeps its places.
    if !isASCII {
      let lowered = text.lowercased()
      guard lowered.utf8.count == text.utf8.count else { return lowered.contains(words) ? [0..<0] : [] }
      text = lowered
    }
    return text.withUTF8 { hay in
      var found: [Range<Int>] = []
      var place = 0
      while found.count < most, place + bytes.count <= hay.count {
        if Self.lower(hay[place]) == first, matches(hay, at: place) {
          found.append(place..<place + bytes.count)
          place += bytes.count
        } else {
          place += 1
        }
      }
      return found
    }
  }

  private func matches(_ hay: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    for offset in bytes.indices where Self.lower(hay[place + offset]) != bytes[offset] { return false }
    return true
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

extension Message {
  /// The words, when the window shows them as they are: nothing attached and nothing that Markdown takes for a sign.
  var plainWords: String? {
    guard attached == nil, kind == .text else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "<"),
        UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"), 0x0A:
        false
      default: true
      }
    }
    return isPlain ? text : nil
  }
}

extension PaneLine {
  /// The line with the words that are looked for made to stand out.
  func marking(_ needle: Needle) -> PaneLine {
    var line = self
    line.pieces = pieces.flatMap { piece in
      let ranges = needle.ranges(in: piece.text).filter { !$0.isEmpty }
      guard !ranges.isEmpty else { return [piece] }
      var result: [Piece] = []
      var end = 0
      for range in ranges + [piece.text.utf8.count..<piece.text.utf8.count] {
        result.append(piece.part(end..<range.lowerBound, piece.style))
        result.append(piece.part(range, Style(.selection)))
        end = range.upperBound
      }
      return result.filter { !$0.text.isEmpty }
    }
    return line
  }
}

extension PaneLine.Piece {
  fileprivate func part(_ range: Range<Int>, _ style: Style) -> PaneLine.Piece {
    var part = self
    part.text = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    part.style = style
    return part
  }
}
