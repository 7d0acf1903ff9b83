import Basis
import CustomDump
import Host
import Scenarios
import Synchronization
import Testing

@Suite("Many scenarios at once")
struct SuiteRunnerTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Scenarios"

  /// What came of the shipped scenarios of a folder, in the order handed over.
  private func results(_ name: String, _ options: SuiteRunner.Options, shelf: AgentShelf? = AgentShelf())
    throws
    -> [SuiteRunner.FileResult]
  {
    let files = try ScenarioOpener.paths(for: "\(Self.folder)/\(name)")
    let all = Mutex<[SuiteRunner.FileResult]>([])
    SuiteRunner(options, shelf: shelf).run(files, includes: { _, _ in true }) { found in
      all.withLock { $0.append(found) }
    }
    return all.withLock { $0 }
  }

  @Test("how many threads there are, kept agents and repetition change nothing", arguments: [1, 2, 7])
  func parallel(jobs: Int) throws {
    var options = SuiteRunner.Options()
    options.jobs = 1
    let alone = try results("azure-bot", options, shelf: nil)
    options.jobs = jobs
    options.repeats = 2
    let together = try results("azure-bot", options)
    #expect(alone.count > 5)
    expectNoDifference(together.map(\.file), alone.map(\.file))
    for (a, b) in zip(alone, together) {
      #expect(a.played.map(\.result.run.log) == b.played.map(\.result.run.log))
      #expect(b.played.allSatisfy { $0.report.difference == nil && $0.report.isPassed })
    }
  }

  @Test("an organization that was kept does not outlive its text")
  func changedOrganization() throws {
    let folder = try Folder()
    func write(greeting: String) throws {
      try folder.write(
        "o.yml",
        """
        organization: Contoso
        workstreams: [{name: Chat, fallback-queue: Support}]
        queues: [{name: Support, members: [Bank bot]}]
        bots:
          - {name: Bank bot, kind: azure, application-id: 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01, capacity: 300, greeting: \(greeting)}

        """)
    }
    let file = try folder.write(
      "s.scenario.yml",
      """
      scenario: Greeting
      organization: o.yml
      customers: [{name: Ana Ruiz}]
      script:
        - customer: /open
        - expect: {message: Good morning}

      """)
    let shelf = AgentShelf()
    func passes() -> [Bool] {
      let all = Mutex<[Bool]>([])
      SuiteRunner(SuiteRunner.Options(), shelf: shelf).run([file], includes: { _, _ in true }) { found in
        all.withLock { $0 += found.played.map(\.report.isPassed) }
      }
      return all.withLock { $0 }
    }
    try write(greeting: "Good morning")
    #expect(passes() == [true])
    #expect(passes() == [true])
    try write(greeting: "Good evening")
    #expect(passes() == [false])
  }

  @Test("every seed is played and told")
  func seeds() throws {
    var options = SuiteRunner.Options()
    options.seeds = [7, 8]
    options.countsCoverage = true
    let found = try results("limitations", options)
    #expect(found.flatMap(\.played).map(\.report.seed) == found.flatMap { _ in [7, 8] as [UInt64] })
    #expect(found.allSatisfy { $0.coverage.share().all > 0 })
  }

  @Test("results come in order, however long each takes")
  func order() {
    let seen = Mutex<[Int]>([])
    Parallel.inOrder(50, width: 4) { number in
      number % 7 == 0 ? (0..<20_000).reduce(number) { $0 ^ $1 } & 0 + number : number
    } deliver: { number, _ in
      seen.withLock { $0.append(number) }
    }
    #expect(seen.withLock { $0 } == Array(0..<50))
    #expect(Parallel.map(0) { $0 }.isEmpty)
  }
}
