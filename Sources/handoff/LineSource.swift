import Glibc

/// Lines of standard input, as they come.
struct LineSource {
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Longest line that is taken as one; the rest counts as the next line.
  private static let longestLine = 1 << 20

  /// What waiting for a line led to.
  enum Outcome {
    case line(String)
    case timedOut
    case end
  }

  /// The next line without its end.
  ///
  /// - Parameter milliseconds: how long to wait for more input; nil for as long as it takes.
  mutating func next(within milliseconds: Int64?) -> Outcome {
    while true {
      if let line = takeLine() { return .line(line) }
      guard !isAtEnd else { return .end }
      if let milliseconds, !isReady(within: milliseconds) { return .timedOut }
      fill()
    }
  }

  private mutating func takeLine() -> String? {
    let rest = bytes[start...]
    let limit = start + Self.longestLine
    let newline = rest.firstIndex(of: UInt8(ascii: "\n"))
    let end: Int
    if let newline, newline <= limit {
      end = newline
      start = newline + 1
    } else if rest.count >= Self.longestLine {
      end = limit
      start = limit
    } else if isAtEnd, !rest.isEmpty {
      end = bytes.count
      start = end
    } else {
      return nil
    }
    let line = bytes[rest.startIndex..<end]
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  private func isReady(within milliseconds: Int64) -> Bool {
    var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, Int32(max(0, min(milliseconds, 3_600_000)))) != 0
  }

  private mutating func fill() {
    bytes.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(0, &chunk, chunk.count)
    if count < 0 && errno == EINTR { return }
    if count > 0 { bytes += chunk[..<count] } else { isAtEnd = true }
  }
}
