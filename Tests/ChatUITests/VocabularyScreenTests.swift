import Basis
import ChatUI
import ShippedScenarios
import Simulation
import Testing
import Views

/// The screens in the words of 2025.
@Suite struct VocabularyScreenTests {
  @Test("in modern words the windows look as blessed", arguments: FlowScreenTests.sizes)
  func windows(width: Int, height: Int) throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height, terms: .modern)
    let name = "modern-\(width)x\(height)"
    try probe.expectScreen("\(name)-1-greeted")
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    try probe.expectScreen("\(name)-2-offered")
    probe.press(Key(.function(7)))
    try probe.expectScreen("\(name)-3-dashboard")
    probe.press(Key(.escape), Key(.function(1)))
    try probe.expectScreen("\(name)-4-help")
  }

  @Test("the words change while one looks, by key and by command, and back")
  func live() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    let before = probe.rows
    probe.press(.alt("v"))
    #expect(probe.row(holding: "AI agent · Bot A") != nil)
    #expect(probe.row(holding: "Representative · ") != nil)
    #expect(probe.row(holding: "Human agent · ") == nil)
    probe.enter("/terms modern")
    #expect(probe.state.look.terms == .modern)
    probe.press(.alt("3"))
    probe.enter("/tq Support --bot Bot X")
    #expect(probe.row(holding: "there is no AI agent called Bot X") != nil)
    probe.press(.control("u"), .alt("1"))
    probe.enter("/terms newest")
    #expect(probe.row(holding: "/terms takes classic or modern") != nil)
    probe.enter("/terms classic")
    probe.press(Key(.escape))
    #expect(Array(probe.rows[1..<30]) == Array(before[1..<30]))
  }

  @Test("an open overlay changes its words too")
  func overlay() throws {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.press(Key(.function(7)))
    #expect(probe.row(holding: "1 in Power Virtual Agents, 1 in Omnichannel") != nil)
    probe.press(Key(.escape), .alt("v"), Key(.function(7)))
    #expect(probe.row(holding: "1 in Copilot Studio, 1 in Dynamics 365 Contact Center") != nil)
  }

  @Test("plain lines are in modern words; prefixes and names stay")
  func plain() throws {
    var front = PlainFront(Run(try ScreenProbe.scenario("two-bots-one-queue").world), terms: .modern)
    _ = front.open()
    guard case .lines(let lines) = front.take("I want to talk to a person"),
      case .lines(let help) = front.take("/help"), case .lines(let dashboard) = front.take("/dashboard")
    else { throw Failure(Diagnostic(.error, "test", "no lines")) }
    #expect(lines.contains { $0.contains("AI agent: Bot A runs topic Escalate") })
    #expect(lines.contains { $0.contains("system, representative only: offered to Mia Novak") })
    #expect(!lines.contains { $0.contains("agent only") })
    #expect(help.first == "Prefixes: customer: (or none), agent:, agent NAME:, supervisor:")
    #expect(help.contains { $0.hasSuffix("--to-bot prefers AI agents, --bot names one") })
    #expect(dashboard.contains { $0.hasPrefix("AI agents in the last 2 hours") })
    guard case .lines(let why) = front.take("/why"),
      case .lines(let refused) = front.take("agent: /tq Support --bot Bot X"),
      case .lines(let lost) = front.take("stage: hello")
    else { return }
    #expect(refused.first?.hasPrefix("refused: there is no AI agent called Bot X") == true, "\(refused)")
    #expect(lost.contains { $0.contains("representative:") } == false, "\(lost)")
    #expect(why.contains { $0.contains("Bot A") } && !why.contains { $0.contains("AI agent A") })
  }

  @Test("no classic word of ours is left on any screen of a shipped scenario", arguments: Shipped.names)
  func nothingLeft(_ name: String) throws {
    let parts = name.split(separator: "/").map(String.init)
    let folder = parts.dropLast().joined(separator: "/")
    var probe = try ScreenProbe(folder, file: parts.last ?? "", terms: .modern)
    var shown: Set<Substring> = []
    func look() { shown.formUnion(probe.rows.flatMap { $0.split { "│┃".contains($0) } }) }
    while probe.state.screenplay.nextLabel != nil {
      probe.send(.playNext)
      look()
    }
    for window in Window.allCases {
      probe.press(.alt(Character("\(window.rawValue + 1)")))
      for (width, keys) in [(70, []), (120, [Key(.function(1)), .control("p")])]
        + (window == .bot ? Self.more : [])
      {
        probe.resize(width, 150)
        look()
        for key in keys {
          probe.press(key)
          look()
          probe.press(Key(.escape), Key(.escape))
        }
      }
    }
    let left = left(in: shown, of: probe)
    #expect(left == [])
  }

  /// The overlays that are the same at each window, but the session as a test, which is in the words of its file.
  private static let more = [(120, [2, 3, 4, 7].map { Key(.function($0)) })]

  /// The lines with classic words that are neither part of a name nor stand beside the same word in what was said.
  private func left(in shown: Set<Substring>, of probe: ScreenProbe) -> [String] {
    let run = probe.state.run
    let names = run.world.names + ["Bot Framework", "AI agents", "AI agent"]
    let said =
      run.state.threads.flatMap(\.lines).map { line in
        "\(line.message.text) \(line.message.activity.json.text)"
      } + (probe.state.screenplay.progress?.walkthrough.steps.map(\.title) ?? [])
      + probe.state.screenplay.lines.map(\.label)
      + [run.world.name, "va_Scope bot", "2 Agent command"]
    let theirs = Set((names + said).flatMap(Self.pairs))
    let words = Set(said.flatMap(Self.words).map { $0.lowercased() })
    return shown.map { row in
      // The line of the script is in the words of the file.
      names.reduce(String(row)) { $0.replacing($1, with: " ") }.replacing("next: agent", with: "next")
    }.filter { row in
      Self.places(row).contains { found in
        guard theirs.isDisjoint(with: found.pairs) else { return false }
        if found.pairs.isEmpty { return !words.contains(found.word.lowercased()) }
        return !(found.isLast && names.contains { $0.hasPrefix("\(found.word) ") })
      }
    }.sorted()
  }

  /// Each classic word with its neighbours: `to bot`, `bot by`.
  private static func places(_ text: String) -> [(word: Substring, pairs: [String], isLast: Bool)] {
    let words = words(text)
    return words.indices.filter { isClassic(words[$0]) }.map { place in
      let before = place > 0 ? ["\(words[place - 1]) \(words[place])"] : []
      let after = place + 1 < words.count ? ["\(words[place]) \(words[place + 1])"] : []
      return (words[place], before + after, after.isEmpty)
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || "-_/.:".contains($0)) }
  }

  /// Whether it is a classic word, whatever ends the sentence; before a colon `agent` is what is typed for a seat.
  private static func isClassic(_ word: Substring) -> Bool {
    word != "agent:"
      && classic.contains(word.lowercased().split { ".:".contains($0) }.first.map(String.init) ?? "")
      && !word.dropLast().contains { ".:".contains($0) }
  }

  private static func pairs(_ text: String) -> [String] { places(text).flatMap(\.pairs) }

  private static let classic: Set<String> = ["bot", "bots", "agent", "agents", "omnichannel", "cds"]
}
