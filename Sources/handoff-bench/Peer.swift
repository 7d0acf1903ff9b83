import Glibc

/// A bot in botbuilder, run by the Python that `HANDOFF_PEER_PYTHON` names.
struct Peer {
  /// What the bot does: each is a script beside this file.
  enum Bot: String {
    /// It sends back what it hears.
    case echo
    /// It asks three questions, one after the other.
    case waterfall
    /// It is no bot but a queue: conversations, each with a bot and then perhaps a person, in simpy.
    case queue

    fileprivate var turns: Int { self == .waterfall ? 150 : 20_000 }
  }

  private let command: String

  /// Nil when no Python is named.
  init?(_ bot: Bot) {
    guard let python = getenv("HANDOFF_PEER_PYTHON").map({ String(cString: $0) }), !python.contains("'")
    else {
      return nil
    }
    let script = #filePath.replacingEnding("Peer.swift", "\(bot.rawValue).py")
    guard !script.contains("'") else { return nil }
    command = "'\(python)' '\(script)' \(isQuick ? 5 : bot.turns) 2>/dev/null"
  }

  /// The median of its turns, in nanoseconds; nil when it does not run.
  func turn() -> Double? {
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, Int32(line.count), pipe) != nil else { return nil }
    let digits = line.prefix { $0 >= 48 && $0 <= 57 }
    return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Double($1 - 48) }
  }
}

extension String {
  /// The text with its ending exchanged.
  fileprivate func replacingEnding(_ ending: String, _ other: String) -> String {
    hasSuffix(ending) ? dropLast(ending.count) + other : self
  }
}
