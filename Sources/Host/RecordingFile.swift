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
    let header = try header(lines.first ?? [], path)
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

  private static func header(_ line: ArraySlice<UInt8>, _ path: String) throws(Failure) -> RecordingHeader {
    func refuse(_ code: String, _ message: String, _ hint: String) -> Failure {
      Failure(Diagnostic(.error, "recording.\(code)", "\(path) \(message)", at: .file(path), hint: hint))
    }
    guard let json = try? JSON(parsing: Array(line)), let format = json["handoff"]?.int else {
      if line.starts(with: Array("{\"handoff\":".utf8)) {
        throw refuse(
          "torn-header", "is cut off in its first line, so nothing of it can be shown",
          "use another copy; the first line holds the scenario")
      }
      throw refuse(
        "not-one", "is not a recording of handoff", "name a *.handoff.jsonl file that run --record wrote")
    }
    guard format == RecordingHeader.format else {
      throw refuse(
        "other-format",
        "is a recording of format \(format), and this program reads format \(RecordingHeader.format)",
        "play it with the program that wrote it\(json["program"]?.string.map { ", handoff \($0)" } ?? "")")
    }
    guard let header = RecordingHeader(recorded: json) else {
      throw refuse(
        "broken-header", "has a first line that lacks something",
        "use another copy; the first line holds the scenario")
    }
    return header
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
