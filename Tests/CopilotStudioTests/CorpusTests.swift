import Basis
import CustomDump
import Testing

@testable import CopilotStudio

// Without HANDOFF_CORPUS the suite is skipped and the report says so.
@Suite("Real agents", .enabled(if: AgentCorpus.isThere, "HANDOFF_CORPUS names no folder"))
struct CorpusTests {
  private static let loaded: [(folder: String, agent: Agent)] = AgentLoader.agentFolders(
    in: AgentCorpus.agents
  )
  .compactMap { folder in
    AgentLoader.load(in: AgentCorpus.agents, folder: folder).agent.map { (folder, $0) }
  }

  private static func check(_ count: Int, of all: Int, _ what: String, _ failures: [String]) {
    print("\(what): \(count) of \(all)")
    for failure in failures { print("  not: \(failure)") }
    expectNoDifference(failures, [])
    #expect(all > 0)
  }

  @Test("every agent folder loads")
  func load() {
    let folders = AgentLoader.agentFolders(in: AgentCorpus.agents)
    let loaded = Set(Self.loaded.map(\.folder))
    Self.check(loaded.count, of: folders.count, "loads", folders.filter { !loaded.contains($0) })
    let topics = Self.loaded.reduce(0) { $0 + $1.agent.report.topics }
    let reports = Self.loaded.map(\.agent.report)
    print(
      "topics \(topics), actions that run \(reports.reduce(0) { $0 + $1.actions }),",
      "that need a stub \(reports.reduce(0) { $0 + $1.needsStub.count }),",
      "not executable \(Dictionary(grouping: reports.flatMap(\.unsupported), by: \.what).map { "\($0.key) \($0.value.count)" }.sorted()),",
      "mistakes \(reports.reduce(0) { $0 + $1.invalid.count })")
  }

  @Test("where there is a Conversation Start the bot greets")
  func greet() {
    var failures: [String] = []
    var count = 0
    var all = 0
    for (folder, agent) in Self.loaded
    where agent.topics.contains(where: { $0.trigger.family == .conversationStart && $0.isActive }) {
      all += 1
      var talk = Talk(agent)
      talk.takes(.conversationUpdate)
      talk.takes(.greet)
      if Self.speaks(talk) { count += 1 } else { failures.append("\(folder): \(talk.trace)") }
    }
    Self.check(count, of: all, "greets", failures)
  }

  @Test("its own first trigger phrase runs its topic, up to a named missing stub")
  func firstPhrase() {
    var failures: [String] = []
    var count = 0
    var all = 0
    var stubs = 0
    for (folder, agent) in Self.loaded {
      guard let number = agent.topics.firstIndex(where: Self.isOwn) else { continue }
      all += 1
      var talk = Talk(agent)
      talk.says(agent.topics[number].trigger.phrases[0])
      // Two topics may share the phrase: then the customer says which is meant.
      if talk.events.contains(where: {
        if case .recognized(let found) = $0 { found.outcome == .ambiguous } else { false }
      }),
        talk.heard.joined().contains(agent.topics[number].displayName)
      {
        talk.says(agent.topics[number].displayName)
      }
      if !talk.trace.contains(where: { $0.hasPrefix("start \(agent.topics[number].shortName) ") }) {
        failures.append("\(folder): \(talk.trace)")
      } else if talk.trace.contains(where: { $0.hasPrefix("error") }) {
        failures.append("\(folder): \(talk.trace)")
      } else {
        count += 1
        if talk.trace.contains(where: { $0.hasPrefix("no stub") }) { stubs += 1 }
      }
    }
    print("of these up to a missing stub: \(stubs)")
    Self.check(count, of: all, "runs its first phrase", failures)
  }

  @Test("its own first Escalate phrase, or the built-in one, reaches a person")
  func escalate() {
    var failures: [String] = []
    var own = 0
    for (folder, agent) in Self.loaded {
      guard let topic = agent.topics.first(where: { $0.trigger.family == .escalation && $0.isActive }) else {
        failures.append("\(folder): no Escalate topic")
        continue
      }
      if topic.builtIn == nil { own += 1 }
      var talk = Talk(agent)
      talk.says(topic.trigger.phrases.first ?? "")
      // A topic may ask first; its questions are answered with yes.
      for _ in 0..<5 where talk.session.isWaiting { talk.says("yes") }
      if !talk.session.isHandedOff { failures.append("\(folder): \(talk.trace)") }
    }
    print("with their own Escalate topic: \(own)")
    Self.check(Self.loaded.count - failures.count, of: Self.loaded.count, "reaches a person", failures)
  }

  @Test("in English agents that say what they are, \"talk to agent\" reaches a person")
  func talkToAgent() {
    var failures: [String] = []
    var all = 0
    for (folder, agent) in Self.loaded where agent.locale.hasPrefix("en") && agent.names.isComplete {
      all += 1
      var talk = Talk(agent)
      talk.says("talk to agent")
      for _ in 0..<5 where talk.session.isWaiting { talk.says("yes") }
      if !talk.session.isHandedOff { failures.append("\(folder): \(talk.trace)") }
    }
    Self.check(all - failures.count, of: all, "talk to agent", failures)
  }

  @Test("every topic of every agent can be started and answered without a trap or an endless turn")
  func everyTopic() {
    var turns = 0
    var errors: [String: Int] = [:]
    for (folder, agent) in Self.loaded {
      for topic in agent.topics where topic.isActive {
        var talk = Talk(agent)
        talk.takes(.startTopic(topic.id))
        for answer in ["yes", "1", "no", "tomorrow"] where talk.session.isWaiting { talk.says(answer) }
        turns += 1
        #expect(talk.turn.count < 100_000, "\(folder) \(topic.id)")
        var session = BotSession(agent: agent)
        for event in talk.events {
          var writer = JSONWriter()
          event.record(to: &writer)
          let read = (try? JSON(parsing: writer.text)).flatMap(BotEvent.init(recorded:))
          if read != event { expectNoDifference(read, event) }
          session.apply(event, agent: agent)
          if case .errorRaised(let error) = event {
            errors["\(error.code) \(error.message)".prefix(90).description, default: 0] += 1
          }
        }
        #expect(session == talk.session, "\(folder) \(topic.id)")
      }
    }
    print("topics started: \(turns)")
    for (message, count) in errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(25) {
      print("  \(count) x \(message)")
    }
    #expect(turns > 300)
  }

  private static func isOwn(_ topic: Topic) -> Bool {
    topic.trigger.family == .recognized && topic.isActive && !topic.trigger.phrases.isEmpty
      && topic.builtIn == nil
      && topic.trigger.condition == nil
  }

  private static func speaks(_ talk: Talk) -> Bool {
    talk.turn.contains { if case .send = $0.effect { true } else { false } }
  }
}
