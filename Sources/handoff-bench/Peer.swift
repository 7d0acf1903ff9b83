import Glibc

/// A peer that is measured beside us, run by the Python that `HANDOFF_PEER_PYTHON` names.
struct Peer {
  /// What the peer does: each is a script beside this file.
  enum Bot: String {
    /// A bot in botbuilder that sends back what it hears.
    case echo
    /// A bot in botbuilder that asks three questions, one after the other.
    case waterfall
    /// It is no bot but a queue: conversations, each with a bot and then perhaps a person, in simpy. Another model
    /// of the same can be named by `HANDOFF_PEER_QUEUE`: a script that prints `conv/s=` and a number. Its script is
    /// not called queue: it would stand in for Python's own module beside the others.
    case queue = "waiting_line"

    /// Flows of twenty turns in botbuilder's TestFlow.
    case flow

    fileprivate var turns: Int {
      switch self {
      case .waterfall: 150
      case .flow: 1000
      case .echo, .queue: 20_000
      }
    }
    fileprivate var script: String {
      let named = self == .queue ? getenv("HANDOFF_PEER_QUEUE").map { String(cString: $0) } : nil
      return named ?? #filePath.replacingEnding("Peer.swift", "\(rawValue).py")
    }
  }

  private let command: String

  /// Nil when no Python is named.
  init?(_ bot: Bot) {
    guard let python = getenv("HANDOFF_PEER_PYTHON").map({ String(cString: $0) }), !python.contains("'")
    else { return nil }
    let script = bot.script
    guard !script.contains("'") else { return nil }
    command = "'\(python)' '\(script)' \(isQuick ? 5 : bot.turns) 2>/dev/null"
  }

  /// The time of one of its turns, in nanoseconds; nil when it does not run.
  func turn() -> Double? {
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var buffer = [CChar](repeating: 0, count: 512)
    guard fgets(&buffer, Int32(buffer.count), pipe) != nil else { return nil }
    let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let words = line.split { $0 == " " || $0 == "\n" }
    // A rate of pieces in a second, or the time of a piece in nanoseconds.
    if let rate = words.first(where: { $0.hasPrefix("conv/s=") }) {
      return Double(rate.dropFirst("conv/s=".count)).map { 1e9 / $0 }
    }
    return words.first.flatMap { Double($0) }
  }

  /// The median of several runs.
  func median(of runs: Int) -> Double? {
    let figures = (0..<(isQuick ? 1 : runs)).compactMap { _ in turn() }.sorted()
    return figures.isEmpty ? nil : figures[figures.count / 2]
  }
}

extension String {
  /// The text with its ending exchanged.
  fileprivate func replacingEnding(_ ending: String, _ other: String) -> String {
    hasSuffix(ending) ? dropLast(ending.count) + other : self
  }
}
