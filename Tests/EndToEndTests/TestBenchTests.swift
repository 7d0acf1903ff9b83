import Basis
import Testing

@Suite("The test bench as a pipeline uses it")
struct TestBenchTests {
  @Test("results and coverage are written where they are asked for, and too little coverage ends with 1")
  func reports() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run([
      "test", "limitations", "-q", "--report",
      "junit=\(folder.path)/r.xml,tap=\(folder.path)/r.tap,json=\(folder.path)/r.jsonl", "--coverage-report",
      "lcov=\(folder.path)/c.info,html=\(folder.path)/c.html", "--fail-under", "99", "--repeat", "2",
    ])
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("less is covered than --fail-under asks for"))
    #expect(try folder.read("r.xml").contains("<testsuites tests="))
    #expect(try folder.read("r.tap").hasPrefix("TAP version 14\n1.."))
    #expect(try folder.read("r.jsonl").contains("\"type\":\"sum\""))
    #expect(try folder.read("c.info").contains("SF:"))
    #expect(try folder.read("c.html").contains("<h1>Coverage</h1>"))
  }

  @Test("what came is written only when told to, and then the scenario passes")
  func update() throws {
    let folder = try Copies.scenarios()
    let changed = try Copies.change(
      "two-bots-two-queues/scenario.yml", in: folder, "\"What did we do well?\"",
      to: "\"What went wrong?\"")
    let text = try folder.read("Scenarios/two-bots-two-queues/scenario.yml")
    let shown = try Program.run(["test", changed, "-q", "--update"])
    #expect(shown.code == 1)
    #expect(shown.output.contains("What went wrong?"))
    #expect(try folder.read("Scenarios/two-bots-two-queues/scenario.yml") == text)
    #expect(try Program.run(["test", changed, "-q", "--update", "--yes"]).code == 0)
    #expect(try Program.run(["test", changed, "-q"]).code == 0)
  }

  @Test("a change that nothing notices is told with its place")
  func mutate() throws {
    let run = try Program.run([
      "mutate", "limitations", "--only", "limitations/organization.yml", "--kind", "capacity",
    ])
    #expect(run.output.contains("all: "))
    let none = try Program.run([
      "mutate", "limitations", "--kind", "phrase", "--only", "organization.yml", "-q",
    ])
    #expect(none.code == 0)
  }
}
