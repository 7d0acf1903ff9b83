import Basis
import ContactCenter
import Simulation
import SourceYAML

/// The file of a proposed test: the scenario that was played with another script, or a new one around the agents that
/// were talked to. A scenario is edited where it is written, so that everything but the script stays.
public struct ProposedFile {
  /// The proposal.
  public var proposal: TestProposal
  /// What the recording was made of.
  public var header: RecordingHeader
  /// Where the files of the recording are, as seen from the new file; nil when paths stay as they are written.
  public var sources: String?

  /// Makes a file.
  public init(_ proposal: TestProposal, header: RecordingHeader, sources: String? = nil) {
    self.proposal = proposal
    self.header = header
    self.sources = sources
  }

  /// The file's text.
  ///
  /// - Parameter world: the world of the recording, for a file that is new.
  public func text(_ world: World) -> String {
    guard !header.entry.isEmpty, let old = header.bundle[header.entry] else { return new(world) }
    return replacingScript(in: relocated(old))
  }

  /// The script, with expectations that are not kept as comments.
  public func script(indent: String = "  ") -> [String] {
    proposal.steps.flatMap { step -> [String] in
      var lines = ["\(indent)- \(step.line)"]
      if step.expectations.contains(where: \.isKept) { lines.append("\(indent)- expect:") }
      let mark = step.expectations.contains(where: \.isKept) ? "    " : "  "
      lines += step.expectations.map { expected in
        let why = "  # \(expected.why)"
        return expected.isKept
          ? "\(indent)    - \(expected.text)\(why)" : "\(indent)\(mark)# - \(expected.text)\(why)"
      }
      return lines
    }
  }

  // MARK: - A scenario that was played

  private func replacingScript(in text: String) -> String {
    let (root, _) = YAML.parse(text, file: header.entry)
    let lines = script()
    guard let entry = root?.entries?.first(where: { $0.key.text == "script" }) else {
      return text + (text.hasSuffix("\n") ? "" : "\n") + "\nscript:\n" + lines.joined(separator: "\n") + "\n"
    }
    let bytes = Array(text.utf8)
    let end = endOfLine(entry.value.span.end.offset, bytes)
    let start = entry.key.span.end.offset
    let new = ":\n" + lines.joined(separator: "\n")
    return String(decoding: bytes[..<start] + Array(new.utf8) + bytes[end...], as: UTF8.self)
  }

  /// Where the line ends that a place is in: a comment behind the last value belongs to it.
  private func endOfLine(_ offset: Int, _ bytes: [UInt8]) -> Int {
    // A block text's end is the start of the line after it.
    if offset > 0, offset <= bytes.count, bytes[offset - 1] == UInt8(ascii: "\n") { return offset - 1 }
    return bytes[min(offset, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  /// The scenario's text with its paths leading to where the files are now.
  private func relocated(_ text: String) -> String {
    guard let sources else { return text }
    var bytes = Array(text.utf8)
    let nodes = Self.paths(in: text, file: header.entry).sorted {
      $0.span.start.offset > $1.span.start.offset
    }
    let folder = BundlePath.folder(of: header.entry)
    for node in nodes {
      guard let written = node.text, let path = BundlePath.resolve(written, in: folder) else { continue }
      let new = ScalarText.short("\(sources)/\(path)")
      bytes.replaceSubrange(node.span.start.offset..<node.span.end.offset, with: Array(new.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The values of a scenario that are paths of files.
  public static func paths(in text: String, file: String) -> [Node] {
    guard let root = YAML.parse(text, file: file).root, let organization = root["organization"] else {
      return []
    }
    guard organization.entries != nil else { return organization.text == nil ? [] : [organization] }
    return (organization["bots"]?.items ?? []).flatMap { bot in
      ["agent", "criteria"].compactMap { bot[$0] }.filter { $0.text != nil }
    }
  }

  // MARK: - Agents that were talked to

  private func new(_ world: World) -> String {
    let organization = world.organization
    let folders = header.folders.count == organization.bots.count ? header.folders : []
    let bots = organization.bots.enumerated().map { index, bot in
      let folder = folders.isEmpty ? header.folders.first ?? "bot" : folders[index]
      let path = sources.map { "\($0)/\(folder)" } ?? folder
      return "    - {name: \(ScalarText.short(bot.name)), agent: \(ScalarText.short(path)), "
        + "application-id: \(ScalarText.short(bot.applicationID)), capacity: \(bot.capacity)}"
    }
    let people = organization.representatives.map {
      "    - {name: \(ScalarText.short($0.name)), capacity: \($0.capacity)}"
    }
    let queues = organization.queues.map { queue in
      let members = queue.members.map { ScalarText.short(organization.name(of: $0)) }
      return "    - {name: \(ScalarText.short(queue.name)), members: [\(members.joined(separator: ", "))]}"
    }
    let customers = world.customers.map { customer in
      let email = customer.email.map { ", email: \(ScalarText.short($0))" } ?? ""
      return
        "  - {name: \(ScalarText.short(customer.name))\(email), locale: \(ScalarText.short(customer.locale))}"
    }
    let workstreams = organization.workstreams.map { workstream in
      let queue = organization.queues.first?.name ?? ""
      return "    - {name: \(ScalarText.short(workstream.name)), channel: \(workstream.channel), "
        + "fallback-queue: \(ScalarText.short(queue))}"
    }
    let lines =
      [
        "# Written by handoff record.", "scenario: \(ScalarText.short(world.name))", "seed: \(world.seed)",
        "organization:", "  organization: \(ScalarText.short(organization.name))",
        "  time-zone: \(ScalarText.short(world.zone.name))", "  workstreams:",
      ] + workstreams + ["  queues:"] + queues + ["  bots:"] + bots + ["  representatives:"] + people
      + ["customers:"] + customers + ["script:"] + script()
    return lines.joined(separator: "\n") + "\n"
  }
}
