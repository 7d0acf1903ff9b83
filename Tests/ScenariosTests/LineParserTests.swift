import Basis
import ContactCenter
import CustomDump
import Scenarios
import Simulation
import Testing

/// A small organization with names that need resolving.
let desk = Organization(
  name: "Desk",
  workstreams: [
    Workstream(
      name: "Chat",
      contextVariables: [ContextVariableDefinition("Tier", .number), ContextVariableDefinition("Issue")])
  ],
  queues: [Queue(name: "Queue 1"), Queue(name: "Second line")],
  bots: [Bot(name: "Bot A"), Bot(name: "Bot B")],
  representatives: [Representative(name: "Mia Novak"), Representative(name: "Noah Berg")],
  presences: [CustomPresence("Lunch", base: .appearAway)])

private let customer = Seat.customer(0)
private let mia = Seat.representative(0)

@Suite("Typed lines")
struct LineParserTests {
  let parser = LineParser(desk, otherCommands: ["help", "why"])

  private func act(_ line: String, _ seat: Seat) throws -> Act { try parser.parse(line, at: seat).get() }

  private func finding(_ line: String, _ seat: Seat) -> Diagnostic? {
    if case .failure(let failure) = parser.parse(line, at: seat) { failure.diagnostics.first } else { nil }
  }

  @Test(
    "commands mean what help says",
    arguments: [
      ("/open", customer, Act(seat: customer, .open)),
      ("  Hello there ", customer, Act(seat: customer, .say("Hello there"))),
      ("//close is a word", customer, Act(seat: customer, .say("/close is a word"))),
      ("/choose 2", customer, Act(seat: customer, .choose(2))),
      ("/submit {\"a\": 1}", customer, Act(seat: customer, .submit(["a": 1]))),
      ("/typing", customer, Act(seat: customer, .type)),
      ("/close", customer, Act(seat: customer, .closeWindow)),
      ("/disconnect", customer, Act(seat: customer, .disconnect)),
      ("/reconnect", customer, Act(seat: customer, .reconnect)),
      ("/accept", mia, Act(seat: mia, .accept)),
      ("/decline", mia, Act(seat: mia, .decline)),
      ("/reject", mia, Act(seat: mia, .decline)),
      ("/close", mia, Act(seat: mia, .close)),
      ("/pick", mia, Act(seat: mia, .pick(nil))),
      ("/pick conv-12", mia, Act(seat: mia, .pick(12))),
      ("/end", mia, Act(seat: mia, .end)),
      ("/note Called back", mia, Act(seat: mia, .note("Called back"))),
      ("/presence away", mia, Act(seat: mia, .presence(.appearAway))),
      ("/presence Do not disturb", mia, Act(seat: mia, .presence(.doNotDisturb))),
      ("/tq Queue 1", mia, Act(seat: mia, .transfer(queue: 0, toBot: false, bot: nil))),
      ("/2 second-line --to-bot", mia, Act(seat: mia, .transfer(queue: 1, toBot: true, bot: nil))),
      ("/tq \"Second line\" --bot bot-b", mia, Act(seat: mia, .transfer(queue: 1, toBot: true, bot: 1))),
      ("/tq --bot Bot A Queue 1", mia, nil),
      ("/t Noah", mia, Act(seat: mia, .transferTo(.representative(1)))),
      ("/t bot-a", mia, Act(seat: mia, .transferTo(.bot(0)))),
      ("/4 noah", mia, Act(seat: mia, .consult(.representative(1)))),
      ("/i Do you know?", mia, Act(seat: mia, .sayInternally("Do you know?"))),
      ("/add", mia, Act(seat: mia, .add(nil))), ("/add Noah Berg", mia, Act(seat: mia, .add(1))),
      ("/leave", mia, Act(seat: mia, .leave)), ("/release", mia, Act(seat: mia, .release)),
      ("/q #hello", mia, Act(seat: mia, .quickReply("#hello"))), ("/1", mia, Act(seat: mia, .quickReply(""))),
      ("/switch conv-2", mia, Act(seat: mia, .turnTo(2))), ("/switch 2", mia, Act(seat: mia, .turnTo(2))),
      ("/reopen 3", mia, Act(seat: mia, .reopen(3))),
      ("/disconnect", mia, Act(seat: mia, .disconnect)), ("/reconnect", mia, Act(seat: mia, .reconnect)),
      ("/presence Lunch", mia, Act(seat: mia, .customPresence(0))),
      (
        "/assign conv-1 Noah --anyway", .supervisor,
        Act(seat: .supervisor, .assign(1, .representative(1), overrides: true))
      ),
      ("/assign 1 Second line", .supervisor, Act(seat: .supervisor, .assignToQueue(1, 1))),
      ("/transfer 1 Bot A", .supervisor, Act(seat: .supervisor, .superviseTransfer(1, .bot(0)))),
      ("/monitor 1", .supervisor, Act(seat: .supervisor, .supervise(1, .monitoring))),
      ("/join conv-1", .supervisor, Act(seat: .supervisor, .supervise(1, .joined))),
      ("/force-close 1", .supervisor, Act(seat: .supervisor, .forceClose(1))),
      (
        "/presence Mia Novak Do not disturb", .supervisor,
        Act(seat: .supervisor, .setPresence(0, .doNotDisturb))
      ),
      ("Hello", .supervisor, Act(seat: .supervisor, .say("Hello"))),
      ("/wait 1m30s", mia, Act(seat: .stage, .wait, after: .seconds(90))),
      ("/mark escalated", customer, Act(seat: .stage, .mark("escalated"))),
      ("/topic Order status", customer, Act(seat: customer, .startTopic("Order status"))),
      ("/topic Order status", .stage, Act(seat: .stage, .startTopic("Order status"))),
      ("/set bot-b.capacity=90", customer, Act(seat: .stage, .setCapacity(.bot(1), 90))),
      ("/set Mia.presence=Away", customer, Act(seat: .stage, .setPresence(0, .appearAway))),
      (
        "/set Global.Order.Number = 2 * 3", customer,
        Act(seat: .stage, .setVariable("Global.Order.Number", expression: "2 * 3"))
      ),
      ("/set context.Issue=4711", customer, Act(seat: .stage, .setContext("Issue", "4711"))),
      ("/set context.Tier=3", customer, Act(seat: .stage, .setContext("Tier", 3))),
      (
        "/set context.CloseOmnichannelConversation=true", customer,
        Act(seat: .stage, .setContext("CloseOmnichannelConversation", true))
      ),
    ] as [(String, Seat, Act?)])
  func means(line: String, seat: Seat, wanted: Act?) throws {
    expectNoDifference(try? parser.parse(line, at: seat).get(), wanted)
  }

