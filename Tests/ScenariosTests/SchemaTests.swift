import Basis
import CustomDump
import Host
import Scenarios
import Testing

/// The JSON Schemas describe the same keys that the readers know.
@Suite("Schemas")
struct SchemaTests {
  private func schema(_ name: String) throws -> JSON {
    try JSON(parsing: try Disk.readText("\(Shipped.root)/Assets/schema/\(name).schema.json"))
  }

  /// The keys a reader knows at a place: it lists them when a key is like none of them.
  private func known(_ what: String, _ text: String) -> [String] {
    let (_, found) = Shipped.load("x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    let start = "the keys of \(what) are: "
    let hint = found.compactMap(\.hint).first { $0.hasPrefix(start) }
    return (hint.map { $0.dropFirst(start.count).split(separator: ", ").map(String.init) } ?? []).sorted()
  }

  private func properties(_ value: JSON?) -> [String] {
    (value?["properties"]?.members ?? []).map(\.name).sorted()
  }

  private static let mark = "qqqqqqqqqqqqqqqqqqqqqqq: 1"

  private func organization(_ part: String) -> String {
    "scenario: x\norganization:\n  organization: x\n  workstreams: []\n  \(part)\n"
  }

  @Test(
    "every mapping of an organization has the reader's keys",
    arguments: [
      ("", "an organization", mark),
      ("workstream", "a workstream", "bots: []\n  workstreams: [{\(mark)}]"),
      ("context-variable", "a context variable", "workstreams: [{context-variables: [{\(mark)}]}]"),
      ("rule", "a rule", "workstreams: [{route-to-queue: [{\(mark)}]}]"),
      ("question", "a survey's question", "workstreams: [{pre-chat: [{\(mark)}]}]"),
      ("survey", "a survey", "workstreams: [{post-chat: {\(mark)}}]"),
      ("condition", "a condition", "workstreams: [{route-to-queue: [{when: {x: {\(mark)}}}]}]"),
      ("timings", "a workstream's timings", "workstreams: [{timings: {\(mark)}}]"),
      ("queue", "a queue", "queues: [{\(mark)}]"),
      ("assignment-ruleset", "an assignment ruleset", "queues: [{rulesets: [{\(mark)}]}]"),
      ("assignment-rule", "an assignment rule", "queues: [{rulesets: [{rules: [{\(mark)}]}]}]"),
      (
        "member-conditions", "a list of what members meet",
        "queues: [{rulesets: [{rules: [{meets: {\(mark)}}]}]}]"
      ),
      ("prioritization-rule", "a prioritization rule", "queues: [{prioritization: [{\(mark)}]}]"),
      ("hours", "a plan of operating hours", "operating-hours: [{\(mark)}]"),
      ("overflow", "a queue's overflow", "queues: [{overflow: [{\(mark)}]}]"),
      ("overflow-condition", "a condition of an overflow", "queues: [{overflow: [{when: {\(mark)}}]}]"),
      ("overflow-action", "an overflow's action", "queues: [{overflow: [{then: {\(mark)}}]}]"),
      ("ruleset", "a ruleset", "workstreams: [{classification: [{\(mark)}]}]"),
      (
        "classification-rule", "a classification rule",
        "workstreams: [{classification: [{rules: [{\(mark)}]}]}]"
      ),
      ("bot", "a bot", "bots: [{\(mark)}]"),
      ("environment", "an environment", "environments: [{\(mark)}]"),
      ("prerequisites", "a prerequisites block", "prerequisites: {\(mark)}"),
      ("criterion", "a criterion", "bots: [{criteria: [{\(mark)}]}]"),
      ("representative", "a representative", "representatives: [{\(mark)}]"),
      ("capacity-profile", "a capacity profile", "capacity-profiles: [{\(mark)}]"),
      (
        "profile-share", "a person's capacity profile", "representatives: [{capacity-profiles: [{\(mark)}]}]"
      ),
      ("stub", "a stub", "stubs: [{\(mark)}]"),
      ("stub-error", "a stub's error", "stubs: [{error: {\(mark)}}]"),
    ])
  func organizationKeys(definition: String, what: String, part: String) throws {
    let root = try schema("organization")
    let described = definition.isEmpty ? root : root["$defs"]?[definition]
    let text =
      part.contains("workstreams:")
      ? organization(part).replacing("  workstreams: []\n", with: "") : organization(part)
    let keys = known(what, text)
    #expect(!keys.isEmpty)
    expectNoDifference(properties(described), keys)
  }

  @Test(
    "every mapping of a scenario has the reader's keys",
    arguments: [
      ("", "a scenario", mark), ("customer", "a customer", "customers: [{\(mark)}]"),
      ("walk-through", "a walk-through", "walkthrough: {\(mark)}"),
      ("step", "a step", "walkthrough: {source: x, steps: [{\(mark)}]}"),
      ("lesson", "a lesson", "lesson: {\(mark)}"), ("task", "a task", "lesson: {tasks: [{\(mark)}]}"),
      ("hint", "a hint", "lesson: {tasks: [{hints: [{\(mark)}]}]}"),
      ("wrong-move", "a wrong move", "lesson: {tasks: [{wrong: [{\(mark)}]}]}"),
      ("stub", "a stub", "stubs: [{\(mark)}]"),
    ])
  func scenarioKeys(definition: String, what: String, part: String) throws {
    let root = try schema("scenario")
    let described = definition.isEmpty ? root : root["$defs"]?[definition]
    let keys = known(what, "scenario: x\norganization: {organization: x, workstreams: []}\n\(part)\n")
    #expect(!keys.isEmpty)
    expectNoDifference(properties(described), keys)
  }

  @Test("everything that can be expected is described with its fields")
  func subjects() throws {
    let root = try schema("scenario")
    let expected = Subject.all.map(\.key) + ExpectationReader.further
    expectNoDifference(properties(root["$defs"]?["expectation"]), expected.sorted())
    expectNoDifference(properties(root["$defs"]?["unwanted"]), Subject.all.map(\.key).sorted())
    for subject in Subject.all {
      let described = root["$defs"]?["fact-\(subject.key)"]?["anyOf"]?.array?.last
      expectNoDifference(
        properties(described), (subject.fields + subject.measures).sorted(), "\(subject.key)")
    }
    expectNoDifference(
      properties(root["$defs"]?["operators"]), PatternOperator.allCases.map(\.rawValue).sorted())
  }

  @Test("the keys of a script's lines are described")
  func lines() throws {
    let line = try schema("scenario")["$defs"]?["line"]
    expectNoDifference(properties(line), ["expect", "include", "mark", "set", "wait"])
    let prefixes = (line?["patternProperties"]?.members ?? []).map(\.name).joined()
    for role in SeatPrefix.Role.allCases { #expect(prefixes.contains(role.rawValue)) }
  }

  @Test("the README names every key, command and field")
  func readme() throws {
    let text = try Disk.readText("\(Shipped.folder)/README.md")
    let keys = properties(try schema("scenario")) + properties(try schema("organization"))
    let organization = try schema("organization")["$defs"]
    let parts = (organization?.members ?? []).flatMap { properties($0.value) }
    let fields = Subject.all.flatMap { [$0.key] + $0.fields + $0.measures } + ExpectationReader.further
    let missing = Set(keys + parts + fields + PatternOperator.allCases.map(\.rawValue)).filter {
      !text.contains("`\($0)`") && !text.contains("`\($0):") && !text.contains("{\($0):")
    }
    expectNoDifference(missing.sorted(), [])
    expectNoDifference(CommandCatalog.all.map(\.name).filter { !text.contains("/\($0)") }, [])
  }
}
