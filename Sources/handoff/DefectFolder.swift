import Basis
import Channels
import Host
import Simulation
import Text
import Views

/// A folder to attach to a defect report: the recording, each message as sent and as received, and the rules that
/// document the difference.
struct DefectFolder {
  let run: Run
  let recording: String
  let folder: String

  /// A message that the customer was sent.
  private struct Case {
    var message: Message
    var received: ChannelDelivery.Received
    var profile: ChannelProfile
    var at: VirtualTime
  }

  /// Writes the folder.
  ///
  /// - Parameter ids: the messages; empty for all that a limitation touched.
  func write(only ids: [String], isQuiet: Bool) throws {
    let cases = try chosen(ids)
    guard !cases.isEmpty else {
      Output.complain(
        "handoff: no limitation touched a message of this recording; name one with --message msg-1")
      throw ExitStatus.findings
    }
    guard Disk.createFolder(folder) else {
      Output.complain("handoff: the folder \(folder) cannot be made: \(Disk.reason())")
      throw ExitStatus.environment
    }
    try Output.save(readRecording(), to: Disk.join(folder, "recording.handoff.jsonl"))
    for item in cases {
      let name = item.message.id.description
      try Output.save(
        item.message.activity.json.prettyText + "\n", to: Disk.join(folder, "\(name)-sent.json"))
      let received = item.received.activity?.json ?? .null
      try Output.save(received.prettyText + "\n", to: Disk.join(folder, "\(name)-received.json"))
    }
    try Output.save(report(cases), to: Disk.join(folder, "defect.md"))
    if !isQuiet { Output.complain("\(folder): \(cases.count) messages; begin with defect.md") }
  }

  private func readRecording() throws -> String {
    do throws(Failure) {
      return try Disk.readText(recording)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
  }

  private func chosen(_ ids: [String]) throws -> [Case] {
    let cases = run.state.threads.flatMap { thread in
      thread.lines.compactMap { line -> Case? in
        guard line.message.audience.contains(.customer), !line.message.isFromCustomer else { return nil }
        return Case(
          message: line.message, received: run.received(line.message, in: thread),
          profile: run.profile(of: thread), at: line.at)
      }
    }
    guard !ids.isEmpty else { return cases.filter { !$0.received.fired.isEmpty } }
    return try ids.map { id in
      guard let found = cases.first(where: { $0.message.id.description == id }) else {
        let last = cases.last.map { "; the latest is \($0.message.id)" } ?? ""
        Output.complain(
          Sanitizer.visible("handoff: no message \(id) was sent to a customer\(last)", as: .folded))
        throw ExitStatus.usage
      }
      return found
    }
  }

  private func report(_ cases: [Case]) -> String {
    var lines = [
      "# \(plain(run.world.name))", "",
      "- Recording: `recording.handoff.jsonl`; `handoff play` shows it again.",
      "- Program: handoff \(ScenarioOpener.programVersion), seed \(run.world.seed)", "",
    ]
    for item in cases {
      let id = item.message.id.description
      lines += [
        "## \(id), from \(plain(run.world.name(of: item.message.sender))), channel \(item.profile.name)", "",
        "Sent at \(ISO8601.format(item.at)) (`\(id)-sent.json`):", "",
      ]
      lines += block(item.message.activity.text ?? "(\(item.message.kind.rawValue))")
      lines += ["", "Received (`\(id)-received.json`):", ""]
      lines += block(item.received.activity.map { $0.text ?? "(no words)" } ?? "(nothing arrived)")
      lines.append("")
      if item.received.fired.isEmpty { lines.append("No documented limitation changes it.") }
      lines += item.received.fired.flatMap(rule)
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func rule(_ fired: ChannelDelivery.Fired) -> [String] {
    let rule = Limitation.named(fired.rule)?.rule
    let source = rule.map { "\($0.source), since \($0.since)\($0.isInferred ? ", inferred" : "")" } ?? ""
    return ["- **\(fired.rule)** (\(fired.outcome.rawValue)): \(fired.what)", "  Source: \(source)"]
  }

  /// Somebody's text as a block in which nothing is markup.
  private func block(_ text: String) -> [String] {
    Sanitizer.visible(text, as: .text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { "    \($0)" }
  }

  private func plain(_ text: String) -> String {
    Sanitizer.visible(text, as: .line).filter { !"`*_#<>[]".contains($0) }
  }
}
