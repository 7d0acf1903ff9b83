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
    let text = CommandText(run.world.organization)
    var lines: [String] = []
    var written = run.world.start
    for entry in run.log.entries.prefix(number) {
      guard case .commanded(let box) = entry.event, box.value.action != .wait else { continue }
      if entry.at > written { lines.append(wait(entry.at - written)) }
      written = max(written, entry.at)
      let command = box.value
      let typed = text.line(command.action, at: command.seat)
      lines.append("  - \(key(command.seat)): \(Self.quoted(typed))")
    }
    let end = run.log.entries.indices.contains(number) ? run.log[number].at : run.state.now
    if end > written { lines.append(wait(end - written)) }
    return lines
  }

  private func wait(_ span: TimeSpan) -> String { "  - wait: \(span)" }

  /// Who types: named where there are several. What the stage does anybody may type.
  private func key(_ seat: Seat) -> String {
    switch seat {
    case .customer(let place):
      run.world.customers.count > 1 ? "customer \(run.world.customerName(place))" : "customer"
    case .representative(let person):
      run.world.organization.representatives.count > 1
        ? "agent \(run.world.organization.name(of: .representative(person)))" : "agent"
    case .supervisor, .stage: "supervisor"
    }
  }

  /// A text as YAML and JSON both read it.
  public static func quoted(_ text: String) -> String { JSON.string(text).text }
}
