/// The text being typed at one seat, with the keys of readline and a history of its own.
public struct LineEditor: Equatable, Sendable {
  /// What is typed, by grapheme cluster.
  public private(set) var characters: [Character] = []
  /// Where the next character goes: 0 to `characters.count`.
  public private(set) var cursor = 0
  /// How many line breaks are in it.
  public private(set) var breaks = 0
  /// What was sent, oldest first, and where one is in it.
  public internal(set) var history = LineHistory()
  private var cut: [Character] = []
  private var steps: [Step] = []
  /// What the latest change was; changes of a kind that follow each other are undone together.
  private var latest = Change.other

  /// What undo goes back to.
  private struct Step: Equatable, Sendable {
    var characters: [Character]
    var cursor: Int
  }

  private enum Change: Equatable, Sendable { case typing, cutting, other }

  /// Longest text that can be typed or pasted, in characters.
  public static let longest = 16_384
  /// How many changes can be undone.
  public static let mostSteps = 100

  /// Makes an empty line.
  public init() {}

  /// What is typed.
  public var text: String { Self.text(characters[...]) }
  /// Characters as a text. `String.init` asks witness tables for each of them, which was two thirds of a key's cost.
  static func text(_ characters: ArraySlice<Character>) -> String {
    var text = ""
    for character in characters { text.append(character) }
    return text
  }

  /// Whether nothing is typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// Types text at the cursor. Every kind of line break becomes one LF.
  ///
  /// - Returns: how many characters were not taken, because the line would be longer than `longest`.
  @discardableResult
  public mutating func insert(_ text: String) -> Int {
    let all = text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }
    let taken = Array(all.prefix(max(0, Self.longest - characters.count)))
    guard !taken.isEmpty else { return all.count }
    let continues = latest == .typing && taken.count == 1 && taken[0] != " "
    change(cursor..<cursor, to: taken, as: .typing, isOwnStep: !continues)
    return all.count - taken.count
  }

  /// Replaces everything and puts the cursor at the end.
  public mutating func replace(with text: String) {
    change(
      0..<characters.count, to: Array(Array(text).prefix(Self.longest)), as: .other, isOwnStep: true)
  }

  /// Takes the line out and remembers it; nil when there is nothing but white space.
  public mutating func take() -> String? {
    let line = text
    let history = history
    let cut = cut
    self = LineEditor()
    (self.history, self.cut) = (history, cut)
    self.history.leave()
    guard line.contains(where: { !$0.isWhitespace }) else { return nil }
    self.history.add(line)
    return line
  }

  /// Carries out an editing action; false when it is none.
  public mutating func perform(_ action: Action) -> Bool {
    switch action {
    case .newLine: insert("\n")
    case .lineStart: move(to: rowStart)
    case .lineEnd: move(to: rowEnd)
    case .charLeft: move(to: max(0, cursor - 1))
    case .charRight: move(to: min(characters.count, cursor + 1))
    case .wordLeft: move(to: wordStart)
    case .wordRight: move(to: wordEnd)
    case .deleteBack: remove(max(0, cursor - 1)..<cursor)
    case .deleteForward: remove(cursor..<min(characters.count, cursor + 1))
    case .deleteWordBack: cut(wordStart..<cursor, isBefore: true)
    case .deleteWordForward: cut(cursor..<wordEnd, isBefore: false)
    case .killToEnd: cut(cursor..<max(rowEnd, min(cursor + 1, characters.count)), isBefore: false)
    case .killToStart: cut(rowStart..<cursor, isBefore: true)
    case .yank: insert(String(cut))
    case .transpose: transpose()
    case .undo: undo()
    case .older: browse(-1)
    case .newer: browse(1)
    default: return false
    }
    return true
  }

  /// Empties the line; what was in it can be brought back.
  public mutating func clear() { cut(0..<characters.count, isBefore: true) }

  // MARK: - Changing

  /// Every change of the text goes through here.
  private mutating func change(
    _ range: Range<Int>, to new: [Character], as kind: Change, isOwnStep: Bool = true
  ) {
    if isOwnStep || steps.isEmpty {
      steps.append(Step(characters: characters, cursor: cursor))
      if steps.count > Self.mostSteps { steps.removeFirst() }
    }
    breaks += new.count { $0 == "\n" } - characters[range].count { $0 == "\n" }
    characters.replaceSubrange(range, with: new)
    let start = range.lowerBound
    cursor = start + new.count
    latest = kind
    rejoin(start..<cursor)
  }

  /// Characters that came to stand side by side may be one: a combining mark belongs to what stands before it.
  private mutating func rejoin(_ changed: Range<Int>) {
    let around = characters[max(0, changed.lowerBound - 1)..<min(characters.count, changed.upperBound + 1)]
    guard Array(String(around)) != Array(around) else { return }
    let before = Self.text(characters[..<cursor])
    characters = Array(text)
    cursor = min(before.count, characters.count)
  }

  private mutating func remove(_ range: Range<Int>) {
    if !range.isEmpty { change(range, to: [], as: .other) }
  }

  /// Cuts for `yank`; cuts that follow each other are kept together, in the order of the text.
  private mutating func cut(_ range: Range<Int>, isBefore: Bool) {
    guard !range.isEmpty else { return }
    let piece = Array(characters[range])
    cut = latest != .cutting ? piece : isBefore ? piece + cut : cut + piece
    change(range, to: [], as: .cutting)
  }

  /// Exchanges the characters around the cursor; at the end the last two.
  private mutating func transpose() {
    let second = min(cursor, characters.count - 1)
    guard second > 0 else { return }
    change(second - 1..<second + 1, to: [characters[second], characters[second - 1]], as: .other)
  }

  private mutating func undo() {
    guard let step = steps.popLast() else { return }
    (characters, cursor, latest) = (step.characters, step.cursor, .other)
    breaks = characters.count { $0 == "\n" }
  }

  private mutating func move(to place: Int) {
    cursor = place
    latest = .other
  }

  // MARK: - Places

  private var rowStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  private var rowEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

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

  /// Up and Down move between the rows of a message of several, and from its first and last row on in the history.
  private mutating func browse(_ step: Int) {
    if step < 0, rowStart > 0 { return moveUp() }
    if step > 0, rowEnd < characters.count { return moveDown() }
    guard let line = history.browse(step, from: text) else { return }
    replace(with: line)
  }

  private mutating func moveUp() {
    let column = cursor - rowStart
    cursor = rowStart - 1
    move(to: min(rowStart + column, cursor))
  }

  private mutating func moveDown() {
    let column = cursor - rowStart
    cursor = rowEnd + 1
    move(to: min(cursor + column, rowEnd))
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}
