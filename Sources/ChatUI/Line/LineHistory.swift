/// The lines sent at one seat, browsed with Up and Down and searched with Ctrl-R.
public struct LineHistory: Equatable, Sendable {
  /// What was sent, oldest first.
  public private(set) var lines: [String] = []
  /// The search that is going on.
  public private(set) var search: Search?
  private var place: Int?
  private var draft = ""

  /// A search from the latest line on.
  public struct Search: Equatable, Sendable {
    /// What is looked for.
    public var words = ""
    /// The line found; nil when there is none.
    public var place: Int?
  }

  /// How many lines are kept.
  public static let longest = 500

  /// Makes an empty history.
  public init() {}

  /// Keeps a line; the same line twice in a row is kept once.
  mutating func add(_ line: String) {
    if lines.last != line { lines.append(line) }
    if lines.count > Self.longest { lines.removeFirst() }
  }

  /// Goes back to the line that is being written.
  mutating func leave() { (place, search) = (nil, nil) }

  /// The line before or after the one that is shown; nil when there is none.
  mutating func browse(_ step: Int, from text: String) -> String? {
    if place == nil {
      guard step < 0, !lines.isEmpty else { return nil }
      draft = text
    }
    let next = (place ?? lines.count) + step
    guard next >= 0 else { return nil }
    guard next < lines.count else {
      place = nil
      return draft
    }
    place = next
    return lines[next]
  }

  // MARK: - Searching

  /// The line that the search has found.
  public var found: String? { search?.place.map { lines[$0] } }

  /// Begins a search, or goes on to an older line that holds the words.
  mutating func searchOlder() {
    guard let search else { return self.search = Search() }
    look(for: search.words, before: search.place ?? lines.count)
  }

  /// Changes what is looked for.
  mutating func searchFor(_ words: String) {
    guard search != nil else { return }
    search = Search(words: String(words.prefix(60)))
    look(for: words, before: lines.count)
  }

  /// Ends the search; what it found.
  mutating func endSearch() -> String? {
    defer { search = nil }
    return found
  }

  private mutating func look(for words: String, before end: Int) {
    guard !words.isEmpty else { return }
    let wanted = words.lowercased()
    guard let found = lines[..<end].lastIndex(where: { $0.lowercased().contains(wanted) }) else { return }
    search?.place = found
  }
}
