/// A JUnit XML report, as continuous integration servers read it.
public struct JUnit: Hashable, Sendable {
  /// A group of cases.
  public struct Suite: Hashable, Sendable {
    /// What it is about.
    public var name: String
    /// Its cases in order.
    public var cases: [Case]

    /// Makes a group.
    public init(_ name: String, _ cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  /// One case.
  public struct Case: Hashable, Sendable {
    /// What is checked.
    public var name: String
    /// What it belongs to: servers group by it.
    public var group: String
    /// What does not hold, each with a line that says it and the details.
    public var failures: [Problem]
    /// Why it was not checked; nil when it was.
    public var skipped: String?
    /// What there is to read besides; empty for nothing.
    public var output: String
    /// How long it took, in virtual time; nil where none passes.
    public var time: TimeSpan?

    /// Makes a case.
    public init(
      _ name: String, group: String, failures: [Problem] = [], skipped: String? = nil, output: String = "",
      time: TimeSpan? = nil
    ) {
      self.time = time
      self.name = name
      self.group = group
      self.failures = failures
      self.skipped = skipped
      self.output = output
    }
  }

  /// Something that does not hold.
  public struct Problem: Hashable, Sendable {
    /// What kind, as in `explore.loop`.
    public var type: String
    /// What it is, in a line.
    public var message: String
    /// What a person wants to read about it.
    public var details: String

    /// Makes a problem.
    public init(type: String, message: String, details: String) {
      self.type = type
      self.message = message
      self.details = details
    }
  }

  /// The groups in order.
  public var suites: [Suite]

  /// Makes a report.
  public init(_ suites: [Suite]) { self.suites = suites }

  /// The report as XML, as the schema of Jenkins' xUnit plug-in has it. Times of the machine are not in it: they would
  /// differ from run to run.
  public var text: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites\(Self.counts(suites.flatMap(\.cases)))>",
    ]
    for suite in suites {
      let skipped = Self.attribute("skipped", String(suite.cases.count { $0.skipped != nil }))
      lines.append(
        "  <testsuite\(Self.attribute("name", suite.name))\(Self.counts(suite.cases))\(skipped)>")
      lines += suite.cases.flatMap(Self.lines)
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ cases: [Case]) -> String {
    attribute("tests", String(cases.count))
      + attribute("failures", String(cases.count { !$0.failures.isEmpty }))
      + attribute("errors", "0")
  }

  private static func lines(_ item: Case) -> [String] {
    let time = item.time.map { attribute("time", seconds($0)) } ?? ""
    let head = "    <testcase\(attribute("classname", item.group))\(attribute("name", item.name))\(time)"
    var inside = item.failures.map { problem in
      "      <failure\(attribute("type", problem.type))\(attribute("message", problem.message))>"
        + "\(escaped(problem.details, quotes: false))</failure>"
    }
    if let skipped = item.skipped { inside.append("      <skipped\(attribute("message", skipped))/>") }
    if !item.output.isEmpty {
      inside.append("      <system-out>\(escaped(item.output, quotes: false))</system-out>")
    }
    return inside.isEmpty ? [head + "/>"] : [head + ">"] + inside + ["    </testcase>"]
  }

  /// A length of time in seconds, as reports write it: `90.500`.
  public static func seconds(_ span: TimeSpan) -> String {
    "\(span.milliseconds / 1000).\(ISO8601.padded(Int(span.milliseconds % 1000), 3))"
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value, quotes: true))\""
  }

  /// A text as XML 1.0 may hold it: what it may not hold becomes a replacement character.
  private static func escaped(_ text: String, quotes: Bool) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written.append(contentsOf: "&amp;".unicodeScalars)
      case "<": written.append(contentsOf: "&lt;".unicodeScalars)
      case ">": written.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where quotes: written.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where quotes: written.append(contentsOf: "&#10;".unicodeScalars)
      case "\t", "\n": written.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        written.append("\u{FFFD}")
      default: written.append(scalar)
      }
    }
    return String(written)
  }
}
