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

  /// Largest recording that is read, in bytes.
  public static let largest = 1 << 30
  /// From this size on a recording is read on several threads.
  private static let smallestPiece = 1 << 20

  /// Whether a file begins as recordings do, whatever it is called.
  public static func isOne(_ path: String) -> Bool { Disk.begins(path, with: "{\"handoff\":") }

  /// Reads a recording.
  ///
  /// - Throws: a `Failure` when the file cannot be read, is no recording, or has a line in its middle that is none.
  public static func read(_ path: String) throws(Failure) -> Contents {
    let bytes = try Disk.readBytes(path, atMost: largest)
    let isWhole = bytes.last == UInt8(ascii: "\n")
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let header = try header(bytes[..<end], path)
    var entries: [LoggedEvent] = []
    for (read, broken) in decoded(bytes, from: min(end + 1, bytes.count)) {
      if entries.isEmpty { entries = read } else { entries += read }
      guard let broken else { continue }
      let rest = bytes[broken...].firstIndex(of: UInt8(ascii: "\n"))
      if rest == nil, !isWhole { return Contents(header: header, entries: entries, isTorn: true) }
      let line = bytes[..<broken].count { $0 == UInt8(ascii: "\n") } + 1
      let start = SourcePosition(line: line, column: 1, offset: 0)
      throw Failure(
        Diagnostic(
          .error, "recording.broken-line", "this line of the recording cannot be read",
          at: SourceSpan(file: path, start: start, end: start), hint: "it may come from another version"))
    }
    return Contents(header: header, entries: entries, isTorn: false)
  }

  /// The events of all lines from a place on, and where the first line is that cannot be read; a large file in
  /// pieces, each on a thread of its own.
  private static func decoded(_ bytes: [UInt8], from start: Int) -> [(entries: [LoggedEvent], broken: Int?)] {
    let count = max(1, min(4, (bytes.count - start) / smallestPiece))
    let cuts = (1..<max(1, count)).map { number in
      let middle = start + (bytes.count - start) / count * number
      return bytes[middle...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }
    let ends = cuts + [bytes.count]
    let workers = zip(cuts, ends.dropFirst()).map { from, to in Worker { decode(bytes, from..<to) } }
    return [decode(bytes, start..<ends[0])] + workers.map { $0.value() }
  }

  private static func decode(_ bytes: [UInt8], _ piece: Range<Int>) -> (entries: [LoggedEvent], broken: Int?)
  {
    var entries: [LoggedEvent] = []
    var start = piece.lowerBound
    while start < piece.upperBound {
      let end = bytes[start..<piece.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? piece.upperBound
      defer { start = end + 1 }
      guard end > start else { continue }
      guard let json = try? JSON(parsing: Array(bytes[start..<end])), let entry = LoggedEvent(recorded: json)
      else { return (entries, start) }
      entries.append(entry)
    }
    return (entries, nil)
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

  /// The bytes of a run's events from a number on, one line each; up to another number if one is given.
  public static func lines(of run: Run, from number: Int, upTo end: Int? = nil) -> [UInt8] {
    var writer = JSONWriter()
    for index in number..<max(number, end ?? run.log.count) { run.log[index].record(to: &writer) }
    return writer.bytes
  }

  /// The bytes of a header's line.
  public static func line(of header: RecordingHeader) -> [UInt8] {
    var writer = JSONWriter()
    header.record(to: &writer)
    return writer.bytes
  }
}
