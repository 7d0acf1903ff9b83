/// A place in a source text. Lines and columns count from 1, columns in Unicode scalars; `offset`
/// counts UTF-8 bytes from 0.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// UTF-8 bytes from the start of the text.
  public var offset: Int

  /// Makes a place.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// The first place of a text.
  public static let start = SourcePosition(line: 1, column: 1, offset: 0)

  /// Moves over a scalar of the text; a line feed begins the next line.
  public mutating func advance(over scalar: Unicode.Scalar) {
    offset += UTF8.width(scalar)
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  /// Whether a place of a text comes before another of the same text.
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool { a.offset < b.offset }
}

/// A stretch of a file.
public struct SourceSpan: Hashable, Sendable {
  /// The file's path as the user named it or as its bundle knows it.
  public var file: String
  /// The first place.
  public var start: SourcePosition
  /// The place after the last one.
  public var end: SourcePosition

  /// Makes a stretch.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// A whole file, for findings that have no better place.
  public static func file(_ path: String) -> SourceSpan {
    SourceSpan(file: path, start: .start, end: .start)
  }
}

/// The texts a run is made of, by path: agents, organization, scenario.
///
/// A recording embeds the bundle, so that it can be replayed and run again anywhere. Paths use `/` and
/// are relative to the bundle's root.
public struct SourceBundle: Sendable, Equatable {
  /// One file of the bundle.
  public struct File: Sendable, Equatable {
    /// The path inside the bundle.
    public var path: String
    /// The contents, UTF-8.
    public var text: String

    /// Makes a file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The files in order of path.
  public private(set) var files: [File]

  /// Makes a bundle; a later file replaces an earlier one of the same path.
  public init(_ files: [File] = []) {
    self.files = []
    for file in files { insert(file) }
  }

  /// Adds a file, or replaces the one of the same path.
  public mutating func insert(_ file: File) {
    let index = lowerBound(file.path)
    if index < files.count, files[index].path == file.path {
      files[index] = file
    } else {
      files.insert(file, at: index)
    }
  }

  /// The text at a path.
  public subscript(path: String) -> String? {
    let index = lowerBound(path)
    return index < files.count && files[index].path == path ? files[index].text : nil
  }

  /// The files below a folder, with their paths relative to it; all of them for an empty path.
  public func folder(_ path: String) -> SourceBundle {
    guard !path.isEmpty, path != "." else { return self }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return SourceBundle(
      files.filter { $0.path.hasPrefix(prefix) }
        .map { File(path: String($0.path.dropFirst(prefix.count)), text: $0.text) })
  }

  /// A 64-bit digest (FNV-1a) of a text: tells versions apart, no protection against forgery.
  public static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private func lowerBound(_ path: String) -> Int {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
