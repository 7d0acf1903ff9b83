import Basis

/// An asciicast: what a terminal was told, with times. Version 2 counts them from the beginning, version 3 from the event
/// before. (asciinema's documents of the formats, version 2 of 2018 and version 3 of 2025.)
public struct Cast: Hashable, Sendable {
  /// Something that was told.
  public struct Event: Hashable, Sendable {
    /// Milliseconds from the beginning.
    public var at: Int64
    /// `o` for output, `m` for a marker, and others.
    public var code: String
    /// What was told.
    public var data: String

    /// Makes an event.
    public init(at: Int64, code: String, data: String) {
      self.at = at
      self.code = code
      self.data = data
    }
  }

  /// Columns of the terminal.
  public var width: Int
  /// Rows of the terminal.
  public var height: Int
  /// What it is called.
  public var title: String
  /// What was told, in order.
  public var events: [Event]

  /// Makes a cast.
  public init(width: Int, height: Int, title: String, events: [Event]) {
    self.width = width
    self.height = height
    self.title = title
    self.events = events
  }

  // MARK: - Writing

  /// The text in a version, 2 or 3.
  public func text(version: Int) -> String {
    var lines = [header(version).text]
    var last: Int64 = 0
    for event in events {
      let time = version == 3 ? event.at - last : event.at
      last = event.at
      lines.append(
        JSON.array([.number(Self.seconds(time)), .string(event.code), .string(event.data)]).text)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func header(_ version: Int) -> JSON {
    if version == 3 {
      return [
        "version": 3, "term": ["cols": .int(width), "rows": .int(height), "type": "xterm-256color"],
        "title": .string(title),
      ]
    }
    return [
      "version": 2, "width": .int(width), "height": .int(height), "title": .string(title),
      "env": ["TERM": "xterm-256color"],
    ]
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    "\(milliseconds / 1000).\(ISO8601.padded(Int(milliseconds % 1000), 3))"
  }

  // MARK: - Reading

  /// Reads a cast of version 2 or 3.
  ///
  /// - Throws: a `Failure` that names the first line that is none.
  public init(_ text: String, file: String) throws(Failure) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let header = lines.first.flatMap { try? JSON(parsing: $0) }
    let version = header?["version"]?.int
    let size = version == 3 ? header?["term"] : header
    guard version == 2 || version == 3, let size,
      let width = size[version == 3 ? "cols" : "width"]?.int,
      let height = size[version == 3 ? "rows" : "height"]?.int
    else { throw Self.refusal("is no asciicast of version 2 or 3", file, line: 1) }
    self.init(width: width, height: height, title: header?["title"]?.string ?? "", events: [])
    var at: Int64 = 0
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty && !line.hasPrefix("#") {
      guard let parts = (try? JSON(parsing: line))?.array, parts.count == 3, let seconds = parts[0].double,
        (0...1e9).contains(seconds), let code = parts[1].string, let data = parts[2].string
      else { throw Self.refusal("has a line that is no event", file, line: index + 1) }
      let time = Int64((seconds * 1000).rounded())
      at = version == 3 ? at + time : time
      events.append(Event(at: at, code: code, data: data))
    }
  }

  private static func refusal(_ what: String, _ file: String, line: Int) -> Failure {
    let start = SourcePosition(line: line, column: 1, offset: 0)
    return Failure(
      Diagnostic(
        .error, "cast.not-one", "\(file) \(what)", at: SourceSpan(file: file, start: start, end: start),
        hint: "the first line is a header with version 2 or 3, every other an array of time, code and data"))
  }
}
