import Basis
import Channels
import CopilotStudio
import Simulation
import SourceYAML

/// A scenario as it is written: names and lines do not mean anything yet.
struct ScenarioEntries: Sendable {
  var name: String
  var about: String
  var tags: [String]
  /// A path, or the organization itself.
  var organization: Node?
  var clock: ISO8601.Stamp?
  var seed: Int
  var era: Era?
  var rules: [OrganizationFile.RuleSwitch]
  var customers: [CustomerEntry]
  var stubs: [Stub]
  var script: [Node]
  var examples: [Node]
  var walkthrough: WalkthroughEntries?
  var lesson: LessonEntries?

  static let reader: Reader<ScenarioEntries> = .mapping("scenario") { keys in
    let name = keys.required("scenario", .string)
    let about = keys.optional("about", .string, default: "")
    let tags = keys.optional("tags", .list(.string), default: [])
    let organization = keys.required("organization", .node)
    let clock = keys.optional("clock", .stamp)
    let seed = keys.optional("seed", .int(in: 0...Int.max), default: 1)
    let era = keys.optional("era", .era)
    let rules = keys.optional("rules", .ruleSwitches, default: [])
    let customers = keys.optional(
      "customers", .list(CustomerEntry.reader), default: [CustomerEntry(customer: Customer(name: "Customer"))]
    )
    let stubs = keys.optional("stubs", .list(.stub), default: [])
    let script = keys.optional("script", .list(.node), default: [])
    let examples = keys.optional("examples", .list(.node), default: [])
    // Merged before: see FixtureReader.
    _ = keys.optional("fixtures", .node)
    let walkthrough = keys.optional("walkthrough", WalkthroughEntries.reader)
    let lesson = keys.optional("lesson", LessonEntries.reader)
    return ScenarioEntries(
      name: name ?? "", about: about.trimmed, tags: tags, organization: organization, clock: clock,
      seed: seed,
      era: era, rules: rules, customers: customers, stubs: stubs, script: script, examples: examples,
      walkthrough: walkthrough, lesson: lesson)
  }
}

/// A walk-through as it is written.
struct WalkthroughEntries: Sendable {
  var source: String
  var steps: [Step]

  struct Step: Sendable {
    var title: Located<String>
    var when: Node
    var notes: String

    static let reader: Reader<Step> = .mapping("step") { keys in
      let title = keys.required("step", .located(.string))
      let when = keys.required("when", .node)
      let notes = keys.optional("notes", .string, default: "")
      guard let title, let when else { return nil }
      return Step(title: title, when: when, notes: notes.trimmed)
    }
  }

  static let reader: Reader<WalkthroughEntries> = .mapping("walk-through") { keys in
    let source = keys.required("source", .string)
    let steps = keys.required("steps", .list(Step.reader))
    return WalkthroughEntries(source: source ?? "", steps: steps ?? [])
  }
}

/// A customer as it is written: a workstream's name is no id yet.
struct CustomerEntry: Sendable {
  var customer: Customer
  var workstream: Located<String>?

  /// `{name: Ana Ruiz, email: ana@example.com, channel: live-chat, context: {IssueType: billing}}`.
  static let reader: Reader<CustomerEntry> = .mapping("customer") { keys in
    let name = keys.required("name", .string)
    let email = keys.optional("email", .string)
    let phone = keys.optional("phone", .string)
    let channel = keys.optional("channel", .channel, default: ChannelProfile.liveChat.id)
    let workstream = keys.optional("workstream", .located(.string))
    let locale = keys.optional("locale", .string, default: "en-US")
    let isAuthenticated = keys.optional("authenticated", .bool, default: false)
    let context = keys.optional("context", .pairs(.json), default: [])
    let answers = keys.optional("answers", .pairs(.string), default: [])
    guard let name else { return nil }
    let customer = Customer(
      name: name, email: email, phone: phone, channel: channel, locale: locale,
      isAuthenticated: isAuthenticated, context: context.map { JSON.Member($0.key.value, $0.value) },
      answers: answers.map { JSON.Member($0.key.value, .string($0.value)) })
    return CustomerEntry(customer: customer, workstream: workstream)
  }
}
