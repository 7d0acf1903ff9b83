import Basis
import ContactCenter
import Simulation
import SourceYAML
import Views

/// What of some events is worth expecting: what was said, who got the conversation and why, what changed. Steps on the
/// way, such as variables and nodes, are left out: a test that says everything says nothing.
struct ProposedFacts {
  let run: Run
  let events: Range<Int>

  /// The expectations, each once, in the order of the events.
  var expectations: [TestProposal.Expected] {
    var found: [TestProposal.Expected] = []
    var state: TestProposal.Expected?
    for fact in run.happenings(in: events) {
      if fact.kind == .state {
        state = self.state(fact)
      } else {
        found += proposed(fact)
      }
    }
    if let state { found.append(state) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.text).inserted }
  }

  private func proposed(_ fact: Happening) -> [TestProposal.Expected] {
    switch fact.kind {
    case .message: message(fact)
    case .rejected:
      [expected(fact, ["rule"], "refused; a refusal that nobody expects fails a test", needed: true)]
    case .escalated: [escalated(fact)]
    case .routed: [expected(fact, ["queue", "rule"], "where it went")]
    case .assigned, .offered:
      [expected(fact, ["to", "queue", "losers"], "who got it, and why not the others")]
    case .waiting: [expected(fact, ["queue", "losers"], "nobody could get it")]
    case .missed: [expected(fact, ["by"], "the offer ran out")]
    case .left: [expected(fact, ["who"], "who left")]
    case .topic where fact["cause"] != "redirected":
      [expected(fact, ["bot", "topic"], "what the bot understood")]
    case .classified: [expected(fact, ["rules", "skills", "withheld"], "what classification found")]
    case .overflow: [expected(fact, ["queue", "when", "then"], "the queue was full or closed")]
    case .consult: [expected(fact, ["who", "is"], "a colleague's part")]
    case .connection: [expected(fact, ["who", "is"], "a person's connection")]
    case .widget: [expected(fact, ["is", "text"], "the customer's window")]
    case .identified: [expected(fact, ["customer", "case"], "who the customer is")]
    case .stubMissing: [expected(fact, ["bot", "kind"], "no answer was declared")]
    case .error: fact["bot"] == "" ? [] : [expected(fact, ["bot", "code"], "the bot met an error")]
    default: []
    }
  }

  /// What somebody else than the customer said to the customer; and that the customer cannot read what is private.
  private func message(_ fact: Happening) -> [TestProposal.Expected] {
    let names = Set(run.world.customers.map(\.name))
    guard let from = fact["from"]?.string, !names.contains(from) else { return [] }
    if fact["to"]?.array?.contains("customer") == true {
      return [expected(fact, ["from", "text", "choices"], "what the customer was told")]
    }
    guard let kind = fact["kind"]?.string, ["private", "note"].contains(kind), let customer = customer(fact)
    else { return [] }
    let text = fact["text"] ?? ""
    let hidden: [JSON.Member] = [
      JSON.Member("by", .string(customer)), JSON.Member("what", .string(kind)), JSON.Member("text", text),
    ]
    return [
      TestProposal.Expected(text: "unseen: \(Self.flow(hidden))", why: "the customer must not see it")
    ]
  }

  private func customer(_ fact: Happening) -> String? {
    fact.conversation.flatMap { run.state.thread($0) }.map { run.world.customerName($0.customer) }
  }

  /// Who handed over, the words it was for, and what the bot's author passes on.
  private func escalated(_ fact: Happening) -> TestProposal.Expected {
    let names = fact.fields.map(\.name).filter { $0 == "by" || $0 == "va_LastPhrase" || !$0.hasPrefix("va_") }
    return expected(fact, names, "what the bot handed over")
  }

  /// The conversation's state; with several conversations it would be that of the latest.
  private func state(_ fact: Happening) -> TestProposal.Expected? {
    guard run.state.threads.count == 1 else { return nil }
    return expected(fact, ["state", "reason"], "where the conversation stands")
  }

  private func expected(_ fact: Happening, _ names: [String], _ why: String, needed: Bool = false)
    -> TestProposal.Expected
  {
    let fields = names.compactMap { name -> JSON.Member? in
      guard let value = fact[name], value != .null, value != "", value.members?.isEmpty != true,
        value.array?.isEmpty != true, value.string.map({ !$0.allSatisfy(\.isWhitespace) }) ?? true
      else { return nil }
      return JSON.Member(name, value)
    }
    return TestProposal.Expected(
      text: "\(fact.kind.rawValue): \(Self.flow(fields))", why: why, isNeeded: needed, isKept: needed)
  }

  /// A mapping on one line.
  private static func flow(_ members: [JSON.Member]) -> String {
    "{" + members.map { "\(ScalarText.short($0.name)): \(flow($0.value))" }.joined(separator: ", ") + "}"
  }

  private static func flow(_ value: JSON) -> String {
    switch value {
    case .string(let text): ScalarText.short(text)
    case .object(let members): flow(members)
    case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .null: "~"
    case .bool, .number: value.text
    }
  }
}
