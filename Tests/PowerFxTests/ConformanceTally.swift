import Foundation

/// How the published cases went, by file and by reason.
struct ConformanceTally {
  /// Passed and failed.
  struct Count {
    var passed = 0
    var failed = 0

    mutating func add(_ passes: Bool) { if passes { passed += 1 } else { failed += 1 } }

    /// Passed of all, in percent.
    var rate: Double { passed + failed == 0 ? 0 : 100 * Double(passed) / Double(passed + failed) }

    var text: String { "\(passed) passed, \(failed) failed" }
    var percent: String { String(format: "%.2f %%", rate) }
  }

  /// Cases with a result.
  private(set) var run = Count()
  /// Those of them that call only functions met in topics.
  private(set) var met = Count()
  /// Cases with errors found before anything runs.
  private(set) var compile = Count()
  /// Cases with a result, in which nothing should be found before they run.
  private(set) var alarms = Count()
  /// Failures among `met` that `ConformanceExceptions` does not list.
  private(set) var unlisted: [String] = []
  /// Everything that failed, with what was wanted and what came.
  private(set) var report = ""
  private var files: [String: (run: Count, compile: Count, skips: [String: Int])] = [:]
  private var skips: [String: Int] = [:]

  mutating func skipped(_ test: ConformanceCase, _ reason: String) {
    skips[reason, default: 0] += 1
    files[test.file, default: (Count(), Count(), [:])].skips[reason, default: 0] += 1
  }

  mutating func ran(_ test: ConformanceCase, _ failure: String?) {
    run.add(failure == nil)
    files[test.file, default: (Count(), Count(), [:])].run.add(failure == nil)
    let isMet = ConformanceRules.functions(in: test.input).isSubset(of: ConformanceRules.met)
    if isMet { met.add(failure == nil) }
    if let failure {
      tell(test, failure)
      let place = "\(test.file):\(test.line)"
      if isMet, ConformanceExceptions.reasons[place] == nil { unlisted.append(place) }
    }
  }

  mutating func compiled(_ test: ConformanceCase, _ mistakes: String?) {
    compile.add(mistakes == nil)
    files[test.file, default: (Count(), Count(), [:])].compile.add(mistakes == nil)
    if let mistakes { tell(test, mistakes) }
  }

  mutating func alarmed(_ test: ConformanceCase, _ codes: [String]) {
    alarms.add(codes.isEmpty)
    if !codes.isEmpty { tell(test, "found before it runs: \(codes.joined(separator: ", "))") }
  }

  private mutating func tell(_ test: ConformanceCase, _ actual: String) {
    let input = test.input.replacingOccurrences(of: "\r\n", with: "⏎")
    report += "\(test.file):\(test.line)\t\(input)\n\twant \(test.expected)\n\tgot  \(actual)\n"
  }

  /// By file, by reason, and one line in all, the last.
  var text: String {
    var lines: [String] = []
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      var parts: [String] = []
      if file.run.passed + file.run.failed > 0 { parts.append(file.run.text) }
      if file.compile.passed + file.compile.failed > 0 { parts.append("errors: \(file.compile.text)") }
      for (reason, count) in file.skips.sorted(by: { $0.key < $1.key }) {
        parts.append("\(count) skipped (\(reason))")
      }
      lines.append("\(name): \(parts.joined(separator: "; "))")
    }
    for (reason, count) in skips.sorted(by: { $0.key < $1.key }) {
      lines.append("skipped \(count): \(reason): \(ConformanceRules.skips[reason] ?? "")")
    }
    lines.append(
      "errors found before anything runs, same place and message: \(compile.text), \(compile.percent)")
    lines.append("nothing found where nothing should be: \(alarms.text), \(alarms.percent)")
    lines.append("functions met in topics only: \(met.text), \(met.percent)")
    let skipped = skips.values.reduce(0, +)
    lines.append("PowerFx: \(run.text), \(skipped) skipped, \(run.percent)")
    return lines.joined(separator: "\n")
  }
}
