import Activities
import Basis

/// Test sets as tables: Copilot Studio's evaluation CSVs (`Prompt, Expected response, Test Method Type, Passing Score`;
/// `question, expectedResponse`) and those of the Copilot Studio Kit (`Test Utterance, Expected Response, Expected Topic
/// Name`, comparison operators, attachments, turns that belong together). Columns are known by their names, in any
/// order and case.
struct TestSet {
  /// What a column holds.
  private enum Column: String, CaseIterable {
    case name, group, order, utterance, expected, method, score, comparison, topic, attachments, critical

    /// Names of the column, in lower case and without spaces.
    var names: [String] {
      switch self {
      case .name: ["name", "testname"]
      case .group: ["group", "conversation", "multi-turn", "multi-turntest", "parent"]
      case .order: ["order", "turn"]
      case .utterance:
        ["prompt", "question", "testutterance", "utterance", "inputtext", "input", "userquery"]
      case .expected: ["expectedresponse", "expectedoutput", "expected"]
      case .method: ["testmethodtype", "testmethodtype1", "testtype", "type"]
      case .score: ["passingscore", "passingscore1"]
      case .comparison: ["comparisonoperator", "operator"]
      case .topic: ["expectedtopicname", "expectedtopic", "topic"]
      case .attachments: ["expectedattachmentsjson", "expectedattachments"]
      case .critical: ["critical"]
      }
    }
  }

  private static let customer = Party(.customer, "Tester")
  private static let bot = Party(.bot, "bot")

  private var places: [Column: Int] = [:]
  private var width = 0
  private let file: String
  private var told = Told()
  private var meanings = 0

  private init(file: String) { self.file = file }

  /// Whether a header is that of a test set.
  static func isHeader(_ cells: [String]) -> Bool {
    TestSet(header: cells, file: "").places[.utterance] != nil
  }

  private init(header: [String], file: String) {
    self.init(file: file)
    width = header.count
    for (index, cell) in header.enumerated() {
      let name = cell.lowercased().filter { !$0.isWhitespace && $0 != "_" }
      if let column = Column.allCases.first(where: { $0.names.contains(name) }), places[column] == nil {
        places[column] = index
      }
    }
  }

  /// The conversations of a table: one for each test, or for each group of turns.
  static func read(_ table: DelimitedText, file: String) -> Told {
    var set = TestSet(header: table.rows.first?.cells ?? [], file: file)
    for row in table.rows.dropFirst() { set.take(row) }
    if set.meanings > 0 {
      set.told.findings.append(
        Diagnostic(
          .note, "testset.meaning",
          "\(set.meanings) answers are graded by meaning, which nothing offline can do: a scenario expects some answer, "
            + "and the expected one stands in a comment", at: .file(file)))
    }
    return set.told
  }

  private func cell(_ column: Column, _ row: DelimitedText.Row) -> String {
    guard let place = places[column], place < row.cells.count else { return "" }
    return row.cells[place].trimmed
  }

  private mutating func take(_ row: DelimitedText.Row) {
    let row = fitted(row)
    let utterance = cell(.utterance, row)
    guard !utterance.isEmpty else {
      if row.cells.contains(where: { !$0.trimmed.isEmpty }) {
        complain("no-utterance", "this row says nothing to the bot and is left out", row)
      }
      return
    }
    let start = SourcePosition(line: row.line, column: 1, offset: 0)
    let span = SourceSpan(file: file, start: start, end: start)
    let asked = ToldLine(
      from: Self.customer, activity: .message(utterance), seenBy: [Self.customer, Self.bot], place: span)
    let answer = answer(row, span)
    let group = cell(.group, row)
    if !group.isEmpty, let index = told.conversations.firstIndex(where: { $0.title == group }) {
      told.conversations[index].lines += [asked, answer]
      return
    }
    let name = cell(.name, row)
    let title = [group, name].first { !$0.isEmpty } ?? "Test \(told.conversations.count + 1)"
    told.conversations.append(
      ToldConversation(title: title, parties: [Self.customer, Self.bot], lines: [asked, answer]))
  }

  /// A row with more cells than the header has an unquoted comma in its last one.
  private mutating func fitted(_ row: DelimitedText.Row) -> DelimitedText.Row {
    guard row.cells.count > width, width > 0 else { return row }
    complain(
      "too-many-cells",
      "this row has \(row.cells.count) cells and the header \(width): the last ones are read as one",
      row, hint: "put a cell with commas in quotes")
    let last = row.cells[(width - 1)...].joined(separator: ",")
    return DelimitedText.Row(cells: Array(row.cells[..<(width - 1)]) + [last], line: row.line)
  }

  private mutating func answer(_ row: DelimitedText.Row, _ span: SourceSpan) -> ToldLine {
    let expected = cell(.expected, row)
    var activity = Activity.message(expected)
    var wanted = comparison(row, expected)
    wanted.topic = places[.topic] == nil || cell(.topic, row).isEmpty ? nil : cell(.topic, row)
    if case .meaning = wanted.match { meanings += 1 }
    let attachments = cell(.attachments, row)
    if !attachments.isEmpty {
      let list = (try? JSON(parsing: attachments))?.array?.compactMap(Attachment.init(json:))
      if let list {
        activity.attachments = list
      } else {
        complain("attachments", "the attachments are no JSON array", row)
      }
    }
    return ToldLine(
      from: Self.bot, activity: activity, seenBy: [Self.customer, Self.bot], wanted: wanted, place: span)
  }

  private mutating func comparison(_ row: DelimitedText.Row, _ expected: String) -> Wanted {
    guard !expected.isEmpty else { return Wanted(.anything) }
    let words = cell(.comparison, row).lowercased().replacing("’", with: "'")
    if !words.isEmpty || places[.comparison] != nil {
      var wanted: Wanted
      switch words {
      case let text where text.contains("contain"): wanted = Wanted(.contains)
      case let text where text.contains("begin"): wanted = Wanted(.begins)
      case let text where text.contains("end"): wanted = Wanted(.ends)
      case let text where text.contains("equal") || text.isEmpty: wanted = Wanted(.equals)
      default:
        complain(
          "comparison", "\(words.prefix(40)) is no comparison that is known; the answer is not compared", row)
        wanted = Wanted(.anything)
      }
      wanted.isNegated = words.contains("not") || words.contains("n't")
      return wanted
    }
    switch cell(.method, row).lowercased().filter(\.isLetter) {
    case "exactmatch": return Wanted(.equals)
    case "partialmatch", "keywordmatch", "textmatch", "contains": return Wanted(.contains)
    default: return Wanted(.meaning(score: Int(cell(.score, row))))
    }
  }

  private mutating func complain(
    _ code: String, _ message: String, _ row: DelimitedText.Row, hint: String? = nil
  ) {
    let start = SourcePosition(line: row.line, column: 1, offset: 0)
    told.findings.append(
      Diagnostic(
        .warning, "testset.\(code)", message, at: SourceSpan(file: file, start: start, end: start), hint: hint
      ))
  }
}