  @Test(
    "what cannot be meant is told with the mend",
    arguments: [
      ("/acept", mia, "there is no command /acept", "did you mean /accept?"),
      ("/hepl", mia, "there is no command /hepl", "did you mean /help?"),
      ("/accept", customer, "/accept is a command of a representative", "type it at agent:"),
      ("/open", mia, "/open is a command of the customer", "type it at customer:"),
      ("/tq Secnd line", mia, "there is no queue called Secnd line", "did you mean Second line?"),
      ("/tq", mia, "/tq needs a queue", "write it like /tq Queue 1, perhaps with --to-bot"),
      ("/tq Queue 1 --tobot", mia, "/tq has no option --tobot", "did you mean --to-bot?"),
      ("/tq Queue 1 --bot", mia, "--bot needs a bot's name", "write it like --bot bot-b"),
      (
        "/t Noa", mia, "there is no bot or representative called Noa",
        "there are: Bot A, Bot B, Mia Novak, Noah Berg"
      ),
      ("/switch two", mia, "two is no conversation", "write it like /switch conv-2, or its number alone"),
      ("/c", mia, "/c needs a name", "write it like /c Mia Novak"),
      (
        "/assign conv-1", .supervisor, "/assign needs a conversation and a name",
        "write it like /assign conv-1 NAME"
      ),
      (
        "/presence Mia", .supervisor, "/presence needs a name and a presence",
        "write it like /presence Mia Available"
      ),
      ("/assign 1 Noah", mia, "/assign is a command of the supervisor", "type it at supervisor:"),
      (
        "/wait soon", customer, "soon is not a length of time",
        "write it like /wait 45s, /wait 30m or /wait 1h30m"
      ),
      ("/choose two", customer, "/choose needs the number of a choice", "write it like /choose 2"),
      ("/accept now", mia, "nothing can follow /accept", "leave out now"),
      ("/set bot-c.capacity=1", mia, "there is no bot or representative called bot-c", "did you mean bot-a?"),
      ("/set bot-b.capacty=1", mia, "capacty cannot be set", "did you mean capacity?"),
      ("/set bot-b.capacity=lots", mia, "lots is no capacity", "write a whole number, 0 or more"),
      ("/set bot-b.presence=Away", mia, "bots have no presence", "set the presence of a representative"),
      (
        "/set System.FallbackCount = 1", mia, "System.FallbackCount is read-only",
        "set a variable of the scope Global or Topic"
      ),
      ("/set context.Tier=gold", mia, "Tier is a Number, gold is none", "write a whole number"),
      ("/presence Bussy", mia, "there is no presence called Bussy", "did you mean Busy?"),
      (
        "/submit {", customer,
        "what follows /submit is not JSON: expected a member's name in quotes at character 2",
        "write it like /submit {\"name\": \"Ana\"}"
      ),
      (
        "/fill name = Ana", customer, "/fill is typed at a window; a script says what the card sends",
        "write it like /submit {\"name\": \"Ana\"}, or the words of a button that says some"
      ),
      ("/topic", mia, "/topic needs a topic's name", "write it like /topic Order status"),
      ("", customer, "there is nothing to say", "type some words"),
    ] as [(String, Seat, String, String)])
  func refuses(line: String, seat: Seat, message: String, hint: String) {
    let found = finding(line, seat)
    expectNoDifference([found?.message, found?.hint], [message, hint])
  }

