import Testing

@testable import CopilotStudio

@Suite("Folded tables")
struct FoldedTableTests {
  private var table: FoldedTable<Int> {
    var table = FoldedTable<Int>()
    for (place, text) in ["i want a refund", "que tal", "straße und cafe", ""].enumerated() {
      table[folded: TextFolding.fold(text)] = place
    }
    return table
  }

  @Test(
    "a text is found however it is written",
    arguments: [
      ("I want a REFUND!", 0), ("¿Qué tal?", 1), ("que   tal", 1), ("Strasse und Café", 2), ("...", 3),
      ("i want a refun", nil), ("i want a refund now", nil), ("qué tai", nil),
    ] as [(String, Int?)])
  func find(text: String, found: Int?) {
    #expect(table.find(text) == found)
    #expect(table[folded: TextFolding.fold(text)] == found)
    let inside = "<" + TextFolding.fold(text) + ">"
    #expect(table[folded: inside.dropFirst().dropLast()] == found)
  }

  @Test("a thousand texts are kept apart, and a later value takes the place of an earlier one")
  func many() {
    var table = FoldedTable<Int>()
    for number in 0..<1000 { table[folded: "number \(number)"] = number }
    for number in stride(from: 0, to: 1000, by: 7) { table[folded: "number \(number)"] = -number }
    for number in 0..<1000 {
      #expect(table.find("Number, \(number)") == (number % 7 == 0 ? -number : number))
    }
    #expect(table.find("number 1000") == nil)
  }
}
