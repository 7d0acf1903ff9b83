import Screen
import Text
import Views

/// A row of the customer summary: `Contact Ana Ruiz, ana@example.com`.
struct SummaryLine {
  let row: CustomerSummary.Row

  var line: PaneLine {
    let label = PaneLine.Piece("\(row.label) ".padding(to: 8), .dim)
    let more = Sanitizer.visible(row.more, as: .folded)
    guard let name = row.name else { return PaneLine([label, PaneLine.Piece("not linked: \(more)", .dim)]) }
    var pieces = [label, PaneLine.Piece(Sanitizer.visible(name, as: .folded))]
    if !more.isEmpty { pieces.append(PaneLine.Piece("  \(more)", .dim)) }
    return PaneLine(pieces)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
