/// The text being typed at one seat, with the keys of readline and a history of its own.
public struct LineEditor: Equatable, Sendable {
  /// What is typed, by grapheme cluster.
  public private(set) var characters: [Character] = []
  /// Where the next character goes: 0 to `characters.count`.
  public private(set) var cursor = 0
  /// What was sent, oldest first.
  public private(set) var history: [String] = []
  private var historyIndex: Int?
  private var draft: [Character] = []
  private var cut: [Character] = []

  /// Longest text that can be typed or pasted, in characters.
  public static let longest = 16_384
  /// How many lines the history keeps.
  public static let longestHistory = 500

  /// Makes an empty line.
  public init() {}

  /// What is typed.
  public var text: String { String(characters) }
  /// Whether nothing is typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// Types text at the cursor; what goes beyond `longest` is not taken. Every kind of line break becomes one LF.
  public mutating func insert(_ text: String) {
    let breaks = Array(text).map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }
    let taken = breaks.prefix(max(0, Self.longest - characters.count))
    let start = cursor
    characters.insert(contentsOf: taken, at: cursor)
    cursor += taken.count
    rejoin(start..<cursor)
  }

  /// Characters that came to stand side by side may be one: a combining mark belongs to what stands before it.
  private mutating func rejoin(_ changed: Range<Int>) {
    let around = characters[max(0, changed.lowerBound - 1)..<min(characters.count, changed.upperBound + 1)]
    guard Array(String(around)) != Array(around) else { return }
    let before = String(characters[..<cursor])
    characters = Array(text)
    cursor = min(before.count, characters.count)
  }

  /// Replaces everything and puts the cursor at the end.
  public mutating func replace(with text: String) {
    characters = Array(Array(text).prefix(Self.longest))
    cursor = characters.count
  }

  /// Takes the line out and remembers it; nil when there is nothing but white space.
  public mutating func take() -> String? {
    let line = text
    characters = []
    cursor = 0
    historyIndex = nil
    guard line.contains(where: { !$0.isWhitespace }) else { return nil }
    if history.last != line { history.append(line) }
    if history.count > Self.longestHistory { history.removeFirst() }
    return line
  }

  /// Carries out an editing action; false when it is none.
  public mutating func perform(_ action: Action) -> Bool {
    switch action {
    case .newLine: insert("\n")
    case .lineStart: cursor = 0
    case .lineEnd: cursor = characters.count
    case .charLeft: cursor = max(0, cursor - 1)
    case .charRight: cursor = min(characters.count, cursor + 1)
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .deleteBack: remove(max(0, cursor - 1)..<cursor, keep: false)
    case .deleteForward: remove(cursor..<min(characters.count, cursor + 1), keep: false)
    case .deleteWordBack: remove(wordStart..<cursor, keep: true)
    case .deleteWordForward: remove(cursor..<wordEnd, keep: true)
    case .killToEnd: remove(cursor..<characters.count, keep: true)
    case .killToStart: remove(0..<cursor, keep: true)
    case .yank: insert(String(cut))
    case .older: browse(-1)
    case .newer: browse(1)
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>, keep: Bool) {
    guard !range.isEmpty else { return }
    if keep { cut = Array(characters[range]) }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    rejoin(cursor..<cursor)
  }

  private var wordStart: Int {
    var place = cursor
    while place > 0, !characters[place - 1].isWordPart { place -= 1 }
    while place > 0, characters[place - 1].isWordPart { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, !characters[place].isWordPart { place += 1 }
    while place < characters.count, characters[place].isWordPart { place += 1 }
    return place
  }

  private mutating func browse(_ step: Int) {
    guard !history.isEmpty else { return }
    if historyIndex == nil {
      guard step < 0 else { return }
      draft = characters
    }
    let next = (historyIndex ?? history.count) + step
    guard next >= 0 else { return }
    if next >= history.count {
      historyIndex = nil
      characters = draft
    } else {
      historyIndex = next
      characters = Array(history[next])
    }
    cursor = characters.count
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}
