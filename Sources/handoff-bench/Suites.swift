import Basis
import Glibc
import Host
import Scenarios
import Simulation
import Synchronization

/// A thousand scenarios of twenty turns on two cores, beside the engine's own time for the same turns and flows of twenty
/// turns in botbuilder's TestFlow in the same run.
func benchSuites() {
  let suite: ManyScenarios
  do {
    suite = try ManyScenarios(count: isQuick ? 4 : 1000)
  } catch {
    print("suites: \(error)")
    return
  }
  defer { suite.remove() }
  let flow = Peer(.flow)
  let before = flow?.median(of: 3)
  let engine = suite.engine()
  Measure.show("a turn, the engine alone", engine)
  let played = suite.played(jobs: 2)
  Measure.show(
    "a turn, played and compared, two threads", played, note: times(played, engine, "the engine's"))
  let read = suite.read(jobs: 2)
  Measure.show(
    "a turn, read, played and compared, two threads", read, note: times(read, engine, "the engine's"))
  print(suite.isSame() ? "one thread, two and again: equal results" : "RESULTS DIFFER")
  guard let before, let after = flow?.median(of: 3) else {
    print("suites: no peer; HANDOFF_PEER_PYTHON names a Python that has botbuilder-core")
    return
  }
  Measure.show("a turn of TestFlow, before", before, note: times(read, before, "of it is ours, read as well"))
  Measure.show("a turn of TestFlow, after", after)
}

private func times(_ ours: Double, _ theirs: Double, _ what: String) -> String {
  let hundredths = Int((ours / max(theirs, 1) * 100).rounded())
  return "\(hundredths / 100).\(ISO8601.padded(hundredths % 100)) x \(what)"
}

/// Scenario files written for the measurement, all with the same organization.
private struct ManyScenarios {
  static let turns = 20
  let folder: String
  let files: [String]
  let loaded: [LoadedScenario]

  init(count: Int) throws {
    struct Unusable: Error, CustomStringConvertible {
      var description: String
    }
    guard let home = Places.home() else { throw Unusable(description: "the shipped scenarios are not found") }
    var name = Array("/tmp/handoff-bench-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw Unusable(description: "no folder can be made in /tmp") }
    let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.folder = folder
    let organization = Disk.join(home, "Scenarios/two-bots-one-queue/organization.yml")
    files = (0..<count).map { "\(folder)/s\($0).scenario.yml" }
    for (number, file) in files.enumerated() {
      try Disk.writeText(Self.text(number, organization: Disk.way(from: folder, to: organization)), to: file)
    }
    let shelf = AgentShelf()
    loaded = files.compactMap { ScenarioOpener.open(scenario: $0, shelf: shelf).opened?.scenario }
    guard loaded.count == count else { throw Unusable(description: "the scenarios cannot be loaded") }
  }

  func remove() {
    for file in files { Disk.remove(file) }
    rmdir(folder)
  }

  /// Twenty lines, each with what must come: phrases, questions with answers, and a miss.
  private static func text(_ number: Int, organization: String) -> String {
    let pairs = [
      ("When are you open", "Our shops are open*"), ("Track my order", "Which order is it?*"),
      ("\(4000 + number)", "Is that what you wanted to know?"), ("yes", "I'm glad.*"),
      ("Packing guide", "*Packing*"),
      ("I want a refund", "*What is the reason?"), ("It is damaged", "Shall I send you a label*"),
      ("no", "No problem.*"), ("Hello", "Hello again!*"), ("Parcel photo", "*Your parcel*"),
    ]
    let script = (0..<turns).map { turn in
      let (say, answer) = pairs[turn % pairs.count]
      return "  - customer: \"\(say)\"\n  - expect: {message: {from: Bot A, text: \"\(answer)\"}}\n"
    }
    return
      "scenario: Number \(number)\norganization: \(organization)\ncustomers: [{name: Ana Ruiz}]\nscript:\n"
      + script.joined()
  }

  /// The acts alone, one after the other: nanoseconds a turn.
  func engine() -> Double {
    Measure.median(loaded.count * Self.turns) {
      loaded
    } work: { loaded in
      for item in loaded {
        var run = Run(item.world)
        for line in item.scenario.script {
          if case .act(let act) = line.content { run.perform(act.command(now: run.state.now)) }
        }
      }
      return nil
    }
  }

  /// Played and compared.
  func played(jobs: Int) -> Double {
    Measure.median(loaded.count * Self.turns) {
      loaded
    } work: { loaded in
      let all = loaded
      let failed = Mutex(0)
      Parallel.inOrder(all.count, width: jobs) {
        ScenarioRunner.play(all[$0]).isPassed
      } deliver: { _, isPassed in
        if !isPassed { failed.withLock { $0 += 1 } }
      }
      if failed.withLock({ $0 }) > 0 { print("suites: scenarios failed") }
      return nil
    }
  }

  /// What `handoff test` does with the files.
  func read(jobs: Int) -> Double {
    Measure.median(files.count * Self.turns) {
      files
    } work: { files in
      _ = cases(files, jobs: jobs)
      return nil
    }
  }

  private func cases(_ files: [String], jobs: Int, repeats: Int = 1) -> [CaseReport] {
    var options = SuiteRunner.Options()
    options.jobs = jobs
    options.repeats = repeats
    let all = Mutex<[CaseReport]>([])
    SuiteRunner(options).run(files, includes: { _, _ in true }) { found in
      all.withLock { $0 += found.played.map(\.report) }
    }
    return all.withLock { $0 }
  }

  /// Whether threads and repetition change nothing in the report.
  func isSame() -> Bool {
    let one = MachineReports.jsonLines(cases(files, jobs: 1))
    return one == MachineReports.jsonLines(cases(files, jobs: 2, repeats: 2))
  }
}
