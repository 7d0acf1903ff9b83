import Testing

/// A row of Tests/ACCEPTANCE.md.
private struct AcceptanceRow {
  /// `1` for a row of the checklist, `S-01` for a scenario derived from it.
  var name: String
  var references: [(file: String, text: String)]
  var isLater: Bool

  /// The number of a row of the checklist; nil for a scenario.
  var number: Int? { Int(name) }

  /// Reads `| 1 | words | `file` “text”; … |`; nil for any other line.
  init?(_ line: Substring) {
    let cells = line.split(separator: "|", maxSplits: 2).map { $0.trimming(while: { $0 == " " }) }
    guard cells.count == 3, cells[0].wholeMatch(of: /[0-9]+|S-[0-9]+/) != nil else { return nil }
    name = String(cells[0])
    isLater = cells[2].hasPrefix("later (issue ")
    references = cells[2].matches(of: /`([^`]+)` \u{201C}([^\u{201D}]+)\u{201D}/).map {
      (String($0.1), String($0.2))
    }
  }
}

extension Substring {
  fileprivate func trimming(while isSpace: (Character) -> Bool) -> Substring {
    var rest = drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }
}

@Suite("Acceptance")
struct AcceptanceTests {
  /// The rows that the first version has to show.
  private static let wanted: [Int] =
    [1, 2, 4, 8, 9, 40, 42, 43] + Array(50...62) + Array(65...68) + Array(70...75) + [77] + Array(80...90)
    + [126, 127, 128, 134, 138, 139, 141, 142, 143, 154, 155, 156]

  private let rows: [AcceptanceRow]

  init() throws {
    let text = try Tree.package.text("Tests/ACCEPTANCE.md") ?? ""
    rows = text.split(separator: "\n").compactMap(AcceptanceRow.init)
  }

  @Test("every row of the checklist is there once, in order")
  func complete() { #expect(rows.compactMap(\.number) == Array(1...190)) }

  @Test("every derived scenario is there once, in order, and shown")
  func scenarios() {
    let scenarios = rows.filter { $0.number == nil }
    #expect(scenarios.map(\.name) == (1...18).map { "S-\($0 < 10 ? "0" : "")\($0)" })
    #expect(scenarios.filter(\.references.isEmpty).map(\.name) == [])
  }

  @Test("every row is shown or put off, and none that is wanted is put off")
  func shown() {
    for row in rows { #expect(row.isLater == row.references.isEmpty, "row \(row.name)") }
    let later = rows.filter(\.isLater).compactMap(\.number)
    #expect(Self.wanted.filter(later.contains) == [])
  }

  @Test("every file that is named exists and holds the text that is quoted")
  func references() throws {
    let files = Set(try Tree.package.files("Tests") + Tree.package.files("Scenarios"))
    for row in rows {
      for reference in row.references {
        try #require(files.contains(reference.file), "row \(row.name): \(reference.file)")
        let text = try Tree.package.text(reference.file) ?? ""
        #expect(
          text.contains(reference.text), "row \(row.name): \(reference.file) does not say \(reference.text)"
        )
      }
    }
  }
}
