import Basis
import ContactCenter
import CustomDump
import ShippedScenarios
import Simulation
import Testing
import Views

/// Four conversations whose figures can be worked out by hand; times are seconds.
@Suite("Figures of bots and people")
struct MetricsTests {
  static func at(_ seconds: Int64) -> VirtualTime { VirtualTime(milliseconds: seconds * 1000) }

  static func session(
    _ member: String, _ began: Int64, accepted: Int64?, ended: Int64?, _ closure: ClosureReason?
  ) -> ConversationFacts.Session {
    ConversationFacts.Session(
      id: "\(member)-\(began)", member: member, isBot: member.hasPrefix("Bot"), queue: "Support",
      began: at(began), accepted: accepted.map(at), ended: ended.map(at), closure: closure)
  }

  static func conversation(
    _ name: String, _ status: ConversationStatus, _ reason: StatusReason, since: Int64,
    _ sentiment: Sentiment, _ sessions: [ConversationFacts.Session]
  ) -> ConversationFacts {
    ConversationFacts(
      id: name, subject: name, customer: name, channel: "live-chat", queue: "Support", status: status,
      reason: reason, started: at(0), since: at(since), sentiment: sentiment, sessions: sessions)
  }

  /// A bot settles it after 60 s.
  static let resolved = conversation(
    "resolved", .closed, .conversationEndedByBot, since: 60, .positive,
    [session("Bot A", 0, accepted: 0, ended: 60, .botEndConversation)])
  /// Escalated after 100 s, answered after 20 s, handed on to Bot B after 200 s, closed there after 40 s.
  static let returned = conversation(
    "returned", .closed, .autoClosedBySystem, since: 360, .negative,
    [
      session("Bot A", 0, accepted: 0, ended: 100, .botTransferToAgent),
      session("Mia", 100, accepted: 120, ended: 320, .agentTransferToQueue),
      session("Bot B", 320, accepted: 320, ended: 360, .autoClose),
    ])
  /// Escalated after 50 s; the customer leaves 30 s later, before anybody accepts.
  static let abandoned = conversation(
    "abandoned", .closed, .customerDisconnectedOrLeftActive, since: 80, .neutral,
    [
      session("Bot A", 0, accepted: 0, ended: 50, .botTransferToAgent),
      session("Mia", 50, accepted: nil, ended: 80, .customerEndConversation),
    ])
  /// No bot; answered after 300 s, going on.
  static let ongoing = conversation(
    "ongoing", .active, .inConversation, since: 300, .notAvailable,
    [session("Mia", 10, accepted: 300, ended: nil, nil)])
  /// With Bot A since 250 s, and in a bad mood.
  static let withBot = conversation(
    "with bot", .active, .inConversation, since: 250, .negative,
    [session("Bot A", 250, accepted: 250, ended: nil, nil)])

  static let metrics = BotMetrics([resolved, returned, abandoned, ongoing], at: at(400))

  @Test("bot conversations are those a bot took part in")
  func botConversations() {
    #expect(Self.metrics.conversations == 4)
    #expect(Self.metrics.botConversations == 3)
  }

  @Test("resolution: closed while with a bot, and the time with bots before (row 48)")
  func resolution() {
    #expect(Self.metrics.resolution == .init(2, of: 3))
    // 60 s, and 100 s with Bot A + 40 s with Bot B.
    #expect(Self.metrics.resolutionTime == .seconds(100))
    #expect(Self.metrics.resolution.permille == 667)
  }

  @Test("escalation: handed over by a bot, and the time with bots before (row 48)")
  func escalation() {
    #expect(Self.metrics.escalation == .init(2, of: 3))
    #expect(Self.metrics.escalationTime == .seconds(75))
    #expect(Self.metrics.deflection == .init(1, of: 3))
  }

  @Test("average sentiment leaves out what was not judged (row 48)")
  func sentiment() {
    // 12, 8 and 10.
    #expect(Self.metrics.averageSentiment == .neutral)
    #expect(Self.metrics.moods == (1, 1, 1))
  }

  @Test("speed to answer counts from the escalation, or from the start without a bot")
  func answer() {
    // 20 s and 300 s.
    #expect(Self.metrics.speedToAnswer == .seconds(160))
    #expect(Self.metrics.withinTarget == .init(1, of: 2))
  }

  @Test("what a bot kept is not abandoned")
  func abandon() {
    #expect(Self.metrics.abandon == .init(1, of: 3))
    #expect(!Self.resolved.isAbandoned)
  }

  @Test("transfers and handling are of those a person accepted")
  func handling() {
    #expect(Self.metrics.transfer == .init(1, of: 2))
    // 200 s, and 100 s so far.
    #expect(Self.metrics.handleTime == .seconds(150))
  }

  @Test("without conversations there are no rates")
  func nothing() {
    let empty = BotMetrics([], at: Self.at(0))
    #expect(empty.resolution.permille == nil && empty.speedToAnswer == nil)
    #expect(empty.averageSentiment == .notAvailable)
  }