  @Test(
    "no line traps, whatever is typed",
    arguments: [
      "/", "/ ", "//", "/set", "/set =", "/set .=", "/tq --bot", "/wait -1m", "/wait 99999999999999999999d",
      "/choose 99999999999999999999", "/\u{0}", "/submit \u{FFFD}",
    ])
  func survives(line: String) {
    for seat in [customer, mia, .supervisor, .stage] { _ = parser.parse(line, at: seat) }
  }

  @Test("every command has a summary, and help lists each seat's")
  func help() {
    #expect(CommandCatalog.all.allSatisfy { !$0.summary.isEmpty })
    expectNoDifference(
      CommandCatalog.commands(at: .supervisor).map(\.name),
      [
        "assign", "transfer", "monitor", "join", "force-close", "presence", "wait", "set", "mark", "fault",
        "topic",
      ])
    #expect(CommandCatalog.commands(at: mia).map(\.name).contains("accept"))
    #expect(!CommandCatalog.commands(at: customer).map(\.name).contains("accept"))
  }
}

@Suite("Seats in front of lines")
struct SeatPrefixTests {
  @Test(
    "a prefix is only what begins with a seat",
    arguments: [
      ("agent Mia Novak: /accept", "agent", "Mia Novak", "/accept"),
      ("rep: Hello: you", "rep", nil, "Hello: you"),
      ("customer:Hi", "customer", nil, "Hi"),
      ("Note: this is the customer's", nil, nil, "Note: this is the customer's"),
      ("/wait 30m", nil, nil, "/wait 30m"),
    ] as [(String, String?, String?, String)])
  func splits(line: String, role: String?, name: String?, text: String) {
    let (prefix, rest) = SeatPrefix.split(line)
    expectNoDifference([prefix?.role.rawValue, prefix?.name, rest], [role, name, text])
  }

  @Test("a name is needed only where there are several, and then only once")
  func remembers() throws {
    var finder = SeatFinder(organization: desk, customers: [Customer(name: "Ana Ruiz")])
    #expect(try finder.seat(nil).get() == .customer(0))
    let agent = try #require(SeatPrefix("agent"))
    #expect(throws: Failure.self) { try finder.seat(agent).get() }
    let noah = try #require(SeatPrefix("agent noah"))
    #expect(try finder.seat(noah).get() == .representative(1))
    #expect(try finder.seat(agent).get() == .representative(1))
  }
}
