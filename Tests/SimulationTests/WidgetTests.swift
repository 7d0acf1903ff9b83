import Basis
import Channels
import ContactCenter
import CustomDump
import Testing

@testable import Simulation

@Suite("The customer's window")
struct WidgetTests {
  private let window = "chat-window/scenario.yml"

  /// Somebody who answered everything before.
  private func answered(change: @escaping (inout World) -> Void = { _ in }) throws -> SimulationProbe {
    try SimulationProbe(window) {
      $0.customers[0].answers = [("Name", "Ana"), ("Topic", "Delivery"), ("Details", ""), ("Consent", "Yes")]
        .map { JSON.Member($0.0, .string($0.1)) }
      change(&$0)
    }
  }

  @Test(
    "a window that is closed in the middle of the survey leaves no conversation, and opens again from the start"
  )
  func closedSurvey() throws {
    var probe = try SimulationProbe(window)
    probe.customer(.open)
    probe.customer(.say("Ana"))
    probe.customer(.closeWindow)
    #expect(probe.first == nil)
    #expect(probe.run.question(ofCustomer: 0) == nil)
    probe.customer(.open)
    #expect(probe.run.question(ofCustomer: 0)?.name == "Name")
  }

  @Test("answers take the place of what the page knows under the same name; what was skipped is no variable")
  func variables() throws {
    var probe = try SimulationProbe(window) {
      $0.customers[0].context = [JSON.Member("Topic", .string("x")), JSON.Member("Page", .string("/help"))]
    }
    probe.customer(.open)
    for answer in ["Ana", "Delivery"] { probe.customer(.say(answer)) }
    probe.customer(.skip)
    probe.customer(.choose(1))
    expectNoDifference(
      probe.first?.context.map(\.name), ["Page", "Name", "Topic", "Consent"])
    expectNoDifference(
      probe.run.preChatAnswers(of: 1).map { "\($0.question.name): \($0.answer)" },
      ["Name: Ana", "Topic: Delivery", "Consent: Yes"])
    // The bot is told of them when it gets the conversation.
    let told = probe.run.omnichannelContext(of: 1).map(\.name)
    #expect(["Name", "Topic", "Consent"].allSatisfy(told.contains))
    probe.expect(.customer(0), .skip, ["refused survey.none"])
  }

  @Test("a choice that is not offered is refused; without the rule any words are an answer")
  func options() throws {
    var probe = try SimulationProbe(window)
    probe.customer(.open)
    probe.customer(.say("Ana"))
    probe.expect(.customer(0), .choose(3), ["refused choice.none"])
    probe.expect(.customer(0), .say("Refunds"), ["refused widget.options"])
    var lenient = try SimulationProbe(window) { $0.rules.switches["widget.options"] = false }
    lenient.customer(.open)
    lenient.customer(.say("Ana"))
    lenient.customer(.say("Refunds"))
    #expect(lenient.run.question(ofCustomer: 0)?.name == "Details")
  }

  @Test("without the rule the survey is not asked, and outside the hours the chat opens")
  func rulesOff() throws {
    var probe = try SimulationProbe("chat-window/out-of-hours.scenario.yml") {
      $0.rules.switches["widget.outside-hours"] = false
      $0.rules.switches["widget.pre-chat"] = false
    }
    probe.customer(.open)
    #expect(probe.first?.status == .active)
    #expect(probe.first?.value(of: "Topic") == nil)
  }

  @Test("a hidden window cannot be opened")
  func hidden() throws {
    var probe = try SimulationProbe("chat-window/out-of-hours.scenario.yml") { $0.widgets[0].outside = .hide }
    probe.expect(.customer(0), .open, ["refused widget.outside-hours"])
    probe.expect(.customer(0), .say("Hello"), ["refused widget.outside-hours"])
  }

  @Test("a persistent chat is refused to whoever is not signed in, unless that rule is off")
  func signedIn() throws {
    let stranger: (inout World) -> Void = { $0.customers[0].isAuthenticated = false }
    var probe = try SimulationProbe("chat-window/persistent.scenario.yml", change: stranger)
    probe.expect(.customer(0), .say("Hello"), ["refused widget.persistent-signed-in"])
    var lenient = try SimulationProbe("chat-window/persistent.scenario.yml") {
      stranger(&$0)
      $0.rules.switches["widget.persistent-signed-in"] = false
    }
    lenient.customer(.say("Hello"))
    #expect(lenient.first?.status == .active)
  }

  @Test("without the rule what is sent without a connection is refused")
  func notKept() throws {
    var probe = try answered { $0.rules.switches["widget.keeps-unsent"] = false }
    probe.customer(.open)
    probe.customer(.disconnect)
    probe.expect(.customer(0), .say("Hello"), ["refused customer.disconnected"])
  }

  @Test("everything sent without a connection is sent in order when it is back: words, a file, a card")
  func kept() throws {
    var probe = try answered()
    probe.customer(.open)
    probe.customer(.disconnect)
    for action in [.say("One"), .attach("bill.pdf"), .submit(.object([]))] as [Command.Action] {
      probe.customer(action)
    }
    #expect(probe.run.state.widgets[0].unsent.count == 3)
    probe.customer(.reconnect)
    #expect(probe.run.state.widgets[0].unsent.isEmpty)
    let sent = probe.run.state.thread(1)?.lines.filter(\.message.isFromCustomer) ?? []
    expectNoDifference(sent.map(\.message.text), ["One", "", ""])
  }

