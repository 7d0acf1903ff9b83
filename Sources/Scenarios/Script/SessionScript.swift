import Basis
import ContactCenter
import Simulation

/// The lines of a script that does what was done in a run.
public struct SessionScript {
  /// The run.
  public let run: Run

  /// Makes a writer.
  public init(_ run: Run) { self.run = run }

  /// Lines that lead up to an event: every act before it, and the time between them.
  ///
  /// - Parameter number: the event's place in the log.
  public func lines(before number: Int) -> [String] {
    let writer = CommandWriter(run.world.organization)
    var lines: [String] = []
    var written = run.world.start
    for entry in run.log.entries.prefix(number) {
      guard case .commanded(let box) = entry.event, box.value.action != .wait else { continue }
      if entry.at > written { lines.append(wait(entry.at - written)) }
      written = max(written, entry.at)
      let command = box.value
      let prefix = writer.prefix(of: command.seat, customers: run.world.customers)
      lines.append("  - \(prefix): \(Self.quoted(writer.text(of: command.action)))")
    }
    let end = run.log.entries.indices.contains(number) ? run.log[number].at : run.state.now
    if end > written { lines.append(wait(end - written)) }
    return lines
  }

  private func wait(_ span: TimeSpan) -> String { "  - wait: \(span)" }

  /// A text as YAML and JSON both read it.
  public static func quoted(_ text: String) -> String { JSON.string(text).text }
}
