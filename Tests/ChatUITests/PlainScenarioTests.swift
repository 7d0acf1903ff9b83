import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@testable import ChatUI

/// Whatever a scenario's script does can be typed in plain mode, and comes to the same.
@Suite struct PlainScenarioTests {
  @Test(
    "every shipped scenario is played by typed lines, event by event as its script", arguments: Shipped.names)
  func played(_ name: String) throws {
    let loaded = try #require(Shipped.load(name))
    let run = Run(loaded.world)
    let script = Screenplay(loaded.scenario)
    // Whoever learns plays every line by hand, and what the lesson lets happen comes as it does in its script.
    var front = PlainFront(run, loaded.scenario.lesson.map { Screenplay($0, of: run) } ?? script)
    if front.lesson == nil { _ = front.open() }
    var refused: [String] = []
    for line in script.lines.dropFirst(front.playback.screenplay.next) {
      guard case .lines(let told) = front.take(line.label) else {
        Issue.record("\(line.label) is no line of the script")
        return
      }
      if told.count == 1, told[0].hasPrefix("refused: ") { refused.append("\(line.label): \(told[0])") }
    }
    let wanted = try #require(Shipped.played[name]).run
    #expect(refused == [])
    let same = Array(front.run.log.entries) == Array(wanted.log.entries)
    #expect(same, "\(front.run.log.count) events, not \(wanted.log.count)")
  }

  private func lines(_ front: inout PlainFront, _ typed: String) -> [String] {
    guard case .lines(let lines) = front.take(typed) else { return [] }
    return lines
  }

  private func front(_ name: String = "two-bots-one-queue/scenario.yml", terms: Vocabulary = .classic) throws
    -> PlainFront
  {
    let loaded = try #require(Shipped.load(name))
    return PlainFront(Run(loaded.world), Screenplay(loaded.scenario), terms: terms)
  }

  @Test("what the windows' slash commands do is a command here too, by the same word, or needs none")
  func reach() throws {
    for action in Action.allCases {
      guard let word = action.command, case .command(let command) = action.plainReach else { continue }
      #expect(command.rawValue == word || action == .palette, "\(word)")
    }
    let commands = Action.allCases.compactMap { action -> PlainCommand? in
      if case .command(let command) = action.plainReach { return command }
      return nil
    }
    let longer: [Action: String] = [
      .goTo: "goto start", .eventBack: "back event", .eventForward: "forward event", .stepBack: "back step",
      .stepForward: "forward step",
    ]
    for action in Action.allCases where action.plainReach == .sameWord {
      let word = try #require(action.command ?? longer[action], "\(action)")
      var front = try front()
      _ = front.open()
      let told = lines(&front, "/\(word)")
      #expect(!told.isEmpty && !told.contains { $0.contains("unknown") }, "\(word): \(told)")
    }
    #expect(Set(commands) == Set(PlainCommand.allCases).subtracting([.record]))
    var front = try front()
    _ = front.open()
    let help = lines(&front, "/help")
    for command in PlainCommand.allCases {
      #expect(
        help.contains {
          $0.hasPrefix("everyone: /\(command.rawValue)") || $0.hasPrefix("customer: /\(command.rawValue)")
        })
      if case .lines(let lines) = front.take("/\(command.rawValue)") {
        #expect(!lines.isEmpty && !lines.contains { $0.contains("unknown") }, "\(command): \(lines)")
      }
    }
  }

  @Test("the script goes on by /next and by /auto, and what is typed by hand is passed over")
  func script() throws {
    var front = try front()
    _ = front.open()
    #expect(lines(&front, "I want to talk to a person").contains { $0.contains("Bot A hands over") })
    #expect(lines(&front, "/next").contains { $0.contains("Mia Novak accepts") })
    #expect(lines(&front, "/auto").contains { $0.contains("conversation Closed") })
    #expect(lines(&front, "/next") == [PlainFront.scriptIsOver])
    #expect(lines(&front, "/auto") == [PlainFront.scriptIsOver])
    let script = try #require(Shipped.played["two-bots-one-queue/scenario.yml"]).run
    let same = Array(front.run.log.entries) == Array(script.log.entries)
    #expect(same)
  }

  @Test("a stepped script opens its chat once")
  func stepped() throws {
    let loaded = try #require(Shipped.load("two-bots-one-queue/scenario.yml"))
    var front = PlainFront(Run(loaded.world), Screenplay(loaded.scenario, isStepped: true))
    #expect(front.open() == [])
    let opened = front.playNext() ?? []
    #expect(opened.contains { $0.contains("conversation conv-1") })
  }

  @Test("other words, the latest message as sent and received, and as an activity")
  func looks() throws {
    var front = try front("limitations/scenario.yml")
    #expect(lines(&front, "/raw") == ["No bot has sent anything yet."])
    _ = front.open()
    _ = lines(&front, "/auto")
    let own = lines(&front, "/limits")
    #expect(
      own.contains { $0.hasPrefix("limits: as sent: ") }
        && own.contains { $0.hasPrefix("limits: as received: ") })
    let sms = lines(&front, "/limits sms")
    #expect(sms[0].contains("SMS") && sms != own)
    #expect(lines(&front, "/limits fax")[0].hasPrefix("refused: there is no channel fax"))
    #expect(lines(&front, "/raw").contains { $0.contains("\"type\": \"message\"") })
    #expect(
      lines(&front, "/terms modern") == [
        "terms: AI agent, representative, Dynamics 365 Contact Center; modern"
      ])
    #expect(lines(&front, "/terms ancient") == ["refused: /terms takes classic or modern"])
  }

  @Test("a message of several lines is written with a backslash at the end of each but the last")
  func severalLines() throws {
    var front = try front()
    _ = front.open()
    #expect(lines(&front, "first\\") == [])
    #expect(lines(&front, "second").contains { $0.contains("Ana Ruiz to customer: first second") })
    let said = front.run.log.entries.compactMap { entry -> String? in
      if case .said(let message) = entry.event, message.value.isFromCustomer { return message.value.text }
      return nil
    }
    #expect(said == ["first\nsecond"])
  }

  @Test("the session is proposed as a test, chosen line by line, and written")
  func test() throws {
    var front = try front()
    _ = front.open()
    let proposed = lines(&front, "/test")
    #expect(proposed[0] == "test: customer: \"/open\"")
    #expect(proposed.contains { $0.hasPrefix("test: 2 kept: ") })
    #expect(lines(&front, "/test drop 2") == ["test: 2 is dropped"])
    #expect(
      lines(&front, "/test keep 900") == [
        "refused: 900 is no expectation that can be chosen; /test lists them"
      ])
    #expect(lines(&front, "/test maybe")[0].hasPrefix("refused: /test takes"))
    guard case .write(let proposal) = front.take("/test write") else {
      Issue.record("nothing is to be written")
      return
    }
    #expect(proposal.steps.flatMap(\.expectations).map(\.isKept).firstIndex(of: false) == 1)
  }
}