  @Test("nobody who lost the connection is asked how it went")
  func cutOff() throws {
    var probe = try answered()
    probe.customer(.say("I want to talk to a person"))
    probe.agent(.accept)
    probe.customer(.disconnect)
    probe.wait(.minutes(3))
    #expect(probe.first?.status == .wrapUp)
    #expect(probe.run.state.thread(1)?.isSurveyed == false)
  }

  @Test("a customer who closes the window is asked once")
  func closing() throws {
    var probe = try answered()
    probe.customer(.say("I want to talk to a person"))
    probe.agent(.accept)
    probe.customer(.closeWindow)
    #expect(probe.run.question(ofCustomer: 0)?.name == "Rating")
    probe.customer(.say("Good"))
    probe.customer(.say("Quick"))
    #expect(probe.run.state.thread(1)?.surveyAnswers == ["Good", "Quick"])
    let log = probe.agent(.close)
    #expect(!log.contains { $0.contains("tell us") })
  }

  @Test("messages that are switched on are sent at their moments, in the customer's language")
  func messages() throws {
    let ids = ["consult-accepted", "consult-ended", "transfer-accepted"]
    var probe = try SimulationProbe("at-the-desk/several.scenario.yml") {
      $0.customers[0].locale = "es-ES"
      $0.messages = [
        MessageTable(
          ids.map { MessageTable.Change($0, isOn: true) }
            + [
              .init(
                "agent-joined", text: "{AgentName} joins", localised: [.init("es", "{AgentName} le atiende")])
            ])
      ]
    }
    func told(_ log: [String]) -> [String] { log.filter { $0.hasPrefix("system (notice)") } }
    probe.customer(.say("I want to talk to a person"))
    expectNoDifference(
      told(probe.agent(.accept)), ["system (notice) to customer, supervisor: Mia le atiende"])
    probe.agent(.consult(.representative(1)))
    expectNoDifference(
      told(probe.perform(.representative(1), .accept)),
      ["system (notice) to customer, supervisor: Noah is being consulted."])
    expectNoDifference(
      told(probe.perform(.representative(1), .leave)),
      ["system (notice) to customer, supervisor: Noah is no longer consul"])
    probe.agent(.transferTo(.representative(1)))
    expectNoDifference(
      told(probe.perform(.representative(1), .accept)),
      [
        "system (notice) to customer, supervisor: Noah le atiende",
        "system (notice) to customer, supervisor: Noah has taken over the ",
      ])
    expectNoDifference(
      told(probe.customer(.disconnect)),
      ["system (notice) to agent, supervisor: Customer has been discon"])
  }

  @Test("the average wait is told in hours and minutes; nothing is told twice in one wait")
  func averages() throws {
    var probe = try SimulationProbe("chat-window/queue-position.scenario.yml") {
      $0.messages = [
        MessageTable(["wait-minutes", "wait-hours", "wait-hours-and-minutes"].map { .init($0, isOn: true) })
      ]
      $0.organization.workstreams[0].timings.offer = nil
      $0.organization.workstreams[0].timings.open = nil
    }
    probe.customer(.say("Hello"))
    probe.wait(.minutes(61))
    probe.agent(.accept)
    let log = probe.perform(.customer(1), .say("Hello"))
    #expect(log.last == "system (notice) to customer, supervisor: The average wait is 1 ho", "\(log)")
    let again = probe.perform(.customer(2), .say("Hello"))
    #expect(again.filter { $0.contains("average") }.count == 1)
  }

  @Test("what happened in a window reads back as it was written")
  func recording() throws {
    let changes: [WidgetEvent.Change] = [
      .surveyBegan(.bot, WorkstreamID(1)), .asked("Why?"), .answered("because"), .answered(nil), .surveyEnded,
      .kept(.say("Hi")), .kept(.attach("a.pdf")), .kept(.submit(.object([]))), .retried,
      .outsideHours("Closed"),
    ]
    for change in changes {
      let event = WidgetEvent(customer: 3, change)
      var writer = JSONWriter()
      event.record(to: &writer)
      expectNoDifference(WidgetEvent(recorded: try JSON(parsing: writer.text)), event)
    }
    for text in [
      "{}", "{\"customer\":1}", "{\"customer\":1,\"began\":\"x\",\"workstream\":0}",
      "{\"customer\":1,\"kept\":{}}",
    ] {
      #expect(WidgetEvent(recorded: try JSON(parsing: text)) == nil)
    }
  }

  @Test("keys of a telephone are digits, and only a call has them")
  func keypad() throws {
    var call = try SimulationProbe("channels/calls.scenario.yml")
    for (keys, said) in [("7", "7"), ("4711#", "4711"), ("*9*", "*9*"), ("#", "#")] {
      call.customer(.keypad(keys))
      let heard = call.run.state.threads[0].lines.last { $0.message.isFromCustomer }
      #expect(heard?.message.text == said)
    }
    call.expect(.customer(0), .keypad("1a"), ["refused keypad.no-such-key"])
    call.expect(.customer(0), .keypad(""), ["refused keypad.no-such-key"])
    call.expect(.customer(1), .keypad("1"), ["refused keypad.calls-only"])
  }
}
