import Activities
import Basis
import Channels
import Simulation

extension ToldLine {
  /// What it says in words: its text, cards and choices in brackets, or what it is.
  var spokenText: String {
    switch kind {
    case .message(.typing): return "(typing)"
    case .pause: return "(\(pause?.description ?? "a while") pass)"
    case .activity: return "(\(activity.name ?? activity.type.rawValue))"
    case .message: break
    }
    let lines = RenderedMessage(activity, assumesMarkdown: from?.role == .bot).lines
    guard lines.allSatisfy(\.isEmpty) else {
      return lines.map { $0.replacing("\r", with: "") }.joined(separator: "\n")
    }
    return activity.value.map { "(submits \($0.text))" } ?? ""
  }

  /// What sort of line it is, where that is not plain: `private message`, `note`.
  var kindWords: String? {
    guard case .message(let kind) = kind else { return nil }
    return switch kind {
    case .text, .typing: nil
    case .notice: "notice"
    case .privateMessage: "private message"
    case .note: "note"
    case .internal: "internal"
    }
  }

  /// What the customer got instead, in words; nil where it arrived as sent.
  var receivedWords: String? {
    guard let delivery else { return nil }
    let rules = delivery.rules.joined(separator: ", ")
    guard let activity = delivery.activity else { return "The customer got nothing (\(rules))" }
    let text = RenderedMessage(activity).lines.joined(separator: " / ")
    return "The customer got: \(text) (\(rules))"
  }

  /// The time of day, in UTC; empty without one.
  var clock: String {
    at.map { String(ISO8601.format($0).dropFirst(11).prefix(8)) } ?? ""
  }

  /// Who said it, for people.
  var speaker: String { from.map { $0.name.isEmpty ? $0.role.rawValue : $0.name } ?? "" }
}
