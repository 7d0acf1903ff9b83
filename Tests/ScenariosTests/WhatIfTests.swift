import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing

@Suite("What if")
struct WhatIfTests {
  private func run(_ name: String) throws -> Run { try #require(ShippedScenarios.Shipped.played[name]).run }

  private func lines(_ name: String, _ changes: String...) throws -> [String] {
    let run = try run(name)
    return WhatIf(run, try changes.map { try WorldChangeParser(run.world).parse($0).get() }).lines
  }

  @Test("nothing differs when nothing is changed", arguments: ShippedScenarios.Shipped.names)
  func nothing(name: String) throws {
    let real = try run(name)
    let again = WhatIf(real, [])
    #expect(again.lines.last == "Nothing would differ.")
    #expect(again.other.log.entries == real.log.entries)
  }

  @Test("Bot B above the person gets what Bot A escalates, as the misconfigured scenario shows")
  func misordered() throws {
    expectNoDifference(
      try lines("two-bots-one-queue/scenario.yml", "bot-b.capacity=200").prefix(4),
      [
        "conv-1",
        "  same     pass 1, started by the customer: Support: Bot A",
        "  differs  pass 2, escalated by Bot A: Support: Mia Novak; would be Support: Bot B",
        "           (from here on the same commands meet another conversation)",
      ])
  }

  @Test("a sweep of Bot B's capacity names the two places where the outcome flips")
  func sweep() throws {
    let sweep = try Sweep.parse("bot-b.capacity=0..400/5").get()
    let spans = try sweep.spans(try run("two-bots-one-queue/scenario.yml")).get()
    expectNoDifference(
      spans.map { "\($0.range) \($0.outcome.joined(separator: "; "))" },
      [
        "0-20 conv-1: Bot A, Mia Novak, waits, Closed",
        "25-100 conv-1: Bot A, Mia Novak, Bot B, Closed",
        "105-300 conv-1: Bot A, Bot B, Closed",
        "305-400 conv-1: Bot B, Bot A, Closed",
      ])
  }

  @Test(
    "capacity, presence, rules, variables, publication and rules of the workstream can be otherwise",
    arguments: [
      ("two-bots-one-queue/scenario.yml", "mia.presence=Away", "Bot A, Bot B, Closed"),
      ("two-bots-one-queue/scenario.yml", "bot-b.published=false", "waits"),
      ("two-bots-one-queue/scenario.yml", "transfer.bot-bound=off", "Bot B"),
      ("own-rules/scenario.yml", "leo.attributes.Level=9", "conv-1: Leo Hart"),
      ("own-rules/scenario.yml", "speaks-the-language-the-most-senior.Language=en", "conv-1: Mia Novak"),
      (
        "credit-card-routing/mistyped-rule.scenario.yml", "credit-card.BotHandoffTopic=CreditCard",
        "Mia Novak"
      ),
      ("selective-routing/scenario.yml", "context.CustomerType=business", "Iris Oduya"),
      ("overflow/scenario.yml", "bookings.hours=none", "waits"),
    ])
  func kinds(name: String, change: String, part: String) throws {
    let run = try run(name)
    let change = try WorldChangeParser(run.world).parse(change).get()
    let outcome = WhatIf.outcome(WhatIf(run, [change]).other).joined(separator: "; ")
    #expect(outcome.contains(part), "\(outcome)")
  }

  @Test(
    "what cannot be changed is told with what can, and the nearest name",
    arguments: [
      ("bot-b.capacty=90", "Bot B has no capacty to change", "what can be changed: "),
      ("bot-c.capacity=90", "nothing is called bot-c", "did you mean "),
      ("bot-b.presence=Away", "Bot B has no presence to change", "what can be changed: "),
      ("bot-b.capacity=lots", "lots is no number from 0 to 1000000", "what can be changed: "),
      ("transfer.bot-bound=maybe", "a rule is on or off, not maybe", "write transfer.bot-bound=off"),
      ("transfer.bot-bond=off", "nothing is called transfer", "did you mean transfer.bot-bound?"),
      ("nothing", "nothing has no =", "what can be changed: "),
    ])
  func mistakes(text: String, message: String, hint: String) throws {
    let parsed = WorldChangeParser(try run("two-bots-one-queue/scenario.yml").world).parse(text)
    guard case .failure(let failure) = parsed else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(failure.diagnostics.map(\.message) == [message])
    #expect(failure.diagnostics.allSatisfy { $0.hint?.hasPrefix(hint) == true }, "\(failure.diagnostics)")
  }

  @Test(
    "a sweep needs a range, and not too wide a one",
    arguments: ["x", "x=5", "x=9..1", "x=0..5/0", "x=0..2000"])
  func badSweep(text: String) {
    if case .success = Sweep.parse(text) { Issue.record("\(text) was taken") }
  }
}