  @Test("ongoing conversations show who has them and for how long (row 47)")
  func ongoingTable() {
    var report = SupervisionReport(now: Self.at(400))
    report.conversations = [Self.resolved, Self.ongoing]
    expectNoDifference(
      report.ongoingLines(.classic),
      [
        "Subject  Status  Active agent  Queue    Channel    Wait  Handle  Sentiment  Customer",
        "-------  ------  ------------  -------  ---------  ----  ------  ---------  --------",
        "ongoing  Active  Mia           Support  live-chat  5:00  1:40    N/A        ongoing",
      ])
  }

  @Test("ongoing conversations of bots are among them, with their mood (row 47)")
  func ongoingOfBots() {
    var report = SupervisionReport(now: Self.at(400))
    report.conversations = [Self.withBot, Self.ongoing, Self.returned]
    expectNoDifference(
      report.ongoingRows,
      [
        ["with bot", "Active", "Bot A", "Support", "live-chat", "-", "0:00", "Negative", "with bot"],
        ["ongoing", "Active", "Mia", "Support", "live-chat", "5:00", "1:40", "N/A", "ongoing"],
      ])
  }

  @Test("the mood of a conversation that a bot has is that of what the customer wrote to the bot (row 47)")
  func ongoingWithMood() throws {
    var run = Run(try #require(Shipped.load("customer-records/scenario.yml")).world)
    func row() -> [String] { SupervisionReport(run, SentimentTests.lexicon).ongoingRows.first ?? [] }
    func say(_ text: String) {
      run.perform(Command(at: run.state.now, seat: .customer(0), .say(text)))
    }
    let bot = ["Ana Ruiz: Contoso chat", "Active", "Service assistant", "Everyone", "live-chat", "-", "0:00"]
    say("Hello")
    expectNoDifference(row(), bot + ["Neutral", "Ana Ruiz"])
    say("I have a complaint")
    say("This is awful, I hate to write it all again")
    expectNoDifference(row(), bot + ["Very negative", "Ana Ruiz"])
    // Of a queue that judges nothing there is none.
    var quiet = Run(try #require(Shipped.load("at-the-desk/scenario.yml")).world)
    quiet.perform(Command(at: quiet.state.now, seat: .customer(0), .say("This is awful, I hate it")))
    expectNoDifference(
      SupervisionReport(quiet, SentimentTests.lexicon).ongoingRows.first.map { [$0[2], $0[7]] },
      ["Contoso assistant", "N/A"])
  }

  @Test("outcomes are counted by the hour of the organization's clock (row 184)")
  func outcomes() {
    func session(_ minutes: Int64, _ outcome: AnalyticsSession.Outcome) -> OutcomeFacts {
      OutcomeFacts(start: Self.at(minutes * 60), outcome: outcome, turns: 1)
    }
    var report = SupervisionReport(now: Self.at(0), offset: 1800)
    report.sessions = [
      session(0, .resolved), session(10, .escalated), session(40, .abandoned), session(45, .unengaged),
      session(29, .resolved),
    ]
    expectNoDifference(
      report.chartLines(width: 40),
      [
        "Session outcomes by hour (R resolved, E escalated, A abandoned)",
        "  1970-01-01 00:00  2 1 0  RRE", "  1970-01-01 01:00  0 0 1  A",
      ])
    report.sessions.append(session(4000, .resolved))
    #expect(report.chart.isByDay && report.chart.buckets.count == 2)
  }

  @Test("many sessions share a letter")
  func scale() {
    var report = SupervisionReport(now: Self.at(0))
    report.sessions = (0..<100).map { _ in OutcomeFacts(start: Self.at(0), outcome: .resolved, turns: 1) }
    #expect(report.chartLines(width: 10)[1].hasSuffix("100 0 0  RRRRRRRRRR"))
  }

  @Test("the two products count sessions differently (row 79, S-17)")
  func sessionCounts() {
    var report = SupervisionReport(now: Self.at(0))
    report.conversations = [Self.returned, Self.ongoing]
    report.sessions = [
      OutcomeFacts(start: Self.at(0), outcome: .escalated, turns: 1),
      OutcomeFacts(start: Self.at(320), outcome: .unengaged, turns: 0),
    ]
    #expect(report.sessionCounts == (2, 1))
    #expect(
      report.countLines(.classic).first == "Sessions of bots: 2 in Power Virtual Agents, 1 in Omnichannel")
    #expect(report.json["sessions"] == ["copilot": 2, "omnichannel": 1])
  }

  @Test("a name that begins like a formula is none in a spreadsheet")
  func csv() {
    var report = SupervisionReport(now: Self.at(400))
    var hostile = Self.resolved
    hostile.customer = "=1+1, \"x\""
    report.conversations = [hostile]
    #expect(report.csv.count == 2)
    #expect(report.csv[1].contains("\"'=1+1, \"\"x\"\"\""))
  }
}
