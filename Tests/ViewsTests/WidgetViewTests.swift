import Basis
import CustomDump
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("What a customer's window shows")
struct WidgetViewTests {
  private func run(_ scenario: String, _ actions: [Command.Action]) throws -> Run {
    var run = Run(try #require(Shipped.load(scenario)).world)
    for action in actions { run.perform(Command(at: run.state.now, seat: .customer(0), action)) }
    return run
  }

  @Test("before the conversation: the question, whether it must be answered, and what can be chosen")
  func questions() throws {
    let before = try run("chat-window/scenario.yml", [])
    #expect(before.widgetPhase(ofCustomer: 0) == nil)
    let first = try run("chat-window/scenario.yml", [.open])
    #expect(first.widgetPhase(ofCustomer: 0) == .prechat)
    expectNoDifference(first.widgetLines(ofCustomer: 0), ["What is your name? (required)"])
    let second = try run("chat-window/scenario.yml", [.open, .say("Ana")])
    expectNoDifference(
      second.widgetLines(ofCustomer: 0), ["What is it about? (required)", "1  Billing", "2  Delivery"])
    let third = try run("chat-window/scenario.yml", [.open, .say("Ana"), .choose(2)])
    expectNoDifference(third.widgetLines(ofCustomer: 0), ["Tell us more. (/skip leaves it out)"])
  }

  @Test("a window that is closed at this hour says so")
  func outOfHours() throws {
    let closed = try run("chat-window/out-of-hours.scenario.yml", [.open])
    #expect(closed.widgetPhase(ofCustomer: 0) == .outOfOffice)
    #expect(closed.widgetLines(ofCustomer: 0).first?.hasPrefix("We are closed") == true)
  }

  @Test("without a connection: what was not delivered, and how to try again")
  func unsent() throws {
    let lost = try run(
      "chat-window/reconnect.scenario.yml", [.open, .disconnect, .say("One"), .attach("bill.pdf")])
    #expect(lost.widgetPhase(ofCustomer: 0) == .reconnectChat)
    expectNoDifference(
      lost.widgetLines(ofCustomer: 0),
      ["Not delivered: One", "Not delivered: bill.pdf", "Retry with /reconnect"])
  }

  @Test("the person reads the answers in the summary after accepting, and not before")
  func summary() throws {
    var run = try run("chat-window/identified.scenario.yml", [.open, .say("ana@example.com"), .skip])
    #expect(run.desk(of: 0, at: run.state.now).summary == nil)
    run.perform(Command(at: run.state.now, seat: .representative(0), .accept))
    expectNoDifference(
      run.desk(of: 0, at: run.state.now).summary?.rows.map(\.label), ["Contact", "Case", "Pre-chat"])
    #expect(run.desk(of: 0, at: run.state.now).summary?.rows.last?.name == "Email: ana@example.com")
  }

  @Test("after the conversation: the survey, then that it is over")
  func after() throws {
    var run = try run("chat-window/post-chat.scenario.yml", [.say("I want to talk to a person")])
    for action in [.accept, .end] as [Command.Action] {
      run.perform(Command(at: run.state.now, seat: .representative(0), action))
    }
    #expect(run.widgetPhase(ofCustomer: 0) == .postchat)
    for action in [.skip, .skip, .closeWindow] as [Command.Action] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    #expect(run.widgetPhase(ofCustomer: 0) == .closed)
  }
}
