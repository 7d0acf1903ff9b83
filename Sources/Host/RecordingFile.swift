import Basis
import Simulation

/// A recording on disk.
public enum RecordingFile {
  /// What was read.
  public struct Contents: Sendable {
    /// The first line.
    public var header: RecordingHeader
    /// The events, in order.
    public var entries: [LoggedEvent]
    /// Whether the last line was cut off, as after a crash; it is left out.
    public var isTorn: Bool
  }

  /// Reads a recording.
  ///
  /// - Throws: a `Failure` when the file cannot be read, is no recording, or has a line in its middle that is none.
  public static func read(_ path: String) throws(Failure) -> Contents {
    let bytes = try Disk.readBytes(path)
    let isWhole = bytes.last == UInt8(ascii: "\n")
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.first, let json = try? JSON(parsing: Array(first)),
      let header = RecordingHeader(recorded: json)
    else {
      throw Failure(
        Diagnostic(
          .error, "recording.not-one", "\(path) is not a recording of handoff", at: .file(path),
          hint: "name a *.handoff.jsonl file that run --record wrote"))
    }
    var entries: [LoggedEvent] = []
    entries.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      if let json = try? JSON(parsing: Array(line)), let entry = LoggedEvent(recorded: json) {
        entries.append(entry)
      } else if index == lines.count - 1, !isWhole {
        return Contents(header: header, entries: entries, isTorn: true)
      } else {
        let start = SourcePosition(line: index + 1, column: 1, offset: 0)
        throw Failure(
          Diagnostic(
            .error, "recording.broken-line", "this line of the recording cannot be read",
            at: SourceSpan(file: path, start: start, end: start), hint: "it may come from another version"))
      }
    }
    return Contents(header: header, entries: entries, isTorn: false)
  }

  /// The bytes of a run's events from a number on, one line each.
  public static func lines(of run: Run, from number: Int) -> [UInt8] {
    var writer = JSONWriter()
    for index in number..<max(number, run.log.count) { run.log[index].record(to: &writer) }
    return writer.bytes
  }

  /// The bytes of a header's line.
  public static func line(of header: RecordingHeader) -> [UInt8] {
    var writer = JSONWriter()
    header.record(to: &writer)
    return writer.bytes
  }
}
