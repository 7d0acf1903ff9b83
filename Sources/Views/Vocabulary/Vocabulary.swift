import Basis
import ContactCenter
import CopilotStudio
import Simulation

/// What the product's things are called on the screen and in what is written for people: "agent" has meant both the
/// program and the person (S4). Files, seats, keys and ids are called the same in both.
public enum Vocabulary: String, Hashable, Sendable, CaseIterable {
  /// Bot, human agent, Omnichannel, Power Virtual Agents: the documents up to 2023.
  case classic
  /// AI agent, representative, Dynamics 365 Contact Center, Copilot Studio: those of 2025.
  case modern

  /// A text in these words.
  public func say(_ phrase: Phrase) -> String {
    phrase.parts.map { $0.isOurs ? words($0.text, names: $0.names) : $0.text }.joined()
  }

  /// A text that is ours as a whole in these words.
  ///
  /// - Parameter names: names that stand in it and stay as they are.
  public func words(_ text: String, names: [String] = []) -> String {
    self == .classic ? text : Self.renamed(text[...], Self.kept + names)
  }

  /// Names of other products and what is typed, in which a word stays.
  private static let kept = ["agent:", "Bot Framework", "Azure Bot Service", "Azure AI Bot Service"]

  private static func renamed(_ text: Substring, _ names: [String]) -> String {
    var result = ""
    var rest = text
    var before: Character = " "
    while let next = rest.first {
      if !isPart(before, leading: true) {
        if let name = names.first(where: { !$0.isEmpty && rest.hasPrefix($0) }) {
          result += name
          before = name.last ?? next
          rest = rest.dropFirst(name.count)
          continue
        }
        if let (name, length) = match(rest) {
          result += name
          before = "a"
          rest = rest.dropFirst(length)
          continue
        }
      }
      result.append(next)
      before = next
      rest = rest.dropFirst()
    }
    return result
  }

  /// The modern name for what a text begins with, and how many characters it stands for.
  private static func match(_ rest: Substring) -> (String, Int)? {
    for term in Term.all {
      let count = term.classic.count
      let found = rest.prefix(count)
      let isCapital = found == capital(term.classic)
      guard isCapital || found == term.classic else { continue }
      let after = rest.dropFirst(count)
      let plural = after.first == "s" ? 1 : 0
      if let end = after.dropFirst(plural).first, isPart(end, leading: false) { continue }
      return ((isCapital ? capital(term.modern) : term.modern) + (plural == 1 ? "s" : ""), count + plural)
    }
    return nil
  }

  private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Whether a character beside a word makes it a part of something typed: `/bot`, `--to-bot`, `bot-b`, `window.agent`.
  private static func isPart(_ character: Character, leading: Bool) -> Bool {
    character.isLetter || character.isNumber || "-_".contains(character)
      || leading && "/.".contains(character)
  }
}

extension World {
  /// The names that texts about this world hold, the longer ones first: they are nobody's to rename.
  public var names: [String] {
    let bots = organization.bots.map(\.name)
    let people = organization.representatives.map(\.displayName) + organization.representatives.map(\.name)
    let queues = organization.queues.map(\.name)
    let workstreams = organization.workstreams.flatMap { [$0.name] + $0.routeToQueue.map(\.name) }
    return Set(bots + people + queues + workstreams + customers.map(\.name)).sorted {
      ($1.count, $0) < ($0.count, $1)
    }
  }

  /// The names, and what a typed line calls things by: the ends of the line, the longer ones first.
  public func names(in line: String) -> [String] {
    let words = line.split(separator: " ")
    return words.indices.dropFirst().map { words[$0...].joined(separator: " ") } + names
  }
}
